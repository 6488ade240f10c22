import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { sceneOf } from '../../cli/audit/scene';
import { startStack, type Stack } from '../../cli/stack';
import { passingPorts } from '../../cli/stack/ports';
import { isAlive } from '../../cli/stack/process-info';
import { openDatabase, type Database } from '../../adapters/db/connection';
import { createCommitCutter, type CommitCutter } from './commit-cutter';
import { openLine, type Line } from './line';

/** A whole stack whose lines to its database and to Temporal run through our hands. */
export interface FaultStage {
  stack: Stack;
  data: string;
  /** Of the API and the worker to PostgreSQL, and to Temporal. */
  database: Line;
  temporal: Line;
  cutter: CommitCutter;
  /** Our own look at the database, past the bad line. */
  db: Database;
  databaseUrl: string;
  /** Any vendor's token: opens the sandbox's doors for tests. */
  token: string;
  /** Stops everything, removes the folder, and gives what is still alive. */
  close(): Promise<number[]>;
}

/** Starts it on free ports and in a folder of its own. `patienceSeconds`: how long a vendor may fail before a person is asked. */
export async function openFaultStage(options: {
  scale: number;
  seed: number;
  patienceSeconds: number;
}): Promise<FaultStage> {
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-faults-'));
  // PostgreSQL runs as another user when we are root, and must be able to walk in.
  fs.chmodSync(data, 0o755);
  const { PATH, HOME, TMPDIR } = process.env;
  const env = { PATH, HOME, TMPDIR, MUSTER_VENDOR_PATIENCE_SECONDS: String(options.patienceSeconds) };
  const cutter = createCommitCutter();
  const lines: { database?: Line; temporal?: Line; databaseUrl?: string } = {};
  const stack = await startStack({
    data,
    port: passingPorts,
    scale: options.scale,
    seed: options.seed,
    env: Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined)),
    via: {
      database: async (url) => {
        const through = new URL(url);
        lines.databaseUrl = url;
        lines.database = await openLine({ host: through.hostname, port: Number(through.port) }, cutter.listener);
        through.port = String(lines.database.port);
        return through.href;
      },
      temporal: async (address) => {
        const [host = '', port = ''] = address.split(':');
        lines.temporal = await openLine({ host, port: Number(port) });
        return `${lines.temporal.host}:${lines.temporal.port}`;
      },
    },
  }).catch(async (error: unknown) => {
    await closeLines(lines);
    fs.rmSync(data, { recursive: true, force: true });
    throw error;
  });
  const db = openDatabase(lines.databaseUrl!, { poolMax: 3, name: 'muster faults' });
  return {
    stack,
    data,
    database: lines.database!,
    temporal: lines.temporal!,
    cutter,
    db,
    databaseUrl: lines.databaseUrl!,
    token: sceneOf(data).vendors.payments.token,
    async close() {
      const pids = Object.values(stack.run.pids).filter((pid) => pid !== process.pid);
      await db.close();
      await stack.stop();
      await closeLines(lines);
      fs.rmSync(data, { recursive: true, force: true });
      return pids.filter(isAlive);
    },
  };
}

async function closeLines({ database, temporal }: { database?: Line; temporal?: Line }): Promise<void> {
  await database?.close();
  await temporal?.close();
}
