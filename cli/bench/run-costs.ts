import { Client, Connection } from '@temporalio/client';

import { withClient } from '../stack/postgres';
import type { RunFile } from '../stack/run-file';

// Temporal lists a run’s length when the run is over, a moment late on a busy machine.
const patienceMs = 60_000;
const lookEveryMs = 500;

/**
 * History events and persisted state transitions of all runs that a query finds, once none of them is listed as running any more.
 * What is still listed so after a minute is told: its length is not known, and the counts are too low.
 */
export async function countCosts(
  run: Pick<RunFile, 'temporalAddress' | 'namespace'>,
  query: string,
  told: (line: string) => void,
): Promise<{ runs: number; events: number; transitions: number }> {
  const connection = await Connection.connect({ address: run.temporalAddress });
  try {
    const client = new Client({ connection, namespace: run.namespace });
    const left = await untilOver(client, query);
    if (left > 0) told(`${left} runs are still listed as running: events and transitions are counted without them`);
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

async function untilOver(client: Client, query: string): Promise<number> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const { count } = await client.workflow.count(`(${query}) and ExecutionStatus = 'Running'`);
    if (count === 0 || Date.now() >= until) return count;
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
}

/** Transactions that wrote so far, of the whole database server: each takes an id. */
export async function writesSoFar(databaseUrl: string): Promise<number> {
  const { rows } = await withClient(databaseUrl, (client) =>
    client.query<{ xid: string }>('select pg_snapshot_xmax(pg_current_snapshot())::text as xid'),
  );
  return Number(rows[0]?.xid ?? 0);
}
