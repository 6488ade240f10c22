import { openDatabase, type Database } from '../../adapters/db/connection';
import { createStore, type Store } from '../../adapters/db/store';
import { seedPolicies } from '../../cli/seed/reference';
import { defaultPolicies } from '../../domain/policy/defaults';
import { freshDatabase, type FreshDatabase } from '../support/database';

let fresh: FreshDatabase;
let database: Database;
let store: Store;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.url, { poolMax: 2 });
  store = createStore(database, { masterKey: new Uint8Array(32).fill(7) });
  await store.transaction((tx) => store.clock.start(tx, { scale: 0, businessFrom: '2026-11-19T17:00:00.000Z' }));
  await seedPolicies(store);
  const california = defaultPolicies['classification/US-CA'];
  const document = { ...california, version: '2027-01', effectiveFrom: '2027-01-01' };
  const kind = 'classification/US-CA';
  await store.transaction((tx) => store.policies.publish(tx, { kind, document, note: 'AB 1', by: 'system:test' }));
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

const pinned = { 'classification/US-CA': 1, 'classification/US': 1, 'classification/UK': 1 };
const found = async (place: string, date: string, pins?: Record<string, number>) =>
  (await store.ruleSets.ruleSetOn(database.knex, place, date, pins))?.policy ?? null;

test('a version that was published ahead decides from its date on', async () => {
  expect(await found('US-CA', '2026-12-31')).toBe('classification/US-CA@1');
  expect(await found('US-CA', '2027-01-01')).toBe('classification/US-CA@2');
});

test('a run keeps to the versions that it started with', async () => {
  expect(await found('US-CA', '2027-06-01', pinned)).toBe('classification/US-CA@1');
  expect(await found('US-CA', '2027-06-01', { ...pinned, 'classification/US-CA': 2 })).toBe('classification/US-CA@2');
});

test('before the first is in force it is given all the same, and decides nothing', async () => {
  expect(await found('US-CA', '2020-01-01')).toBe('classification/US-CA@1');
});

test('a state falls back to its country; elsewhere, and for runs older than the rule set, there is none', async () => {
  expect(await found('US-NY', '2026-12-01', pinned)).toBe('classification/US@1');
  expect(await found('GB-SCT', '2026-12-01', pinned)).toBe('classification/UK@1');
  expect(await found('FR', '2026-12-01', pinned)).toBeNull();
  expect(await found('US-NY', '2026-12-01', { 'classification/US-CA': 1 })).toBeNull();
});
