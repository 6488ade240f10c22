import type { EffectSpec } from '../../domain/effect/contract';
import { NotFound } from '../../domain/errors';
import { askId } from '../../adapters/db/asks/insert';
import { type Ground, groupOf, openGround, rowsOf, thrown } from './fixture';

let ground: Ground;
beforeAll(async () => (ground = await openGround()));
afterAll(() => ground?.close());

const effects = () => ground.store.effects;
const within = <T>(work: (tx: Parameters<Parameters<Ground['store']['transaction']>[0]>[0]) => Promise<T>) =>
  ground.store.transaction(work);
let number = 0;
const spec = (more: Partial<EffectSpec> = {}): EffectSpec => {
  const subject = `eng_e${++number}`;
  return {
    key: `access/${subject}/chat/grant/1`,
    system: 'identity',
    operation: 'hold',
    subject,
    thread: 'hire_e',
    workflowId: `engagement/${subject}`,
    ...more,
  };
};
const begin = (effect: EffectSpec) => within((tx) => effects().begin(tx, effect, 'digest'));
const settle = (key: string, providerRef = `ref/${key}`, result = {}) =>
  within((tx) => effects().settle(tx, key, { providerRef, result }));
const read = (key: string) => effects().read(ground.database.knex, key);
const eventsOf = async (subject: string) =>
  (
    await rowsOf<{ type: string; object: string }>(
      ground,
      'select type, object from event where subject = ? order by subject_seq',
      [subject],
    )
  ).map((event) => `${event.type} ${event.object}`);

test('an effect is pending before its call and done after it, with what the vendor said', async () => {
  const effect = spec();
  const first = await begin(effect);
  expect(first).toMatchObject({
    fresh: true,
    effect: { ...effect, state: 'pending', requestDigest: 'digest', attempts: 0 },
  });
  expect((await begin(effect)).fresh).toBe(false);
  expect(await settle(effect.key, 'acc_1', { link: 'https://x.test' })).toBe(true);
  expect(await settle(effect.key, 'acc_2')).toBe(false);
  expect(await read(effect.key)).toMatchObject({
    state: 'done',
    providerRef: 'acc_1',
    result: { link: 'https://x.test' },
  });
});

test('the same key begun many times at once is one row: one finds it fresh', async () => {
  const effect = spec();
  const begun = await Promise.all(Array.from({ length: 10 }, () => begin(effect)));
  expect(begun.filter((one) => one.fresh)).toHaveLength(1);
});

test('attempts that failed are counted, and their last error is kept short', async () => {
  const effect = spec();
  await begin(effect);
  await within((tx) => effects().missed(tx, effect.key, 'Unavailable: no answer'));
  await within((tx) => effects().missed(tx, effect.key, 'x'.repeat(2000)));
  const stored = await read(effect.key);
  expect([stored.attempts, stored.lastError?.length, stored.state]).toEqual([2, 500, 'pending']);
  await settle(effect.key);
  expect(await read(effect.key)).toMatchObject({ state: 'done', lastError: null, attempts: 2 });
});

test('a parked effect waits for its ask; an engineer lets it be tried again, skips it, or did it by hand', async () => {
  for (const decide of ['retry', 'skip', 'doneByHand'] as const) {
    const effect = spec();
    const group = groupOf({ name: effect.key, to: { role: 'engineer' } });
    await begin(effect);
    const ask = askId(group.key, effect.key);
    const park = () => within((tx) => effects().park(tx, effect.key, ask));
    await within((tx) => ground.store.asks.open(tx, group));
    expect([await park(), await park()]).toEqual([true, false]);
    expect(await read(effect.key)).toMatchObject({ state: 'parked', parkedAsk: ask });
    const decided = await within((tx) =>
      decide === 'doneByHand'
        ? effects().doneByHand(tx, effect.key, 'acc_hand', 'user_x')
        : effects()[decide](tx, effect.key, 'user_x'),
    );
    expect(decided).toBe(true);
    expect(await within((tx) => effects().retry(tx, effect.key, 'user_x'))).toBe(false);
    const expected = {
      retry: { state: 'pending', providerRef: null, type: 'effect.retried' },
      skip: { state: 'failed', providerRef: null, type: 'effect.skipped' },
      doneByHand: { state: 'pending', providerRef: 'acc_hand', type: 'effect.done-by-hand' },
    }[decide];
    const stored = await read(effect.key);
    expect([stored.state, stored.providerRef, stored.parkedAsk]).toEqual([expected.state, expected.providerRef, null]);
    expect(await eventsOf(effect.subject)).toEqual([`effect.parked ${effect.key}`, `${expected.type} ${effect.key}`]);
  }
});

test('an effect that compensates another marks it undone, with its event; the ledger tells both', async () => {
  const grant = spec();
  await begin(grant);
  await settle(grant.key);
  const revoke = spec({ subject: grant.subject, key: `access/${grant.subject}/chat/revoke/1`, compensates: grant.key });
  await begin(revoke);
  await settle(revoke.key);
  await settle(revoke.key);
  const ledger = await effects().ledger(ground.database.knex, grant.subject);
  expect(ledger.map((effect) => [effect.key, effect.state])).toEqual([
    [grant.key, 'undone'],
    [revoke.key, 'done'],
  ]);
  expect(await eventsOf(grant.subject)).toEqual([`effect.undone ${grant.key}`]);
});

test('a skipped effect can’t be settled, and an unknown one is named', async () => {
  const effect = spec();
  await begin(effect);
  const group = groupOf({ name: effect.key, to: { role: 'engineer' } });
  await within((tx) => ground.store.asks.open(tx, group));
  await within((tx) => effects().park(tx, effect.key, askId(group.key, effect.key)));
  await within((tx) => effects().skip(tx, effect.key, 'user_x'));
  expect(await settle(effect.key)).toBe(false);
  expect(await thrown(read('no/such/effect/1'))).toBeInstanceOf(NotFound);
});
