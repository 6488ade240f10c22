import { plus } from '../../domain/clock';
import { type Ground, groupOf, openGround, rowsOf } from './fixture';

let ground: Ground;
beforeAll(async () => (ground = await openGround({ businessFrom: '2026-11-20T09:00:00.000Z' })));
afterAll(() => ground?.close());

const within = <T>(work: (tx: Parameters<Parameters<Ground['store']['transaction']>[0]>[0]) => Promise<T>) =>
  ground.store.transaction(work);
const jump = (hours: number) =>
  within(async (tx) => ground.store.clock.jump(tx, plus(await ground.store.clock.now(tx), { hours }), 'test'));
const lateness = () => ground.store.timers.lateness(ground.database.knex);
/** As if the clock had run at its present speed for so long already. */
const asIfRunningFor = (wallSeconds: number) =>
  rowsOf(
    ground,
    `update clock_segment set wall_from = wall_from - interval '1 second' * ${wallSeconds},
       business_from = business_from - interval '1 second' * ${wallSeconds} * scale
     where id = (select max(id) from clock_segment)`,
  );
const callDue = () => within((tx) => ground.store.timers.callDue(tx, 10));

test('a run that oversleeps because the clock went faster is told once', async () => {
  const timer = { workflowId: 'engagement/t', name: 'timer-1', until: '2026-11-20T12:00:00.000Z' };
  await within((tx) => ground.store.timers.arm(tx, { ...timer, until: '2026-11-20T10:00:00.000Z' }));
  await within((tx) => ground.store.timers.arm(tx, timer));
  await within((tx) => ground.store.timers.arm(tx, { ...timer, name: 'timer-2' }));
  await within((tx) => ground.store.timers.clear(tx, { workflowId: 'engagement/t', name: 'timer-2' }));
  await jump(2);
  expect(await callDue()).toBe(0);
  await jump(2);
  expect(await callDue()).toBe(1);
  expect(await callDue()).toBe(0);
  expect(await rowsOf(ground, `select workflow_id, payload from outbox where workflow_id = 'engagement/t'`)).toEqual([
    { workflow_id: 'engagement/t', payload: { signal: 'timerDue', args: [{ timer: 'timer-1' }] } },
  ]);
});

test('a date that a step armed under a name of its own is told at once: nothing else wakes the run', async () => {
  const until = await within((tx) => ground.store.clock.now(tx));
  await within((tx) => ground.store.timers.arm(tx, { workflowId: 'engagement/u', name: 'seat', until }));
  await within((tx) => ground.store.timers.arm(tx, { workflowId: 'engagement/u', name: 'timer-1', until }));
  expect(await callDue()).toBe(1);
});

test('a date that the clock jumped over is told at once: no timer of a run knew of the jump', async () => {
  const until = plus(await within((tx) => ground.store.clock.now(tx)), { hours: 1 });
  await within((tx) => ground.store.timers.arm(tx, { workflowId: 'engagement/v', name: 'timer-1', until }));
  await jump(2);
  expect(await callDue()).toBeGreaterThanOrEqual(1);
  expect(await rowsOf(ground, `select 1 from run_timer where workflow_id = 'engagement/v'`)).toEqual([]);
});

test('what is late is measured in wall seconds: rows to deliver, asks to sweep, runs to wake', async () => {
  await rowsOf(ground, 'truncate outbox, run_timer');
  expect(await lateness()).toBe(0);
  await within((tx) => ground.store.clock.setScale(tx, 3600, 'test'));
  await asIfRunningFor(10);
  const now = await within((tx) => ground.store.clock.now(tx));
  await within((tx) => ground.store.timers.arm(tx, { workflowId: 'r', name: 't', until: plus(now, { hours: -2 }) }));
  expect(await lateness()).toBeGreaterThanOrEqual(2);
  expect(await lateness()).toBeLessThan(4);
  await within((tx) => ground.store.timers.clear(tx, { workflowId: 'r', name: 't' }));
  await within((tx) =>
    ground.store.asks.open(tx, groupOf({ name: 'a', to: { talent: ground.ada }, dueAt: plus(now, { hours: -5 }) })),
  );
  expect(await lateness()).toBeGreaterThanOrEqual(5);
  await rowsOf(ground, `update outbox set created_wall = created_wall - interval '20 seconds'`);
  expect(await lateness()).toBeGreaterThanOrEqual(20);
  await rowsOf(ground, 'update outbox set delivered_wall = clock_timestamp()');
  while ((await within((tx) => ground.store.asks.sweep(tx, 10))) > 0);
  await rowsOf(ground, 'update outbox set delivered_wall = clock_timestamp()');
  expect(await lateness()).toBe(0);
});

test('what the clock jumped over is late from the jump on, however far it was; a slower clock makes nothing later', async () => {
  await rowsOf(ground, 'truncate outbox, run_timer');
  const now = await within((tx) => ground.store.clock.now(tx));
  await within((tx) => ground.store.timers.arm(tx, { workflowId: 'r', name: 't', until: plus(now, { hours: 1 }) }));
  expect(await lateness()).toBe(0);
  await jump(20);
  const since = Date.now();
  expect(await lateness()).toBeLessThan(1);
  await within((tx) => ground.store.clock.setScale(tx, 10, 'test'));
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await lateness()).toBeGreaterThanOrEqual(0.3);
  expect(await lateness()).toBeLessThanOrEqual((Date.now() - since) / 1000 + 1);
  await within((tx) => ground.store.clock.setScale(tx, 3600, 'test'));
  await asIfRunningFor(10);
});

test('a run that sleeps by its own timer is late only when it should have been told', async () => {
  await rowsOf(ground, 'truncate outbox, run_timer');
  const now = await within((tx) => ground.store.clock.now(tx));
  const timer = { workflowId: 'r', name: 'timer-1', until: plus(now, { hours: -1 }) };
  await within((tx) => ground.store.timers.arm(tx, timer));
  expect(await lateness()).toBeLessThan(1);
  await within((tx) => ground.store.timers.arm(tx, { ...timer, until: plus(now, { hours: -6 }) }));
  expect(await lateness()).toBeGreaterThanOrEqual(4);
});

test('an ask on hold is not late: what stands still must not slow the clock', async () => {
  await rowsOf(ground, 'truncate outbox, run_timer');
  const now = await within((tx) => ground.store.clock.now(tx));
  const held = groupOf({ name: 'held', to: { talent: ground.ada }, dueAt: plus(now, { hours: -5 }) });
  await within(async (tx) => {
    await ground.store.asks.open(tx, held);
    const [kind] = held.asks.map((ask) => ask.kind);
    await ground.store.asks.hold(tx, { subject: held.subject, kinds: [kind!] }, 'system:test');
  });
  await rowsOf(ground, 'update outbox set delivered_wall = clock_timestamp()');
  expect(await lateness()).toBe(0);
});
