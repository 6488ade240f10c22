import { type Command, InvalidArgumentError, Option } from 'commander';

import { readStackConfig } from '../../adapters/config';
import { version } from '../../package.json';
import type { DemoOptions } from '../demo/demo-run';
import type { HumanDemoOptions } from '../demo/human-demo';

interface DemoFlags {
  hire: string;
  season: string;
  agents?: number;
  speed: number;
  seed: number[];
  asOf?: string;
  seeds?: number[];
  behaviour: 'straight' | 'human';
  kills: number;
  keep?: boolean;
  histories?: string;
  json?: boolean;
}

/**
 * `muster demo`: one hire per seed, or with --agents a whole season, from request to close, on a stack of its own; exit code 0
 * only when all is well.
 */
export function demoCommand(program: Command): void {
  program
    .command('demo')
    .description('play a whole hire or season on a stack of its own, with the sandbox’s people, and check everything')
    .option('--hire <file>', 'body of POST /v1/hires', 'examples/designer.json')
    .option('--agents <n>', 'play a season instead, scaled until so many training seats are planned', parseAgents)
    .option('--season <file>', 'body of POST /v1/campaigns, with --agents', 'examples/season.json')
    .option(
      '--speed <n>',
      'business seconds per second, e.g. 20000x; a season also jumps over hours in which nothing happens',
      parseSpeed,
      20_000,
    )
    .option('--seed <n>', 'seed of the people; several (1,2,3 or 1-5) run side by side', parseSeeds, [1])
    .option('--seeds <n>', 'the same as --seed', parseSeeds)
    .addOption(
      new Option('--behaviour <how>', 'straight: everyone says yes; human: they say no, say nothing, come late, leave')
        .choices(['straight', 'human'])
        .default('straight'),
    )
    .option('--as-of <date>', 'business date of the request; all dates move with it (default: today)', parseDate)
    .option('--kills <n>', 'kill -9 so many random processes meanwhile', parseCount, 0)
    .option('--keep', 'keep the folder of the demo’s stack')
    .option('--histories <folder>', 'save the runs’ histories there, for replay tests')
    .option('--json', 'print the whole report')
    .action(demo);
}

async function demo(flags: DemoFlags): Promise<void> {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => stopping.abort(new Error('Stopped by hand')));
  const { data } = readStackConfig(process.env);
  const { runDemo, demoFolder } = await import('../demo/demo-run.js');
  if (flags.agents !== undefined) return playSeasons(flags, flags.agents, demoFolder(data), stopping.signal);
  const options = {
    hireFile: flags.hire,
    speed: flags.speed,
    seeds: flags.seeds ?? flags.seed,
    ...(flags.asOf ? { asOf: flags.asOf } : {}),
    kills: flags.kills,
    data: demoFolder(data),
    keep: flags.keep === true,
    env: process.env,
    signal: stopping.signal,
    told: (line: string) => console.error(line),
  };
  if (flags.behaviour === 'human') return playHumans(options, flags.json === true);
  const report = await runDemo({ ...options, ...(flags.histories ? { beforeStop: saveTo(flags.histories) } : {}) });
  const { problemsOf, summary } = await import('../demo/demo-summary.js');
  const problems = problemsOf(report);
  console.log(flags.json ? JSON.stringify({ ...report, problems }, null, 2) : summary(report, problems));
  if (problems.length > 0) process.exitCode = 1;
}

async function playHumans(options: HumanDemoOptions, json: boolean): Promise<void> {
  const { runHumanDemo } = await import('../demo/human-demo.js');
  const { humanProblems, humanSummary } = await import('../demo/human-summary.js');
  const report = await runHumanDemo({ ...options, told: progress(options.told) });
  const problems = humanProblems(report);
  console.log(json ? JSON.stringify({ ...report, problems }, null, 2) : humanSummary(report, problems));
  if (problems.length > 0) process.exitCode = 1;
}

/** One season per seed, one after the other: each fills the machine. */
async function playSeasons(flags: DemoFlags, agents: number, data: string, signal: AbortSignal): Promise<void> {
  const { runSeasonDemo } = await import('../demo/season/season-demo.js');
  const { seasonProblems, seasonSummary } = await import('../demo/season/season-summary.js');
  const { speed, kills } = flags;
  for (const seed of flags.seeds ?? flags.seed) {
    const report = await runSeasonDemo({
      ...{ seasonFile: flags.season, agents, speed, seed, kills, data, signal, env: process.env, skips: true },
      keep: flags.keep === true,
      told: progress((line) => console.error(line)),
    });
    const problems = seasonProblems(report);
    console.log(flags.json ? JSON.stringify({ ...report, problems }, null, 2) : seasonSummary(report, problems));
    if (problems.length > 0) process.exitCode = 1;
  }
}

/** On a terminal one line that is overwritten; elsewhere line by line. */
function progress(told: (line: string) => void): (line: string) => void {
  const { stderr } = process;
  if (!stderr.isTTY) return told;
  return (line) => void stderr.write(`\r\x1b[2K${line.slice(0, (stderr.columns || 80) - 1)}`);
}

/** Saves both runs of the first hire under this release's name. */
function saveTo(folder: string): NonNullable<DemoOptions['beforeStop']> {
  return async (run, [hire]) => {
    if (!hire) return;
    const { saveHistories } = await import('../demo/save-histories.js');
    await saveHistories(
      run,
      folder,
      hire.historyEvents.runs.map(({ workflowId }) => ({
        workflowId,
        name: `${version}-${workflowId.split('/')[0]}-straight`,
      })),
    );
  };
}

function parseSpeed(text: string): number {
  const speed = Number(text.replace(/x$/, ''));
  if (!Number.isFinite(speed) || speed < 1 || speed > 1_000_000)
    throw new InvalidArgumentError('Write a factor of 1 or more, e.g. 20000x.');
  return speed;
}

function parseSeeds(text: string): number[] {
  const range = /^(\d+)-(\d+)$/.exec(text);
  const seeds = range
    ? Array.from(
        { length: Math.max(0, Number(range[2]) - Number(range[1]) + 1) },
        (_, index) => Number(range[1]) + index,
      )
    : text.split(',').map(Number);
  if (seeds.length === 0 || seeds.length > 100 || seeds.some((seed) => !Number.isInteger(seed) || seed < 0))
    throw new InvalidArgumentError('Write one seed, a list (1,2,3) or a range (1-5), at most 100.');
  return [...new Set(seeds)];
}

function parseDate(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new InvalidArgumentError('Write a date like 2026-11-25.');
  return text;
}

function parseAgents(text: string): number {
  const agents = Number(text);
  if (!Number.isInteger(agents) || agents < 5 || agents > 20_000)
    throw new InvalidArgumentError('Write a whole number from 5 to 20000.');
  return agents;
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 0 || count > 100)
    throw new InvalidArgumentError('Write a whole number from 0 to 100.');
  return count;
}
