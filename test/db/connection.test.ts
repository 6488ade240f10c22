import net from 'node:net';

import { openDatabase } from '../../adapters/db/connection';
import { StatementRefused, violatedConstraint } from '../../adapters/db/faults';
import { plannedEachTime } from '../../adapters/db/prepared';
import { inSavepoint } from '../../adapters/db/transaction';
import { migrate, pendingMigrations } from '../../adapters/db/migrate';
import { Unavailable } from '../../domain/errors';
import { migrationSource } from '../../migrations';
import { freshDatabase } from '../support/database';
import { type Ground, openGround, rowsOf, thrown } from './fixture';

let ground: Ground;
beforeAll(async () => (ground = await openGround()));
afterAll(() => ground?.close());

test('instants come as ISO 8601 in UTC, dates as dates, bigint as number, also in lists', async () => {
  const [row] = await rowsOf(
    ground,
    `select '2026-12-01 09:00:00.123456-08'::timestamptz as instant, '2026-12-01'::date as day, 9007199254740991::bigint as big,
       array['2026-12-01 00:00+01'::timestamptz, null] as instants, array[1::bigint] as bigs, array['2026-02-28'::date] as days,
       null::timestamptz as none, array['a,b', 'c"d'] as texts, 12.50::numeric as decimal`,
  );
  expect(row).toEqual({
    instant: '2026-12-01T17:00:00.123Z',
    day: '2026-12-01',
    big: 9007199254740991,
    instants: ['2026-11-30T23:00:00.000Z', null],
    bigs: [1],
    days: ['2026-02-28'],
    none: null,
    texts: ['a,b', 'c"d'],
    decimal: '12.50',
  });
});

test('a violated constraint is named; the message shows no value', async () => {
  const error = await thrown(
    ground.database.knex.raw(
      `insert into user_account (id, email, name, roles, created_at) values (?, ?, 'x', '{}', now())`,
      ['user_y', 'lead@example.test'],
    ),
  );
  expect(error).toBeInstanceOf(StatementRefused);
  expect(violatedConstraint(error)).toBe('user_account_email_unique');
  expect((error as Error).message).not.toContain('lead@example.test');
  expect(violatedConstraint(new Error('other'))).toBeUndefined();
});

test('a value of the wrong shape is not repeated in the message', async () => {
  const error = await thrown(ground.database.knex.raw('select ?::timestamptz', ['CANARY']));
  expect(error).toBeInstanceOf(StatementRefused);
  expect(String((error as Error).stack)).not.toContain('CANARY');
});

test('a transaction that stays open too long, waits too long or deadlocks may be tried again', async () => {
  const within = ground.store.transaction;
  expect(await thrown(within((tx) => tx.raw(`set local statement_timeout = 50; select pg_sleep(1)`)))).toBeInstanceOf(
    Unavailable,
  );
  const slow = openDatabase(ground.url, { poolMax: 1 });
  await slow.knex.raw('set transaction_timeout = 50');
  const idle = slow.transaction(async (tx) => {
    await tx.raw('select 1');
    await new Promise((resolve) => setTimeout(resolve, 200));
    await tx.raw('select 1');
  });
  expect(await thrown(idle)).toBeInstanceOf(Unavailable);
  await slow.close();
  const cross = (first: string, second: string) =>
    within(async (tx) => {
      await tx.raw('set local deadlock_timeout = 50');
      await tx.raw('select 1 from user_account where id = ? for update', [first]);
      await tx.raw('select pg_sleep(0.1)');
      await tx.raw('select 1 from user_account where id = ? for update', [second]);
    });
  const ends = await Promise.all([thrown(cross(ground.lead, ground.admin)), thrown(cross(ground.admin, ground.lead))]);
  expect(ends.filter((end) => end instanceof Unavailable)).toHaveLength(1);
  const locked = within(async (tx) => {
    await tx.raw('select 1 from user_account where id = ? for update', [ground.lead]);
    return thrown(
      within(async (other) => {
        await other.raw('set local lock_timeout = 50');
        await other.raw('select 1 from user_account where id = ? for update', [ground.lead]);
      }),
    );
  });
  expect(await locked).toBeInstanceOf(Unavailable);
});

test('what a transaction left running when it ended is refused, also on the connection of the next', async () => {
  const one = openDatabase(ground.url, { poolMax: 1 });
  let late: Promise<unknown> = Promise.resolve();
  const failed = one.transaction(async (tx) => {
    late = new Promise((resolve) => setTimeout(resolve, 30)).then(() => tx.raw('select 1'));
    await tx.raw('select 1');
    throw new Error('enough');
  });
  expect(await thrown(failed)).toEqual(new Error('enough'));
  const next = one.transaction(async (tx) => {
    await tx.raw('select pg_sleep(0.1)');
    return thrown(late);
  });
  expect(await next).toEqual(new Error('The transaction is over.'));
  await one.close();
});

test('a transaction that swallowed a failed statement says that nothing of it was kept', async () => {
  const swallowed = ground.store.transaction(async (tx) => {
    await tx.raw('select 1 / 0').catch(() => undefined);
  });
  expect(await thrown(swallowed)).toEqual(expect.objectContaining({ message: expect.stringContaining('rolled back') }));
});

test('what is said last goes with the commit, and takes all back when it is refused', async () => {
  const { knex } = ground.database;
  await knex.raw('create table drawer (id text primary key, coins int not null check (coins >= 0))');
  await knex.raw(`insert into drawer values ('d_1', 5), ('d_2', 0)`);
  const seen: string[] = [];
  const note = ({ sql }: { sql: string }) => seen.push(sql);
  const take = (coins: number) =>
    ground.store.transaction(async (tx) => {
      tx.last('update drawer set coins = coins - ? where id = ?', [coins, 'd_1']);
      await tx.raw('update drawer set coins = coins + ? where id = ?', [coins, 'd_2']);
    });
  const drawers = () => knex.raw<{ rows: { coins: number }[] }>('select coins from drawer order by id');
  knex.on('query', note);
  await take(3);
  knex.removeListener('query', note);
  expect(seen).toHaveLength(3);
  expect(seen[2]).toBe(`update drawer set coins = coins - 3 where id = 'd_1'; COMMIT`);
  expect((await thrown(take(3))) as StatementRefused).toMatchObject({
    code: '23514',
    constraint: 'drawer_coins_check',
  });
  // What a savepoint had said goes with it.
  await ground.store.transaction(async (tx) => {
    const broken = inSavepoint(tx, async () => {
      tx.last('update drawer set coins = coins - ? where id = ?', [2, 'd_1']);
      await tx.raw('select 1 / 0');
    });
    await expect(broken).rejects.toThrow(StatementRefused);
  });
  expect((await drawers()).rows.map(({ coins }) => coins)).toEqual([2, 3]);
  const odd = ground.store.transaction(async (tx) => tx.last('select ?', [`x'; drop table drawer; --`]));
  await expect(odd).rejects.toThrow('Only ids and numbers');
});

test('what comes again is prepared once, unless it is to be planned each time; after a migration it is prepared anew', async () => {
  const one = openDatabase(ground.url, { poolMax: 1 });
  await one.knex.raw('create table changing (id int)');
  const look = () => one.knex('changing').where({ id: 1 });
  for (let i = 0; i < 5; i++) await look();
  for (let i = 0; i < 5; i++)
    await one.knex.raw(`${plannedEachTime} select * from "changing" order by id limit ?`, [i]);
  const { rows } = await one.knex.raw<{ rows: object[] }>(
    `select count(*) as n from pg_prepared_statements where statement like '%"changing"%'`,
  );
  expect(rows).toEqual([{ n: 1 }]);
  await ground.database.knex.raw('alter table changing add column more text');
  expect(await thrown(look())).toBeInstanceOf(Unavailable);
  expect(await look()).toEqual([]);
  await one.knex.raw('drop table changing');
  await one.close();
});

test('every session has its limits and its name', async () => {
  const [row] = await rowsOf(
    ground,
    `select current_setting('timezone') as zone, current_setting('transaction_timeout') as open,
       current_setting('application_name') as name`,
  );
  expect(row).toEqual({ zone: 'UTC', open: '10s', name: 'muster' });
});

test('a server that is not there, or that hangs up, is Unavailable; the pool goes on afterwards', async () => {
  const nobody = openDatabase('postgres://x@127.0.0.1:1/x');
  expect(await thrown(nobody.knex.raw('select 1'))).toBeInstanceOf(Unavailable);
  expect(await thrown(nobody.transaction((tx) => tx.raw('select 1')))).toBeInstanceOf(Unavailable);
  await nobody.close();

  const rude = net.createServer((socket) => socket.once('data', () => socket.destroy())).listen(0, '127.0.0.1');
  await new Promise((resolve) => rude.once('listening', resolve));
  const cut = openDatabase(`postgres://x@127.0.0.1:${(rude.address() as net.AddressInfo).port}/x`);
  expect(await thrown(cut.knex.raw('select 1'))).toBeInstanceOf(Unavailable);
  await cut.close();
  await new Promise((resolve) => rude.close(resolve));

  const killed = ground.store.transaction(async (tx) => {
    const { rows } = await tx.raw<{ rows: { pid: number }[] }>('select pg_backend_pid() as pid');
    await rowsOf(ground, 'select pg_terminate_backend(?)', [rows[0]!.pid]);
    await tx.raw('select 1');
  });
  expect(await thrown(killed)).toBeInstanceOf(Unavailable);
  expect(await rowsOf(ground, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('migrations run once, from several processes too, and what is missing is known', async () => {
  const all = await migrationSource.getMigrations([]);
  expect(await pendingMigrations(ground.database.knex)).toEqual([]);
  const fresh = await freshDatabase();
  try {
    const empty = openDatabase(fresh.url);
    await empty.knex.raw('drop schema public cascade');
    await empty.knex.raw('create schema public');
    expect(await pendingMigrations(empty.knex)).toEqual(all);
    const ran = await Promise.all([migrate(fresh.url), migrate(fresh.url), migrate(fresh.url)]);
    expect(ran.map((names) => names.length).sort((a, b) => a - b)).toEqual([0, 0, all.length]);
    expect(ran.flat()).toEqual(all);
    expect(await pendingMigrations(empty.knex)).toEqual([]);
    await empty.close();
  } finally {
    await fresh.drop();
  }
});
