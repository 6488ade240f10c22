import fs from 'node:fs';
import path from 'node:path';

import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client';

import type { Config } from '../../adapters/config';
import { openDatabase } from '../../adapters/db/connection';
import { createPrivateData } from '../../adapters/db/private';
import { verify } from '../../adapters/db/seal';
import { createIdentity } from '../../adapters/identity/scim';
import type { Evidence, JournalEntry } from './invariant';

/** What gathering evidence needs to know of a running stack. */
export type Scene = Pick<Config, 'data' | 'databaseUrl' | 'temporal' | 'sandboxUrl' | 'vendors' | 'masterKey'>;

/** Opens the evidence of a running stack: database, journals of the sandbox, read-backs, Temporal, logs. Close it afterwards. */
export async function openEvidence(scene: Scene): Promise<Evidence & { close(): Promise<void> }> {
  const database = openDatabase(scene.databaseUrl, { poolMax: 2 });
  const connection = await Connection.connect({ address: scene.temporal.address });
  const client = new Client({ connection, namespace: scene.temporal.namespace });
  const identity = createIdentity(scene.vendors.identity);
  const privateData = createPrivateData(scene.masterKey);

  return {
    db: database.knex,
    journal: (system) => readJournal(scene, system),
    readBack: (system, personId) => identity.readBack(system, personId),
    runState: (workflowId) => runState(client, workflowId),
    canaries: async () => {
      const { rows } = await database.knex.raw<{ rows: { id: string }[] }>('select id from talent');
      const people = await privateData.contacts(
        database.knex,
        rows.map((row) => row.id),
      );
      return [...people.values()].flatMap((person) => [person.name, person.email]);
    },
    outsideTexts: () => outsideTexts(client, scene.data),
    verifyChain: async () => {
      const result = await verify(database.knex);
      return result.ok ? [] : [`${result.broken.what} ${result.broken.name}: ${result.broken.why}`];
    },
    async close() {
      await connection.close();
      await database.close();
    },
  };
}

async function readJournal(scene: Scene, system: string): Promise<JournalEntry[] | null> {
  const response = await fetch(`${scene.sandboxUrl}/_journal/${system}`, {
    headers: { authorization: `Bearer ${scene.vendors.payments.token}` },
    signal: AbortSignal.timeout(20_000),
  });
  // A real vendor has no journal to show.
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`the journal of ${system} answers ${response.status}`);
  return ((await response.json()) as { entries: JournalEntry[] }).entries;
}

async function runState(client: Client, workflowId: string): Promise<string | null> {
  try {
    const { status } = await client.workflow.getHandle(workflowId).describe();
    return status.name === 'RUNNING' ? 'open' : status.name.toLowerCase();
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}

/** Logs of our processes, and every run: its id, attributes and whole history. */
async function* outsideTexts(client: Client, data: string): AsyncIterable<{ where: string; text: string }> {
  const folder = path.join(data, 'log');
  for (const name of ['api.log', 'worker.log']) {
    const file = path.join(folder, name);
    if (fs.existsSync(file)) yield { where: name, text: fs.readFileSync(file, 'utf8') };
  }
  for await (const run of client.workflow.list()) {
    const history = await client.workflow.getHandle(run.workflowId, run.runId).fetchHistory();
    const attributes = JSON.stringify(run.typedSearchAttributes.getAll());
    yield { where: `run ${run.workflowId}`, text: [run.workflowId, attributes, ...textsIn(history)].join('\n') };
  }
}

/** Every text in a history; payloads are bytes there, so they are read as text. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (value instanceof Uint8Array) yield Buffer.from(value).toString('utf8');
  else if (value !== null && typeof value === 'object') for (const inner of Object.values(value)) yield* textsIn(inner);
}
