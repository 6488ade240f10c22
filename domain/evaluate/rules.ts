import type { EvaluatePolicy } from '../policy/contract';

export type Metric = keyof EvaluatePolicy['weights'];
export type Tier = 'A' | 'B' | 'C' | 'D';

/** What a project leaves behind for its scorecard. */
export interface ProjectFacts {
  deliverables: readonly {
    /** Rounds of review until it was accepted; 1 is a first pass. */
    rounds: number;
    onTime: boolean;
    /** The lead’s rating of the result, 1–5; null when acceptance came by silence. */
    rating: number | null;
    /** Defects named at acceptance. */
    defects: number;
  }[];
}

export interface MetricScore {
  metric: Metric;
  /** Mean of what was observed, 0–100. */
  raw: number;
  /** After shrinking small samples. */
  value: number;
  samples: number;
  weight: number;
}

export interface Scorecard {
  rated: boolean;
  /** 0–100, one digit; null when nothing was observed. */
  score: number | null;
  metrics: MetricScore[];
  tier: Tier | null;
  rationale: string;
}

/**
 * Scorecard of a project (domain.md, Evaluate): first-pass acceptance, the stakeholder’s rating, defect escape and commitments kept,
 * each 0–100, shrunk by (n·x + k·μ)/(n + k). Metrics without samples rescale the weights of the others.
 * Under the policy’s least number of deliverables the person stays unrated.
 */
export function projectScorecard(facts: ProjectFacts, tierBefore: Tier | null, policy: EvaluatePolicy): Scorecard {
  const { deliverables } = facts;
  const rated = deliverables.filter((d) => d.rating !== null);
  const observed: { metric: Metric; values: number[] }[] = [
    {
      metric: 'quality',
      values: deliverables.map((d) => (d.rounds <= 1 ? 100 : Math.max(0, 100 - 40 * (d.rounds - 1)))),
    },
    { metric: 'outcome', values: rated.map((d) => ((d.rating ?? 3) - 1) * 25) },
    { metric: 'resolution', values: deliverables.map((d) => Math.max(0, 100 - 25 * d.defects)) },
    { metric: 'commitments', values: deliverables.map((d) => (d.onTime ? 100 : 0)) },
  ];
  const present = observed.filter(({ values, metric }) => values.length > 0 && policy.weights[metric] > 0);
  const weightSum = present.reduce((sum, { metric }) => sum + policy.weights[metric], 0);
  const metrics = present.map(({ metric, values }): MetricScore => {
    const raw = values.reduce((sum, value) => sum + value, 0) / values.length;
    return {
      metric,
      raw: round(raw),
      value: round(shrink(raw, values.length, policy.priors[metric])),
      samples: values.length,
      weight: policy.weights[metric] / weightSum,
    };
  });
  if (metrics.length === 0)
    return { rated: false, score: null, metrics, tier: tierBefore, rationale: 'nothing was delivered' };

  const score = round(metrics.reduce((sum, { value, weight }) => sum + value * weight, 0));
  if (deliverables.length < policy.leastDeliverables)
    return {
      rated: false,
      score,
      metrics,
      tier: tierBefore,
      rationale: `unrated: ${deliverables.length} of at least ${policy.leastDeliverables} deliverables`,
    };
  const tier = tierFor(score, tierBefore, policy);
  return { rated: true, score, metrics, tier, rationale: `${score} points: tier ${tier}` };
}

/** The tier of a score: enter thresholds going up, stay thresholds for the tier one has. Below C is D. */
export function tierFor(score: number, before: Tier | null, policy: EvaluatePolicy): Tier {
  for (const { tier, enter, stay } of policy.tiers) {
    if (score >= enter || (tier === before && score >= stay)) return tier;
  }
  return 'D';
}

/** (n·x + k·μ)/(n + k): a small sample is pulled to the mean of its kind. */
export function shrink(mean: number, samples: number, prior: { mean: number; k: number } | undefined): number {
  if (!prior || samples + prior.k === 0) return mean;
  return (samples * mean + prior.k * prior.mean) / (samples + prior.k);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
