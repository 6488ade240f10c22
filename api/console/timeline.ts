import type { TimelineEntry } from '../../domain/engagement/contract';

/** A line of the timeline; `many` holds the titles of short steps of one kind that were told as one. */
type Line = TimelineEntry & { many: string[] };

/** The timeline as its template takes it: newest first, small steps only when asked for, ticks told as one line. */
export function timelineData(entries: readonly TimelineEntry[], all: boolean): object {
  const newestFirst = [...entries].sort((a, b) => b.at.localeCompare(a.at));
  const shown = all ? newestFirst : newestFirst.filter((entry) => entry.weight === 'main');
  return { entries: all ? shown.map(single) : together(shown), hidden: newestFirst.length - shown.length, all };
}

const tick = 'Done: ';

function together(entries: readonly TimelineEntry[]): Line[] {
  const lines: Line[] = [];
  for (const entry of entries) {
    const last = lines.at(-1);
    if (last && isTick(entry) && isTick(last) && last.by === entry.by) last.many.push(entry.title.slice(tick.length));
    else lines.push({ ...single(entry), many: isTick(entry) ? [entry.title.slice(tick.length)] : [] });
  }
  return lines.map((line) =>
    line.many.length > 1 ? { ...line, title: `${line.many.length} items done` } : single(line),
  );
}

const isTick = (entry: TimelineEntry): boolean => entry.title.startsWith(tick);

const single = (entry: TimelineEntry): Line => ({ ...entry, many: [] });
