import type { HourlyTerms } from '../source/terms';
import type { SeasonPolicy } from './policy-contract';

type PayPolicy = Pick<SeasonPolicy['pay'], 'reservePeriods' | 'noticeWeeks'>;

/** What minutes are worth, minor units, rounded to the nearest. */
export function worthOf(minutes: number, { rateMinor }: Pick<HourlyTerms, 'rateMinor'>): number {
  return Math.round((minutes * rateMinor) / 60);
}

/**
 * An amount with the employer’s taxes and insurance on top: what a season’s budget holds back and pays for it. Rounded by amount, so
 * that the season’s money is the sum over its people; SQL has the same in `burdened`.
 */
export function withBurden(amountMinor: number, burdenPercent: number): number {
  return amountMinor + Math.round((amountMinor * burdenPercent) / 100);
}

/** What stays reserved for whoever goes on working: notice and some weeks of work, renewed by each pay run. Minor units. */
export function standingReservation(
  hourly: Pick<HourlyTerms, 'rateMinor' | 'hoursPerWeek'>,
  { reservePeriods, noticeWeeks }: PayPolicy,
): number {
  return worthOf((reservePeriods + noticeWeeks) * hourly.hoursPerWeek * 60, hourly);
}
