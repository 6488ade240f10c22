import { baseHeads, newHeads, peoplePerSeat, proficiency } from './capacity';
import { type ClassPlan, type PlacedClass, placeClasses } from './classes';
import type { CampaignRequest } from './contract';
import { costOf, type SeasonCost } from './cost';
import type { DemandWeek } from './demand';
import { liveWeeksOf } from './live-weeks';
import { needOf, type WeekNeed } from './need';
import type { PlanningPolicy } from './policy';

/** What a plan is made for, beside its request. */
export interface ScenarioTerms {
  /** Business date. */
  asOf: string;
  /** No class may be sought before; null: class dates are free, and may turn out to lie in the past. */
  sourcingFrom: string | null;
  policy: PlanningPolicy;
  /** People to have beyond what a week needs. */
  extra?: ReadonlyMap<number, number>;
  /** Classes that are there already, and stay as they are. (Default: none) */
  held?: readonly PlacedClass[];
}

/** One season, as it would go with its classes placed. */
export interface Scenario {
  request: CampaignRequest;
  needs: readonly WeekNeed[];
  placed: ClassPlan;
  cost: SeasonCost;
}

/** Heads of one week. Not rounded. */
export interface WeekHeads {
  base: number;
  /** At work. */
  planned: number;
  /** By what they get done. */
  effective: number;
}

/** Places the classes of a season and prices it. */
export function scenarioOf(request: CampaignRequest, demand: readonly DemandWeek[], terms: ScenarioTerms): Scenario {
  const needs = needOf(demand, request);
  const span = spanOf(demand);
  const { held = [] } = terms;
  const fresh = placeClasses({
    need: new Map(
      needs.map(({ week, requiredHeads }) => [
        week,
        requiredHeads +
          (terms.extra?.get(week) ?? 0) -
          baseHeads(request, week, terms.asOf) -
          newHeads(request, held, week, true),
      ]),
    ),
    seatWorth: (weeksLive) => peoplePerSeat(request, weeksLive) * proficiency(request, weeksLive),
    liveWeeks: liveWeeksOf(request, span, terms.sourcingFrom, terms.policy),
    rooms: request.training.rooms,
    seatsPerRoom: request.training.seats,
    classroomWeeks: request.training.classroomWeeks,
    nestingWeeks: request.training.nestingWeeks,
    held,
  });
  const placed = {
    ...fresh,
    classes: [...held, ...fresh.classes].sort((a, b) => a.liveWeek - b.liveWeek || a.room - b.room),
    leastSeats: fresh.leastSeats + seatsOf(held),
  };
  return { request, needs, placed, cost: costOf(request, placed.classes, span, terms.asOf) };
}

/** The heads that a season has in a week. */
export function headsIn(
  { request, placed }: { request: CampaignRequest; placed: { classes: readonly PlacedClass[] } },
  week: number,
  asOf: string,
): WeekHeads {
  const base = baseHeads(request, week, asOf);
  return {
    base,
    planned: base + newHeads(request, placed.classes, week, false),
    effective: base + newHeads(request, placed.classes, week, true),
  };
}

/** First and last demand week. */
export function spanOf(demand: readonly { week: number }[]): { first: number; last: number } {
  return { first: demand[0]?.week ?? 0, last: demand.at(-1)?.week ?? 0 };
}

/** Seats of all classes. */
export function seatsOf(classes: readonly { seats: number }[]): number {
  return classes.reduce((sum, { seats }) => sum + seats, 0);
}
