import knex, { type Knex } from 'knex';
import PostgresClient from 'knex/lib/dialects/postgres';

import { translateFault } from './faults';
import { rowTypes } from './types';

/** A transaction: every write of a repository takes one first. */
export type Tx = Knex.Transaction;

/** Something that a read can run on: a transaction, or the pool. */
export type Reader = Knex;

export interface Database {
  /** For reads outside a transaction. */
  knex: Knex;
  /** Runs the work in one READ COMMITTED transaction; commits its result, or rolls back and throws on. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Connections at most. (Default: 10) */
  poolMax?: number;
  /** Seen in pg_stat_activity. (Default: muster) */
  name?: string;
}

// The event feed waits for the oldest open transaction, so that none may stay open long (wall milliseconds).
const transactionTimeoutMs = 10_000;
const lockTimeoutMs = 5_000;
// The server ends any statement before this; silence for longer means that nobody is at the other end any more.
const silenceMs = transactionTimeoutMs + 2_000;

/**
 * Opens a pool on PostgreSQL. Nothing is connected yet.
 * Failures that may pass (connection, deadlock, time-out, full disk) are thrown as `Unavailable`, the rest as
 * `StatementRefused`; neither shows bound values.
 */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const pool = knex({
    client: FaultTranslatingClient,
    connection: {
      connectionString: url,
      application_name: options.name ?? 'muster',
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      query_timeout: silenceMs,
      options: [
        '-c timezone=UTC',
        `-c statement_timeout=${transactionTimeoutMs}`,
        `-c transaction_timeout=${transactionTimeoutMs}`,
        `-c lock_timeout=${lockTimeoutMs}`,
      ].join(' '),
      types: rowTypes,
    } as Knex.PgConnectionConfig,
    pool: { min: 0, max: options.poolMax ?? 10 },
    acquireConnectionTimeout: 10_000,
    compileSqlOnError: false,
    // Whatever matters is thrown.
    log: { warn: () => {}, error: () => {}, deprecate: () => {}, debug: () => {} },
  });
  return {
    knex: pool,
    transaction: (work) => pool.transaction(work),
    close: () => pool.destroy(),
  };
}

/** The dialect's client, except that what it throws is already in our words, and that it does not trust a silent line. */
class FaultTranslatingClient extends PostgresClient {
  private readonly line: Line = { silentAt: 0 };

  override async query(connection: unknown, obj: unknown): Promise<unknown> {
    try {
      return (await super.query(connection, obj)) as unknown;
    } catch (error) {
      if (isSilence(error)) hangUp(connection as PgConnection);
      throw translateFault(error);
    }
  }

  override async acquireConnection(): Promise<unknown> {
    try {
      return (await super.acquireConnection()) as unknown;
    } catch (error) {
      throw translateFault(error);
    }
  }

  override async acquireRawConnection(): Promise<unknown> {
    const openedAt = Date.now();
    const connection = (await super.acquireRawConnection()) as PgConnection;
    opened.set(connection, { openedAt, line: this.line });
    return connection;
  }

  /** Those opened before one went silent went the same way: they are replaced, not tried one after the other. */
  override async validateConnection(connection: unknown): Promise<boolean> {
    const good = (opened.get(connection as PgConnection)?.openedAt ?? 0) >= this.line.silentAt;
    if (!good) hangUp(connection as PgConnection, this.line.silentAt);
    return good;
  }
}

/** What all connections of a pool share: when one of them was last found dead. */
interface Line {
  silentAt: number;
}

type PgConnection = { connection?: { stream?: { destroy(): void } } };

// Kept beside the client: knex runs a transaction's queries on a copy of it that has no fields of ours.
const opened = new WeakMap<PgConnection, { openedAt: number; line: Line }>();

/** Not told by the server, which would end a statement sooner: found by our own watch. */
function isSilence(error: unknown): boolean {
  return error instanceof Error && error.message.endsWith('Query read timeout');
}

/** Ends a connection without waiting for an answer, and remembers when its line was found dead. */
function hangUp(connection: PgConnection, at = Date.now()): void {
  const known = opened.get(connection);
  if (known) known.line.silentAt = Math.max(known.line.silentAt, at);
  connection.connection?.stream?.destroy();
}
