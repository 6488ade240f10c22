import { createLearning } from '../../adapters/learning/http';
import { createSignature } from '../../adapters/signature/http';
import type { AskSheet } from '../../sandbox/people/ask-sheet';
import { byPlay, type Situation } from '../../sandbox/people/persona';
import { Play } from '../../sandbox/people/plays';
import { human } from '../../sandbox/people/temperament';
import { createMessaging } from '../../adapters/messaging/smtp';
import { openPortal, type Portal, type PortalAsk } from './portal';
import { eventually, openWorld, type TestWorld } from './world';

const thread = 'hire_00000000000000000000000001';
const mailedAt = '2026-11-02T09:00:00.000Z';
const person = { id: 'tal_1', name: 'Ines Moreau', email: 'ines@talent.example' };

function sheet(given: Partial<AskSheet> = {}): AskSheet {
  return {
    id: 'ask_1',
    kind: 'offer',
    name: 'offer',
    question: 'We would like to work with you on “Posters”',
    subject: 'eng_1',
    phase: 'source',
    state: 'open',
    to: { talent: 'tal_1' },
    options: [
      { value: 'accept', needsReason: false, skipsForm: false },
      { value: 'decline', needsReason: true, skipsForm: false },
    ],
    form: null,
    link: null,
    detail: [],
    openedAt: mailedAt,
    dueAt: '2026-11-05T09:00:00.000Z',
    ...given,
  };
}

function situation(play: object, ask: Partial<AskSheet> = {}, rest: Partial<Situation> = {}): Situation {
  return { ask: sheet(ask), address: person.email, play: Play.parse({ thread, ...play }), round: 1, mailedAt, ...rest };
}

const declines = { ask: 'offer', answer: { option: 'decline' } };
const saysNo = { do: 'answer', option: 'decline', reason: 'That is how it is.' };
const saysYes = { do: 'answer', option: 'accept' };

describe('a script', () => {
  test.each<[string, object, Partial<AskSheet>?]>([
    ['by name', { ask: 'offer' }],
    ['by kind', { ask: 'offer' }, { name: 'offer/2' }],
    ['by the beginning of the name', { ask: 'off*' }],
    ['by the beginning of the question', { ask: 'We would like*' }],
    ['to talent', { ask: 'offer', who: 'talent' }],
    ['to somebody by address', { ask: 'offer', who: 'ines' }],
    ['in this round', { ask: 'offer', round: 1 }],
  ])('finds an ask %s', (_how, rule, ask = {}) => {
    expect(byPlay(situation({ script: [{ ...declines, ...rule }] }, ask))).toEqual(saysNo);
  });

  test.each([
    ['another name', { ask: 'consent' }],
    ['the house', { ask: 'offer', who: 'staff' }],
    ['somebody else', { ask: 'offer', who: 'jonas' }],
    ['a later round', { ask: 'offer', round: 2 }],
    ['an option that the ask does not have', { ask: 'offer', answer: { option: 'rework' } }],
  ])('with a rule for %s leaves it alone', (_how, rule) => {
    expect(byPlay(situation({ script: [{ ...declines, ...rule }] }))).toEqual(saysYes);
  });

  test('counts by its first rule that fits', () => {
    const script = [{ ask: 'offer', round: 2, answer: 'silence' }, declines, { ask: 'offer', answer: 'silence' }];
    expect(byPlay(situation({ script }))).toEqual(saysNo);
    expect(byPlay(situation({ script }, {}, { round: 2 }))).toEqual({ do: 'ignore' });
  });

  test('says when, why and what', () => {
    const rule = { ask: 'offer', afterHours: 30, answer: { form: { rate: 80 }, reason: 'I need to think.' } };
    expect(byPlay(situation({ script: [rule] }))).toEqual({
      ...saysYes,
      form: { rate: 80 },
      reason: 'I need to think.',
      notBefore: '2026-11-03T15:00:00.000Z',
    });
  });
});

test('what only offers a right is left alone, unless somebody wants to use it', () => {
  const right = { question: 'You may still dispute the report', kind: 'adverse-notice', name: 'adverse/dispute' };
  expect(byPlay(situation({}, right))).toEqual({ do: 'ignore' });
  expect(byPlay(situation({ script: [{ ask: 'adverse/dispute' }] }, right))).toMatchObject({ option: 'accept' });
  const uses = Array.from({ length: 200 }, (_, seed) => human(situation({ seed }, right)).do);
  expect(uses.filter((one) => one === 'ignore').length).toBeGreaterThan(140);
  expect(uses).toContain('answer');
});

describe('human people', () => {
  const decisions = (seed: number) =>
    ['offer', 'consent', 'review', 'checklist', 'something-new'].flatMap((kind) =>
      [1, 2].map((round) => human(situation({ seed }, { kind, name: kind }, { round }))),
    );
  const many = Array.from({ length: 400 }, (_, seed) => decisions(seed));

  test('decide the same for the same seed, name, round and person, whatever the ask’s id', () => {
    expect(decisions(7)).toEqual(decisions(7));
    const once = human(situation({ seed: 7 }));
    expect(human(situation({ seed: 7 }, { id: 'ask_2' }))).toEqual(once);
    expect(new Set(many.map((one) => JSON.stringify(one))).size).toBeGreaterThan(100);
  });

  test('say yes mostly, no, nothing, or yes late, about asks of any kind', () => {
    const all = many.flat();
    const share = (fits: (one: (typeof all)[number]) => boolean) => all.filter(fits).length / all.length;
    expect(share((one) => one.do === 'answer' && one.option === 'accept')).toBeGreaterThan(0.75);
    expect(share((one) => one.do === 'answer' && one.option === 'decline')).toBeGreaterThan(0.05);
    expect(share((one) => one.do === 'ignore')).toBeGreaterThan(0.02);
    expect(share((one) => one.do === 'answer' && one.notBefore !== undefined)).toBeGreaterThan(0.1);
  });

  test('give a reason where one is needed, and keep the time when they are late', () => {
    for (const one of many.flat()) {
      if (one.do !== 'answer') continue;
      expect(one.reason !== undefined).toBe(one.option === 'decline');
      if (one.notBefore === undefined) continue;
      expect(one.notBefore > mailedAt && one.notBefore < sheet().dueAt!).toBe(true);
    }
  });

  test('have had enough after three rounds', () => {
    for (let seed = 0; seed < 200; seed++)
      expect(human(situation({ seed }, {}, { round: 4 }))).toMatchObject({ option: 'accept' });
  });

  test('and wait no longer then: their story has to end', () => {
    const options = ['wait', 'anew'].map((value) => ({ value, needsReason: false, skipsForm: false }));
    for (let seed = 0; seed < 200; seed++)
      expect(human(situation({ seed }, { options }, { round: 4 }))).toMatchObject({ option: 'anew' });
  });

  test('only take the first option where there is no other', () => {
    const options = [{ value: 'done', needsReason: false, skipsForm: false }];
    for (let seed = 0; seed < 200; seed++) {
      const decision = human(situation({ seed }, { options, kind: 'checklist' }));
      if (decision.do === 'answer') expect(decision.option).toBe('done');
    }
  });
});

describe('in the world', () => {
  let world: TestWorld;
  let portal: Portal;
  let counter = 0;
  beforeEach(async () => {
    [world, portal] = await Promise.all([openWorld(), openPortal()]);
  });
  afterEach(() => Promise.all([world.close(), portal.close()]));

  async function asked(given: Partial<PortalAsk> = {}): Promise<PortalAsk> {
    const { ask, link } = portal.open(given);
    counter += 1;
    await createMessaging({ smtpUrl: world.smtpUrl, from: 'muster@client.example' }).send(`script/${counter}`, {
      to: person,
      subject: 'Something to do',
      text: `Open ${link}`,
      html: `<a href="${link}">Open</a>`,
      thread,
      ask: ask.id,
    });
    return ask;
  }

  async function play(script: readonly object[]): Promise<void> {
    const reply = await fetch(`${world.url}/people/play`, {
      method: 'POST',
      headers: { authorization: `Bearer ${world.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ thread, script }),
    });
    expect(reply.status).toBe(200);
  }

  const option = (...values: string[]) => values.map((value) => ({ value, label: value }));

  test('the second ask of a name is the second round, also after a restart', async () => {
    await play([{ ask: 'offer', round: 2, answer: { option: 'decline', reason: 'Once is enough.' } }]);
    const first = await asked();
    world.advance(7);
    await eventually('the first answer', () => first.answers[0]);
    await eventually('the journal', async () => (await world.journal('people')).length === 3);
    await world.restart();
    const second = await asked();
    world.advance(7);
    await eventually('the second answer', () => second.answers[0]);
    expect([first.answers, second.answers]).toEqual([
      [{ option: 'accept' }],
      [{ option: 'decline', reason: 'Once is enough.' }],
    ]);
  });

  test('who answers late answers late', async () => {
    await play([{ ask: 'offer', afterHours: 50 }]);
    const ask = await asked();
    world.advance(49);
    await eventually('a visit', () => ask.visits > 0);
    expect(ask.answers).toEqual([]);
    world.advance(2);
    await eventually('the answer', () => ask.answers[0]);
  });

  test('who declines to sign does so on the page of the signature service', async () => {
    await play([{ ask: 'sign*', answer: { option: 'declined' } }]);
    const signature = createSignature({ url: `${world.url}/signature`, token: world.token });
    const pdf = Buffer.from('%PDF-1.7\n%%EOF\n');
    const signers = [{ party: 'talent', person }];
    const { links } = await signature.send('sow/1', { title: 'SOW', pdf, signers, expiresAt: world.inHours(100) });
    const ask = await asked({ kind: 'sign', link: links[0]!.url, options: option('signed', 'declined') });
    world.advance(7);
    await world.webhook('envelope.declined', 'sow/1');
    expect(ask.answers).toEqual([]);
  });

  test('who fails a course uses up every try', async () => {
    await play([{ ask: 'course', answer: { option: 'failed' } }]);
    const learning = createLearning({ url: `${world.url}/learning`, token: world.token });
    const { link } = await learning.enrol('course/1', { person, course: 'working-safely', dueAt: world.inHours(100) });
    const ask = await asked({ kind: 'course', link, options: option('passed', 'failed') });
    world.respond = ({ body }) => {
      if (body.data['attemptsLeft'] === 0) ask.state = 'answered';
      return 204;
    };
    world.advance(7);
    await eventually('the end', () => ask.state === 'answered');
    expect((await learning.find('course/1'))?.status).toBe('failed');
  });

  test('who says that something is done elsewhere has done it there first; who says no has not', async () => {
    await play([{ ask: 'check/later', answer: { option: 'cannot' } }]);
    const learning = createLearning({ url: `${world.url}/learning`, token: world.token });
    const points = async (key: string) => {
      const { link } = await learning.enrol(key, { person, course: 'working-safely', dueAt: world.inHours(100) });
      const detail = [
        { label: 'What to do', value: 'Take it', href: link },
        { label: 'Document', value: 'PDF', href: '/v1/documents/doc_1' },
      ];
      return { kind: 'check', detail, options: option('done', 'cannot') };
    };
    const now = await asked({ ...(await points('course/now')), name: 'check/now' });
    const later = await asked({ ...(await points('course/later')), name: 'check/later' });
    world.advance(7);
    expect(await eventually('one answer', () => now.answers[0])).toEqual({ option: 'done' });
    expect(await eventually('the other', () => later.answers[0])).toEqual({ option: 'cannot' });
    expect((await learning.find('course/now'))?.status).toBe('passed');
    expect((await learning.find('course/later'))?.status).toBe('enrolled');
  });

  test('what no outside page offers is answered in the portal', async () => {
    await play([{ ask: 'course', answer: { option: 'skip' } }]);
    const signature = createSignature({ url: `${world.url}/signature`, token: world.token });
    const pdf = Buffer.from('%PDF-1.7\n%%EOF\n');
    const signers = [{ party: 'talent', person }];
    const { links } = await signature.send('sow/2', { title: 'SOW', pdf, signers, expiresAt: world.inHours(100) });
    const ask = await asked({ kind: 'course', link: links[0]!.url, options: option('passed', 'skip') });
    world.advance(7);
    expect(await eventually('the answer', () => ask.answers[0])).toEqual({ option: 'skip' });
  });
});
