import fs from 'node:fs';
import path from 'node:path';

import { Client, Connection } from '@temporalio/client';

import type { Config } from '../../adapters/config';
import { openDatabase } from '../../adapters/db/connection';
import { createPrivateData } from '../../adapters/db/private';
import { verify } from '../../adapters/db/seal';
import { createIdentity } from '../../adapters/identity/scim';
import { canariesOf } from './canaries';
import type { Evidence, JournalEntry } from './invariant';
import { readRun, runText } from './run-evidence';

/** What gathering evidence needs to know of a running stack. */
export type Scene = Pick<Config, 'data' | 'databaseUrl' | 'temporal' | 'sandboxUrl' | 'vendors' | 'masterKey'> & {
  /** Pages of metrics, if any is shown. */
  metrics: readonly string[];
};

/** A system that works on something needs its time: what is younger than this is not stuck. */
const graceSeconds = 60;

/** Opens the evidence of a running stack: database, journals of the sandbox, read-backs, Temporal, logs. Close it afterwards. */
export async function openEvidence(scene: Scene): Promise<Evidence & { close(): Promise<void> }> {
  const database = openDatabase(scene.databaseUrl, { poolMax: 2, name: 'muster audit' });
  const connection = await Connection.connect({ address: scene.temporal.address });
  const client = new Client({ connection, namespace: scene.temporal.namespace });
  const identity = createIdentity(scene.vendors.identity);
  const privateData = createPrivateData(scene.masterKey);
  // Several invariants ask about the same runs and journals, and each answer is long.
  const runs = kept((workflowId) => readRun(client, workflowId));
  const journals = kept((system) => readJournal(scene, system));

  return {
    db: database.knex,
    graceSeconds,
    refresh() {
      runs.forget();
      journals.forget();
    },
    journal: journals.read,
    readBack: (system, personId) => identity.readBack(system, personId),
    run: runs.read,
    canaries: () => canariesOf(database.knex, privateData),
    outsideTexts: () => outsideTexts(client, scene),
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

function kept<T>(ask: (name: string) => Promise<T>) {
  const answers = new Map<string, Promise<T>>();
  return {
    forget: () => answers.clear(),
    read(name: string): Promise<T> {
      const answer = answers.get(name) ?? ask(name);
      answers.set(name, answer);
      return answer;
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

/** Logs of our processes, their metrics, and every run: its id, attributes, memo and whole history. */
async function* outsideTexts(client: Client, scene: Scene): AsyncIterable<{ where: string; text: string }> {
  const folder = path.join(scene.data, 'log');
  const logs = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  // The sandbox is the world outside: it may say whom it met.
  for (const name of logs.filter((file) => file.endsWith('.log') && file !== 'sandbox.log'))
    yield { where: name, text: fs.readFileSync(path.join(folder, name), 'utf8') };
  for (const url of scene.metrics) {
    const response = await fetch(url, { signal: AbortSignal.timeout(20_000) });
    yield { where: url, text: await response.text() };
  }
  for await (const run of client.workflow.list())
    yield { where: `run ${run.workflowId}`, text: await runText(client, run) };
}
