import { type Command } from 'commander';

import { readStackConfig } from '../../adapters/config';
import { type Finding } from '../doctor/finding';
import { print } from '../print';
import { runningStack } from '../stack/data-folder';
import { readRunFile } from '../stack/run-file';

/** `muster doctor`: looks at everything a stack stands on and prints the fix of what is wrong. Exit code 1 if any is. */
export function doctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('check versions, ports, servers, migrations, search attributes and clock, with the fix')
    .option('--json', 'print {ok, findings}')
    .action(doctor);
}

async function doctor(options: { json?: boolean }): Promise<void> {
  const config = readStackConfig(process.env);
  const { examineMachine } = await import('../doctor/machine.js');
  const { examineStack } = await import('../doctor/stack.js');
  const findings = await examineMachine(config);
  if (runningStack(config.data)) findings.push(...(await examineStack(readRunFile(config.data))));
  else findings.push({ what: 'stack', ok: true, detail: `none runs on ${config.data}; start it for the other checks` });
  const ok = findings.every((finding) => finding.ok);
  print({ ok, findings }, options, () => findings.map(line).join('\n'));
  if (!ok) process.exitCode = 1;
}

function line({ what, ok, detail, fix }: Finding): string {
  return `${ok ? '✔' : '✘'} ${what.padEnd(18)} ${detail}${!ok && fix ? `\n  → ${fix}` : ''}`;
}
