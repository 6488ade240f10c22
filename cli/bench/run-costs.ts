import { Client, Connection } from '@temporalio/client';

import { withClient } from '../stack/postgres';
import type { RunFile } from '../stack/run-file';

/** History events and persisted state transitions of all runs that a query finds. */
export async function countCosts(
  run: Pick<RunFile, 'temporalAddress' | 'namespace'>,
  query: string,
): Promise<{ runs: number; events: number; transitions: number }> {
  const connection = await Connection.connect({ address: run.temporalAddress });
  try {
    const client = new Client({ connection, namespace: run.namespace });
    const costs = { runs: 0, events: 0, transitions: 0 };
    for await (const { historyLength, raw } of client.workflow.list({ query })) {
      costs.runs += 1;
      costs.events += historyLength;
      costs.transitions += Number(raw.stateTransitionCount ?? 0);
    }
    return costs;
  } finally {
    await connection.close();
  }
}

/** Transactions that wrote so far, of the whole database server: each takes an id. */
export async function writesSoFar(databaseUrl: string): Promise<number> {
  const { rows } = await withClient(databaseUrl, (client) =>
    client.query<{ xid: string }>('select pg_snapshot_xmax(pg_current_snapshot())::text as xid'),
  );
  return Number(rows[0]?.xid ?? 0);
}
