import { digitsOf, toText } from '../money';
import type { DemandWeek } from './demand';
import {
  firstSourcing,
  longerHours,
  type Measure,
  overtime,
  surplusIn,
  withClassesOf,
  withSameClasses,
} from './measures';
import type { Lever } from './plan-contract';
import { rounded } from './rounding';
import { type Scenario, scenarioOf, type ScenarioTerms } from './scenario';
import { easierService, higherOffer, moreClasses } from './variants';

/** What could still be done about a finding, each with effect, price and last chance. What does nothing, or is too late, is left out. */
export interface Levers {
  /** Against heads missing in a week. */
  forWeek(week: number, shortBy: number): Lever[];
  /** Against a week that is covered only if all goes as planned: train more people than it needs. */
  forRisk(week: number, shortBy: number): Lever[];
  /** Against money missing, minor units: what makes the season cheaper. */
  forBudget(overBy: number): Lever[];
}

/** Prices the levers of a season; each variant is worked out once, however many weeks ask. */
export function leversOf(plan: Scenario, demand: readonly DemandWeek[], terms: ScenarioTerms): Levers {
  const { request } = plan;
  const steps = terms.policy.levers;
  const seasonLong = once(() => [
    ...easierService(request, steps).map((variant) => withSameClasses(plan, variant, demand, terms)),
    ...moreClasses(request, steps, terms.sourcingFrom !== null).map((variant) => ({
      ...variant,
      ...withClassesOf(plan, scenarioOf(variant.request, demand, terms), terms),
    })),
    ...(plan.placed.classes.length > 0 ? [raised(plan, demand, terms)] : []),
  ]);
  const forWeek = (week: number, shortBy: number, more: readonly Measure[] = []) =>
    [longerHours(plan, week, terms), overtime(plan, week, shortBy, terms), ...seasonLong(), ...more]
      .map((measure) => ({ measure, heads: measure.headsIn(week) }))
      .filter(({ heads }) => heads > 0.005)
      .map(({ measure, heads }) => told(plan, measure, week, heads, rounded(Math.max(0, shortBy - heads))))
      .filter(({ lastChance }) => lastChance >= terms.asOf);
  return {
    forWeek,
    forRisk: (week, shortBy) => forWeek(week, shortBy, [moreSeats(plan, week, shortBy, demand, terms)]),
    forBudget: (overBy) =>
      cheaper(plan, demand, terms)
        .map((measure) => told(plan, measure, 0, 0, major(Math.max(0, overBy + measure.covered), plan)))
        .filter(({ lastChance }) => lastChance >= terms.asOf),
  };
}

function raised(plan: Scenario, demand: readonly DemandWeek[], terms: ScenarioTerms): Measure {
  const measure = withSameClasses(plan, higherOffer(plan.request, terms.policy.levers), demand, terms);
  return { ...measure, lastChance: () => firstSourcing(plan, liveWeeksIn(plan), terms) };
}

function moreSeats(
  plan: Scenario,
  week: number,
  shortBy: number,
  demand: readonly DemandWeek[],
  terms: ScenarioTerms,
): Measure {
  const measure = withClassesOf(
    plan,
    scenarioOf(plan.request, demand, {
      ...terms,
      extra: new Map([[week, shortBy + Math.max(0, surplusIn(plan, week, terms))]]),
    }),
    terms,
  );
  return {
    ...measure,
    lever: 'seats',
    change: `Train ${measure.seats} people more than are needed if all goes as planned`,
  };
}

/** The same season planned anew under easier terms, where that costs less. */
function cheaper(plan: Scenario, demand: readonly DemandWeek[], terms: ScenarioTerms): Measure[] {
  const { levers } = terms.policy;
  return [...easierService(plan.request, levers), ...moreClasses(plan.request, levers, false)]
    .map((variant) => ({ ...variant, ...withClassesOf(plan, scenarioOf(variant.request, demand, terms), terms) }))
    .filter(({ covered }) => covered < 0)
    .map((measure) => ({ ...measure, lastChance: () => firstSourcing(plan, liveWeeksIn(plan), terms) }));
}

function told(plan: Scenario, measure: Measure, week: number, heads: number, shortAfter: number): Lever {
  return {
    lever: measure.lever,
    change: measure.change,
    effect: { heads: rounded(heads), shortAfter, seats: measure.seats, offers: measure.offers },
    cost: toText({ amountMinor: Math.ceil(measure.cost - 1e-6), currency: plan.cost.currency }),
    lastChance: measure.lastChance(week),
  };
}

function liveWeeksIn({ placed }: Scenario): number[] {
  return placed.classes.map(({ liveWeek }) => liveWeek);
}

function major(minor: number, { cost }: Scenario): number {
  return minor / 10 ** digitsOf(cost.currency);
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
