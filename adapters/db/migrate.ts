import knex from 'knex';

import { migrationSource } from '../../migrations';

/**
 * Brings the schema up to date and returns the names of the migrations that ran, oldest first.
 * Safe to run from several processes at once: an advisory lock lets one through, the rest then find nothing to do.
 */
export async function migrate(url: string): Promise<string[]> {
  const pool = knex({ client: 'pg', connection: url, pool: { min: 0, max: 2 }, migrations: migrationConfig });
  try {
    return await pool.transaction(async (lock) => {
      await lock.raw(`select pg_advisory_xact_lock(hashtextextended('muster migrate', 0))`);
      // Inside the lock's own transaction: a failed step leaves the schema as it was.
      const [, names] = (await lock.migrate.latest(migrationConfig)) as [number, string[]];
      return names;
    });
  } finally {
    await pool.destroy();
  }
}

/** Names of the migrations that this build has and the database lacks. */
export async function pendingMigrations(reader: knex.Knex): Promise<string[]> {
  const known = await migrationSource.getMigrations([]);
  const { rows } = await reader.raw<{ rows: { present: boolean }[] }>(
    `select to_regclass('knex_migrations') is not null as present`,
  );
  if (!rows[0]?.present) return known;
  const done = new Set(await reader('knex_migrations').pluck<string[]>('name'));
  return known.filter((name) => !done.has(name));
}

const migrationConfig = { migrationSource, disableMigrationsListValidation: false };
