import type { EvaluatePolicy } from './policy-contract';
import type { Tier } from './score';

type Effects = Pick<EvaluatePolicy, 'effects'>;

/**
 * What a tier adds to an agreed rate, as a share; the unrated have the rate card of B. Never below 0: what was agreed is the least. SQL
 * has the same in `hourly_pay`.
 */
export function rateCardOf(tier: Tier | null, { effects }: Effects): number {
  return Math.max(0, effects[tier ?? 'B'].rateCard);
}

/** The most that any tier adds: a cap must hold it. */
export function topRateCard({ effects }: Effects): number {
  return Math.max(0, ...Object.values(effects).map(({ rateCard }) => rateCard));
}
