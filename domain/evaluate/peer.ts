import type { EvaluatePolicy } from './policy-contract';

/** What one colleague said, each from 1 to 5. */
export interface PeerReview {
  /** user_… or tal_…. */
  by: string;
  ratings: readonly number[];
}

/** Who could review a person’s work. */
export interface PossibleReviewers {
  /** The person who is reviewed. */
  talent: string;
  /** Whoever accepts milestones, leads or pays: they rate already, and money must not speak twice. */
  payers: readonly string[];
  /** Users named in the request, in its order. */
  named: readonly string[];
  /** People who worked on the same project or role meanwhile; taken only when nobody was named. */
  colleagues: readonly string[];
}

/** The reviewers to ask, at most the policy’s number; nobody when they are fewer than it needs. Never self, never a payer. */
export function reviewersFor(
  { talent, payers, named, colleagues }: PossibleReviewers,
  { least, most }: EvaluatePolicy['peer'],
): string[] {
  const from = named.length > 0 ? named : colleagues;
  const may = [...new Set(from)].filter((id) => id !== talent && !payers.includes(id));
  return may.length < least ? [] : may.slice(0, most);
}

/** One value of 0–100 for each review; none at all below the least number of different reviewers. */
export function peerValues(reviews: readonly PeerReview[], { least }: Pick<EvaluatePolicy['peer'], 'least'>): number[] {
  const filled = reviews.filter(({ ratings }) => ratings.length > 0);
  if (new Set(filled.map(({ by }) => by)).size < least) return [];
  return filled.map(({ ratings }) => ratings.reduce((sum, rating) => sum + (rating - 1) * 25, 0) / ratings.length);
}
