import type { CampaignRequest } from '../campaign/contract';
import type { SeasonPlan } from '../campaign/plan-contract';
import { moved } from '../campaign/week';
import { toMinor } from '../money';

/** What a plan in force sets on its season: dates are local days, the budget minor units. */
export interface SeasonFrame {
  startsOn: string;
  peakOn: string;
  endsOn: string;
  /** Most new people at work at once: every seat that the plan has. */
  targetHeads: number;
  /** Offers that may stand or have been taken. */
  positions: number;
  budgetMinor: number;
}

/** The frame that a plan gives to its season. */
export function frameOf(request: CampaignRequest, plan: SeasonPlan): SeasonFrame {
  const [first] = plan.weeks;
  const last = plan.weeks.at(-1);
  return {
    startsOn: first?.starts ?? request.demand.peakStarts,
    peakOn: request.demand.peakStarts,
    endsOn: moved(last?.starts ?? request.demand.peakStarts, 6),
    targetHeads: plan.seats,
    positions: plan.offers,
    budgetMinor: budgetForNew(request, plan),
  };
}

/**
 * What the budget leaves for new people, minor units: the base is paid outside the season’s pay runs, so its forecast is set
 * aside with its burden. A budget that does not cover new people at all says nothing of them: their own forecast is the limit.
 */
export function budgetForNew(request: CampaignRequest, { cost }: SeasonPlan): number {
  const minor = (money: { amount: string; currency: string }) => toMinor(money).amountMinor;
  const withBurden = 1 + request.pay.burdenPercent / 100;
  if (!request.budget.covers.includes('new'))
    return Math.ceil((minor(cost.new) + minor(cost.training)) * withBurden - 1e-6);
  const base = request.budget.covers.includes('base') ? Math.ceil(minor(cost.base) * withBurden - 1e-6) : 0;
  return Math.max(0, minor(request.budget) - base);
}
