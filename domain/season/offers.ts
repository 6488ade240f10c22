import type { CampaignRequest } from '../campaign/contract';
import type { HourlyTerms } from '../source/terms';
import { withBurden } from './pay';
import type { SeasonPolicy } from './policy-contract';

type Yields = Pick<CampaignRequest['yields'], 'accept' | 'clear'>;

/** Where the people of one class stand on their way to a place. */
export interface ClassFunnel {
  /** Most people to book. */
  bookings: number;
  /** Offered and not answered. */
  open: number;
  /** Accepted, and not cleared yet. */
  accepted: number;
  /** Cleared, booked or waitlisted: may sit in it. */
  ready: number;
}

/** People who will be ready for a class if everyone on the way does as planned. */
export function expectedReady({ open, accepted, ready }: ClassFunnel, { accept, clear }: Yields): number {
  return ready + accepted * clear + open * accept * clear;
}

/**
 * Offers to make for a class now: as many as its funnel is behind, with a surplus while people still answer. Nobody is offered
 * more than once; whoever declines is replaced.
 */
export function offersToMake(funnel: ClassFunnel, yields: Yields, surplusShare: number): number {
  const missing = funnel.bookings * (1 + surplusShare) - expectedReady(funnel, yields);
  const each = yields.accept * yields.clear;
  // Less than half a person is noise of rounding.
  return missing < 0.5 ? 0 : Math.ceil(missing / each - 1e-9);
}

/** What an offer holds back and at most costs, minor units. */
export interface PlaceMoney {
  reservedMinor: number;
  notToExceedMinor: number;
  /** What the season’s budget holds back for it: the reservation with the employer’s burden. */
  seasonMinor: number;
}

/**
 * The money of one place. Reserved: training, notice and the policy’s pay periods, renewed by each pay run. The cap is all that
 * the person can earn until the season ends, in the tier that pays most. `weeks`: from the earliest class that they may sit in to the end.
 */
export function placeMoney(
  terms: HourlyTerms,
  training: { hoursPerWeek: number },
  weeks: number,
  pay: Pick<SeasonPolicy['pay'], 'reservePeriods' | 'noticeWeeks' | 'completionBonusMinor'>,
  { currency, burdenPercent, topRateCard = 0 }: { currency: string; burdenPercent: number; topRateCard?: number },
): PlaceMoney {
  const bonusMinor = pay.completionBonusMinor[currency] ?? 0;
  const trainingHours = terms.trainingPaid ? terms.trainingWeeks * training.hoursPerWeek : 0;
  const floorWeeks = Math.max(0, weeks - terms.trainingWeeks);
  const hours = trainingHours + Math.max(1, floorWeeks) * terms.hoursPerWeek;
  const full = Math.ceil(hours * terms.rateMinor) + bonusMinor;
  const best = Math.ceil(hours * Math.round(terms.rateMinor * (1 + topRateCard))) + bonusMinor;
  const held = Math.ceil(
    (trainingHours + (pay.noticeWeeks + pay.reservePeriods) * terms.hoursPerWeek) * terms.rateMinor,
  );
  const reservedMinor = Math.min(held, full);
  return { reservedMinor, notToExceedMinor: best, seasonMinor: withBurden(reservedMinor, burdenPercent) };
}

/** Whether a new person would still repay the training: at least as long on the floor as in it. */
export function repaysTraining({ liveOn, endsOn }: { liveOn: string; endsOn: string }, trainingWeeks: number): boolean {
  return (Date.parse(endsOn) - Date.parse(liveOn)) / (7 * 86_400_000) >= trainingWeeks;
}
