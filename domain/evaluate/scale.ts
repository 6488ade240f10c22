import type { EvaluatePolicy } from './policy-contract';
import type { MetricScore } from './score';

type Scale = Pick<EvaluatePolicy, 'weights' | 'priors'>;

/** Whether a card is of a week of support work, by its period `2027-W09`; else it is of a project. */
export function isWeek(period: string): boolean {
  return /^\d{4}-W\d{2}$/.test(period);
}

/**
 * The weights and priors that a card was made with: those of projects, or of support work. A week’s priors are the means of its
 * season, which the card itself tells where it shrank anything.
 */
export function scaleOf(
  card: { period: string; metrics?: readonly MetricScore[] },
  policy: Pick<EvaluatePolicy, 'weights' | 'priors' | 'support'>,
): Scale {
  if (!isWeek(card.period)) return policy;
  const { weights, priors } = policy.support;
  const own = (card.metrics ?? []).flatMap(({ metric, raw, value, samples }) => {
    const prior = priors[metric];
    if (!prior || prior.k === 0) return [];
    // (n·x + k·μ)/(n + k), solved for μ; the value was rounded, so that it may miss its bounds by a little.
    const mean = (value * (samples + prior.k) - samples * raw) / prior.k;
    return [[metric, { k: prior.k, mean: Math.min(100, Math.max(0, mean)) }] as const];
  });
  return { weights, priors: { ...priors, ...Object.fromEntries(own) } };
}
