import type { EvaluatePolicy } from './policy-contract';

export type Metric = keyof EvaluatePolicy['weights'];
export type Tier = 'A' | 'B' | 'C' | 'D';

/** What was observed of one metric: values of 0–100, one per result. */
export interface Observed {
  metric: Metric;
  values: readonly number[];
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

/** How one window of work was rated. */
export interface Scorecard {
  /** False with too few results. */
  rated: boolean;
  /** 0–100, one digit; null when nothing was observed. */
  score: number | null;
  metrics: MetricScore[];
  rationale: string;
}

type Scale = Pick<EvaluatePolicy, 'weights' | 'priors'>;

/** The metrics of what was observed; those without results are left out and hand their weight to the others. */
export function metricsOf(observed: readonly Observed[], scale: Scale): MetricScore[] {
  return weigh(
    observed
      .filter(({ values }) => values.length > 0)
      .map(({ metric, values }) => ({
        metric,
        raw: values.reduce((sum, value) => sum + value, 0) / values.length,
        samples: values.length,
      })),
    scale,
  );
}

/** Means with their samples, shrunk and weighted. For a card whose means were corrected, or under other weights. */
export function weigh(
  means: readonly Pick<MetricScore, 'metric' | 'raw' | 'samples'>[],
  { weights, priors }: Scale,
): MetricScore[] {
  const present = means.filter(({ metric, samples }) => samples > 0 && weights[metric] > 0);
  const sum = present.reduce((total, { metric }) => total + weights[metric], 0);
  return present.map(({ metric, raw, samples }) => ({
    metric,
    // A corrected card is summed up from it again: finer than anyone reads it.
    raw: Math.round(raw * 10_000) / 10_000,
    value: round(shrink(raw, samples, priors[metric])),
    samples,
    weight: weights[metric] / sum,
  }));
}

/** The score of weighted metrics, 0–100 with one digit; null without any. */
export function scoreOf(metrics: readonly MetricScore[]): number | null {
  return metrics.length === 0 ? null : round(metrics.reduce((sum, { value, weight }) => sum + value * weight, 0));
}

/** (n·x + k·μ)/(n + k): a small sample is pulled to the mean of its kind. */
export function shrink(mean: number, samples: number, prior: { mean: number; k: number } | undefined): number {
  if (!prior || samples + prior.k === 0) return mean;
  return (samples * mean + prior.k * prior.mean) / (samples + prior.k);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
