import { type Command, InvalidArgumentError } from 'commander';

import { type Channel, handledSeconds, mostChatsAtOnce } from '../../domain/campaign/channel';
import { leastAgents, measureQueue, mostLoad, offeredLoad, scheduledFor } from '../../domain/campaign/erlang';
import { measureImpatient } from '../../domain/campaign/erlang-a';
import { roundUp } from '../../domain/campaign/rounding';
import { Invalid } from '../../domain/errors';
import { print, table } from '../print';

interface Options {
  calls: number;
  interval: number;
  aht: number;
  threshold: number;
  level: number;
  occupancy: number;
  shrinkage: number;
  chats?: number;
  agents?: number;
  patience?: number;
  json?: boolean;
}

/** Mean patience that is assumed where Erlang C has no answer and none was given. Seconds. */
const usualPatience = 180;

/** `muster erlang`: agents for one interval, without a stack. */
export function erlangCommand(program: Command): void {
  program
    .command('erlang')
    .description('agents that one interval needs, by Erlang C (nobody hangs up)')
    .requiredOption('--calls <n>', 'calls in the interval', above(0))
    .option('--interval <minutes>', 'length of the interval', above(0), 30)
    .requiredOption('--aht <seconds>', 'average handling time', above(0))
    .option('--threshold <seconds>', 'answered within', from(0, 86_400), 20)
    .option('--level <share>', 'share to answer in time', share(0.999), 0.8)
    .option('--occupancy <share>', 'most of the time that calls may fill', share(1), 0.85)
    .option('--shrinkage <share>', 'share of paid time away from calls', from(0, 0.9), 0.3)
    .option('--chats <n>', `chats at once, up to ${mostChatsAtOnce} (default: calls, one at a time)`, chats)
    .option('--agents <n>', 'see how so many do (default: the least that will do)', agents)
    .option('--patience <seconds>', 'mean time after which callers hang up: adds Erlang A', above(0))
    .option('--json', 'print {agents, scheduled, waitProbability, serviceLevel, asaSeconds, occupancy}')
    .action(erlang);
}

function erlang(options: Options): void {
  const channel: Channel = options.chats === undefined ? 'voice' : 'chat';
  const aht = handledSeconds(options.aht, channel, options.chats ?? 1);
  const load = offeredLoad(options.calls, aht, options.interval);
  if (load > mostLoad)
    throw new Invalid(`${Math.round(load)} agents at once are more than any centre has; check the figures.`);
  const { level, threshold: thresholdSeconds, occupancy: maxOccupancy } = options;
  const n = options.agents ?? leastAgents(load, aht, { level, thresholdSeconds, maxOccupancy });
  const patience = options.patience ?? (n <= load ? usualPatience : undefined);
  const result = {
    agents: n,
    scheduled: roundUp(scheduledFor(n, options.shrinkage)),
    ...measureQueue(load, n, aht, thresholdSeconds),
    ...(patience !== undefined && {
      impatient: { patienceSeconds: patience, ...measureImpatient(load, n, aht, patience) },
    }),
  };
  print(result, options, (found) =>
    table([
      ['agents on calls', String(found.agents)],
      ['scheduled', String(found.scheduled)],
      ['calls that wait', percent(found.waitProbability)],
      [`answered in ${thresholdSeconds} s`, percent(found.serviceLevel)],
      [
        'average speed of answer',
        found.asaSeconds === null ? 'never: the queue only grows' : `${found.asaSeconds.toFixed(1)} s`,
      ],
      ['occupancy', percent(found.occupancy)],
      ...(found.impatient
        ? [
            [`hang up (patience ${found.impatient.patienceSeconds} s)`, percent(found.impatient.abandonment)],
            ['mean wait then', `${found.impatient.meanWaitSeconds.toFixed(1)} s`],
          ]
        : []),
    ]),
  );
}

function percent(value: number): string {
  return `${(value * 100).toFixed(1)} %`;
}

function above(least: number) {
  return (text: string) => number(text, (value) => value > least, `Write a number above ${least}.`);
}

function from(least: number, most: number) {
  return (text: string) =>
    number(text, (value) => value >= least && value <= most, `Write a number from ${least} to ${most}.`);
}

function share(most: number) {
  return (text: string) =>
    number(text, (value) => value > 0 && value <= most, `Write a share above 0, up to ${most}: 0.8 for 80 %.`);
}

function chats(text: string): number {
  const fits = (value: number) => Number.isInteger(value) && value >= 1 && value <= mostChatsAtOnce;
  return number(text, fits, `Write a whole number from 1 to ${mostChatsAtOnce}.`);
}

function agents(text: string): number {
  const fits = (value: number) => Number.isInteger(value) && value >= 1 && value <= 100_000;
  return number(text, fits, 'Write a whole number from 1 on.');
}

function number(text: string, fits: (value: number) => boolean, remedy: string): number {
  const value = text.trim() === '' ? NaN : Number(text);
  if (!Number.isFinite(value) || !fits(value)) throw new InvalidArgumentError(remedy);
  return value;
}
