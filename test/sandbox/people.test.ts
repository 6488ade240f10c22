import { createLearning } from '../../adapters/learning/http';
import { createMessaging } from '../../adapters/messaging/smtp';
import { createSignature } from '../../adapters/signature/http';
import { createWorkTool } from '../../adapters/work-tool/http';
import { checkForm } from '../../domain/ask/form';
import { openPortal, type Portal, type PortalAsk } from './portal';
import { eventually, openWorld, type TestWorld } from './world';

const thread = 'hire_00000000000000000000000001';
const person = { id: 'tal_1', name: 'Ines Moreau', email: 'ines@talent.example' };
let world: TestWorld;
let portal: Portal;
beforeEach(async () => {
  [world, portal] = await Promise.all([openWorld(), openPortal()]);
});
afterEach(() => Promise.all([world.close(), portal.close()]));

let counter = 0;
/** Opens an ask and mails its link; the mail has arrived when this resolves. */
async function asked(given: Partial<PortalAsk> = {}, to = person.email): Promise<PortalAsk> {
  const { ask, link } = portal.open(given);
  counter += 1;
  await createMessaging({ smtpUrl: world.smtpUrl, from: 'muster@client.example' }).send(`ask/${counter}/1`, {
    to: { name: 'Somebody', email: to },
    subject: 'Something to do',
    text: `Open ${link} please, or read https://client.example/help`,
    html: `<a href="https://client.example/help">Help</a> <a href="${link}">Open</a>`,
    thread,
    ask: ask.id,
  });
  return ask;
}

function control(method: string, path: string, body?: unknown, token = world.token): Promise<Response> {
  return fetch(`${world.url}/people${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

async function play(options: Record<string, unknown> = {}): Promise<void> {
  expect((await control('POST', '/play', { thread, ...options })).status).toBe(200);
}

const answered = (ask: PortalAsk) => eventually(`an answer to ${ask.kind}`, () => ask.answers[0]);
const visited = (ask: PortalAsk) => eventually(`a visit for ${ask.kind}`, () => ask.visits > 0);
const endings = async () =>
  (await world.journal<{ type: string; how?: string }>('people')).flatMap(({ type, how }) =>
    type === 'mail.handled' ? [how] : [],
  );

/** Time for people who would do something wrong to do it. */
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 150));

test('nobody answers a story that nobody registered', async () => {
  const ask = await asked();
  world.advance(48);
  await aMoment();
  expect(ask.visits).toBe(0);
});

test('people answer half an hour to six hours after the mail, with the first option', async () => {
  await play();
  const ask = await asked();
  world.advance(0.49);
  await aMoment();
  expect(ask.visits).toBe(0);
  world.advance(5.52);
  expect(await answered(ask)).toEqual({ option: 'accept' });
  await eventually('the journal', async () => (await endings()).length === 1);
  expect(await endings()).toEqual(['answered']);
});

test('a story registered later is caught up with', async () => {
  const ask = await asked();
  world.advance(24);
  await play();
  await answered(ask);
});

test('forms are filled so that they fit, differently from seed to seed', async () => {
  const form = {
    type: 'object',
    properties: {
      document: { type: 'string', enum: ['passport', 'identity card'] },
      number: { type: 'string', pattern: '^[0-9]{3}-[0-9]{2}-[0-9]{4}$' },
      until: { type: 'string', format: 'date' },
      mail: { type: 'string', format: 'email' },
      site: { type: 'string', format: 'uri' },
      rating: { type: 'integer', minimum: 1, maximum: 5 },
      hours: { type: 'number', minimum: 0 },
      tools: { type: 'array', items: { type: 'string', minLength: 3 }, minItems: 2 },
      consent: { type: 'boolean', const: true },
      studio: { type: 'string', examples: ['Sample Studio', 'North Light', 'Paper & Pixel', 'Atelier 9'] },
      summary: { type: 'string', minLength: 60, maxLength: 70 },
      comment: { type: 'string' },
      drafted: { type: 'string', default: 'as drafted' },
    },
    required: [
      'document',
      'number',
      'until',
      'mail',
      'site',
      'rating',
      'hours',
      'tools',
      'consent',
      'studio',
      'summary',
    ],
    additionalProperties: false,
  };
  const filled: Record<string, unknown>[] = [];
  for (const seed of [1, 2, 3, 4]) {
    await play({ seed });
    const ask = await asked({ form });
    world.advance(7);
    filled.push((await answered(ask)).form!);
  }
  for (const one of filled) {
    expect(checkForm(form, one)).toEqual([]);
    expect(one).toMatchObject({ document: 'passport', mail: person.email, drafted: 'as drafted' });
    expect(one).not.toHaveProperty('comment');
  }
  expect(new Set(filled.map((one) => JSON.stringify(one))).size).toBeGreaterThan(1);
});

test('played up to a phase, later asks wait until the play goes further', async () => {
  await play({ until: 'onboard' });
  const [early, late] = [await asked({ phase: 'onboard' }), await asked({ phase: 'assign' })];
  world.advance(7);
  await answered(early);
  await visited(late);
  await aMoment();
  expect(late.answers).toEqual([]);
  await play();
  await answered(late);
});

test('without staff the house’s own people are left to you', async () => {
  await play({ staff: false });
  const [house, talent] = [await asked({ to: { role: 'approver' } }, 'lena@client.example'), await asked()];
  world.advance(7);
  await answered(talent);
  await visited(house);
  await aMoment();
  expect(house.answers).toEqual([]);
});

test('stopped, they stop', async () => {
  await play();
  const ask = await asked();
  expect((await control('DELETE', `/play/${thread}`)).status).toBe(204);
  world.advance(48);
  await aMoment();
  expect(ask.visits).toBe(0);
});

test('what was handled before a crash is not touched again; what was not, is', async () => {
  await play();
  const before = await asked();
  world.advance(7);
  await answered(before);
  await eventually('the journal', async () => (await endings()).length === 1);
  const visits = before.visits;
  const during = await asked();
  await world.restart();
  world.advance(7);
  await answered(during);
  expect(before.visits).toBe(visits);
});

test.each([
  ['cuts connections', 0],
  ['is overloaded', 503],
  ['throttles', 429],
])('while the API %s they try again until it is back', async (_how, status) => {
  await play();
  portal.trouble = status;
  const ask = await asked();
  world.advance(7);
  await aMoment();
  portal.trouble = null;
  await answered(ask);
});

test('who is still at it when business time has gone on is late, and says so until it is done', async () => {
  const late = async () => ((await (await control('GET', '/late')).json()) as { seconds: number }).seconds;
  let release = (): void => undefined;
  await play();
  const ask = await asked();
  expect(await late()).toBe(0);
  portal.held = new Promise((resolve) => (release = resolve));
  world.advance(7);
  await eventually('somebody late', async () => (await late()) > 0.05);
  release();
  await answered(ask);
  await eventually('nobody late', async () => (await late()) === 0);
});

test('a colleague who is asked about somebody’s work has no part in that story; who does the work has', async () => {
  await play();
  const [own, colleague] = [
    await asked({ kind: 'work', subject: 'eng_1', to: { talent: 'tal_1' } }),
    await asked({ kind: 'peer-review', subject: 'eng_1', to: { talent: 'tal_2' } }),
  ];
  world.advance(7);
  await Promise.all([answered(own), answered(colleague)]);
  const lines = await world.journal<{ type: string; about?: string[] }>('people');
  const met = lines.flatMap(({ type, about }) => (type === 'ask.met' ? [about] : []));
  expect(met).toHaveLength(2);
  expect(met).toEqual(expect.arrayContaining([['eng_1', 'tal_1'], ['eng_1']]));
});

test('an ask that somebody else answered is left as it is', async () => {
  await play();
  const ask = await asked({ state: 'answered' });
  world.advance(7);
  await eventually('the journal', async () => (await endings())[0] === 'moot');
  expect(ask.answers).toEqual([]);
});

test.each([
  ['somebody was faster', 409, 'moot'],
  ['the answer is refused', 422, 'refused'],
])('when %s, they do not insist', async (_why, status, how) => {
  const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  await play();
  portal.answerStatus = status;
  const ask = await asked();
  world.advance(7);
  await eventually('the journal', async () => (await endings())[0] === how);
  await aMoment();
  expect(ask.answers).toHaveLength(1);
  if (how === 'refused') expect(said.mock.calls[0]?.[0]).toContain('/form/name is required');
  said.mockRestore();
});

describe('on outside pages', () => {
  /** Muster: a report answers the ask that it is about. */
  function reports(asks: Record<string, PortalAsk>): void {
    world.respond = ({ body }) => {
      const ask = asks[body.type];
      if (ask) ask.state = 'answered';
      return 204;
    };
  }

  test('they accept an item, and hand it in only when asked', async () => {
    await play();
    const tool = createWorkTool({ url: `${world.url}/work-tool`, token: world.token });
    const amount = { amountMinor: 120_000, currency: 'USD' };
    const item = { engagement: 'eng_1', person, title: 'Moodboard', acceptance: ['two'], dueOn: '2026-12-08', amount };
    const { link } = await tool.publish('item/1', item);
    const options = (value: string) => [{ value, label: value }];

    // The report is late: the page already offers to hand in, and the ask to accept is still open.
    const accept = await asked({ kind: 'work', phase: 'assign', link, options: options('accept') });
    world.advance(7);
    await world.webhook('item.accepted', 'item/1');
    await eventually('a second look', () => accept.visits >= 2);
    await aMoment();
    expect((await tool.find('item/1'))?.status).toBe('accepted');
    accept.state = 'answered';

    const submit = await asked({ kind: 'work', phase: 'assign', link, options: options('submit') });
    reports({ 'item.submitted': submit });
    world.advance(7);
    const { body } = await world.webhook('item.submitted', 'item/1');
    expect(String(body.data['note'])).toContain('https://files.example/');
    await eventually('the journal', async () => (await endings()).length === 2);
    expect(await endings()).toEqual(['done-outside', 'done-outside']);
    expect([...accept.answers, ...submit.answers]).toEqual([]);
  });

  test('an item that was never accepted is accepted before it is handed in', async () => {
    await play();
    const tool = createWorkTool({ url: `${world.url}/work-tool`, token: world.token });
    const item = { engagement: 'eng_1', person, title: 'Moodboard', acceptance: [], dueOn: '2026-12-08', amount: null };
    const { link } = await tool.publish('item/2', item);
    const submit = await asked({ phase: 'assign', link, options: [{ value: 'submit', label: 'Submit' }] });
    reports({ 'item.submitted': submit });
    world.advance(7);
    await world.webhook('item.submitted', 'item/2');
  });

  test('rework is handed in with words of its own', async () => {
    await play();
    const tool = createWorkTool({ url: `${world.url}/work-tool`, token: world.token });
    const item = { engagement: 'eng_1', person, title: 'Moodboard', acceptance: [], dueOn: '2026-12-08', amount: null };
    const { link } = await tool.publish('item/3', item);
    for (const round of [1, 2]) {
      const submit = await asked({ phase: 'assign', link, options: [{ value: 'submit', label: 'Submit' }] });
      reports({ 'item.submitted': submit });
      world.advance(7);
      await eventually(`round ${round}`, () => submit.state === 'answered');
    }
    const notes = world.deliveries
      .filter((one) => one.body.type === 'item.submitted')
      .map((one) => one.body.data['note']);
    expect(new Set(notes).size).toBe(2);
  });

  test('they take a course and pass it', async () => {
    await play();
    const learning = createLearning({ url: `${world.url}/learning`, token: world.token });
    for (const [index, course] of ['working-safely', 'data-protection'].entries()) {
      const { link } = await learning.enrol(`course/${index}`, { person, course, dueAt: world.inHours(100) });
      const ask = await asked({ phase: 'onboard', link, options: [{ value: 'passed', label: 'Passed' }] });
      reports({ 'course.passed': ask });
      world.advance(7);
      const { body } = await world.webhook('course.passed', `course/${index}`);
      expect(body.data['score']).toBe(100);
    }
  });

  test('they sign', async () => {
    await play();
    const signature = createSignature({ url: `${world.url}/signature`, token: world.token });
    const signers = [{ party: 'talent', person }];
    const pdf = Buffer.from('%PDF-1.7\n%%EOF\n');
    const envelope = { title: 'SOW', pdf, signers, expiresAt: world.inHours(100) };
    const { links } = await signature.send('sow/1', envelope);
    const ask = await asked({ phase: 'onboard', link: links[0]!.url, options: [{ value: 'signed', label: 'Signed' }] });
    reports({ 'envelope.signed': ask });
    world.advance(7);
    await world.webhook('envelope.completed', 'sow/1');
  });
});

describe('the list of plays', () => {
  test('is for those with a token', async () => {
    for (const [method, path] of [
      ['GET', '/play'],
      ['POST', '/play'],
      ['DELETE', `/play/${thread}`],
    ] as const)
      expect((await control(method, path, undefined, 'a guess')).status).toBe(401);
  });

  test('shows what is played, with its defaults', async () => {
    await play({ until: 'onboard', seed: 7 });
    const { plays } = (await (await control('GET', '/play')).json()) as { plays: unknown };
    expect(plays).toEqual([{ thread, seed: 7, until: 'onboard', staff: true, behaviour: 'straight', script: [] }]);
  });

  test.each([{}, { thread: '../etc' }, { thread, until: 'later' }, { thread, seed: 'x' }, { thread, more: 1 }])(
    'refuses %j and says where',
    async (body) => {
      const reply = await control('POST', '/play', body);
      expect([reply.status, await reply.json()]).toMatchObject([
        400,
        { detail: expect.stringContaining('/') as string },
      ]);
    },
  );
});
