import type { TimelineEntry } from '../../domain/engagement/contract';

/** The timeline as its template takes it: newest first, small steps only when asked for. */
export function timelineData(entries: readonly TimelineEntry[], all: boolean): object {
  const newestFirst = [...entries].sort((a, b) => b.at.localeCompare(a.at));
  const shown = all ? newestFirst : newestFirst.filter((entry) => entry.weight === 'main');
  return { entries: shown, hidden: newestFirst.length - shown.length, all };
}
