const dayMs = 86_400_000;

/** First day of a week of the season; week 0 begins at the peak’s start. Plain dates: workflows need no calendar for it. */
export function weekStarts(peakStarts: string, week: number): string {
  return moved(peakStarts, 7 * week);
}

/** The week of the season that a date lies in. */
export function weekOf(peakStarts: string, date: string): number {
  return Math.floor(daysFrom(peakStarts, date) / 7);
}

/** Whole days from one date to another. */
export function daysFrom(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

/** A date moved by whole days. */
export function moved(date: string, days: number): string {
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
}
