import { type Command, InvalidArgumentError } from 'commander';

import { readStackConfig } from '../../adapters/config';
import { print, table } from '../print';

/** `muster bench hires`: several hires side by side, measured: events, transactions, CPU and memory by process. */
export function benchCommand(program: Command): void {
  program
    .command('bench')
    .description('measure what hires cost: history events, write transactions, CPU and memory')
    .argument('[what]', 'hires', 'hires')
    .option('--count <n>', 'hires side by side', parseCount, 10)
    .option('--speed <n>', 'business seconds per second', Number, 20_000)
    .option('--json', 'print the figures')
    .action(bench);
}

async function bench(what: string, options: { count: number; speed: number; json?: boolean }): Promise<void> {
  if (what !== 'hires') throw new InvalidArgumentError(`There is no bench “${what}”; there is: hires.`);
  const { benchHires } = await import('../bench/bench-hires.js');
  const { data } = readStackConfig(process.env);
  const figures = await benchHires({ ...options, data, env: process.env, told: (line) => console.error(line) });
  print(figures, options, (f) =>
    table([
      ['hires closed', `${f.closed} of ${f.count}`],
      ['wall time', `${f.wallSeconds} s`],
      ['history events per hire', `${f.eventsPerHire.least} – ${f.eventsPerHire.most}`],
      ['write transactions per hire', String(f.writeTransactionsPerHire)],
      ...f.processes.map((p) => [p.name, `${p.cpuSeconds} s of CPU, ${p.memoryMb} MB`]),
    ]),
  );
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 100)
    throw new InvalidArgumentError('Write a whole number from 1 to 100.');
  return count;
}
