/**
 * How instants, spans and names are written for people: dates with their weekday, durations with their unit.
 * Everything takes the reader's time zone; nothing here reads a clock.
 */
export interface Formats {
  /** `Wed 23 Dec`, with the year when it is another one and far away. Null and undefined give an en dash. */
  day(at: Moment): string;
  /** `Wednesday 23 December`, for talent. */
  longDay(at: Moment): string;
  /** `Wed 23 Dec, 14:05`. */
  dayTime(at: Moment): string;
  /** `14:05`. */
  time(at: Moment): string;
  /** The last whole day before an instant at which something ends: midnight after Thu 31 Dec is `Thu 31 Dec`. */
  lastDay(end: Moment): string;
  /** `Thursday 31 December`. */
  longLastDay(end: Moment): string;
  /** The day of a deadline: local midnight belongs to the day that it ends. */
  dueDay(at: Moment): string;
  longDueDay(at: Moment): string;
  /** `Tue 1 – Thu 31 Dec`; two months or years when they differ. Dates and instants; an instant is the end itself. */
  range(from: Moment, to: Moment): string;
  /** A text with every `2026-12-08` in it written as a day. */
  dates(words: string): string;
  /** From now to then: `in 6 days`, `today`, `1 day late`, `3 h late`. */
  until(at: Moment): string;
  /** From then to now: `3 days`, `5 h`, `2 min`. */
  since(at: Moment): string;
  /** Late, close (within two days) or far; colour is always beside a word. */
  urgency(at: Moment): 'bad' | 'warn' | 'calm';
  /** For `datetime` attributes. */
  iso(at: Moment): string;
}

/** An instant (ISO 8601), a local date `YYYY-MM-DD`, or nothing. */
type Moment = string | null | undefined;

interface Parts {
  weekday: string;
  longWeekday: string;
  day: string;
  month: string;
  longMonth: string;
  year: string;
  time: string;
}

const minute = 60_000;
const hour = 60 * minute;
const dayLength = 24 * hour;

/** Formats for one reader. `now` is the business instant at which the page was made. */
export function createFormats(now: string, timeZone: string): Formats {
  const zone = knownZone(timeZone);
  const text = (at: Moment, write: (parts: Parts, at: string) => string): string =>
    at ? write(partsOf(at, zone), at) : '–';
  const year = (parts: Parts, at: string): string => (needsYear(at, now, zone) ? ` ${parts.year}` : '');
  const short = (p: Parts, at: string): string => `${p.weekday} ${p.day} ${p.month}${year(p, at)}`;
  const long = (p: Parts, at: string): string => `${p.longWeekday} ${p.day} ${p.longMonth}${year(p, at)}`;
  return {
    day: (at) => text(at, short),
    longDay: (at) => text(at, long),
    dayTime: (at) => text(at, (p, x) => `${short(p, x)}, ${p.time}`),
    time: (at) => text(at, (p) => p.time),
    lastDay: (end) => text(before(end), short),
    longLastDay: (end) => text(before(end), long),
    dueDay: (at) => text(deadline(at, zone), short),
    longDueDay: (at) => text(deadline(at, zone), long),
    range: (from, to) => range(from, before(to), zone, now),
    dates: (words) => words.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (date) => text(date, short)),
    until: (at) => (at ? until(Date.parse(at) - Date.parse(now), sameDay(at, now, zone)) : '–'),
    since: (at) => (at ? span(Date.parse(now) - Date.parse(at)) : '–'),
    urgency: (at) => urgency(at, now),
    iso: (at) => at ?? '',
  };
}

/** `2 days`, `5 h`, `3 min`; never negative. */
export function span(ms: number): string {
  const left = Math.max(0, ms);
  if (left < hour) return `${Math.max(1, Math.round(left / minute))} min`;
  if (left < 2 * dayLength) return `${Math.round(left / hour)} h`;
  return `${Math.round(left / dayLength)} days`;
}

/** `eng_4t7k…`: enough to recognise an id by. */
export function shortId(id: string): string {
  return id.length > 12 ? `${id.slice(0, id.indexOf('_') + 5)}…` : id;
}

/** `1 item`, `3 items`; `plural` when it is not just an s. */
export function count(n: number, one: string, plural = `${one}s`): string {
  return `${n} ${n === 1 ? one : plural}`;
}

/** A text cut at its web addresses, so that they can be followed; what ends a sentence is not part of one. */
export function addressesIn(text: string): { text: string; address: boolean }[] {
  return text
    .split(/(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)])/)
    .map((piece, i) => ({ text: piece, address: i % 2 === 1 }));
}

function until(ms: number, today: boolean): string {
  if (ms < 0) return `${span(-ms)} late`;
  return today ? 'today' : `in ${span(ms)}`;
}

function urgency(at: Moment, now: string): 'bad' | 'warn' | 'calm' {
  if (!at) return 'calm';
  const left = Date.parse(at) - Date.parse(now);
  if (left < 0) return 'bad';
  return left < 2 * dayLength ? 'warn' : 'calm';
}

function range(from: Moment, to: Moment, zone: string, now: string): string {
  if (!from || !to) return '–';
  const a = partsOf(from, zone);
  const b = partsOf(to, zone);
  const start = `${a.weekday} ${a.day}`;
  const end = `${b.weekday} ${b.day} ${b.month}`;
  const years = needsYear(from, now, zone) || needsYear(to, now, zone);
  if (years && a.year !== b.year) return `${start} ${a.month} ${a.year} – ${end} ${b.year}`;
  return `${start}${a.month === b.month ? '' : ` ${a.month}`} – ${end}${years ? ` ${b.year}` : ''}`;
}

/** The year is said when it is another one and the day is not near: with its weekday a near day has one meaning. */
function needsYear(at: string, now: string, zone: string): boolean {
  const far = Math.abs(Date.parse(at) - Date.parse(now)) > 180 * dayLength;
  return far && partsOf(at, zone).year !== partsOf(now, zone).year;
}

/** A local date ends with itself; an instant belongs to the moment before it. */
function before(end: Moment): Moment {
  return end && !isDate(end) ? new Date(Date.parse(end) - 1).toISOString() : end;
}

function deadline(at: Moment, zone: string): Moment {
  return at && !isDate(at) && partsOf(at, zone).time === '00:00' ? before(at) : at;
}

const isDate = (at: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(at);

function sameDay(a: string, b: string, zone: string): boolean {
  const [x, y] = [partsOf(a, zone), partsOf(b, zone)];
  return x.day === y.day && x.month === y.month && x.year === y.year;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function partsOf(at: string, zone: string): Parts {
  // A local date has no zone: it is the same day everywhere.
  const dateOnly = isDate(at);
  const parts = Object.fromEntries(
    formatterFor(dateOnly ? 'UTC' : zone)
      .formatToParts(Date.parse(at))
      .map((part) => [part.type, part.value]),
  );
  const { weekday = '', day = '', month = '', year = '', hour: h = '', minute: m = '' } = parts;
  return {
    weekday: weekday.slice(0, 3),
    longWeekday: weekday,
    day,
    month: month.slice(0, 3),
    longMonth: month,
    year,
    time: `${h}:${m}`,
  };
}

function formatterFor(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formatters.set(zone, formatter);
  }
  return formatter;
}

function knownZone(zone: string): string {
  try {
    formatterFor(zone);
    return zone;
  } catch (err) {
    // A zone that this runtime does not know must not cost the reader the page.
    if (err instanceof RangeError) return 'UTC';
    throw err;
  }
}
