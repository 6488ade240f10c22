import { atMinute, shiftDate } from '../calendar';
import { newHeads } from '../campaign/capacity';
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

/** A half hour of a queue. Instants ISO 8601 UTC. */
export interface Block {
  queue: string;
  startsAt: string;
  endsAt: string;
  /** People of the season whom the demand asks for. */
  needed: number;
  /** People who may claim it: at least those. */
  capacity: number;
}

/**
 * The half hours of these local days with the people that they need. Where the demand is known by the interval, it is taken;
 * else the busy interval’s agents are spread over the open hours so that their mean is `averageToPeak` of them. What the base
 * covers is left out; shrinkage, absence and the lower pace of new people are added, so that the hours of a week are those of
 * the plan’s heads.
 *
 * Classes go live when a room was free, some of them weeks before they are needed. Until the busiest week is over there are
 * places for everybody whom the plan has at work: they get the hours that it pays, and the practice that it reckons with.
 */
export function blocksOfDays(request: CampaignRequest, plan: SeasonPlan, days: readonly string[]): Block[] {
  const agentsOn = agentsByDay(request);
  const crewOn = crewByWeek(request, plan, agentsOn);
  return days.flatMap((date) => {
    const { needed, wanted, people, like } = crewOn(date);
    if (wanted === 0) return [];
    return agentsOn(like).flatMap(({ queue, minute, agents }): Block[] => {
      if (agents <= 0) return [];
      const startsAt = atMinute(date, minute, request.timeZone);
      const least = places(agents * needed);
      return [
        {
          queue,
          startsAt,
          endsAt: new Date(Date.parse(startsAt) + blockMinutes * 60_000).toISOString(),
          needed: least,
          capacity: Math.max(least, Math.min(places(agents * wanted), Math.ceil(people))),
        },
      ];
    });
  });
}

/** Shares of a person even out over the day; nobody is left alone with a queue. */
function places(people: number): number {
  return people === 0 ? 0 : Math.max(1, Math.round(people));
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

interface Crew {
  /** People of the season per agent on contacts whom the demand asks for. */
  needed: number;
  /** The same, with places for everybody who is at work by the plan. */
  wanted: number;
  /** So many are at work by the plan. */
  people: number;
  /** Local date whose agents it is about: before the demand, that weekday of its first week. */
  like: string;
}

function crewByWeek(
  request: CampaignRequest,
  plan: SeasonPlan,
  agentsOn: (date: string) => Need[],
): (date: string) => Crew {
  const { peakStarts } = request.demand;
  const weeks = new Map(plan.weeks.map((week) => [week.week, week]));
  const first = Math.min(...weeks.keys());
  const busiest = lastBusiest(plan);
  const known = new Map<number, Omit<Crew, 'like'>>();
  const crewOf = (no: number): Omit<Crew, 'like'> => {
    const week = weeks.get(no);
    const needed = week ? crewPerAgent(request, week) : 0;
    const people = week ? week.plannedHeads - week.baseHeads : newHeads(request, plan.classes, no, false);
    if (no > busiest) return { needed, wanted: needed, people };
    const hours = hoursOn(agentsOn, shiftDate(peakStarts, 7 * Math.max(no, first)));
    const wanted = hours > 0 ? (people * request.hours.perAgentWeek) / hours : 0;
    return { needed, wanted: Math.max(needed, wanted), people };
  };
  return (date) => {
    const no = weekOf(peakStarts, date);
    const crew = known.get(no) ?? crewOf(no);
    known.set(no, crew);
    return { ...crew, like: no < first ? shiftDate(date, 7 * (first - no)) : date };
  };
}

/** The last week that needs as many as any: from then on the season lets people go. */
function lastBusiest({ weeks }: SeasonPlan): number {
  const most = Math.max(...weeks.map(({ requiredHeads }) => requiredHeads));
  return Math.max(...weeks.filter(({ requiredHeads }) => requiredHeads === most).map(({ week }) => week));
}

/** Hours of agents on contacts in the week that begins on this date. */
function hoursOn(agentsOn: (date: string) => Need[], monday: string): number {
  const days = Array.from({ length: 7 }, (_, day) => agentsOn(shiftDate(monday, day)));
  return days.flat().reduce((sum, { agents }) => sum + (Math.max(0, agents) * blockMinutes) / 60, 0);
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
