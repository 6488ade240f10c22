import { localDate } from '../calendar';
import { startsOf, type ShiftRun } from './claims';

/** Longest run that is offered as one, in half hours: who wants more takes the next one too. */
const longest = 8;

/** A half hour with its free places. */
interface OpenHalfHour {
  queue: string;
  from: string;
  until: string;
  free: number;
}

/**
 * Runs of half hours to choose from, by day: what is open side by side, cut so that each is at most four hours, without what
 * somebody has taken already at that time.
 */
export function piecesOf(
  blocks: readonly OpenHalfHour[],
  own: readonly Pick<ShiftRun, 'from' | 'until'>[],
  timeZone: string,
): { day: string; pieces: (ShiftRun & { places: number })[] }[] {
  const taken = new Set(own.flatMap((shift) => startsOf(shift)));
  const open = blocks
    .filter(({ from, free }) => free > 0 && !taken.has(from))
    .sort((a, b) => (a.queue < b.queue ? -1 : a.queue > b.queue ? 1 : a.from < b.from ? -1 : 1));
  const pieces: (ShiftRun & { places: number; blocks: number; day: string })[] = [];
  for (const { queue, from, until, free } of open) {
    const last = pieces.at(-1);
    const day = localDate(from, timeZone);
    if (last && last.queue === queue && last.until === from && last.day === day && last.blocks < longest)
      Object.assign(last, { until, blocks: last.blocks + 1, places: Math.min(last.places, free) });
    else pieces.push({ queue, from, until, places: free, blocks: 1, day });
  }
  const days = [...new Set(pieces.map(({ day }) => day))].sort();
  return days.map((day) => ({
    day,
    pieces: pieces
      .filter((piece) => piece.day === day)
      .map(({ queue, from, until, places }) => ({ queue, from, until, places }))
      .sort((a, b) => (a.from < b.from ? -1 : 1)),
  }));
}
