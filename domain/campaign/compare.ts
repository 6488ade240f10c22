import type { SeasonPlan } from './plan-contract';

/** One figure of two plans. */
export interface PlanDifference {
  what: string;
  before: string;
  after: string;
  changed: boolean;
}

/** Two plans side by side: what a what-if would change. */
export function comparePlans(before: SeasonPlan, after: SeasonPlan): PlanDifference[] {
  return figures.map(([what, read]) => {
    const [old, now] = [read(before), read(after)];
    return { what, before: old, after: now, changed: old !== now };
  });
}

type Figure = readonly [what: string, read: (plan: SeasonPlan) => string];

const figures: readonly Figure[] = [
  ['agents at the peak', (plan) => String(plan.static.agentsPeak ?? 'imported')],
  ['people for the peak', (plan) => String(plan.static.heads)],
  ['seats', (plan) => String(plan.seats)],
  ['offers', (plan) => String(plan.offers)],
  ['screens', (plan) => String(plan.screens)],
  ['classes live on', (plan) => plan.classes.map(({ liveOn, seats }) => `${liveOn} (${seats})`).join(', ') || 'none'],
  ['people sought from', (plan) => plan.classes[0]?.sourcingStarts ?? 'never'],
  ['weeks short', (plan) => String(plan.findings.filter(({ kind }) => kind === 'short').length)],
  ['at the peak, p10–p90', ({ band }) => `${Math.round(band.p10)}–${Math.round(band.p90)}`],
  ['cost', ({ cost }) => `${cost.total.amount} ${cost.total.currency}`],
];
