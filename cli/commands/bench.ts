import { type Command, InvalidArgumentError, Option } from 'commander';

import { readStackConfig } from '../../adapters/config';
import type { SeasonBench, SeasonFigures, Variant } from '../bench/season/bench-season';
import { print, table } from '../print';

interface BenchFlags {
  count: number;
  agents: number[];
  variant: string;
  season: string;
  speed: number;
  json?: boolean;
}

/** `muster bench hires|season`: what they cost: events, transactions, CPU and memory by process, latencies. */
export function benchCommand(program: Command): void {
  program
    .command('bench')
    .description('measure what hires or a season cost: history events, write transactions, latencies, CPU and memory')
    .argument('[what]', 'hires or season', 'hires')
    .option('--count <n>', 'hires side by side', parseCount, 10)
    .option('--agents <n>', 'people of the season; several sizes (500,5000) show how the cost grows', parseSizes, [500])
    .addOption(
      new Option('--variant <name>', 'product, naive (as it is usually first written), or both with their ratio')
        .choices(['product', 'naive', 'both'])
        .default('product'),
    )
    .option(
      '--season <file>',
      'body of POST /v1/campaigns; demand, yields and dates are replaced',
      'examples/season.json',
    )
    .option('--speed <n>', 'business seconds per second, for hires', Number, 20_000)
    .option('--json', 'print the figures')
    .action(bench);
}

async function bench(what: string, options: BenchFlags): Promise<void> {
  if (what === 'season') return season(options);
  if (what !== 'hires') throw new InvalidArgumentError(`There is no bench “${what}”; there are: hires, season.`);
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

async function season(options: BenchFlags): Promise<void> {
  const stopping = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.once(name, () => stopping.abort(new Error('Stopped by hand')));
  const { benchSeason } = await import('../bench/season/bench-season.js');
  const { data } = readStackConfig(process.env);
  const variants = (options.variant === 'both' ? ['naive', 'product'] : [options.variant]) as Variant[];
  const figures = await benchSeason(options.agents, variants, {
    ...{ seasonFile: options.season, data, env: process.env, signal: stopping.signal },
    told: (line) => console.error(line),
  });
  print(figures, options, seasonText);
}

function seasonText({ runs, ratio, growthExponent }: SeasonBench): string {
  return [
    ...runs.flatMap((run) => [`${run.variant}, ${run.agents} agents`, table(seasonRows(run)), '']),
    ...(ratio === null ? [] : [`product carries ${ratio} times as many engagements a second as naive`]),
    ...(growthExponent === null ? [] : [`growth exponent ${growthExponent}`]),
  ].join('\n');
}

function seasonRows(run: SeasonFigures): string[][] {
  const seconds = (value: number) => `${value.toFixed(1)} s`;
  return [
    ['closed', `${run.closed} of ${run.engagements} engagements`],
    ['engagements a second', run.engagementsPerSecond.toFixed(2)],
    ...(run.approveToAllOffered === null ? [] : [['approve to all offers out', seconds(run.approveToAllOffered)]]),
    ['approve to all active', seconds(run.approveToAllActive)],
    ['weeks of work', seconds(run.weeksOfWork)],
    ['ramp-down to all closed', seconds(run.rampDownToAllClosed)],
    ['of these with nothing to do', seconds(run.quietSeconds)],
    ...Object.entries({ ...run.calls, ...(run.streamLag && { 'stream lag': run.streamLag }) }).map(([name, call]) => [
      name,
      `${call.p50} p50, ${call.p95} p95, ${call.p99} p99, ${call.most} ms at most, of ${call.count}`,
    ]),
    ['history events per engagement', run.eventsPerEngagement.toFixed(1)],
    ['state transitions per engagement', run.stateTransitionsPerEngagement.toFixed(1)],
    ['write transactions per engagement', run.writeTransactionsPerEngagement.toFixed(1)],
    ...run.processes.map((p) => [p.name, `${p.cpuSeconds} s of CPU, ${p.memoryMb} MB at most`]),
  ];
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 100)
    throw new InvalidArgumentError('Write a whole number from 1 to 100.');
  return count;
}

function parseSizes(text: string): number[] {
  const sizes = text.split(',').map(Number);
  if (sizes.length > 5 || sizes.some((size) => !Number.isInteger(size) || size < 5 || size > 20_000))
    throw new InvalidArgumentError('Write one size or several (500,5000), each from 5 to 20000.');
  return sizes;
}
