import { type Command } from 'commander';

import { readStackConfig } from '../../adapters/config';
import { NotRunning } from '../exit';
import { print, table } from '../print';
import { runningStack } from '../stack/data-folder';
import { answers } from '../stack/ports';
import { isAlive } from '../stack/process-info';
import { processNames, type ProcessName, readRunFile, type RunFile } from '../stack/run-file';

interface ProcessStatus {
  name: string;
  state: 'up' | 'down' | 'outside';
  pid: number | null;
  at: string;
}

/** `muster status`: which processes run, where, and whether they answer. Exit code 3 when none does. */
export function statusCommand(program: Command): void {
  program
    .command('status')
    .description('show the processes of the stack and where they are')
    .option('--json', 'print it as an object')
    .action(status);
}

async function status(options: { json?: boolean }): Promise<void> {
  const { data } = readStackConfig(process.env);
  const supervisor = runningStack(data);
  if (!supervisor)
    throw new NotRunning(
      `No stack runs on ${data}. Start one with \`npm start\`, or name its folder with MUSTER_DATA.`,
    );
  const run = readRunFile(data);
  const processes = await Promise.all(processNames.map((name) => statusOf(name, run)));
  const { api, console: page, inbox, temporalUi, metrics, namespace, scale } = run;
  print(
    { data, supervisor, processes, api, console: page, inbox, temporalUi, metrics, namespace, scale },
    options,
    () =>
      [
        table([
          ['process', 'state', 'pid', 'at'],
          ...processes.map(({ name, state, pid, at }) => [name, state, String(pid ?? '-'), at]),
        ]),
        '',
        table([
          ['console', page],
          ['inbox', inbox],
          ['Temporal', `${temporalUi}/namespaces/${namespace}`],
          ['metrics', metrics],
        ]),
      ].join('\n'),
  );
}

async function statusOf(name: ProcessName, run: RunFile): Promise<ProcessStatus> {
  const urls: Record<ProcessName, string> = {
    postgres: run.databaseUrl,
    temporal: `tcp://${run.temporalAddress}`,
    sandbox: run.sandbox,
    worker: run.metrics,
    api: run.api,
  };
  const { hostname, port } = new URL(urls[name]);
  const answering = await answers(hostname, Number(port || 5432));
  const pid = run.pids[name] ?? null;
  const up = answering && (pid === null || isAlive(pid));
  return { name, state: up ? (pid === null ? 'outside' : 'up') : 'down', pid, at: `${hostname}:${port}` };
}
