const opens = 8;
const closes = 21;
const hourMs = 3_600_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The same instant, or eight in the morning (and the minutes it was) of the next day on which people are up. */
export function whenAwake(ms: number, timeZone: string): number {
  const hour = hourIn(ms, timeZone);
  if (hour >= opens && hour < closes) return ms;
  return ms + ((opens - hour + 24) % 24) * hourMs;
}

function hourIn(ms: number, timeZone: string): number {
  const format =
    formats.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', { hour: 'numeric', hourCycle: 'h23', timeZone });
  formats.set(timeZone, format);
  return Number(format.format(ms));
}
