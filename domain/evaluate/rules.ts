import { peerValues, type PeerReview } from './peer';
import type { EvaluatePolicy } from './policy-contract';
import { metricsOf, scoreOf, type Scorecard } from './score';

/** What a project, or a stretch of it, leaves behind for its scorecard. */
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
  /** What colleagues said; without enough reviewers the metric is absent. */
  reviews: readonly PeerReview[];
}

/**
 * Scorecard of a project (domain.md, Evaluate): first-pass acceptance, the stakeholder’s rating, defect escape, commitments kept
 * and peer reviews, each 0–100, shrunk by (n·x + k·μ)/(n + k). Metrics without samples rescale the weights of the others.
 * Under the policy’s least number of deliverables the person stays unrated.
 */
export function projectScorecard({ deliverables, reviews }: ProjectFacts, policy: EvaluatePolicy): Scorecard {
  const rated = deliverables.filter((d) => d.rating !== null);
  const metrics = metricsOf(
    [
      {
        metric: 'quality',
        values: deliverables.map((d) => (d.rounds <= 1 ? 100 : Math.max(0, 100 - 40 * (d.rounds - 1)))),
      },
      { metric: 'outcome', values: rated.map((d) => ((d.rating ?? 3) - 1) * 25) },
      { metric: 'resolution', values: deliverables.map((d) => Math.max(0, 100 - 25 * d.defects)) },
      { metric: 'commitments', values: deliverables.map((d) => (d.onTime ? 100 : 0)) },
      { metric: 'peer', values: deliverables.length === 0 ? [] : peerValues(reviews, policy.peer) },
    ],
    policy,
  );
  const score = scoreOf(metrics);
  if (score === null) return { rated: false, score, metrics, rationale: 'nothing was delivered' };
  if (deliverables.length < policy.leastDeliverables)
    return {
      rated: false,
      score,
      metrics,
      rationale: `unrated: ${deliverables.length} of at least ${policy.leastDeliverables} deliverables`,
    };
  return { rated: true, score, metrics, rationale: `${score} points` };
}
