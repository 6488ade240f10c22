import type { EndType } from '../engagement/facts';

/**
 * Whether a person of a season is asked back: rated well enough, yes; D, or ended for what they did, is for a person to say.
 * The unrated come back like tier B.
 */
export function rehireOf(end: { type: EndType; cause: string | null; tier: string | null }): 'yes' | 'undecided' {
  if (end.tier === 'D') return 'undecided';
  return end.type === 'termination' && end.cause !== 'business' ? 'undecided' : 'yes';
}

/** The week of tenure in which somebody left: 1 is the first. Null: never at work. */
export function tenureWeek(startedAt: string | null, endedAt: string): number | null {
  if (startedAt === null) return null;
  return Math.max(1, Math.floor((Date.parse(endedAt) - Date.parse(startedAt)) / (7 * 86_400_000)) + 1);
}
