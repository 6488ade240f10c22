import type { CampaignRequest } from '../campaign/contract';
import { hourPrice, paidHours } from '../campaign/cost';
import type { EvaluatePolicy } from '../evaluate/policy-contract';
import { rateCardOf } from '../evaluate/rate-card';
import type { Tier } from '../evaluate/score';
import { tierFor } from '../evaluate/tiers';
import { toText } from '../money';
import type { BoardView } from './board-contract';

/** People at work by their tier and the points of their newest scorecard; null: none yet. */
export interface TierFacts {
  thresholds: EvaluatePolicy['tiers'] | null;
  effects: EvaluatePolicy['effects'] | null;
  people: readonly { tier: Tier | null; points: number | null; count: number }[];
}

/**
 * How many have each tier now, how many would by their newest points, and what the tier adds to a week’s pay. A tier itself moves
 * slower: see `nextTier`.
 */
export function tierCounts(facts: TierFacts, request: CampaignRequest): BoardView['tiers'] {
  const { thresholds, people } = facts;
  const counts = new Map<Tier | null, { now: number; projected: number }>();
  const add = (tier: Tier | null, which: 'now' | 'projected', count: number) => {
    const known = counts.get(tier) ?? { now: 0, projected: 0 };
    counts.set(tier, { ...known, [which]: known[which] + count });
  };
  for (const { tier, points, count } of people) {
    add(tier, 'now', count);
    add(
      points === null || thresholds === null ? tier : tierFor(points, tier, { tiers: thresholds }),
      'projected',
      count,
    );
  }
  const { currency } = request.pay.hourly;
  return [...counts]
    .map(([tier, numbers]) => ({
      tier: tier ?? 'unrated',
      ...numbers,
      rateCard: cardOf(tier, facts),
      moreAWeek: toText({
        amountMinor: Math.round(moreAWeek([{ tier, count: numbers.now }], facts, request)),
        currency,
      }),
    }))
    .sort((a, b) => a.tier.localeCompare(b.tier));
}

/** What tiers add to the pay of a week at the agreed hours, minor units with burden. Not rounded. */
export function moreAWeek(
  people: readonly { tier: Tier | null; count: number }[],
  facts: Pick<TierFacts, 'effects'>,
  request: CampaignRequest,
): number {
  return (
    people.reduce((sum, { tier, count }) => sum + count * cardOf(tier, facts), 0) *
    paidHours(request) *
    hourPrice(request)
  );
}

function cardOf(tier: Tier | null, { effects }: Pick<TierFacts, 'effects'>): number {
  return effects === null ? 0 : rateCardOf(tier, { effects });
}
