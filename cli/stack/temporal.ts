import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';

import { Connection } from '@temporalio/client';

import { answers } from './ports';
import { commandLine, endProcess } from './process-info';
import { devServerArgs, searchAttributes } from './temporal-flags';

export interface TemporalOptions {
  binary: string;
  /** SQLite file; must not lie on a tmpfs. */
  file: string;
  port: number;
  uiPort: number;
  namespace: string;
  log: string;
}

/** Our own Temporal server and how to run it. */
export interface Temporal {
  address: string;
  uiUrl: string;
  spawn(): ChildProcess;
  /** Resolves when the namespace is there. Throws after 30 s, or when `signal` aborts. */
  ready(signal?: AbortSignal): Promise<void>;
}

/** A dev server with our search attributes, its state in a file. */
export function prepareTemporal(options: TemporalOptions): Temporal {
  const address = `127.0.0.1:${options.port}`;
  return {
    address,
    uiUrl: `http://127.0.0.1:${options.uiPort}`,
    spawn: () => launch(options),
    ready: (signal) => serves(address, options.namespace, signal),
  };
}

/** Version of the server at an address. Throws within about a second when nothing answers, naming the address. */
export async function temporalVersion(address: string): Promise<string> {
  const [host = '', port = ''] = address.split(/:(?=\d+$)/);
  // Connection.connect would wait ten seconds.
  if (!(await answers(host, Number(port)))) {
    throw new Error(
      `No Temporal server answers at ${address}. Start it, correct TEMPORAL_ADDRESS, or unset it to run our own.`,
    );
  }
  const connection = await Connection.connect({ address });
  try {
    return (await connection.workflowService.getSystemInfo({})).serverVersion ?? 'unknown';
  } finally {
    await connection.close();
  }
}

/** Ends a server that an earlier, killed run left. Returns its process id, or undefined. */
export async function endTemporalLeftover(pidFile: string, file: string): Promise<number | undefined> {
  if (!fs.existsSync(pidFile)) return undefined;
  const pid = Number(fs.readFileSync(pidFile, 'utf8'));
  if (!commandLine(pid).includes(file)) return undefined;
  await endProcess(pid, 'SIGTERM', 10_000);
  return pid;
}

function launch({ binary, file, port, uiPort, namespace, log }: TemporalOptions): ChildProcess {
  const args = ['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--ui-port', String(uiPort)];
  // WAL nearly doubles the throughput and keeps fsync.
  args.push('--namespace', namespace, '--db-filename', file, '--sqlite-pragma', 'journal_mode=wal');
  for (const [name, type] of Object.entries(searchAttributes)) args.push('--search-attribute', `${name}=${type}`);
  const out = fs.openSync(log, 'a');
  try {
    const env = { PATH: process.env.PATH, HOME: process.env.HOME };
    return spawn(binary, [...args, ...devServerArgs], { detached: true, stdio: ['ignore', out, out], env });
  } finally {
    fs.closeSync(out);
  }
}

async function serves(address: string, namespace: string, signal: AbortSignal | undefined): Promise<void> {
  const deadline = Date.now() + 30_000;
  const over = (): boolean => Date.now() > deadline || signal?.aborted === true;
  const [host = '', port = ''] = address.split(':');
  while (!(await answers(host, Number(port), 200))) {
    if (over()) throw new Error(`Temporal did not answer at ${address}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  const connection = Connection.lazy({ address });
  try {
    for (;;) {
      try {
        await connection.withDeadline(Date.now() + 2000, () =>
          connection.workflowService.describeNamespace({ namespace }),
        );
        return;
      } catch (error) {
        if (over()) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  } finally {
    await connection.close();
  }
}
