import { type Command, InvalidArgumentError } from 'commander';

import { readStackConfig } from '../../adapters/config';
import { type Role } from '../../domain/roles';
import { checklist } from '../checklist';
import { print } from '../print';
import { type StackReport } from '../stack';
import { processNames, type ProcessName, type RunFile } from '../stack/run-file';

interface UpOptions {
  demo?: boolean;
  only?: ProcessName[];
  json?: boolean;
}

/** `muster up`: starts the stack and keeps it running until Ctrl-C. */
export function upCommand(program: Command): void {
  program
    .command('up')
    .description('start PostgreSQL, Temporal, sandbox, worker and API; Ctrl-C stops all, another start resumes')
    .option('--demo', 'open with a running season and hires, so that every page has something to show')
    .option('--no-demo', 'start empty (the default)')
    .option('--only <names>', `run some of: ${processNames.join(',')}; the rest is outside`, parseNames)
    .option('--json', 'print the run file when ready, and nothing else')
    .action(up);
}

async function up(options: UpOptions): Promise<void> {
  const from = Date.now();
  const { startStack } = await import('../stack.js');
  const report: StackReport = options.json ? {} : checklist();
  const stopping = new AbortController();
  const stopped = onStopSignal(() => stopping.abort(new Error('Stopped before it was ready')));

  const stack = await startStack({
    ...readStackConfig(process.env),
    env: process.env,
    report,
    signal: stopping.signal,
    ...(options.only ? { only: options.only } : {}),
  });
  if (!options.only) await lend(stack.run, report);
  const signIn = options.json ? [] : await Promise.all([signInLink(stack.run, 'lead'), signInLink(stack.run, 'admin')]);
  print(stack.run, options, (run) => links(run, signIn, Date.now() - from));
  // The demo's season and hires take minutes to get under way; the console is there meanwhile.
  if (options.demo) void seed(stack.run, report, stopping.signal);

  await stopped;
  if (!options.json) console.error('\n  Stopping …');
  await stack.stop();
  if (!options.json) console.error('  Stopped. `npm start` resumes where it was.');
  // The demo may be waiting, for minutes, for a stack that is gone.
  if (options.demo) process.exit();
}

/**
 * Resolves at the first Ctrl-C, SIGTERM or hang-up. A terminal's Ctrl-C comes twice, from the terminal and from npm;
 * so only one that comes a good moment later means "at once": then the guardian cleans up.
 */
function onStopSignal(first: () => void): Promise<void> {
  return new Promise((resolve) => {
    let since: number | undefined;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (since !== undefined && Date.now() - since > 1500) process.exit(130);
        since ??= Date.now();
        first();
        resolve();
      });
    }
  });
}

function links(run: RunFile, [asLead, asAdmin]: (string | undefined)[], ms: number): string {
  const query = encodeURIComponent('ExecutionStatus="Running"');
  const ui = run.temporalUi && `${run.temporalUi}/namespaces/${run.namespace}/workflows?query=${query}`;
  const lines: [string, string][] = [
    ['Console', asLead ? `${asLead}  (once, as a project lead)` : run.console],
    ...(asAdmin ? [['', `${asAdmin}  (once, as an administrator)`] as [string, string]] : []),
    ['Inbox', `${run.inbox}  (everybody's mail: play any part)`],
    ['API', `${run.api}/docs`],
    ['Temporal', ui || run.temporalAddress],
    ['Metrics', run.metrics],
  ];
  const shown = lines.map(([name, url]) => `  ${name.padEnd(9)} ${url}`).join('\n');
  const day = `One business day takes ${span(86_400 / run.scale)}.`;
  return `\n  Ready in ${(ms / 1000).toFixed(1)} s. ${day}\n\n${shown}\n\n  Ctrl-C stops everything.\n`;
}

function span(seconds: number): string {
  if (!Number.isFinite(seconds)) return 'forever';
  if (seconds < 120) return `${Number(seconds.toPrecision(2))} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Number((seconds / 3600).toPrecision(2))} h`;
}

/** A link that signs the opener in once as this role's member of staff; undefined where the API makes none. */
async function signInLink(run: RunFile, role: Role): Promise<string | undefined> {
  const { staff } = await import('../seed/staff.js');
  const email = staff.find(({ roles }) => roles.includes(role))?.email;
  try {
    const response = await fetch(`${run.api}/v1/sign-in-links`, {
      method: 'POST',
      headers: { authorization: `Bearer ${run.adminKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ email }),
      signal: AbortSignal.timeout(5000),
    });
    return response.ok ? ((await response.json()) as { url?: string }).url : undefined;
  } catch {
    // The stack may run without an API (--only).
    return undefined;
  }
}

/** Seasons that somebody starts can be played by the inbox’s button; without it they still can by hand. */
async function lend(run: RunFile, report: StackReport): Promise<void> {
  try {
    const { lendFloor } = await import('../demo/season/play-season.js');
    const { sceneOf } = await import('../audit/scene.js');
    const { data } = readStackConfig(process.env);
    await lendFloor(run, { url: run.sandbox, token: sceneOf(data).vendors.payments.token });
  } catch (error) {
    report.note?.(`The sandbox has no floor for seasons: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The stack is worth having without its demo: a failure is told, not thrown. */
async function seed(run: RunFile, report: StackReport, stopping: AbortSignal): Promise<void> {
  const from = Date.now();
  report.begin?.('demo');
  try {
    const { seedDemo } = await import('../demo-seed.js');
    await seedDemo(run);
    if (!stopping.aborted) report.done?.('demo', 'season and hires under way', Date.now() - from);
  } catch (error) {
    if (stopping.aborted) return;
    report.note?.(
      `The demo’s season and hires could not be started: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function parseNames(text: string): ProcessName[] {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !processNames.includes(name as ProcessName));
  if (unknown !== undefined) throw new InvalidArgumentError(`${unknown} is none of ${processNames.join(', ')}.`);
  return names as ProcessName[];
}
