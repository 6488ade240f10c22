import { openDatabase, type Database } from '../../adapters/db/connection';
import { Unavailable } from '../../domain/errors';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { createCommitCutter } from './commit-cutter';
import { openLine, type Line } from './line';

let fresh: FreshDatabase;
let line: Line;
let through: Database;
let direct: Database;
const cutter = createCommitCutter();

beforeAll(async () => {
  fresh = await freshDatabase();
  const { hostname, port } = new URL(fresh.url);
  line = await openLine({ host: hostname, port: Number(port) }, cutter.listener);
  const url = new URL(fresh.url);
  url.port = String(line.port);
  through = openDatabase(url.href, { poolMax: 3 });
  direct = openDatabase(fresh.url, { poolMax: 1 });
  await direct.knex.raw('create table note (id int primary key)');
});

afterAll(async () => {
  await through.close();
  await direct.close();
  await line.close();
  await fresh.drop();
});

const notes = () => direct.knex('note').orderBy('id').pluck<number[]>('id');

test('a transaction whose reply is cut is committed, and its caller is told that a repeat may help', async () => {
  await through.transaction((tx) => tx('note').insert({ id: 1 }));
  cutter.arm(1);
  await expect(through.transaction((tx) => tx('note').insert({ id: 2 }))).rejects.toThrow(Unavailable);
  expect(await notes()).toEqual([1, 2]);
  expect(cutter.cuts).toBe(1);
});

test('a read passes while a commit is waited for, and a lone statement counts as a commit', async () => {
  cutter.arm(1);
  expect((await through.knex.raw<{ rows: { one: number }[] }>('select 1 as one')).rows[0]?.one).toBe(1);
  await expect(through.knex('note').insert({ id: 3 })).rejects.toThrow(Unavailable);
  expect(await notes()).toEqual([1, 2, 3]);
});

test('connections that are cut are replaced', async () => {
  await through.knex.raw('select 1');
  expect(line.cut()).toBeGreaterThan(0);
  await expect(
    through
      .transaction((tx) => tx('note').insert({ id: 4 }))
      .catch(() => through.transaction((tx) => tx('note').insert({ id: 4 }))),
  ).resolves.toBeDefined();
});

test('a connection that is dead without a word is given up in time, and not used again', async () => {
  await through.knex.raw('select 1');
  line.deaden();
  await expect(through.transaction((tx) => tx('note').insert({ id: 5 }))).rejects.toThrow(Unavailable);
  await through.transaction((tx) => tx('note').insert({ id: 6 }));
  expect(await notes()).toEqual(expect.arrayContaining([6]));
}, 60_000);
