import type { PlacedClass } from '../campaign/classes';
import type { CampaignRequest } from '../campaign/contract';
import { readDemand } from '../campaign/demand';
import { liveWeeksOf, sourcingStarts } from '../campaign/live-weeks';
import { needOf } from '../campaign/need';
import { planningPolicy } from '../campaign/policy';
import { rounded } from '../campaign/rounding';
import { headsIn, spanOf } from '../campaign/scenario';
import { weekOf } from '../campaign/week';
import { allClasses } from './held';
import type { Situation } from './situation';

/** What says that a plan should be looked at again. */
export interface Signs {
  /** How far the middle forecast of the peak’s tightest week moved against what it is to reach, as a share; below 0: less is covered. */
  moved: number;
  /** The last day on which a class for a new gap can be begun; null: there is no such gap, or nothing to be done about it. */
  lastChance: string | null;
}

// A gap smaller than one head is none that anybody would act on.
const leastGap = 1;

/** The signs of a season whose classes stay as they are, by what is known now (`request`). */
export function signsOf(situation: Situation, request: CampaignRequest): Signs {
  const { plan, today } = situation;
  const demand = readDemand(request).weeks;
  const classes = allClasses(request, situation);
  const planned = new Map(plan.weeks.map((week) => [week.week, week]));
  const weeks = needOf(demand, request).map(({ week, requiredHeads }) => ({
    week,
    required: requiredHeads,
    covered: coveredIn(request, classes, week, today),
    short: Math.max(0, (planned.get(week)?.requiredHeads ?? 0) - (planned.get(week)?.effectiveHeads ?? 0)),
  }));
  const tight = weeks.find(({ week }) => week === plan.band.week);
  const before = planned.get(plan.band.week);
  const moved =
    tight && before && tight.required > 0 && before.requiredHeads > 0 && before.effectiveHeads > 0
      ? tight.covered / tight.required / (before.effectiveHeads / before.requiredHeads) - 1
      : 0;
  const now = weekOf(request.demand.peakStarts, today);
  const gaps = weeks.filter(
    ({ week, required, covered, short }) => week > now && required - covered > short + leastGap,
  );
  const open = liveWeeksOf(request, spanOf(demand), today, planningPolicy);
  const chances = gaps.flatMap(({ week }) => open.filter((live) => live <= week).slice(-1));
  const [lastChance = null] = chances.map((live) => sourcingStarts(request, live)).sort();
  return { moved: rounded(moved, 4), lastChance };
}

function coveredIn(request: CampaignRequest, classes: readonly PlacedClass[], week: number, today: string): number {
  return headsIn({ request, placed: { classes } }, week, today).effective;
}
