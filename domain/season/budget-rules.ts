import type { CampaignRequest } from '../campaign/contract';
import { planSeason } from '../campaign/plan';
import type { SeasonPlan } from '../campaign/plan-contract';
import { showMoney, toMinor } from '../money';
import type { Overrun, OverrunCause } from './gate-asks';
import { placeMoney } from './offers';
import type { SeasonPolicy } from './policy-contract';
import { affordable, forecastCost } from './season-cost';
import type { Situation } from './situation';

/** What was told of the last overrun. */
export interface ToldOverrun {
  no: number;
  cause: OverrunCause;
  forecastMinor: number;
  /** The budget that it was told of. */
  budgetMinor: number;
}

/**
 * What has to be decided about the budget, or null: the forecast at completion lies above it, or it holds not one offer more while
 * people are missing for a class that is filling. Each cause is asked about once: the forecast again when it has grown by the
 * policy’s share, an offer again when the budget is another one. `told`: the overruns so far, the first one first.
 */
export function overrunOf(
  situation: Situation,
  { pay, replan }: Pick<SeasonPolicy, 'pay' | 'replan'>,
  told: readonly ToldOverrun[],
): Overrun | null {
  const { budgetMinor, reservedMinor, paidMinor, plan } = situation;
  const boundMinor = reservedMinor + paidMinor;
  const placeMinor = seasonPlace(situation.request, pay);
  const completionMinor = forecastCost(situation);
  const offerOut = needsOffer(situation) && budgetMinor - boundMinor < placeMinor;
  const over = {
    forecast:
      completionMinor > budgetMinor && isNews(told, 'forecast', (last) => grewPast(completionMinor, last, replan)),
    offer: offerOut && isNews(told, 'offer', (last) => last.budgetMinor !== budgetMinor),
  };
  if (!over.forecast && !over.offer) return null;
  const cause: OverrunCause = over.offer ? 'offer' : 'forecast';
  const forecastMinor = Math.max(completionMinor, offerOut ? boundMinor + placeMinor : 0);
  const show = (amountMinor: number) => showMoney({ amountMinor, currency: plan.cost.total.currency });
  return {
    no: (told.at(-1)?.no ?? 0) + 1,
    cause,
    forecastMinor,
    boundMinor,
    why:
      cause === 'offer'
        ? `one more person holds back ${show(placeMinor)}, and ${show(Math.max(0, budgetMinor - boundMinor))} are free`
        : `people and training still to come cost ${show(forecastMinor - paidMinor)}, and ${show(budgetMinor - paidMinor)} are left`,
  };
}

function isNews(told: readonly ToldOverrun[], cause: OverrunCause, changed: (last: ToldOverrun) => boolean): boolean {
  const last = told.filter((one) => one.cause === cause).at(-1);
  return !last || changed(last);
}

function grewPast(forecastMinor: number, last: ToldOverrun, { movedShare }: SeasonPolicy['replan']): boolean {
  return forecastMinor >= last.forecastMinor * (1 + movedShare);
}

/** Whether people are missing for the classes that are filling if all who are on the way do as planned. */
function needsOffer({ waves, people, request: { yields } }: Situation): boolean {
  const filling = waves.filter(({ state }) => state === 'filling');
  if (!filling.some(({ booked, seats }) => booked < seats)) return false;
  const wanted = filling.reduce((sum, { seats }) => sum + Math.floor(seats / yields.show), 0);
  // Less than half a person is noise of rounding.
  return wanted - (people.waiting + people.offered * yields.accept * yields.clear) >= 0.5;
}

/** What one offer holds back of the season’s budget, minor units with burden. */
export function seasonPlace({ pay, hours, training, budget }: CampaignRequest, policy: SeasonPolicy['pay']): number {
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
