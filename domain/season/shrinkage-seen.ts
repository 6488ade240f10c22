import { baseHeads } from '../campaign/capacity';
import type { CampaignRequest } from '../campaign/contract';
import { queuesOf } from '../campaign/queues';

/** Hours of a week, as far as they were reported. */
export interface DutyHours {
  /** 0 is the first week of the peak. */
  week: number;
  /** Hours of people on contacts; null: not reported. */
  staffedHours: number | null;
  /** Hours of the intervals that say how many were on contacts, all queues together. */
  reportedHours: number;
  /** Hours that new people worked of their shifts, and the whole of those; null: no shift is known to be worked. */
  workedHours: number | null;
  rosteredHours: number | null;
}

/** Hours on duty of a week, and how many of them were spent on contacts. */
export interface DutySeen {
  dutyHours: number;
  staffedHours: number;
}

/**
 * Time on duty, against the time of it on contacts. New people’s hours are those of their shifts; of the base no time is kept, so it
 * counts with the hours that were planned for it. Null where it cannot be told: nobody’s shift is known to be worked, no interval says
 * who was on contacts, or more were on contacts than were on duty (then hours are missing).
 */
export function dutySeen(request: CampaignRequest, hours: DutyHours, asOf: string): DutySeen | null {
  const { perAgentWeek, attendance, openPerWeek } = request.hours;
  const { week, staffedHours, reportedHours } = hours;
  // Absence is a part of shrinkage where attendance is planned as whole.
  const ofNew = attendance === 1 ? hours.rosteredHours : hours.workedHours;
  if (staffedHours === null || ofNew === null || ofNew <= 0) return null;
  const reported = Math.min(1, reportedHours / openPerWeek / queuesOf(request).length);
  const base = baseHeads(request, week, asOf) * perAgentWeek * attendance;
  const dutyHours = (base + ofNew) * reported;
  return dutyHours <= 0 || staffedHours > dutyHours ? null : { dutyHours, staffedHours };
}

/** The part of the time on duty that nobody was on contacts; null: see `dutySeen`. */
export function shrinkageSeen(request: CampaignRequest, hours: DutyHours, asOf: string): number | null {
  const seen = dutySeen(request, hours, asOf);
  return seen && 1 - seen.staffedHours / seen.dutyHours;
}
