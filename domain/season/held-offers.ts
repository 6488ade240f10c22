import { daysFrom } from '../campaign/week';
import type { SeasonFacts, WaveFacts } from './board-facts';
import { seasonPlace } from './budget-rules';
import { offersToMake, repaysTraining } from './offers';
import type { SeasonPolicy } from './policy-contract';

// As the offers are made: whoever is offered a place later has no time left for check and papers.
const leastDays = 3;

/** What a season's money allows. Minor units. */
interface Money {
  budgetMinor: number;
  paidMinor: number;
  reservedMinor: number;
}

/**
 * Offers that the plan wants now and that the budget holds back: what is free of it is less than one place holds back. While it has room
 * for one, it is not the budget that is waited for.
 */
export function heldOffers(
  { state, request, waves, today, endsOn }: Pick<SeasonFacts, 'state' | 'request' | 'waves' | 'today' | 'endsOn'>,
  { budgetMinor, paidMinor, reservedMinor }: Money,
  { offers, pay }: Pick<SeasonPolicy, 'offers' | 'pay'>,
): number {
  if (!['approved', 'recruiting', 'ramping', 'peak'].includes(state)) return 0;
  if (budgetMinor - paidMinor - reservedMinor >= seasonPlace(request, pay)) return 0;
  const { classroomWeeks, nestingWeeks } = request.training;
  return waves
    .filter(
      ({ state: stage, classroomOn, liveOn }) =>
        stage === 'filling' &&
        daysFrom(today, classroomOn) >= leastDays &&
        repaysTraining({ liveOn, endsOn }, classroomWeeks + nestingWeeks),
    )
    .reduce((sum, wave) => sum + offersToMake(funnelOf(wave), request.yields, offers.surplusShare), 0);
}

function funnelOf({ bookings, open, accepted, cleared, placed, waitlisted }: WaveFacts) {
  return { bookings, open, accepted, ready: cleared + placed + waitlisted };
}
