import { RuleBroken } from '../errors';
import type { EvaluatePolicy } from './policy-contract';
import { scaleOf } from './scale';
import { scoreOf, weigh, type Metric, type MetricScore, type Scorecard, type Tier } from './score';
import { nextTier, type RatedWindow, type TierNow } from './tiers';

/** What a person found right instead of a metric’s value. */
export interface Correction {
  metric: Metric;
  /** What was truly observed, 0–100; null: the metric is left out. */
  raw: number | null;
  reason: string;
}

/**
 * The card with one metric corrected: shrunk, weighted and summed up anew. Whether it is rated stays as it was.
 * Throws RuleBroken for a metric that the card does not have.
 */
export function correctCard(
  card: Pick<Scorecard, 'metrics' | 'rated'> & {
    /** (Default: a project’s) */
    period?: string;
  },
  { metric, raw, reason }: Correction,
  policy: EvaluatePolicy,
): Scorecard {
  if (!card.metrics.some((one) => one.metric === metric))
    throw new RuleBroken(`The card has no metric “${metric}”; correct one of those that it shows.`);
  const means = card.metrics.flatMap((one): Pick<MetricScore, 'metric' | 'raw' | 'samples'>[] => {
    if (one.metric !== metric) return [one];
    return raw === null ? [] : [{ ...one, raw }];
  });
  const metrics = weigh(means, scaleOf({ period: 'project', ...card }, policy));
  const score = scoreOf(metrics);
  return {
    rated: card.rated && score !== null,
    score,
    metrics,
    rationale: `${score === null ? 'nothing is left to rate' : `${score} points`} after a correction: ${reason}`,
  };
}

/** A card of a person, as far as it decides the tier. */
export interface CountingCard extends RatedWindow {
  engagement: string;
  /** `project` for the card of the whole, else a stretch of it. */
  period: string;
}

/** The windows that count, oldest first: no work counts twice, so a project whose stretches were rated counts by these. */
export function countingWindows(cards: readonly CountingCard[]): CountingCard[] {
  const byStretch = new Set(cards.filter(({ period }) => period !== 'project').map(({ engagement }) => engagement));
  return cards.filter(({ engagement, period }) => period !== 'project' || !byStretch.has(engagement));
}

/** The tier that a history leads to, window by window from `from` on. For a card that was corrected, or under another policy. */
export function replayTier(
  history: readonly RatedWindow[],
  from: number,
  start: TierNow,
  policy: EvaluatePolicy,
): { tier: Tier | null; asksForD: boolean } {
  let now = start;
  let asksForD = false;
  for (let end = from + 1; end <= history.length; end += 1) {
    const decision = nextTier(history.slice(0, end), now, policy);
    asksForD = decision.asksForD;
    if (decision.tier !== now.tier) now = { tier: decision.tier, since: history[end - 1]?.closedAt ?? null };
  }
  return { tier: now.tier, asksForD };
}
