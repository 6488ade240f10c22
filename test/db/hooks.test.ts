import type { AskGroup } from '../../domain/ask/contract';
import { NotFound, Unavailable } from '../../domain/errors';
import { type Ground, groupOf, openGround, rowsOf, thrown } from './fixture';

let ground: Ground;
beforeAll(async () => (ground = await openGround()));
afterAll(() => ground?.close());

let effects = 0;

/** An effect of its own, done. */
async function effectOf(system: string): Promise<{ key: string; workflowId: string; ref: string }> {
  const number = ++effects;
  const key = `${system}/eng_h${number}/x/1`;
  const ref = `ref_${number}`;
  const workflowId = `engagement/eng_h${number}`;
  await ground.store.transaction(async (tx) => {
    const spec = { key, system, operation: 'do', subject: `eng_h${number}`, thread: 'hire_h', workflowId };
    await ground.store.effects.begin(tx, spec, 'digest');
    await ground.store.effects.settle(tx, key, { providerRef: ref, result: {} });
  });
  return { key, workflowId, ref };
}

let messages = 0;
const receive = (provider: string, type: string, data: Record<string, unknown>, id = `msg_${++messages}`) =>
  ground.store
    .transaction((tx) => ground.store.hooks.receive(tx, provider, id, type, { type, data }))
    .then((fresh) => ({ id, fresh }));
const route = (provider: string, id: string) =>
  ground.store.transaction((tx) => ground.store.hooks.route(tx, provider, id));
const arrive = async (provider: string, type: string, data: Record<string, unknown>) =>
  route(provider, (await receive(provider, type, data)).id);
const open = (group: AskGroup) => ground.store.transaction((tx) => ground.store.asks.open(tx, group));
const outcomes = (group: AskGroup) => ground.store.asks.outcomes(ground.database.knex, group.key);
const hookRows = (id: string) =>
  rowsOf<{ key: string }>(ground, `select key from outbox where kind = 'hook' and payload->>'webhookId' = ?`, [id]);

test('a webhook is recorded once, however often it comes, with one row to route it', async () => {
  const { key } = await effectOf('screening');
  const first = await receive('screening', 'check.completed', { key });
  const again = await receive('screening', 'check.completed', { key }, first.id);
  expect([first.fresh, again.fresh]).toEqual([true, false]);
  expect(await hookRows(first.id)).toHaveLength(1);
  const racing = await Promise.all(
    Array.from({ length: 10 }, () => receive('screening', 'check.completed', { key }, 'msg_race')),
  );
  expect(racing.filter((one) => one.fresh)).toHaveLength(1);
});

test('a report that wakes puts one signal to the run of its effect into the outbox', async () => {
  const { key, workflowId } = await effectOf('screening');
  const { id } = await receive('screening', 'check.completed', { key, status: 'clear' });
  expect(await route('screening', id)).toBe('woke');
  expect(await route('screening', id)).toBe('handled');
  const signals = await rowsOf(ground, `select payload from outbox where kind = 'signal' and workflow_id = ?`, [
    workflowId,
  ]);
  expect(signals).toEqual([{ payload: { signal: 'effectReported', args: [{ key }] } }]);
  expect(await ground.store.hooks.reportsOf(ground.database.knex, key)).toMatchObject([
    { type: 'check.completed', body: { data: { status: 'clear' } } },
  ]);
});

test('a report answers the ask of its party, and no other', async () => {
  const { key } = await effectOf('signature');
  const options = [
    { value: 'signed', label: 'Signed' },
    { value: 'declined', label: 'Declined', needsReason: true },
  ];
  const group = groupOf(
    { name: 'talent', to: { talent: ground.ada }, options, via: { effect: key, party: 'talent' } },
    { name: 'client', to: { user: ground.lead }, options, via: { effect: key, party: 'client' } },
  );
  await open(group);
  expect(await arrive('signature', 'envelope.signed', { key, party: 'client' })).toBe('answered');
  expect((await outcomes(group)).map((ask) => [ask.name, ask.option, ask.answeredBy])).toEqual([
    ['client', 'signed', 'system:signature'],
    ['talent', null, null],
  ]);
  expect(await arrive('signature', 'envelope.declined', { key, party: 'talent' })).toBe('answered');
  expect((await outcomes(group)).map((ask) => ask.option)).toEqual(['signed', 'declined']);
});

test('facts of a report become the answer’s form; what has the wrong type is left out', async () => {
  const { key } = await effectOf('learning');
  const options = [
    { value: 'passed', label: 'Passed' },
    { value: 'failed', label: 'Failed' },
  ];
  const group = groupOf({ name: 'course', to: { talent: ground.ada }, options, via: { effect: key } });
  await open(group);
  const data = { key, score: 90, courseVersion: '3', certificate: 'cert-1', passedAt: 7, more: 'x' };
  expect(await arrive('learning', 'course.passed', data)).toBe('answered');
  expect((await outcomes(group))[0]?.answer).toEqual({ score: 90, courseVersion: '3', certificate: 'cert-1' });
});

test('a system speaks for its own matters only, and what nobody waits for is only kept', async () => {
  const { key } = await effectOf('signature');
  const options = [{ value: 'signed', label: 'Signed' }];
  const group = groupOf({ name: 'sign', to: { talent: ground.ada }, options, via: { effect: key } });
  await open(group);
  expect(await arrive('learning', 'envelope.signed', { key })).toBe('recorded');
  expect(await arrive('signature', 'envelope.viewed', { key })).toBe('recorded');
  expect((await outcomes(group))[0]?.state).toBe('open');
});

test('submitted before accepted: the early report waits and answers its ask as soon as it opens', async () => {
  const { key } = await effectOf('work-tool');
  const via = { effect: key };
  const submit = groupOf({
    name: 'submit',
    to: { talent: ground.ada },
    options: [{ value: 'submit', label: 'Submit' }],
    via,
  }).asks[0]!;
  const group = groupOf({
    name: 'accept',
    to: { talent: ground.ada },
    options: [{ value: 'accept', label: 'Accept' }],
    via,
    followUps: { accept: [submit] },
  });
  await open(group);
  const early = await receive('work-tool', 'item.submitted', { key, note: 'done' });
  expect(await route('work-tool', early.id)).toBe('waiting');
  expect(await arrive('work-tool', 'item.accepted', { key })).toBe('answered');
  expect(await hookRows(early.id)).toHaveLength(2);
  expect(await route('work-tool', early.id)).toBe('answered');
  expect(await outcomes(group)).toMatchObject([
    { name: 'accept', option: 'accept' },
    { name: 'submit', option: 'submit', answer: { note: 'done' } },
  ]);
  expect(await route('work-tool', early.id)).toBe('handled');
});

test('a report and the opening of its ask at the same moment never miss each other', async () => {
  for (let round = 0; round < 25; round++) {
    const { key } = await effectOf('signature');
    const options = [{ value: 'signed', label: 'Signed' }];
    const group = groupOf({ name: 'sign', to: { talent: ground.ada }, options, via: { effect: key } });
    const { id } = await receive('signature', 'envelope.signed', { key });
    const [routed] = await Promise.all([route('signature', id), open(group)]);
    if (routed === 'waiting') {
      expect(await hookRows(id)).toHaveLength(2);
      expect(await route('signature', id)).toBe('answered');
    }
    expect((await outcomes(group))[0]?.state).toBe('answered');
  }
});

test('the vendor’s own id names the effect too; one that is not stored yet is tried again', async () => {
  const { ref, key } = await effectOf('marketplace');
  expect(await arrive('marketplace', 'listing.closed', { ref })).toBe('woke');
  expect(await ground.store.hooks.reportsOf(ground.database.knex, key)).toHaveLength(1);
  expect(await thrown(arrive('marketplace', 'listing.closed', { ref: 'ref_unknown' }))).toBeInstanceOf(Unavailable);
  expect(await arrive('marketplace', 'listing.closed', { key: 'no/such/effect/1' })).toBe('unknown');
  expect(await thrown(route('marketplace', 'msg_never'))).toBeInstanceOf(NotFound);
});

test('a report on an ask that a person closed meanwhile changes nothing', async () => {
  const { key } = await effectOf('signature');
  const group = groupOf({
    name: 'sign',
    to: { user: ground.lead },
    options: [{ value: 'signed', label: 'Signed' }],
    via: { effect: key },
  });
  await open(group);
  await ground.store.transaction((tx) => ground.store.asks.withdraw(tx, group.key, 'cancelled'));
  expect(await arrive('signature', 'envelope.signed', { key })).toBe('waiting');
  expect((await outcomes(group))[0]?.state).toBe('withdrawn');
});
