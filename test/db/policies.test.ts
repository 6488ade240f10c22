import { Conflict, NotFound } from '../../domain/errors';
import { type Ground, openGround, thrown } from './fixture';

let ground: Ground;
beforeAll(async () => (ground = await openGround()));
afterAll(() => ground?.close());

const publish = (kind: string, document: Record<string, unknown>, after?: number) =>
  ground.store.transaction((tx) =>
    ground.store.policies.publish(tx, {
      kind,
      document,
      note: 'because',
      by: ground.admin,
      ...(after === undefined ? {} : { after }),
    }),
  );
const { read, latest, list } = {
  read: (kind: string, version: number) => ground.store.policies.read(ground.database.knex, kind, version),
  latest: (...kinds: string[]) => ground.store.policies.latest(ground.database.knex, kinds),
  list: (kind?: string) => ground.store.policies.list(ground.database.knex, kind),
};

test('a run that pinned its versions keeps reading them, whatever is published later', async () => {
  expect(await publish('offer', { hours: 72 })).toBe(1);
  expect(await publish('pay', { days: 30 })).toBe(1);
  const pinned = await latest('offer', 'pay');
  expect(pinned).toEqual({ offer: 1, pay: 1 });
  expect(await publish('offer', { hours: 4 })).toBe(2);
  expect(await read('offer', pinned.offer!)).toEqual({ hours: 72 });
  expect(await latest('offer')).toEqual({ offer: 2 });
  expect(await read('offer', 2)).toEqual({ hours: 4 });
});

test('a published version can’t be changed or deleted', async () => {
  await publish('fixed', { a: 1 });
  for (const sql of [`update policy set document = '{}'`, 'delete from policy'])
    expect(await thrown(ground.database.knex.raw(sql))).toMatchObject({ code: 'P0001' });
  expect(await read('fixed', 1)).toEqual({ a: 1 });
});

test('authors at the same time get versions of their own; with If-Match only one of them wins', async () => {
  const free = await Promise.all(Array.from({ length: 8 }, (_, n) => publish('race', { n })));
  expect([...free].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  const matched = await Promise.allSettled(Array.from({ length: 8 }, (_, n) => publish('race', { n }, 8)));
  expect(matched.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  for (const result of matched) if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(Conflict);
});

test('a kind or version that was never published is named', async () => {
  expect(await thrown(latest('offer', 'nothing'))).toMatchObject({
    message: expect.stringContaining('nothing') as string,
  });
  expect(await thrown(read('offer', 99))).toBeInstanceOf(NotFound);
});

test('lists versions newest first, each with its reason, and tells of each in an event', async () => {
  await publish('listed', { v: 1 });
  await publish('listed', { v: 2 });
  expect((await list('listed')).map(({ version, note, createdBy }) => [version, note, createdBy])).toEqual([
    [2, 'because', ground.admin],
    [1, 'because', ground.admin],
  ]);
  expect((await list()).length).toBeGreaterThan(2);
  const { rows } = await ground.database.knex.raw<{ rows: unknown[] }>(
    `select type, actor, data from event where subject = 'policy/listed' order by subject_seq`,
  );
  expect(rows).toEqual([1, 2].map((version) => ({ type: 'policy.published', actor: ground.admin, data: { version } })));
});
