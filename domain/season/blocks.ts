import { atMinute } from '../calendar';
import type { CampaignRequest } from '../campaign/contract';
import { readCsv } from '../campaign/csv';
import { readDemand } from '../campaign/demand';
import { readRows } from '../campaign/demand-rows';
import { leastAgents, offeredLoad } from '../campaign/erlang';
import { hoursPerHead, shrinkageOf } from '../campaign/heads';
import { needOf } from '../campaign/need';
import type { SeasonPlan } from '../campaign/plan-contract';
import { queuesOf, type QueueTerms } from '../campaign/queues';
import { weekOf } from '../campaign/week';

/** Length of a block, minutes. */
export const blockMinutes = 30;

/** A half hour of a queue, and how many people of the season it needs. Instants ISO 8601 UTC. */
export interface Block {
  queue: string;
  startsAt: string;
  endsAt: string;
  capacity: number;
}

/**
 * The half hours of these local days with the people that they need. Where the demand is known by the interval, it is taken;
 * else the busy interval’s agents are spread over the open hours so that their mean is `averageToPeak` of them. What the base
 * covers is left out; shrinkage, absence and the lower pace of new people are added, so that the hours of a week are those of
 * the plan’s heads.
 */
export function blocksOfDays(request: CampaignRequest, plan: SeasonPlan, days: readonly string[]): Block[] {
  const peakStarts = request.demand.peakStarts;
  const weeks = new Map(plan.weeks.map((week) => [week.week, week]));
  const agentsOn = agentsByDay(request);
  return days.flatMap((date) => {
    const week = weeks.get(weekOf(peakStarts, date));
    const crew = week ? crewPerAgent(request, week) : 0;
    if (crew === 0) return [];
    return agentsOn(date).flatMap(({ queue, minute, agents }): Block[] =>
      agents <= 0
        ? []
        : [
            {
              queue,
              startsAt: atMinute(date, minute, request.timeZone),
              endsAt: new Date(
                Date.parse(atMinute(date, minute, request.timeZone)) + blockMinutes * 60_000,
              ).toISOString(),
              // Shares of a person even out over the day; nobody is left alone with a queue.
              capacity: Math.max(1, Math.round(agents * crew)),
            },
          ],
    );
  });
}

/**
 * Local minutes of the day at which a season is open, in half hours: `openPerWeek` spread evenly over the days, up to 60 hours
 * over five, around two in the afternoon. Empty on closed days.
 */
export function openMinutes({ hours }: Pick<CampaignRequest, 'hours'>, date: string): number[] {
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  const openDays = hours.openPerWeek <= 60 ? 5 : 7;
  if (weekday >= openDays) return [];
  const slots = Math.round((hours.openPerWeek * 60) / blockMinutes);
  const today = Math.floor(slots / openDays) + (weekday < slots % openDays ? 1 : 0);
  const begins = Math.max(0, Math.min(28 - Math.floor(today / 2), 48 - today));
  return Array.from({ length: Math.min(today, 48) }, (_, at) => (begins + at) * blockMinutes);
}

/**
 * How busy each of `n` half hours of a day is, as a share of the busiest: rising to the middle and falling again, its mean
 * `averageToPeak`.
 */
export function dayCurve(n: number, averageToPeak: number): number[] {
  const depth = Math.min(1, 2 * (1 - averageToPeak));
  if (n === 0 || depth === 0) return Array.from({ length: n }, () => 1);
  // The mean of 1 − depth·|u|^power over −1…1 is 1 − depth/(power + 1).
  const power = depth / (1 - averageToPeak) - 1;
  return Array.from({ length: n }, (_, at) => 1 - depth * Math.abs((2 * at + 1) / n - 1) ** power);
}

interface Need {
  queue: string;
  /** Local minute of the day. */
  minute: number;
  /** On contacts, base and new. */
  agents: number;
}

/** People of the season to plan per agent on contacts: without the base, with shrinkage, absence and the pace of the new. */
function crewPerAgent(request: CampaignRequest, week: SeasonPlan['weeks'][number]): number {
  if (week.requiredHeads <= 0) return 0;
  const uncovered = Math.max(0, week.requiredHeads - week.baseHeads) / week.requiredHeads;
  const effective = week.effectiveHeads - week.baseHeads;
  const pace = effective > 0 ? Math.max(1, (week.plannedHeads - week.baseHeads) / effective) : 1;
  return (uncovered * pace) / ((1 - shrinkageOf(request)) * request.hours.attendance);
}

function agentsByDay(request: CampaignRequest): (date: string) => Need[] {
  const known = intervalNeeds(request);
  if (known) return (date) => known.get(date) ?? [];
  const busy = busyAgents(request);
  return (date) => {
    const minutes = openMinutes(request, date);
    const curve = dayCurve(minutes.length, request.hours.averageToPeak);
    return (busy.get(weekOf(request.demand.peakStarts, date)) ?? []).flatMap(({ queue, agents }) =>
      minutes.map((minute, at) => ({ queue, minute, agents: agents * (curve[at] ?? 1) })),
    );
  };
}

/** Agents of the busy interval by week and queue; where only heads are known, the agents whom so many people make. */
function busyAgents(request: CampaignRequest): Map<number, { queue: string; agents: number }[]> {
  const { weeks } = readDemand(request);
  const perAgent = (request.hours.openPerWeek * request.hours.averageToPeak) / (1 - shrinkageOf(request));
  const needs = new Map(needOf(weeks, request).map((need) => [need.week, need]));
  return new Map(
    weeks.map(({ week, queues }) => [
      week,
      queues.map(({ queue, unit, values }) => ({
        queue,
        agents:
          unit === 'heads'
            ? (Math.max(...values) * hoursPerHead(request)) / perAgent
            : (needs.get(week)?.queues.find(({ terms }) => terms.queue === queue)?.agents ?? 0),
      })),
    ]),
  );
}

/** Agents by half hour where the demand came by the interval, by local date; null when it did not. */
function intervalNeeds(request: CampaignRequest): Map<string, Need[]> | null {
  const { demand } = request;
  if (!('csv' in demand)) return null;
  const queues = queuesOf(request);
  const names = queues.map(({ queue }) => queue);
  const { rows } = readRows(readCsv(demand.csv, Number.MAX_SAFE_INTEGER), names, 1);
  if (rows[0]?.minute === null || rows[0]?.heads !== undefined || rows.length === 0) return null;
  const byBlock = new Map<string, Map<string, Need>>();
  for (const { date, minute, queue, calls, agents } of rows) {
    const terms = queues.find((one) => one.queue === queue);
    if (minute === null || !terms) continue;
    const needed = agents ?? agentsFor(calls ?? 0, terms, demand.intervalMinutes);
    for (let at = minute; at < minute + demand.intervalMinutes; at += blockMinutes) {
      const block = Math.floor(at / blockMinutes) * blockMinutes;
      const day = byBlock.get(date) ?? new Map<string, Need>();
      byBlock.set(date, day);
      const key = `${queue} ${block}`;
      // Shorter intervals: the busiest within the half hour counts.
      day.set(key, { queue, minute: block, agents: Math.max(needed, day.get(key)?.agents ?? 0) });
    }
  }
  return new Map([...byBlock].map(([date, blocks]) => [date, [...blocks.values()]]));
}

function agentsFor(calls: number, terms: QueueTerms, intervalMinutes: number): number {
  const load = offeredLoad(calls, terms.ahtSeconds, intervalMinutes);
  if (load === 0) return 0;
  return terms.channel === 'deferred'
    ? Math.ceil(load / terms.maxOccupancy)
    : leastAgents(load, terms.ahtSeconds, terms);
}
