import { type Command } from 'commander';

import { readStackConfig } from '../../adapters/config';
import { print } from '../print';
import { runningStack, wipe } from '../stack/data-folder';
import { endProcess } from '../stack/process-info';

/** `muster down`: stops the stack of this data folder, and with --wipe removes what it stored. */
export function downCommand(program: Command): void {
  program
    .command('down')
    .description('stop the stack of this data folder')
    .option('--wipe', 'and remove everything it stored')
    .option('--json', 'print {stopped, wiped}')
    .action(down);
}

async function down(options: { wipe?: boolean; json?: boolean }): Promise<void> {
  const { data } = readStackConfig(process.env);
  const pid = runningStack(data);
  if (pid) await endProcess(pid, 'SIGTERM', 60_000);
  if (options.wipe) await wipe(data);
  print({ stopped: pid !== undefined, wiped: options.wipe === true, data }, options, ({ stopped, wiped }) =>
    [
      stopped ? `Stopped the stack on ${data}.` : `No stack runs on ${data}.`,
      ...(wiped ? [`Removed ${data}.`] : []),
    ].join(' '),
  );
}
