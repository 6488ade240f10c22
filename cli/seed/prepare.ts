import { openDatabase } from '../../adapters/db/connection';
import { migrate } from '../../adapters/db/migrate';
import { createStore } from '../../adapters/db/store';
import { seedPolicies } from './reference';
import { seedStaff } from './staff';

export interface Preparation {
  masterKey: Uint8Array;
  /** Speed of the business clock, when this is its start or restart. */
  scale: number;
  /** Writes the staff of an embedded stack. */
  withStaff: boolean;
}

/** Brings a database to where the processes can start on it: schema, clock, policies. Returns the migrations that ran. */
export async function prepareDatabase(url: string, { masterKey, scale, withStaff }: Preparation): Promise<string[]> {
  const ran = await migrate(url);
  const database = openDatabase(url, { poolMax: 1 });
  try {
    const store = createStore(database, { masterKey });
    await store.transaction((tx) => store.clock.start(tx, { scale }));
    await seedPolicies(store);
    if (withStaff) await seedStaff(store);
  } finally {
    await database.close();
  }
  return ran;
}
