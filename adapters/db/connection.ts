import knex, { type Knex } from 'knex';

import { PostgresClient } from './postgres-client';
import { inTransaction } from './transaction';
import { rowTypes } from './types';

/** Builds a statement on a table: knex's own builder. */
interface Tables {
  (table: string): Knex.QueryBuilder;
}

/** Something that a read can run on: a transaction, or the pool. */
export type Reader = Pick<Knex, 'raw'> & Tables;

/** A transaction: every write of a repository takes one first. */
export type Tx = Reader & {
  readonly isTransaction: true;
  /**
   * Says a statement at the very end, in one message with the commit: a lock that many want is held for the time of that
   * message, not until our process comes round to commit. What it refuses is thrown by the transaction. Values: ids and numbers.
   */
  last(sql: string, values: readonly (string | number)[]): void;
};

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
    client: PostgresClient,
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
    // Whatever matters is thrown.
    log: { warn: () => {}, error: () => {}, deprecate: () => {}, debug: () => {} },
  });
  return {
    knex: pool,
    transaction: (work) => inTransaction(pool.client as PostgresClient, work),
    close: () => pool.destroy(),
  };
}
