import fs from 'node:fs';

import { localDate } from '../../../domain/calendar';
import { CampaignRequest } from '../../../domain/campaign/contract';
import { callApi, callUntilUp } from '../../api';
import { openEvidence } from '../../audit/evidence';
import type { Violation } from '../../audit/invariant';
import { checkInvariants } from '../../audit/invariants';
import { sceneOf } from '../../audit/scene';
import { startStack, type Stack } from '../../stack';
import type { ProcessName, RunFile } from '../../stack/run-file';
import type { Sandbox } from '../play-hires';
import { causeUnrest } from '../unrest';
import { keepPace } from './keep-pace';
import { playSeason } from './play-season';
import { seasonClock, type SeasonClock } from './season-clock';
import { countEvents, type SeasonEvents } from './season-events';
import { seeSeason, type SeasonSight } from './season-sight';
import { sizeSeason } from './size-season';

export interface SeasonDemoOptions {
  /** File with the body of POST /v1/campaigns. */
  seasonFile: string;
  /** Training seats that are planned. */
  agents: number;
  /** Business seconds per wall second, at most: the clock slows down by itself. */
  speed: number;
  /** Business time jumps over the hours in which nothing happens. (Default: it runs) */
  skips?: boolean;
  seed: number;
  /** Processes killed at random meanwhile. (Default: 0) */
  kills: number;
  /** (Default: every process of the stack) */
  victims?: readonly ProcessName[];
  /** Folder of the demo’s own stack; removed afterwards unless kept. */
  data: string;
  keep: boolean;
  /** First of the stack’s ports. (Default: as configured) */
  port?: number;
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
  told(line: string): void;
  /** Called when everything is read, while the stack still runs. */
  beforeStop?(run: RunFile, campaignId: string, sandbox: Sandbox): Promise<void>;
}

/** What a season leaves behind for its reader. */
export interface SeasonReport {
  agents: number;
  seed: number;
  season: SeasonSight;
  historyEvents: SeasonEvents;
  wallSeconds: number;
  businessDays: number;
  killed: string[];
  invariants: { violations: number; list: Violation[] };
}

/** Plays a season from draft to closed on a stack of its own, with people and floor of the sandbox, and reads everything back. */
export async function runSeasonDemo(options: SeasonDemoOptions): Promise<SeasonReport> {
  const startedAt = Date.now();
  const file = CampaignRequest.parse(JSON.parse(fs.readFileSync(options.seasonFile, 'utf8')));
  const { data, speed, seed, env, signal, port, told } = options;
  fs.rmSync(data, { recursive: true, force: true });
  const stack = await startStack({ data, scale: speed, seed, env, signal, ...(port !== undefined && { port }) });
  try {
    told(`stack is up after ${secondsSince(startedAt)} s`);
    const scene = sceneOf(data);
    const sandbox = { url: stack.run.sandbox, token: scene.vendors.payments.token };
    const { now } = await callUntilUp(() => callApi<{ now: string }>(stack.run, 'GET', '/v1/clock'));
    const { request, plan } = sizeSeason(file, options.agents, localDate(now, file.timeZone));
    told(`planned: ${plan.sentence}`);
    const id = await playSeason(stack.run, sandbox, { request, seed });
    const days = (Date.parse(plan.weeks.at(-1)!.starts) - Date.parse(now)) / 86_400_000 + 21;
    const unrest = causeUnrest(stack, {
      kills: options.kills,
      seed,
      overMs: (days * 86_400_000 * 0.8) / speed,
      ...(options.victims && { victims: options.victims }),
      told: (name) => told(`kill -9 ${name}`),
    });
    const pace = keepPace(stack.run, sandbox, speed);
    const { databaseUrl, metrics } = stack.run;
    const clock = seasonClock({ door: stack.run, databaseUrl, metrics, sandbox, thread: id, answers: 'sandbox' });
    const wait = options.skips ? () => skipFor(clock, 2_000) : () => pause(2_000);
    const season = await untilOver(stack, id, { ...options, days, wait }).finally(() => pace.stop());
    unrest.stop();
    const historyEvents = await countEvents(stack.run, id);
    const evidence = await openEvidence(scene);
    const list = await checkInvariants(evidence).finally(() => evidence.close());
    await options.beforeStop?.(stack.run, id, sandbox);
    return {
      ...{ agents: options.agents, seed, season, historyEvents },
      wallSeconds: secondsSince(startedAt),
      businessDays: Math.round((Date.parse(season.now) - Date.parse(now)) / 86_400_000),
      killed: [...unrest.killed],
      invariants: { violations: list.length, list },
    };
  } finally {
    await stack.stop();
    if (!options.keep) fs.rmSync(data, { recursive: true, force: true });
  }
}

// Slow machines, kills and a clock that slows down get five times what the dates alone take.
const patienceMs = (days: number, speed: number) => 300_000 + (5 * days * 86_400_000) / speed;

async function untilOver(
  stack: Stack,
  id: string,
  options: SeasonDemoOptions & { days: number; wait(): Promise<void> },
): Promise<SeasonSight> {
  const deadline = Date.now() + patienceMs(options.days, options.speed);
  let last = '';
  for (;;) {
    options.signal.throwIfAborted();
    const sight = await callUntilUp(() => seeSeason(stack.run.databaseUrl, id), undefined, options.signal);
    if (!sight) throw new Error(`season ${id} is not there`);
    const line = progressOf(sight);
    if (line !== last) options.told(line);
    last = line;
    const over = sight.state === 'closed' || sight.state === 'cancelled';
    if (over && sight.timers === 0) return sight;
    if (Date.now() > deadline) return sight;
    await options.wait();
  }
}

/** Looks for stretches in which nothing happens, again and again for so long. */
async function skipFor(clock: SeasonClock, ms: number): Promise<void> {
  const until = Date.now() + ms;
  while (Date.now() < until) {
    // A server that was killed is back soon.
    await clock.look().catch(() => undefined);
    await pause(50);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** One line of where it stands: the day, the state, and how many people are where. */
function progressOf({ now, state, members, planned, money }: SeasonSight): string {
  const order = [
    'offered',
    'cleared',
    'booked',
    'waitlisted',
    'training',
    'nesting',
    'live',
    'leaving',
    'left',
    'fell_out',
  ];
  const people = order.flatMap((name) => (members[name] ? [`${members[name]} ${name.replace('_', ' ')}`] : []));
  const paid = (money.paid / 100).toLocaleString('en-US', { maximumFractionDigits: 0 });
  return `${now.slice(0, 10)} ${state.replace('_', ' ')} of ${planned.seats} seats: ${people.join(', ') || 'nobody yet'}; ${paid} ${money.currency} paid`;
}

function secondsSince(from: number): number {
  return Math.round((Date.now() - from) / 100) / 10;
}
