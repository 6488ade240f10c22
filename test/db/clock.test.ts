import { businessAt } from '../../domain/clock';
import { RuleBroken, Unavailable } from '../../domain/errors';
import { openDatabase } from '../../adapters/db/connection';
import * as clock from '../../adapters/db/clock';
import { freshDatabase } from '../support/database';
import { type Ground, openGround, rowsOf, thrown } from './fixture';

const businessFrom = '2026-11-20T09:00:00.000Z';
const hour = 3_600_000;
let ground: Ground;
beforeAll(async () => (ground = await openGround()));
afterAll(() => ground?.close());
beforeEach(async () => {
  await rowsOf(ground, 'truncate clock_segment, clock_beat, event, event_subject');
  await within((tx) => clock.start(tx, { scale: 10_000, businessFrom }));
});

const within = <T>(work: (tx: Parameters<typeof clock.beat>[0]) => Promise<T>) => ground.store.transaction(work);
const now = async () => Date.parse(await clock.now(ground.database.knex));
const wall = async () =>
  Date.parse((await rowsOf<{ now: string }>(ground, 'select clock_timestamp() as now'))[0]?.now ?? '');

/** Lets the stack have been down for so many wall seconds: the last beat and everything before it lie further back. */
async function sleepFor(seconds: number): Promise<void> {
  await rowsOf(ground, `update clock_beat set wall_at = wall_at - make_interval(secs => ?)`, [seconds]);
  await rowsOf(ground, `update clock_segment set wall_from = wall_from - make_interval(secs => ?)`, [seconds]);
}

test('runs 10,000 times as fast as the wall; what a run computes from the segment is what PostgreSQL says', async () => {
  const [business, from] = [await now(), await wall()];
  await rowsOf(ground, 'select pg_sleep(0.2)');
  const [later, to] = [await now(), await wall()];
  const ratio = (later - business) / (to - from);
  expect(ratio).toBeGreaterThan(9_000);
  expect(ratio).toBeLessThan(11_000);
  const segment = await clock.segment(ground.database.knex);
  expect(segment).toMatchObject({ businessFrom, scale: 10_000 });
  const [row] = await rowsOf<{ wall: string; business: string }>(
    ground,
    `select w as wall, business_at(w) as business from date_trunc('milliseconds', clock_timestamp()) w`,
  );
  const computed = businessAt(segment, Date.parse(row?.wall ?? ''));
  // The segment's own instants are rounded to milliseconds: at this speed, ten business seconds.
  expect(Math.abs(computed - Date.parse(row?.business ?? ''))).toBeLessThan(11_000);
});

test('at scale 1 it follows the wall, also after the stack was down', async () => {
  await within((tx) => clock.setScale(tx, 1, 'test'));
  await within(clock.beat);
  // A slower clock begins a quarter of a second later.
  await sleepFor(300);
  const [business, from] = [await now(), await wall()];
  await sleepFor(3600);
  const ran = (await now()) - business - ((await wall()) - from);
  expect(Math.abs(ran - hour)).toBeLessThan(50);
  await within((tx) => clock.start(tx, { scale: 1 }));
  expect(Math.abs((await now()) - business - ((await wall()) - from) - hour)).toBeLessThan(50);
  expect((await clock.segment(ground.database.knex)).scale).toBe(1);
});

test('stands still while the stack is down, for whoever reads it, and goes on from there', async () => {
  await within(clock.beat);
  const before = await now();
  await sleepFor(600);
  const [first, second] = [await now(), await now()];
  expect(first).toBe(second);
  expect(first - before).toBeLessThanOrEqual(3.5 * 1000 * 10_000);
  expect((await clock.segment(ground.database.knex)).scale).toBe(0);
  await within((tx) => clock.start(tx, { scale: 10_000 }));
  const resumed = await now();
  expect(resumed).toBeGreaterThanOrEqual(first);
  expect(resumed - first).toBeLessThan(hour);
  expect((await clock.segment(ground.database.knex)).scale).toBe(10_000);
});

test('a beat after a silence resumes it too, e.g. when a laptop slept', async () => {
  await within(clock.beat);
  await sleepFor(600);
  const stood = await now();
  await Promise.all([within(clock.beat), within(clock.beat), within(clock.beat)]);
  const resumed = await now();
  expect(resumed).toBeGreaterThanOrEqual(stood);
  expect(resumed - stood).toBeLessThan(hour);
  const reasons = await rowsOf<{ reason: string }>(ground, 'select reason from clock_segment order by id');
  expect(reasons.map((row) => row.reason)).toEqual(['start', 'resume']);
});

test('stopped with the stack, it stands until it is started again', async () => {
  await within((tx) => clock.setScale(tx, 0, 'the stack stops'));
  const [stood, still] = [await now(), await now()];
  expect(still).toBe(stood);
  await within(clock.beat);
  expect(await now()).toBe(stood);
  await within((tx) => clock.start(tx, { scale: 10_000 }));
  expect(await now()).toBeGreaterThanOrEqual(stood);
  expect((await clock.segment(ground.database.knex)).scale).toBe(10_000);
});

test('several processes may start it: a clock that runs is left alone', async () => {
  await within(clock.beat);
  await Promise.all(Array.from({ length: 6 }, () => within((tx) => clock.start(tx, { scale: 10_000 }))));
  expect(await rowsOf(ground, 'select 1 from clock_segment')).toHaveLength(1);
  await within((tx) => clock.start(tx, { scale: 600, businessFrom: '2020-01-01T00:00:00Z' }));
  expect(await now()).toBeGreaterThan(Date.parse(businessFrom));
  expect((await clock.segment(ground.database.knex)).scale).toBe(600);
});

test('changes of speed are continuous, also under many at once', async () => {
  const before = await now();
  await Promise.all([1, 50, 100, 600, 7].map((scale) => within((tx) => clock.setScale(tx, scale, 'test'))));
  const segments = await rowsOf<{ jump: number }>(
    ground,
    `select extract(epoch from business_from - lag(business_from + scale * greatest(interval '0', next_wall - wall_from)) over (order by id))::float8 as jump
     from (select *, lead(wall_from) over (order by id) as next_wall from clock_segment) s order by id offset 1`,
  );
  for (const { jump } of segments) expect(Math.abs(jump)).toBeLessThan(0.001);
  expect(await now()).toBeGreaterThan(before);
});

test('whoever reads a slower clock first is not behind those who could not see it yet', async () => {
  let unseen = 0;
  await ground.database.transaction(async (tx) => {
    await clock.setScale(tx, 60, 'test');
    await new Promise((resolve) => setTimeout(resolve, 50));
    unseen = await now();
  });
  expect(await now()).toBeGreaterThanOrEqual(unseen);
});

test('jumps forward only', async () => {
  await within((tx) => clock.setScale(tx, 0, 'test'));
  await within((tx) => clock.jump(tx, '2026-12-24T12:00:00.000Z', 'holidays'));
  expect(await clock.now(ground.database.knex)).toBe('2026-12-24T12:00:00.000Z');
  const back = within((tx) => clock.jump(tx, '2026-12-24T11:59:59.999Z', 'regret'));
  expect(await thrown(back)).toBeInstanceOf(RuleBroken);
  expect(await thrown(within((tx) => clock.setScale(tx, -1, 'back')))).toBeInstanceOf(RuleBroken);
  const types = await rowsOf<{ type: string }>(
    ground,
    `select type from event where subject = 'clock' order by subject_seq`,
  );
  expect(types.map((row) => row.type)).toEqual(['clock.started', 'clock.scaled', 'clock.jumped']);
});

test('before its first start it says so', async () => {
  const empty = await freshDatabase();
  const database = openDatabase(empty.url);
  try {
    expect(await thrown(clock.now(database.knex))).toBeInstanceOf(Unavailable);
    expect(await thrown(clock.segment(database.knex))).toBeInstanceOf(Unavailable);
  } finally {
    await database.close();
    await empty.drop();
  }
});
