import { openDatabase, type Database } from '../../adapters/db/connection';
import { createReadContext, type ReadContext } from '../../adapters/db/reads/context';
import type { Store } from '../../adapters/db/store';
import type { Role } from '../../domain/roles';
import { freshDatabase } from './database';
import { openFixtures } from './fixtures';
import { staff } from './staff';

/** A database with staff and policies, and readers of every kind. */
export interface Reading {
  database: Database;
  store: Store;
  /** Somebody of the staff with this role; another user id stands for a stranger with the role. */
  as(role: Exclude<Role, 'talent'>, user?: string): ReadContext;
  asTalent(id: string): ReadContext;
  /** Statements that a piece of work sends. */
  statements(work: () => Promise<unknown>): Promise<string[]>;
  close(): Promise<void>;
}

export async function openReading(): Promise<Reading> {
  const fresh = await freshDatabase();
  const database = openDatabase(fresh.url);
  const store = await openFixtures(database);
  const ui = { url: 'http://ui.example', namespace: 'default' };
  return {
    database,
    store,
    as: (role, user = staff[role]) =>
      createReadContext(database, store.private, { id: user, roles: [role], user, talent: null }, ui),
    asTalent: (id) => createReadContext(database, store.private, { id, roles: ['talent'], user: null, talent: id }, ui),
    statements: async (work) => {
      const seen: string[] = [];
      const note = ({ sql }: { sql: string }) => void seen.push(sql);
      database.knex.on('query', note);
      await work();
      database.knex.off('query', note);
      return seen;
    },
    close: async () => {
      await database.close();
      await fresh.drop();
    },
  };
}
