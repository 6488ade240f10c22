import { addDays, atLocal } from '../calendar';
import type { SeasonPolicy } from './policy-contract';

/** When a class begins, and what comes before it. Business instants. */
export interface ClassTimes {
  beginsAt: string;
  /** People confirm from here on, for the first time. */
  weekAhead: string;
  /** Whoever was silent loses the place; the others confirm for the last time. */
  dayAhead: string;
  /** Whoever was silent again loses it too. */
  lastCall: string;
  /** Access is granted from here on, to whoever confirmed. */
  provisionAt: string;
  /** Go or no-go is asked. */
  goAt: string;
  /** Whoever was not seen by then does not come any more. */
  shownBy: string;
}

/** The dates of a class by its first local day; it begins at nine. */
export function classTimes(
  classroomOn: string,
  timeZone: string,
  { confirmDaysBefore, provisionDaysBefore, goDaysBefore, showHours }: SeasonPolicy['classes'],
): ClassTimes {
  const beginsAt = atLocal(classroomOn, 9, timeZone);
  const before = (days: number) => addDays(beginsAt, -days, timeZone);
  const [first = 7, last = 2] = confirmDaysBefore;
  return {
    beginsAt,
    weekAhead: before(first),
    dayAhead: before(last),
    lastCall: before(last / 2),
    provisionAt: before(provisionDaysBefore),
    goAt: before(goDaysBefore),
    shownBy: addDays(beginsAt, showHours / 24, timeZone),
  };
}

/** A booking as far as confirming goes. */
export interface Booking {
  bookedAt: string | null;
  confirmedWeekAt: string | null;
  confirmedDayAt: string | null;
}

/** Which confirmation is asked for now; null: none. */
export function confirmationDue(times: ClassTimes, now: string): 'week' | 'day' | null {
  if (now < times.weekAhead || now >= times.beginsAt) return null;
  return now < times.dayAhead ? 'week' : 'day';
}

/** Whether somebody has to say now that they come; who was booked after the date of a stage was not asked by it. */
export function mustConfirm(booking: Booking, times: ClassTimes, stage: 'week' | 'day'): boolean {
  const bookedAt = booking.bookedAt ?? '';
  return stage === 'week'
    ? booking.confirmedWeekAt === null && bookedAt < times.weekAhead
    : booking.confirmedDayAt === null && bookedAt < times.dayAhead;
}

/** Whether silence has cost somebody the place. Who was booked after a date had come was not asked by it. */
export function wasSilent(booking: Booking, times: ClassTimes, now: string): boolean {
  const bookedAt = booking.bookedAt ?? now;
  const silentWeek = now >= times.dayAhead && booking.confirmedWeekAt === null && bookedAt < times.weekAhead;
  const silentDay = now >= times.lastCall && booking.confirmedDayAt === null && bookedAt < times.dayAhead;
  return silentWeek || silentDay;
}

/** Ready for day one as far as words go: confirmed for the last time, or booked too late to be asked. */
export function isReady(booking: Booking, times: ClassTimes, now: string): boolean {
  return booking.confirmedDayAt !== null || now >= times.lastCall;
}

/** Places that are free in a class: bookings never exceed what its show rate lets come. */
export function freePlaces({ bookings, booked }: { bookings: number; booked: number }): number {
  return Math.max(0, bookings - booked);
}

/** Whether a class is short: fewer people than the share of its seats that the policy wants. */
export function isShort({ booked, seats }: { booked: number; seats: number }, shortBelow: number): boolean {
  return booked < seats * shortBelow;
}
