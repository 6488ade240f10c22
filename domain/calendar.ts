import { DateTime } from 'luxon';

import { holidays } from './holidays';

/** Where and by whose holidays days are counted. */
export interface Calendar {
  /** IANA zone, e.g. America/Los_Angeles. */
  timeZone: string;
  /** `US-CA`, `US`, `UK` …; a part without holidays of its own falls back to its country. */
  jurisdiction: string;
}

/** The same local time, n business days later; weekends and public holidays don't count. Keeps local time over daylight saving. */
export function addBusinessDays(instant: string, days: number, calendar: Calendar): string {
  let day = DateTime.fromISO(instant, { zone: calendar.timeZone });
  let left = days;
  while (left > 0) {
    day = day.plus({ days: 1 });
    if (isBusinessDay(day, calendar)) left -= 1;
  }
  return utc(day);
}

/** The same local time, n calendar days later (or earlier): 23 or 25 hours a day at a change of clocks. */
export function addDays(instant: string, days: number, timeZone: string): string {
  return utc(DateTime.fromISO(instant, { zone: timeZone }).plus({ days }));
}

/** The instant at which a local date begins, e.g. `2026-12-01` in Los Angeles at 9 → 17:00 UTC. */
export function atLocal(date: string, hour: number, timeZone: string): string {
  return utc(DateTime.fromISO(date, { zone: timeZone }).set({ hour }));
}

/** The instant of a local date and a minute of its day; a minute that a change of clocks skips is the one after it. */
export function atMinute(date: string, minute: number, timeZone: string): string {
  return utc(DateTime.fromISO(date, { zone: timeZone }).set({ hour: Math.floor(minute / 60), minute: minute % 60 }));
}

/** The ISO week that an instant lies in by local days, `2027-W09`. */
export function weekPeriod(instant: string, timeZone: string): string {
  return DateTime.fromISO(instant, { zone: timeZone }).toFormat(`kkkk-'W'WW`);
}

/** Whether a text names an ISO week that there is: some years have 52, some 53. */
export function isWeekPeriod(text: string): boolean {
  return /^\d{4}-W\d{2}$/.test(text) && DateTime.fromISO(text).isValid;
}

/** An ISO week: its Monday, and from when until when (exclusive) it lasts in a zone. */
export function weekSpan(period: string, timeZone: string): { monday: string; from: string; until: string } {
  const day = DateTime.fromISO(period, { zone: timeZone });
  return { monday: day.toISODate() ?? period, from: utc(day), until: utc(day.plus({ weeks: 1 })) };
}

/** The local date of an instant, `YYYY-MM-DD`. */
export function localDate(instant: string, timeZone: string): string {
  return DateTime.fromISO(instant, { zone: timeZone }).toISODate() ?? instant.slice(0, 10);
}

/** Whole days from one local date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round(DateTime.fromISO(to, { zone: 'utc' }).diff(DateTime.fromISO(from, { zone: 'utc' }), 'days').days);
}

/** A date moved by whole days. */
export function shiftDate(date: string, days: number): string {
  return DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toISODate() ?? date;
}

/** For people: `Wed 23 Dec 2026`. */
export function showDate(instant: string, timeZone: string): string {
  return DateTime.fromISO(instant, { zone: timeZone }).toFormat('ccc d LLL yyyy');
}

/** For people: `Wed 23 Dec 2026, 14:05`. */
export function showInstant(instant: string, timeZone: string): string {
  return DateTime.fromISO(instant, { zone: timeZone }).toFormat('ccc d LLL yyyy, HH:mm');
}

/** The same words with every `2026-12-23` in them as `Wed 23 Dec 2026`; what is no date stays as it is. */
export function datesInWords(words: string): string {
  return words.replace(/\b\d{4}-\d{2}-\d{2}\b(?!T)/g, (date) => (isDay(date) ? showDate(date, 'utc') : date));
}

function isDay(date: string): boolean {
  return DateTime.fromISO(date).isValid;
}

/** Whether a name is an IANA time zone. */
export function isTimeZone(name: string): boolean {
  return DateTime.local({ zone: name }).isValid;
}

function isBusinessDay(day: DateTime, calendar: Calendar): boolean {
  if (day.weekday > 5) return false;
  const off = holidays[calendar.jurisdiction] ?? holidays[calendar.jurisdiction.split('-')[0] ?? ''] ?? [];
  return !off.includes(day.toFormat('MM-dd')) && !off.includes(day.toFormat('yyyy-MM-dd'));
}

function utc(day: DateTime): string {
  const text = day.toUTC().toISO();
  if (!text) throw new RangeError(`no such instant or time zone: ${day.invalidExplanation ?? 'unknown'}`);
  return text;
}
