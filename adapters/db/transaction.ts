import { type Connection, hangUp, type PostgresClient } from './postgres-client';
import type { Tx } from './connection';

/**
 * Runs the work in one READ COMMITTED transaction of one connection; commits its result, or rolls back and throws on.
 * What the work left running when it ended is refused: it can neither write unseen nor meet the connection's next user.
 */
export async function inTransaction<T>(client: PostgresClient, work: (tx: Tx) => Promise<T>): Promise<T> {
  const connection = await client.acquireConnection();
  const bound = bindTo(client, connection);
  try {
    await client.query(connection, 'BEGIN');
    const result = await work(bound.tx);
    bound.end();
    // PostgreSQL answers so when a statement had failed and its error was swallowed.
    if ((await client.finish(connection, bound.last)) === 'ROLLBACK')
      throw new Error('The transaction was rolled back: one of its statements had failed.');
    return result;
  } catch (error) {
    bound.end();
    // A connection that cannot even roll back is of no use to the next.
    await client.query(connection, 'ROLLBACK').catch(() => hangUp(connection));
    throw error;
  } finally {
    client.releaseConnection(connection);
  }
}

/** Runs the work in a savepoint: what it has begun is undone when it throws, and the transaction goes on. */
export async function inSavepoint<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await tx.raw('savepoint inner_work');
  const lasts = saidLast.get(tx) ?? [];
  const before = lasts.length;
  try {
    const result = await work();
    await tx.raw('release savepoint inner_work');
    return result;
  } catch (error) {
    lasts.length = before;
    await tx.raw('rollback to savepoint inner_work; release savepoint inner_work');
    throw error;
  }
}

/** The client and the tables of one transaction. Both cost next to nothing: knex makes a whole new instance here. */
function bindTo(client: PostgresClient, connection: Connection): { tx: Tx; last: readonly string[]; end(): void } {
  let over = false;
  const statements: string[] = [];
  const own = Object.create(client) as PostgresClient;
  own.acquireConnection = () => Promise.resolve(connection);
  own.releaseConnection = () => undefined;
  own.query = (on, statement) => {
    if (over) return Promise.reject(new Error('The transaction is over.'));
    return client.query(on, statement);
  };
  const table = (name: string): unknown => (own.queryBuilder() as unknown as Tables).table(name);
  const raw = (...said: unknown[]): unknown => own.raw(...said);
  const last: Tx['last'] = (sql, values) => {
    const odd = values.find((value) => typeof value === 'string' && !/^[\w/.-]*$/.test(value));
    if (odd !== undefined) throw new RangeError('Only ids and numbers are written into a last statement.');
    statements.push((own.raw(sql, values) as unknown as { toQuery(): string }).toQuery());
  };
  const tx = Object.assign(table, { raw, last, isTransaction: true }) as unknown as Tx;
  saidLast.set(tx, statements);
  return { tx, last: statements, end: () => void (over = true) };
}

/** What a transaction will say last. */
const saidLast = new WeakMap<Tx, string[]>();

interface Tables {
  table(name: string): unknown;
}
