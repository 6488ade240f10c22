import { type Command, InvalidArgumentError } from 'commander';

import { readStackConfig } from '../../adapters/config';
import { checklist } from '../checklist';
import { print } from '../print';
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
    .option('--demo', 'open with running hires, so that every page has something to show')
    .option('--no-demo', 'start empty (the default)')
    .option('--only <names>', `run some of: ${processNames.join(',')}; the rest is outside`, parseNames)
    .option('--json', 'print the run file when ready, and nothing else')
    .action(up);
}

async function up(options: UpOptions): Promise<void> {
  const from = Date.now();
  const { startStack } = await import('../stack.js');
  const report = options.json ? {} : checklist();
  const stopping = new AbortController();
  const stopped = onStopSignal(() => stopping.abort(new Error('Stopped before it was ready')));

  const stack = await startStack({
    ...readStackConfig(process.env),
    env: process.env,
    report,
    signal: stopping.signal,
    ...(options.only ? { only: options.only } : {}),
  });
  const signIn = await signInLink(stack.run);
  print(stack.run, options, (run) => links(run, signIn, Date.now() - from));
  // The demo's hires take a minute to get under way; the console is there meanwhile.
  if (options.demo) void seed(stack.run, (text) => report.note?.(text));

  await stopped;
  if (!options.json) console.error('\n  Stopping …');
  await stack.stop();
  if (!options.json) console.error('  Stopped. `npm start` resumes where it was.');
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

function links(run: RunFile, signIn: string, ms: number): string {
  const ui =
    run.temporalUi &&
    `${run.temporalUi}/namespaces/${run.namespace}/workflows?query=${encodeURIComponent('ExecutionStatus="Running"')}`;
  const lines: [string, string][] = [
    ['Console', signIn],
    ['Inbox', run.inbox],
    ['API', `${run.api}/docs`],
    ['Temporal', ui || run.temporalAddress],
    ['Metrics', run.metrics],
  ];
  const shown = lines.map(([name, url]) => `  ${name.padEnd(9)} ${url}`).join('\n');
  return `\n  Ready in ${(ms / 1000).toFixed(1)} s. One business day takes ${span(86_400 / run.scale)}.\n\n${shown}\n\n  Ctrl-C stops everything.`;
}

function span(seconds: number): string {
  if (!Number.isFinite(seconds)) return 'forever';
  if (seconds < 120) return `${Number(seconds.toPrecision(2))} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Number((seconds / 3600).toPrecision(2))} h`;
}

/** A link that signs the opener in once; the plain page where the API does not make any. */
async function signInLink(run: RunFile): Promise<string> {
  try {
    const response = await fetch(`${run.api}/v1/sign-in-links`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${run.adminKey}`,
        'content-type': 'application/json',
        'idempotency-key': `up-${Date.now()}`,
      },
      body: '{}',
      signal: AbortSignal.timeout(5000),
    });
    if (!response.ok) return run.console;
    return ((await response.json()) as { url?: string }).url ?? run.console;
  } catch {
    // The stack may run without an API (--only).
    return run.console;
  }
}

/** The stack is worth having without its demo: a failure is told, not thrown. */
async function seed(run: RunFile, note: (text: string) => void): Promise<void> {
  try {
    const { seedDemo } = (await import('../demo-seed.js')) as { seedDemo(run: RunFile): Promise<unknown> };
    await seedDemo(run);
  } catch (error) {
    note(`The demo hires could not be started: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function parseNames(text: string): ProcessName[] {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !processNames.includes(name as ProcessName));
  if (unknown !== undefined) throw new InvalidArgumentError(`${unknown} is none of ${processNames.join(', ')}.`);
  return names as ProcessName[];
}
