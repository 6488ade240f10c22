import type { EvaluatePolicy, SupportPolicy } from './policy-contract';
import { scoreOf, weigh, type Metric, type Scorecard } from './score';
import { anchored } from './support';

/** What the work tool measures of a person’s week. aht in seconds, qa 0–100, csat 1–5, the others shares 0–1. */
export const workMetrics = ['qa', 'csat', 'fcr', 'aht', 'commitments'] as const;
export type WorkMetric = (typeof workMetrics)[number];

/** A mean with the number of things that it is over. */
export interface Measured {
  value: number;
  n: number;
}

/** A person’s week on the floor. */
export interface WeekFacts {
  metrics: Partial<Record<WorkMetric, Measured>>;
  /** Shifts that the person kept, of those that they claimed. */
  shifts: { kept: number; of: number };
  /** False until the proficiency ramp of a new agent ends. */
  rampOver: boolean;
}

/** Means of the season’s whole week; a metric that nobody was measured at is left out. */
export type WeekMeans = Partial<Record<WorkMetric, number>>;

/** Priors and weights of one week: small samples are drawn to the mean of the season’s week, not to a figure of the policy. */
export function weekScale(cohort: WeekMeans, { support }: Pick<EvaluatePolicy, 'support'>) {
  const priors = Object.fromEntries(
    Object.entries(support.priors).map(([metric, prior]) => {
      const mean = cohort[toolNames[metric as Metric] ?? 'qa'];
      const points = mean === undefined ? prior.mean : pointsOf(metric as Metric, mean, cohort, support);
      return [metric, { k: prior.k, mean: points ?? prior.mean }];
    }),
  );
  return { weights: support.weights, priors };
}

/**
 * Scorecard of a week of support work from what was measured of it as a whole (domain.md, Evaluate): anchors make each mean 0–100,
 * small samples are drawn to the season’s mean. Under the least number of contacts, or before the ramp is over, the person stays
 * unrated.
 */
export function weekScorecard(facts: WeekFacts, cohort: WeekMeans, policy: Pick<EvaluatePolicy, 'support'>): Scorecard {
  const { support } = policy;
  const measured = { ...facts.metrics, ...keptOf(facts) };
  const means = (Object.keys(toolNames) as Metric[]).flatMap((metric) => {
    const found = measured[toolNames[metric] ?? 'qa'];
    const raw = found && found.n > 0 ? pointsOf(metric, found.value, cohort, support) : null;
    return raw === null || !found ? [] : [{ metric, raw, samples: found.n }];
  });
  const metrics = weigh(means, weekScale(cohort, policy));
  const score = scoreOf(metrics);
  if (score === null) return { rated: false, score, metrics, rationale: 'nothing was measured' };
  const contacts = contactsOf(facts);
  const unrated = !facts.rampOver
    ? 'unrated: still in the ramp of a new agent'
    : contacts < support.leastContacts
      ? `unrated: ${contacts} of at least ${support.leastContacts} contacts`
      : null;
  return { rated: unrated === null, score, metrics, rationale: unrated ?? `${score} points` };
}

/** Names of scorecards and of the work tool. */
const toolNames: Readonly<Partial<Record<Metric, WorkMetric>>> = {
  quality: 'qa',
  outcome: 'csat',
  resolution: 'fcr',
  commitments: 'commitments',
  efficiency: 'aht',
};

/** Attendance counts for itself; what a tool says of commitments counts where nobody claims shifts. */
function keptOf({ shifts }: WeekFacts): Partial<Record<WorkMetric, Measured>> {
  return shifts.of > 0 ? { commitments: { value: shifts.kept / shifts.of, n: shifts.of } } : {};
}

/** Contacts of the week: each has a handling time, a part of them a survey or a review. */
function contactsOf({ metrics }: WeekFacts): number {
  return metrics.aht?.n ?? Math.max(0, metrics.qa?.n ?? 0, metrics.csat?.n ?? 0, metrics.fcr?.n ?? 0);
}

function pointsOf(metric: Metric, value: number, cohort: WeekMeans, support: SupportPolicy): number | null {
  const anchors = support.anchors[metric] ?? [
    [0, 0],
    [100, 100],
  ];
  if (metric !== 'efficiency') return anchored(value, anchors);
  if (!cohort.aht || cohort.aht <= 0) return null;
  const ratio = value / cohort.aht;
  const { from, to } = support.ahtBand;
  return anchored(Math.max(0, from - ratio, ratio - to), anchors);
}
