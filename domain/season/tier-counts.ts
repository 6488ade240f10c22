import type { EvaluatePolicy } from '../evaluate/policy-contract';
import type { Tier } from '../evaluate/score';
import { tierFor } from '../evaluate/tiers';
import type { BoardView } from './board-contract';

/** People at work by their tier and the points of their newest scorecard; null: none yet. */
export interface TierFacts {
  thresholds: EvaluatePolicy['tiers'] | null;
  people: readonly { tier: Tier | null; points: number | null; count: number }[];
}

/** How many have each tier now, and how many would by their newest points. A tier itself moves slower: see `nextTier`. */
export function tierCounts({ thresholds, people }: TierFacts): BoardView['tiers'] {
  const counts = new Map<string, { now: number; projected: number }>();
  const add = (tier: Tier | null, which: 'now' | 'projected', count: number) => {
    const key = tier ?? 'unrated';
    const known = counts.get(key) ?? { now: 0, projected: 0 };
    counts.set(key, { ...known, [which]: known[which] + count });
  };
  for (const { tier, points, count } of people) {
    add(tier, 'now', count);
    add(
      points === null || thresholds === null ? tier : tierFor(points, tier, { tiers: thresholds }),
      'projected',
      count,
    );
  }
  return [...counts].sort(([a], [b]) => a.localeCompare(b)).map(([tier, numbers]) => ({ tier, ...numbers }));
}
