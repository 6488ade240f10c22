import { costOf, hourPrice, paidHours } from './cost';
import type { DemandWeek } from './demand';
import { offersFor } from './funnel';
import { sourcingStarts } from './live-weeks';
import { needOf } from './need';
import { rounded } from './rounding';
import { headsIn, type Scenario, type ScenarioTerms, seatsOf, spanOf } from './scenario';
import type { Variant } from './variants';
import { moved, weekStarts } from './week';

/** What a lever does to a plan. */
export interface Measure {
  lever: string;
  change: string;
  /** Effective heads won in a week, or needed no more. */
  headsIn(week: number): number;
  /** Seats and offers more than planned. */
  seats: number;
  offers: number;
  /** More than planned, minor units; negative: saved. */
  cost: number;
  /** The part of it that the budget covers. */
  covered: number;
  /** The last day to decide, when it is for this week. */
  lastChance(week: number): string;
}

/** The same classes under other terms. */
export function withSameClasses(
  plan: Scenario,
  { lever, change, request }: Variant,
  demand: readonly DemandWeek[],
  terms: ScenarioTerms,
): Measure {
  const cost = costOf(request, plan.placed.classes, spanOf(demand), terms.asOf);
  const other = { request, needs: needOf(demand, request), placed: plan.placed, cost };
  return {
    ...compared(plan, other, terms),
    lever,
    change,
    lastChance: (week) => moved(weekStarts(request.demand.peakStarts, week), -terms.policy.noticeDays.floor),
  };
}

/** Other classes, or more of them. */
export function withClassesOf(
  plan: Scenario,
  other: Scenario,
  terms: ScenarioTerms,
): Omit<Measure, 'lever' | 'change'> {
  return {
    ...compared(plan, other, terms),
    lastChance: () => allSought(other, grown(plan, other), terms),
  };
}

/** Everyone works longer in one week, as agreed. */
export function longerHours(plan: Scenario, week: number, terms: ScenarioTerms): Measure {
  const { levers, noticeDays } = terms.policy;
  const { hours, demand } = plan.request;
  const more = levers.moreHoursPercent / 100;
  const cost = headsIn(plan, week, terms.asOf).planned * paidHours(plan.request) * more * hourPrice(plan.request);
  return {
    lever: 'hours',
    change: `${rounded(hours.perAgentWeek * (1 + more), 1)} hours per agent instead of ${hours.perAgentWeek} in that week`,
    headsIn: () => requiredIn(plan, week) * (1 - 1 / (1 + more)),
    seats: 0,
    offers: 0,
    cost,
    covered: cost,
    lastChance: () => moved(weekStarts(demand.peakStarts, week), -noticeDays.contractHours),
  };
}

/** Volunteers work the missing hours of one week, as far as they can be asked to. */
export function overtime(plan: Scenario, week: number, shortBy: number, terms: ScenarioTerms): Measure {
  const { levers, noticeDays } = terms.policy;
  const { hours, demand } = plan.request;
  const heads = Math.min(shortBy, (headsIn(plan, week, terms.asOf).effective * levers.overtimePercent) / 100);
  const cost = heads * paidHours(plan.request) * hourPrice(plan.request) * levers.overtimePay;
  return {
    lever: 'overtime',
    change: `${Math.ceil(heads * hours.perAgentWeek)} hours of overtime in that week at ${levers.overtimePay} × pay`,
    headsIn: () => heads,
    seats: 0,
    offers: 0,
    cost,
    covered: cost,
    lastChance: () => moved(weekStarts(demand.peakStarts, week), -noticeDays.overtime),
  };
}

/** The first day by which people are sought for any of these classes, of those still ahead if there are any. */
export function firstSourcing({ request }: Scenario, liveWeeks: readonly number[], { asOf }: ScenarioTerms): string {
  const days = liveWeeks.map((live) => sourcingStarts(request, live)).sort();
  return days.find((day) => day >= asOf) ?? days[0] ?? asOf;
}

/** The day by which people for all of these classes can still be sought. */
function allSought({ request }: Scenario, liveWeeks: readonly number[], { asOf }: ScenarioTerms): string {
  return liveWeeks.map((live) => sourcingStarts(request, live)).sort()[0] ?? asOf;
}

function compared(plan: Scenario, other: Scenario, terms: ScenarioTerms) {
  const seats = seatsOf(other.placed.classes);
  const planned = seatsOf(plan.placed.classes);
  return {
    headsIn: (week: number) => surplusIn(other, week, terms) - surplusIn(plan, week, terms),
    seats: seats - planned,
    offers: offersFor(seats, other.request.yields) - offersFor(planned, plan.request.yields),
    cost: other.cost.total - plan.cost.total,
    covered: other.cost.covered - plan.cost.covered,
  };
}

/** Effective heads beyond what a week needs; below 0 when some are missing. */
export function surplusIn(scenario: Scenario, week: number, { asOf }: ScenarioTerms): number {
  return headsIn(scenario, week, asOf).effective - requiredIn(scenario, week);
}

function requiredIn({ needs }: Scenario, week: number): number {
  return needs.find((need) => need.week === week)?.requiredHeads ?? 0;
}

/** Live weeks in which another season trains more than this one. */
function grown(plan: Scenario, other: Scenario): number[] {
  const seatsAt = (scenario: Scenario, week: number) =>
    seatsOf(scenario.placed.classes.filter(({ liveWeek }) => liveWeek === week));
  const weeks = new Set(other.placed.classes.map(({ liveWeek }) => liveWeek));
  return [...weeks].filter((week) => seatsAt(other, week) > seatsAt(plan, week));
}
