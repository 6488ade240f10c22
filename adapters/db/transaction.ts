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
    const { response } = await client.query(connection, 'COMMIT');
    // PostgreSQL answers so when a statement had failed and its error was swallowed.
    if (response.command === 'ROLLBACK')
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
  try {
    const result = await work();
    await tx.raw('release savepoint inner_work');
    return result;
  } catch (error) {
    await tx.raw('rollback to savepoint inner_work; release savepoint inner_work');
    throw error;
  }
}

/** The client and the tables of one transaction. Both cost next to nothing: knex makes a whole new instance here. */
function bindTo(client: PostgresClient, connection: Connection): { tx: Tx; end(): void } {
  let over = false;
  const own = Object.create(client) as PostgresClient;
  own.acquireConnection = () => Promise.resolve(connection);
  own.releaseConnection = () => undefined;
  own.query = (on, statement) => {
    if (over) return Promise.reject(new Error('The transaction is over.'));
    return client.query(on, statement);
  };
  const table = (name: string): unknown => (own.queryBuilder() as unknown as Tables).table(name);
  const raw = (...said: unknown[]): unknown => own.raw(...said);
  return { tx: Object.assign(table, { raw, isTransaction: true }) as unknown as Tx, end: () => void (over = true) };
}

interface Tables {
  table(name: string): unknown;
}
