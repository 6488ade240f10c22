import type { SourcePolicy } from '../policy/contract';

/** What a requisition asks of a person. */
export interface Need {
  role: string;
  skills: readonly { skill: string; level: number }[];
  budgetMinor: number;
  startsOn: string;
}

/** What is known of a person at the moment of ranking. */
export interface Candidate {
  talent: string;
  source: 'pool' | 'marketplace';
  skills: readonly { skill: string; level: number }[];
  tier: 'A' | 'B' | 'C' | 'D' | null;
  /** What the person asks for the whole, minor units; null when unknown. */
  askMinor: number | null;
  /** Local date from which the person is free; null: now. */
  availableFrom: string | null;
  openEngagements: number;
  /** The most engagements at a time that the tier allows. (Default: any number) */
  mostEngagements?: number | undefined;
  /** Hours since the last offer; null: never had one. */
  hoursSinceOffer: number | null;
  /** Engagements with this client that closed well. */
  earlierEngagements: number;
}

export type ScorePart = keyof SourcePolicy['weights'];

/** A score in 0–1 and the parts that it is made of, each 0–1 before its weight. */
export interface Score {
  total: number;
  parts: Record<ScorePart, number>;
}

/** Whether a budget needs an approver. A currency without a limit of its own always does. */
export function needsApproval(budget: { amountMinor: number; currency: string }, policy: SourcePolicy): boolean {
  const limit = policy.approvalAboveMinor[budget.currency];
  return limit === undefined || budget.amountMinor > limit;
}

/**
 * The hard filter: every skill at its level, affordable, free in time, not tier D.
 * Returns the first reason against the person, or null.
 */
export function reasonAgainst(candidate: Candidate, need: Need): string | null {
  for (const wanted of need.skills) {
    const level = levelOf(candidate, wanted.skill);
    if (level < wanted.level) return `${wanted.skill} ${level} of ${wanted.level}`;
  }
  if (candidate.askMinor !== null && candidate.askMinor > need.budgetMinor) return 'asks for more than the budget';
  if (candidate.availableFrom !== null && candidate.availableFrom > need.startsOn) return 'not free at the start';
  if (candidate.tier === 'D') return 'tier D gets no new offers';
  if (candidate.openEngagements >= (candidate.mostEngagements ?? Infinity))
    return 'has as much work as the tier allows';
  return null;
}

const tierValue = { A: 1, B: 0.75, C: 0.4, D: 0 } as const;

/** The weighted score of a person for a need (domain.md, Matching). A score ranks; it never rejects. */
export function score(candidate: Candidate, need: Need, weights: SourcePolicy['weights']): Score {
  const parts: Record<ScorePart, number> = {
    skill: skillFit(candidate, need),
    // The unrated are offered work like tier B.
    tier: tierValue[candidate.tier ?? 'B'],
    load: 1 / (1 + candidate.openEngagements),
    fairness: candidate.hoursSinceOffer === null ? 1 : Math.min(1, candidate.hoursSinceOffer / (24 * 14)),
    continuity: Math.min(1, candidate.earlierEngagements / 2),
    cost: candidate.askMinor === null ? 0.5 : Math.max(0, 1 - candidate.askMinor / (need.budgetMinor * 1.25)),
  };
  const total = (Object.keys(parts) as ScorePart[]).reduce((sum, part) => sum + weights[part] * parts[part], 0);
  return { total: round(total), parts: mapValues(parts, round) };
}

/** Best first. Ties go to the lower ask, then to the id, so that the order is the same everywhere. */
export function rank<C extends Candidate>(
  candidates: readonly C[],
  need: Need,
  weights: SourcePolicy['weights'],
): (C & { score: Score })[] {
  return candidates
    .map((candidate) => ({ ...candidate, score: score(candidate, need, weights) }))
    .sort(
      (a, b) =>
        b.score.total - a.score.total ||
        (a.askMinor ?? Infinity) - (b.askMinor ?? Infinity) ||
        (a.talent < b.talent ? -1 : 1),
    );
}

function skillFit(candidate: Candidate, need: Need): number {
  if (need.skills.length === 0) return 1;
  // Meeting the level is worth 0.8; up to two levels above it add the rest.
  const fits = need.skills.map(({ skill, level }) => {
    const above = levelOf(candidate, skill) - level;
    return above < 0 ? 0 : 0.8 + 0.1 * Math.min(2, above);
  });
  return fits.reduce((sum, fit) => sum + fit, 0) / fits.length;
}

function levelOf(candidate: Candidate, skill: string): number {
  return candidate.skills.find((has) => has.skill === skill)?.level ?? 0;
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function mapValues<K extends string>(record: Record<K, number>, change: (value: number) => number): Record<K, number> {
  return Object.fromEntries(Object.entries<number>(record).map(([key, value]) => [key, change(value)])) as Record<
    K,
    number
  >;
}
