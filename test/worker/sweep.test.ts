import type { Tx } from '../../adapters/db/connection';
import { targetScale } from '../../adapters/db/clock-target';
import { beat, seal, sweepDue } from '../../worker/sweep';
import { groupOf, openGround, rowsOf, type Ground } from '../db/fixture';

let ground: Ground;
const log = { info: () => {}, warn: () => {} };

beforeEach(async () => {
  ground = await openGround({ scale: 600 });
  await beat(ports());
});
afterEach(() => ground.close());

const ports = () => ({ database: ground.database, store: ground.store, log });
const clock = <T>(work: (tx: Tx) => Promise<T>) => ground.store.transaction(work);
const scale = async () => (await ground.store.clock.segment(ground.database.knex)).scale;
const signals = () =>
  rowsOf<{ workflow_id: string; payload: unknown }>(
    ground,
    `select workflow_id, payload from outbox where kind = 'signal'`,
  );

/** As if the last change of speed lay a minute back, and the clock had been beaten all the while. */
const settle = () => ground.database.knex.raw(`update clock_segment set wall_from = wall_from - interval '1 minute'`);

test('a run whose date came while its timer sleeps on is called, once', async () => {
  const until = new Date(Date.parse(await clock((tx) => ground.store.clock.now(tx))) + 86_400_000).toISOString();
  const timer = { workflowId: 'engagement/eng_1', name: 'timer-1', until };
  await clock((tx) => ground.store.timers.arm(tx, timer));
  await sweepDue(ports());
  expect(await signals()).toEqual([]);
  await clock((tx) => ground.store.clock.jump(tx, new Date(Date.parse(until) + 3_600_000).toISOString(), 'test'));
  await sweepDue(ports());
  await sweepDue(ports());
  expect(await signals()).toEqual([
    { workflow_id: 'engagement/eng_1', payload: { signal: 'timerDue', args: [{ timer: 'timer-1' }] } },
  ]);
});

test('an ask that nobody answers ends by the sweeper and wakes its run', async () => {
  const group = groupOf({ name: 'review', to: { user: ground.lead }, dueAt: { hours: 1 }, onTimeout: 'yes' });
  await clock((tx) => ground.store.asks.open(tx, group));
  const later = new Date(Date.parse(await clock((tx) => ground.store.clock.now(tx))) + 2 * 3_600_000).toISOString();
  await clock((tx) => ground.store.clock.jump(tx, later, 'test'));
  await sweepDue(ports());
  expect(await signals()).toEqual([
    { workflow_id: group.workflowId, payload: { signal: 'askGroupDone', args: [{ group: group.key }] } },
  ]);
});

describe('the speed of the clock', () => {
  const put = () =>
    clock((tx) =>
      ground.store.outbox.put(tx, {
        key: 'wake/late',
        kind: 'signal',
        workflowId: 'hire/1',
        payload: { signal: 'askGroupDone', args: [] },
      }),
    );
  const makeLate = () =>
    ground.database.knex.raw(`update outbox set created_wall = created_wall - interval '5 seconds'`);

  test('is halved while a wake waits, and comes back when it is delivered', async () => {
    await put();
    await makeLate();
    await settle();
    await beat(ports());
    expect(await scale()).toBe(300);
    // The change has had no time to show.
    await beat(ports());
    expect(await scale()).toBe(300);
    await ground.database.knex.raw(`update outbox set delivered_wall = clock_timestamp(), outcome = 'delivered'`);
    await settle();
    await beat(ports());
    expect(await scale()).toBe(600);
    const events = await rowsOf<{ data: unknown }>(
      ground,
      `select data from event where type = 'clock.scaled' order by seq`,
    );
    expect(events.map(({ data }) => data)).toEqual([
      { scale: 300, reason: 'slowed under load' },
      { scale: 600, reason: 'recovered from load' },
    ]);
  });

  test('comes back to what people set, not to what load made of it', async () => {
    await put();
    await makeLate();
    await clock((tx) => ground.store.clock.setScale(tx, 1_000, 'a faster demo'));
    await settle();
    await beat(ports());
    expect(await scale()).toBe(500);
    expect(await targetScale(ground.database.knex)).toBe(1_000);
  });

  test('is left alone when nothing is late', async () => {
    await put();
    await settle();
    await beat(ports());
    expect(await scale()).toBe(600);
  });

  test('is real time in production, however late things are', async () => {
    await clock((tx) => ground.store.clock.setScale(tx, 1, 'production'));
    await put();
    await makeLate();
    await settle();
    await beat(ports());
    expect(await scale()).toBe(1);
  });
});

test('events are sealed until none is left', async () => {
  // Another test's transaction in the same cluster holds the feed back for a moment.
  let sealed = 0;
  while (sealed === 0) sealed = await seal(ports());
  expect(await seal(ports())).toBe(0);
});
