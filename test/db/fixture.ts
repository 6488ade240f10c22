import type { AskGroup, AskSpec } from '../../domain/ask/contract';
import type { Actor } from '../../domain/ask/rules';
import { deriveId } from '../../domain/ids';
import type { Role } from '../../domain/roles';
import { type Database, openDatabase } from '../../adapters/db/connection';
import { createStore, type Store } from '../../adapters/db/store';
import { freshDatabase } from '../support/database';

export const masterKey = Buffer.alloc(32, 7);

/** A database of its own with a running clock (scale 1), two talent and some staff. */
export interface Ground {
  url: string;
  database: Database;
  store: Store;
  ada: string;
  bob: string;
  lead: string;
  admin: string;
  approver: string;
  close(): Promise<void>;
}

export const people = {
  ada: { name: 'Ada Canary-Lovelace', email: 'ada.canary@example.test' },
  bob: { name: 'Bob Canary-Ross', email: 'bob.canary@example.test' },
};

/** Makes the ground of a test file; call `close` in `afterAll`. */
export async function openGround(options: { scale?: number; businessFrom?: string } = {}): Promise<Ground> {
  const fresh = await freshDatabase();
  const database = openDatabase(fresh.url, { poolMax: 20 });
  const store = createStore(database, { masterKey });
  const ids = await store.transaction(async (tx) => {
    await store.clock.start(tx, { scale: 1, ...options });
    const user = (email: string, roles: Role[]) =>
      store.users.upsertUser(tx, { email, name: `User ${email.split('@')[0]}`, roles }, 'system:test');
    const talent = async (ref: string, contact: { name: string; email: string }) => {
      const id = deriveId('talent', ref);
      await tx.raw(
        `insert into talent (id, source_ref, state, time_zone, created_at, updated_at)
         values (?, ?, 'candidate', 'UTC', business_now(), business_now())`,
        [id, ref],
      );
      await store.private.seal(tx, id, 'working', 'contact', contact);
      return id;
    };
    return {
      ada: await talent('test:ada', people.ada),
      bob: await talent('test:bob', people.bob),
      lead: await user('lead@example.test', ['lead']),
      admin: await user('admin@example.test', ['admin']),
      approver: await user('approver@example.test', ['approver']),
    };
  });
  const close = async () => {
    await database.close();
    await fresh.drop();
  };
  return { url: fresh.url, database, store, ...ids, close };
}

let groups = 0;

/** A group of asks under a key of its own, with what most tests need; the rest is given. */
export function groupOf(...asks: (Partial<AskSpec> & Pick<AskSpec, 'name' | 'to'>)[]): AskGroup {
  const number = ++groups;
  return {
    key: `eng_${number}/test`,
    workflowId: `engagement/eng_${number}`,
    thread: `hire_${number}`,
    subject: `eng_${number}`,
    policy: 'onboard@1',
    asks: asks.map((ask) => ({
      kind: 'checklist',
      phase: 'onboard',
      question: 'Is it so?',
      options: [
        { value: 'yes', label: 'Yes' },
        { value: 'no', label: 'No', needsReason: true },
      ],
      dueAt: { hours: 72 },
      ...ask,
    })),
  };
}

export const talentActor = (id: string): Actor => ({ kind: 'talent', id });
export const userActor = (id: string, ...roles: Role[]): Actor => ({ kind: 'user', id, roles });

/** Rows of a query, for looking behind the repositories. */
export async function rowsOf<T = Record<string, unknown>>(
  ground: Ground,
  sql: string,
  values: unknown[] = [],
): Promise<T[]> {
  const { rows } = await ground.database.knex.raw<{ rows: T[] }>(sql, values as never[]);
  return rows;
}

/** What was thrown, or undefined. */
export async function thrown(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

/**
 * Waits until readers of the feed may see all that was committed. The horizon is that of the whole cluster: tests that
 * write into other databases at the same time hold it back for moments.
 */
export async function settled(ground: Ground): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    const hidden = await rowsOf(
      ground,
      'select 1 from event where xid >= pg_snapshot_xmin(pg_current_snapshot()) limit 1',
    );
    if (hidden.length === 0) return;
    await rowsOf(ground, 'select pg_sleep(0.02)');
  }
  throw new Error('events stay hidden from the feed: some transaction is open for too long');
}
