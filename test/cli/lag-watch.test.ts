import { openDatabase, type Database } from '../../adapters/db/connection';
import { watchLag, type LagWatch } from '../../cli/demo/season/lag-watch';
import { freshDatabase, type FreshDatabase } from '../support/database';

let fresh: FreshDatabase;
let database: Database;
let lag: LagWatch;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.url, { poolMax: 2 });
  lag = watchLag(fresh.url);
});
afterAll(async () => {
  await lag.close();
  await database.close();
  await fresh.drop();
});

const post = (key: string, kind: string, more: object = {}) =>
  database.knex('outbox').insert({
    ...{ key, kind, payload: {} },
    ...{ created_wall: database.knex.raw(`clock_timestamp() - interval '7 seconds'`) },
    ...more,
  });

test('a mail that lies undelivered is as late as it is old; one that was refused, and what is no mail, is not', async () => {
  expect(await lag.seconds()).toBe(0);
  await post('refused', 'mail', { attempts: 2 });
  await post('start', 'start');
  expect(await lag.seconds()).toBe(0);
  await post('waits', 'mail');
  expect(await lag.seconds()).toBeGreaterThanOrEqual(7);
  await database
    .knex('outbox')
    .where({ key: 'waits' })
    .update({ delivered_wall: database.knex.raw('clock_timestamp()') });
  expect(await lag.seconds()).toBe(0);
});
