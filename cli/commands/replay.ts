import fs from 'node:fs';
import path from 'node:path';

import type { Command } from 'commander';

import { print } from '../print';
import { root } from '../stack/paths';

interface Verdict {
  file: string;
  ok: boolean;
  why: string | null;
}

/** `muster replay <files…>`: replays saved histories on the workflows of this checkout; exit code 1 when one does not. */
export function replayCommand(program: Command): void {
  program
    .command('replay <files...>')
    .description('replay saved run histories (JSON) on today’s workflows, before a release')
    .option('--json', 'print an array of verdicts')
    .action(replay);
}

async function replay(files: string[], options: { json?: boolean }): Promise<void> {
  const { historyFromJSON } = await import('@temporalio/common/lib/proto-utils.js');
  const { DefaultLogger, Runtime, Worker } = await import('@temporalio/worker');
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const histories = files.map((file) => ({
    workflowId: path.basename(file, '.json'),
    history: historyFromJSON(JSON.parse(fs.readFileSync(file, 'utf8'))),
  }));
  const verdicts: Verdict[] = [];
  for await (const { workflowId, error } of Worker.runReplayHistories(
    { workflowsPath: path.join(root, 'workflows/index.ts') },
    histories,
  )) {
    verdicts.push({ file: workflowId, ok: !error, why: error ? `${error.name}: ${error.message}` : null });
  }
  if (verdicts.some((verdict) => !verdict.ok)) process.exitCode = 1;
  print(verdicts, options, (all) =>
    all.map(({ file, ok, why }) => (ok ? `ok     ${file}` : `BROKEN ${file}: ${why ?? ''}`)).join('\n'),
  );
}
