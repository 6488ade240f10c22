import type { Delivery, NewDelivery } from '../../adapters/db/outbox';
import { type Ground, openGround, rowsOf } from './fixture';

let ground: Ground;
beforeAll(async () => (ground = await openGround()));
afterAll(() => ground?.close());
beforeEach(() => rowsOf(ground, 'truncate outbox'));

const within = <T>(work: Parameters<Ground['store']['transaction']>[0]) => ground.store.transaction(work) as Promise<T>;
const put = (...rows: NewDelivery[]) => within((tx) => ground.store.outbox.putAll(tx, rows));
const take = (options?: Parameters<Ground['store']['outbox']['take']>[1]) =>
  within<Delivery[]>((tx) => ground.store.outbox.take(tx, options));
const signal = (key: string, workflowId = `run/${key}`): NewDelivery => ({
  key,
  kind: 'signal',
  workflowId,
  payload: { signal: 'x', args: [] },
});
/** Lets so many wall seconds pass for the rows. */
const wait = (seconds: number) =>
  rowsOf(
    ground,
    `update outbox set due_wall = due_wall - make_interval(secs => ?), created_wall = created_wall - make_interval(secs => ?)`,
    [seconds, seconds],
  );

test('a key goes out once, however often it is put in', async () => {
  await put(signal('a'));
  await put(signal('a'), signal('b'));
  expect((await take()).map((row) => row.key)).toEqual(['a', 'b']);
  await put(signal('a'));
  expect(await take()).toEqual([]);
});

test('many takers at once: each row goes to one of them', async () => {
  await put(...Array.from({ length: 200 }, (_, n) => signal(`k${n}`)));
  const taken = await Promise.all(Array.from({ length: 10 }, () => take({ limit: 30 })));
  const keys = taken.flat().map((row) => row.key);
  expect(new Set(keys).size).toBe(keys.length);
  while (keys.length < 200) {
    const more = await take({ limit: 30 });
    expect(more.length).toBeGreaterThan(0);
    keys.push(...more.map((row) => row.key));
  }
  expect(new Set(keys).size).toBe(200);
});

test('a taker that dies gives its rows back when the lease ends', async () => {
  await put(signal('a'));
  expect((await take({ leaseSeconds: 30 }))[0]?.attempts).toBe(1);
  expect(await take()).toEqual([]);
  await wait(31);
  expect((await take())[0]?.attempts).toBe(2);
});

test('a delivered row never comes back', async () => {
  await put(signal('a'));
  const [row] = await take();
  await within((tx) => ground.store.outbox.delivered(tx, [{ id: row!.id, outcome: 'moot' }]));
  await wait(3600);
  expect(await take()).toEqual([]);
  expect(await rowsOf(ground, 'select outcome from outbox')).toEqual([{ outcome: 'moot' }]);
});

test('a failed row comes back later each time, at most a minute later', async () => {
  await put(signal('a'));
  const delays: number[] = [];
  for (let attempt = 1; attempt <= 10; attempt++) {
    const [row] = await take();
    expect(row?.attempts).toBe(attempt);
    await within((tx) => ground.store.outbox.failed(tx, row!.id, 'Unavailable: down'));
    const [due] = await rowsOf<{ seconds: number }>(
      ground,
      'select extract(epoch from due_wall - clock_timestamp())::float8 as seconds from outbox',
    );
    delays.push(Math.round((due?.seconds ?? 0) * 2) / 2);
    await wait(61);
  }
  expect(delays).toEqual([0.5, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
});

test('rows of one run go out in order: the start first, each signal after the one before', async () => {
  await put({ key: 's', kind: 'start', workflowId: 'run/1', payload: {} }, signal('1', 'run/1'), signal('2', 'run/1'));
  await put(signal('other', 'run/2'));
  const [start, other] = await take();
  expect([start?.key, other?.key]).toEqual(['s', 'other']);
  await within((tx) => ground.store.outbox.failed(tx, start!.id, 'down'));
  expect(await take()).toEqual([]);
  await within((tx) => ground.store.outbox.delivered(tx, [{ id: start!.id, outcome: 'delivered' }]));
  expect((await take()).map((row) => row.key)).toEqual(['1']);
});

test('how long the oldest row has waited is known, by kind', async () => {
  const waiting = () => ground.store.outbox.oldestWaiting(ground.database.knex, ['signal']);
  expect(await waiting()).toEqual({ waiting: 0, oldestSeconds: 0 });
  await put(signal('a'), { key: 'm', kind: 'mail', payload: {} });
  await wait(100);
  const found = await waiting();
  expect(found.waiting).toBe(1);
  expect(found.oldestSeconds).toBeGreaterThanOrEqual(100);
});
