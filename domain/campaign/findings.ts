import { digitsOf, showMoney, toMinor } from '../money';
import type { Band } from './band';
import type { DemandWeek } from './demand';
import { type Levers, leversOf } from './levers';
import { classroomStarts, sourcingStarts } from './live-weeks';
import { surplusIn } from './measures';
import type { Finding } from './plan-contract';
import { rounded, shownHeads } from './rounding';
import { type Scenario, scenarioOf, type ScenarioTerms, seatsOf } from './scenario';
import { daysFrom, moved, weekStarts } from './week';

/** What a person should know before approving a plan: weeks that are not covered, money, late starts, risk; with levers. */
export function findingsOf(
  plan: Scenario,
  demand: readonly DemandWeek[],
  band: Band & { week: number },
  terms: ScenarioTerms,
): Finding[] {
  const levers = leversOf(plan, demand, terms);
  const short = shortWeeks(plan, levers, terms);
  return [
    ...short,
    ...overBudget(plan, levers),
    ...lateStarts(plan, demand, terms),
    ...(short.length === 0 ? atRisk(plan, band, levers) : []),
  ];
}

function shortWeeks(plan: Scenario, levers: Levers, terms: ScenarioTerms): Finding[] {
  // Nothing can be done about a week that has passed.
  const ahead = plan.needs.filter(({ starts }) => moved(starts, 6) >= terms.asOf);
  return ahead.flatMap(({ week, starts, requiredHeads }) => {
    const missing = -surplusIn(plan, week, terms);
    if (missing <= 1e-9) return [];
    // Never shown as nothing: the smallest gap is still one.
    const shortBy = Math.max(0.01, rounded(missing));
    return [
      {
        kind: 'short' as const,
        week,
        shortBy,
        unit: 'heads' as const,
        says: `The week of ${starts} needs ${rounded(requiredHeads, 1)} heads and is short by ${shownHeads(shortBy)}.`,
        levers: levers.forWeek(week, shortBy),
      },
    ];
  });
}

function overBudget({ request, cost }: Scenario, levers: Levers): Finding[] {
  const budget = toMinor(request.budget);
  const over = cost.covered - budget.amountMinor;
  if (over <= 0) return [];
  const show = (amountMinor: number) => showMoney({ ...budget, amountMinor });
  return [
    {
      kind: 'budget',
      week: null,
      shortBy: over / 10 ** digitsOf(budget.currency),
      unit: 'money',
      says: `The season costs ${show(cost.covered)}, ${show(over)} more than the budget of ${show(budget.amountMinor)}.`,
      levers: levers.forBudget(over),
    },
  ];
}

/** Classes whose people should be sought already; only where class dates are free. */
function lateStarts(plan: Scenario, demand: readonly DemandWeek[], terms: ScenarioTerms): Finding[] {
  const { request, placed } = plan;
  const { asOf } = terms;
  const late = placed.classes.filter(
    ({ liveWeek, wave }) => wave === undefined && sourcingStarts(request, liveWeek) < asOf,
  );
  const first = late[0];
  if (!first) return [];
  const from = sourcingStarts(request, first.liveWeek);
  const left = daysFrom(asOf, classroomStarts(request, first.liveWeek));
  const fromNow = scenarioOf(request, demand, { ...terms, sourcingFrom: asOf });
  const missing = Math.max(...fromNow.needs.map(({ week }) => -surplusIn(fromNow, week, terms)));
  const alone = { seats: 0, offers: 0 };
  return [
    {
      kind: 'late_start',
      week: first.liveWeek,
      shortBy: daysFrom(from, asOf),
      unit: 'days',
      says:
        `People for the class that goes live on ${weekStarts(request.demand.peakStarts, first.liveWeek)} ` +
        `should be sought since ${from}; started today, the season is short by ${rounded(Math.max(0, missing), 1)} heads at worst.`,
      levers:
        left > 0
          ? [
              {
                lever: 'shorter_lead',
                change: `Start today and seek them in ${left} days instead of ${request.training.sourcingLeadDays}`,
                effect: { ...alone, heads: rounded(Math.max(0, missing)), shortAfter: 0 },
                cost: { amount: '0.00', currency: request.budget.currency },
                lastChance: asOf,
              },
            ]
          : [],
    },
  ];
}

/** A plan with the least seats has nothing to spare: what one season in ten lacks at the peak. */
function atRisk(plan: Scenario, band: Band & { week: number }, levers: Levers): Finding[] {
  const need = plan.needs.find(({ week }) => week === band.week);
  const shortBy = rounded((need?.requiredHeads ?? 0) - band.p10);
  if (!need || shortBy <= 0 || seatsOf(plan.placed.classes) === 0) return [];
  return [
    {
      kind: 'at_risk',
      week: band.week,
      shortBy,
      unit: 'heads',
      says: `In one season of ten the week of ${need.starts} is short by ${shownHeads(shortBy)} heads or more.`,
      levers: levers.forRisk(band.week, shortBy),
    },
  ];
}
