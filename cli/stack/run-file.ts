import fs from 'node:fs';
import path from 'node:path';

import { NotRunning } from '../exit';

/** The processes of a stack, in the order in which they start. */
export const processNames = ['postgres', 'temporal', 'sandbox', 'worker', 'api'] as const;

export type ProcessName = (typeof processNames)[number];

/** `.data/run.json`: where everything of a running stack is. Holds keys, so it has mode 0600. */
export interface RunFile {
  api: string;
  console: string;
  inbox: string;
  temporalUi: string;
  temporalAddress: string;
  namespace: string;
  databaseUrl: string;
  sandbox: string;
  metrics: string;
  adminKey: string;
  /** Process ids; a process that is down just now, or not ours, is missing. */
  pids: Partial<Record<ProcessName | 'supervisor', number>>;
  scale: number;
}

/** Path of the run file of a data folder. */
export function runFilePath(data: string): string {
  return path.join(path.resolve(data), 'run.json');
}

/** The run file of the stack on this data folder. Throws `NotRunning` when there is none. */
export function readRunFile(data: string): RunFile {
  const file = runFilePath(data);
  if (!fs.existsSync(file)) {
    throw new NotRunning(
      `No stack is ready on ${data}. Start one with \`npm start\`, or name its folder with MUSTER_DATA.`,
    );
  }
  return JSON.parse(fs.readFileSync(file, 'utf8')) as RunFile;
}

/** The database of MUSTER_DATABASE_URL, or else of the running stack. */
export function databaseUrlOf({ databaseUrl, data }: { databaseUrl: string | undefined; data: string }): string {
  return databaseUrl ?? readRunFile(data).databaseUrl;
}
