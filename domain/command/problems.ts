import { addDays, atLocal, localDate, shiftDate } from '../calendar';
import type { FieldError } from '../errors';

/** The dates that a command’s dates are held against. Instants ISO 8601. */
export interface CommandDates {
  now: string;
  startsAt: string;
  endsAt: string;
  timeZone: string;
}

/** The end of a last day of work: the midnight after it. */
export function endOfDay(day: string, timeZone: string): string {
  return atLocal(shiftDate(day, 1), 0, timeZone);
}

/** The last day of work that a notice of so many days leaves, never after the agreed one. */
export function lastDayAfterNotice(dates: CommandDates, noticeDays: number): string {
  const after = localDate(addDays(dates.now, noticeDays, dates.timeZone), dates.timeZone);
  const agreed = lastDayOf(dates);
  return after < agreed ? after : agreed;
}

/** A last day that comes early: today or later, and before the agreed one. */
export function earlyEndProblems(lastDay: string, dates: CommandDates): FieldError[] {
  const today = localDate(dates.now, dates.timeZone);
  const agreed = lastDayOf(dates);
  if (lastDay < today) return [{ pointer: '/lastDay', message: `${lastDay} lies in the past; today is ${today}` }];
  if (lastDay > agreed)
    return [{ pointer: '/lastDay', message: `${lastDay} lies after the agreed last day ${agreed}; extend it instead` }];
  return [];
}

/** A later end: after the agreed one. */
export function extensionProblems(until: string, dates: CommandDates): FieldError[] {
  const agreed = lastDayOf(dates);
  return until > agreed
    ? []
    : [{ pointer: '/until', message: `${until} is not later than the agreed last day ${agreed}` }];
}

/** The agreed last day of work as a local date. */
export function lastDayOf({ endsAt, timeZone }: Pick<CommandDates, 'endsAt' | 'timeZone'>): string {
  return shiftDate(localDate(endsAt, timeZone), -1);
}
