import type { CampaignRequest } from '../campaign/contract';
import { planSeason } from '../campaign/plan';
import type { SeasonPlan } from '../campaign/plan-contract';
import { showMoney, toMinor } from '../money';
import type { Overrun } from './gate-asks';
import { placeMoney } from './offers';
import type { SeasonPolicy } from './policy-contract';
import { affordable, forecastCost } from './season-cost';
import type { Situation } from './situation';

/** What was told of the last overrun. */
export interface ToldOverrun {
  no: number;
  forecastMinor: number;
}

/**
 * What has to be decided about the budget, or null: the forecast at completion lies above it, or it holds not one offer more while
 * classes are still to be filled. What was decided once is asked again only when the forecast has grown by the policy’s share.
 */
export function overrunOf(
  situation: Situation,
  { pay, replan }: Pick<SeasonPolicy, 'pay' | 'replan'>,
  before: ToldOverrun | null,
): Overrun | null {
  const { budgetMinor, reservedMinor, paidMinor, plan } = situation;
  const boundMinor = reservedMinor + paidMinor;
  const placeMinor = seasonPlace(situation.request, pay);
  const filling = situation.waves.some(({ state, booked, seats }) => state === 'filling' && booked < seats);
  const spent = filling && budgetMinor - boundMinor < placeMinor;
  const forecastMinor = Math.max(forecastCost(situation), spent ? boundMinor + placeMinor : 0);
  if (forecastMinor <= budgetMinor) return null;
  if (before && forecastMinor < before.forecastMinor * (1 + replan.movedShare)) return null;
  const show = (amountMinor: number) => showMoney({ amountMinor, currency: plan.cost.total.currency });
  return {
    no: (before?.no ?? 0) + 1,
    forecastMinor,
    boundMinor,
    why: spent
      ? `one more person holds back ${show(placeMinor)}, and ${show(Math.max(0, budgetMinor - boundMinor))} are free`
      : `people and training still to come cost ${show(forecastMinor - paidMinor)}, and ${show(budgetMinor - paidMinor)} are left`,
  };
}

/** What one offer holds back of the season’s budget, minor units with burden. */
function seasonPlace({ pay, hours, training, budget }: CampaignRequest, policy: SeasonPolicy['pay']): number {
  const terms = {
    rateMinor: toMinor(pay.hourly).amountMinor,
    hoursPerWeek: hours.perAgentWeek,
    trainingPaid: pay.trainingPaid,
    trainingWeeks: training.classroomWeeks + training.nestingWeeks,
  };
  // As many weeks as leave the reservation whole.
  const weeks = terms.trainingWeeks + policy.noticeWeeks + policy.reservePeriods;
  const money = { currency: budget.currency, burdenPercent: pay.burdenPercent };
  return placeMoney(terms, training, weeks, policy, money).seasonMinor;
}

/** The plan that the budget holds: classes under way stay, of the others the first ones, and nothing new. */
export function reduced(situation: Situation): { request: CampaignRequest; plan: SeasonPlan; reason: string } {
  const { request, today, plan: before } = situation;
  const plan = planSeason(request, { asOf: today, held: affordable(situation), sourcingFrom: '9999-12-31' });
  return { request, plan, reason: `The budget holds ${plan.seats} seats of ${before.seats}.` };
}
