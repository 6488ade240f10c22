import KnexPostgres from 'knex/lib/dialects/postgres';
import type { Client as PgClient, QueryResult } from 'pg';

import { Unavailable } from '../../domain/errors';
import { translateFault } from './faults';
import { preparedAs } from './prepared';

/** A connection of the pool. */
export type Connection = PgClient & { connection?: { stream?: { destroy(): void } } };

/**
 * knex's client for PostgreSQL with another way to run what its builders say: statements are prepared once for each
 * connection, what is thrown is already in our words, and a silent line is not trusted. See decision 024 for its price.
 */
export class PostgresClient extends KnexPostgres {
  private readonly line: Line = { silentAt: 0 };

  /** Runs a builder: takes a connection, sends its one statement and shapes what comes back. Schemas go knex's own way. */
  override runner(builder: Builder): unknown {
    const run = async (): Promise<unknown> => {
      const statement = builder.toSQL();
      if (Array.isArray(statement)) return (super.runner(builder) as { run(): unknown }).run();
      const connection = await this.acquireConnection();
      try {
        const answered = await this.query(connection, statement);
        return (this as unknown as Shaping).processResponse(answered, this);
      } finally {
        this.releaseConnection(connection);
      }
    };
    return { client: this, run };
  }

  override async query(connection: Connection, said: Statement | string): Promise<Answered> {
    const statement: Statement = typeof said === 'string' ? { sql: said } : said;
    const values = (this.prepBindings(statement.bindings) ?? []) as unknown[];
    const { text, name } = preparedAs(statement.sql, (sql) => this.positionBindings(sql) as string);
    if (!text) throw new Error('The statement is empty.');
    // Without values a text may hold several statements, which cannot be prepared.
    const response = await this.send(connection, text, values, values.length > 0 ? name : undefined);
    return Object.assign(statement, { response });
  }

  /** Commits, with the last statements in the same message. Gives what PostgreSQL answered to the commit. */
  async finish(connection: Connection, last: readonly string[]): Promise<string> {
    const answers: unknown = await this.send(connection, [...last, 'COMMIT'].join('; '), []);
    return ([answers].flat().at(-1) as QueryResult).command;
  }

  private async send(connection: Connection, text: string, values: unknown[], name?: string): Promise<QueryResult> {
    this.emit('query', { sql: text, bindings: values });
    try {
      return await connection.query(values.length > 0 ? { text, values, name } : text);
    } catch (error) {
      // No connection of the pool knows better than this one.
      if (isSilence(error) || isOutdated(error)) hangUp(connection);
      if (isOutdated(error)) throw new Unavailable('The schema has changed meanwhile; try again in a moment');
      if (error instanceof Error) error.message = `${text} - ${error.message}`;
      throw translateFault(error);
    }
  }

  override async acquireConnection(): Promise<Connection> {
    try {
      return (await super.acquireConnection()) as Connection;
    } catch (error) {
      throw translateFault(error);
    }
  }

  override async acquireRawConnection(): Promise<Connection> {
    const openedAt = Date.now();
    const connection = (await super.acquireRawConnection()) as Connection;
    opened.set(connection, { openedAt, line: this.line });
    return connection;
  }

  /** Those opened before one went silent went the same way: they are replaced, not tried one after the other. */
  override async validateConnection(connection: Connection): Promise<boolean> {
    const good = (opened.get(connection)?.openedAt ?? 0) >= this.line.silentAt;
    if (!good) hangUp(connection, this.line.silentAt);
    return good;
  }
}

/** Ends a connection without waiting for an answer, and remembers when its line was found dead. */
export function hangUp(connection: Connection, at = Date.now()): void {
  const known = opened.get(connection);
  if (known) known.line.silentAt = Math.max(known.line.silentAt, at);
  connection.connection?.stream?.destroy();
}

interface Builder {
  toSQL(): Statement | Statement[];
}

interface Statement {
  sql: string;
  bindings?: unknown;
}

interface Answered extends Statement {
  response: QueryResult;
}

/** What knex has and its types do not tell. */
interface Shaping {
  processResponse(answered: Answered, runner: unknown): unknown;
}

/** What all connections of a pool share: when one of them was last found dead. */
interface Line {
  silentAt: number;
}

const opened = new WeakMap<Connection, { openedAt: number; line: Line }>();

/** Not told by the server, which would end a statement sooner: found by our own watch. */
function isSilence(error: unknown): boolean {
  return error instanceof Error && error.message.endsWith('Query read timeout');
}

/** A prepared statement whose answer has another shape since a migration. */
function isOutdated(error: unknown): boolean {
  return error instanceof Error && error.message.includes('cached plan must not change result type');
}
