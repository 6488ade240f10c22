import { shrinkageOf } from '../campaign/heads';
import { queuesOf } from '../campaign/queues';
import { weekOf, weekStarts } from '../campaign/week';
import type { BoardDemand, BoardEffect } from './board-contract';
import type { SeasonFacts, WeekActual } from './board-facts';
import { yieldsNow } from './forecast';
import { shrinkageSeen } from './shrinkage-seen';

type DemandFacts = SeasonFacts & { actuals: readonly WeekActual[] };

/** Weeks that say something about how the season really goes; the newest ones. */
const weeksLooked = 3;

/** Demand, handling time, shrinkage and service by week, planned and really; for weeks that something came in. */
export function boardDemand(facts: DemandFacts): BoardDemand[] {
  const planned = new Map(facts.plan.weeks.map((week) => [week.week, week]));
  return facts.actuals.map((actual): BoardDemand => {
    const plan = planned.get(actual.week) ?? quietWeek(facts);
    return {
      week: actual.week,
      starts: weekStarts(facts.peakOn, actual.week),
      calls: { plan: rounded(plan.calls, 1), actual: rounded(busyCalls(actual, facts), 1) },
      ahtSeconds: { plan: rounded(plannedAht(facts), 1), actual: rounded(actual.ahtSeconds, 1) },
      shrinkage: {
        plan: rounded(shrinkageOf(facts.request), 4),
        actual: rounded(shrinkageSeen(facts.request, actual, facts.plan.asOf), 4),
      },
      serviceLevel: { plan: rounded(plan.serviceLevel, 4), actual: rounded(actual.serviceLevel, 4) },
      occupancy: { plan: rounded(plan.occupancy, 4), actual: rounded(occupancy(actual), 4) },
      abandoned: actual.offered > 0 ? rounded(actual.abandoned / actual.offered, 4) : null,
    };
  });
}

/** A week outside the season: typed demand says what is called then, a file does not. */
function quietWeek({ request: { demand } }: SeasonFacts) {
  return {
    calls: 'csv' in demand || !('baseCalls' in demand) ? null : demand.baseCalls,
    serviceLevel: null,
    occupancy: null,
  };
}

/** Calls of a busy interval behind the mean of a week’s intervals. */
function busyCalls({ offered, intervals, minutes }: WeekActual, { request }: SeasonFacts): number | null {
  if (intervals === 0 || minutes === 0) return null;
  const perMinute = offered / minutes;
  return (perMinute * request.demand.intervalMinutes) / request.hours.averageToPeak;
}

/** Handling time of the plan, over its queues by their share. */
function plannedAht({ request }: SeasonFacts): number {
  const queues = queuesOf(request);
  const shares = queues.reduce((sum, { share }) => sum + share, 0);
  return queues.reduce((sum, { ahtSeconds, share }) => sum + ahtSeconds * share, 0) / shares;
}

function occupancy({ staffedHours, busyHours }: WeekActual): number | null {
  return staffedHours === null || busyHours === null || staffedHours <= 0
    ? null
    : Math.min(1, busyHours / staffedHours);
}

/** What reality changes at the peak against the plan, in effective heads: more calls need more people, fewer leavers leave more. */
export function effectsAtPeak(facts: DemandFacts, peakWeek: number): BoardEffect[] {
  const week = facts.plan.weeks.find((one) => one.week === peakWeek);
  const needed = week?.requiredHeads ?? 0;
  const fresh = Math.max(0, (week?.effectiveHeads ?? 0) - (week?.baseHeads ?? 0));
  const now = weekOf(facts.peakOn, facts.today);
  const recent = boardDemand(facts).slice(-weeksLooked);
  const yields = yieldsNow(facts);
  const { yields: planned } = facts.request;
  const ahead = Math.max(0, peakWeek - now);
  return [
    ...ratio(
      'calls',
      recent.map(({ calls }) => calls),
      (change) => -needed * (change - 1),
    ),
    ...ratio(
      'aht',
      recent.map(({ ahtSeconds }) => ahtSeconds),
      (change) => -needed * (change - 1),
    ),
    ...ratio(
      'shrinkage',
      recent.map(({ shrinkage: of }) => of),
      (_, plan, actual) => needed * (1 - (1 - plan) / (1 - actual)),
    ),
    moved('classroom', planned.classroom, yields.classroom, fresh * (yields.classroom / planned.classroom - 1)),
    moved('nesting', planned.nesting, yields.nesting, fresh * (yields.nesting / planned.nesting - 1)),
    moved(
      'survival',
      planned.weeklySurvival,
      yields.survival,
      fresh * ((yields.survival / planned.weeklySurvival) ** ahead - 1),
    ),
  ];
}

function ratio(
  what: BoardEffect['what'],
  weeks: readonly { plan: number | null; actual: number | null }[],
  heads: (change: number, plan: number, actual: number) => number,
): BoardEffect[] {
  const known = weeks.filter(
    (week): week is { plan: number; actual: number } => week.plan !== null && week.actual !== null,
  );
  if (known.length === 0) return [];
  const mean = (read: (week: { plan: number; actual: number }) => number) =>
    known.reduce((sum, week) => sum + read(week), 0) / known.length;
  const [plan, actual] = [mean((week) => week.plan), mean((week) => week.actual)];
  if (plan === 0) return [];
  return [moved(what, plan, actual, heads(actual / plan, plan, actual))];
}

function moved(what: BoardEffect['what'], plan: number, actual: number, headsAtPeak: number): BoardEffect {
  return { what, plan: round(plan, 4), actual: round(actual, 4), headsAtPeak: round(headsAtPeak, 1) };
}

function rounded(figure: number | null, digits: number): number | null {
  return figure === null ? null : round(figure, digits);
}

function round(figure: number, digits: number): number {
  return Number(figure.toFixed(digits)) + 0;
}
