import type { MemberState, WaveState } from '../lifecycle';
import type { EngagementState } from '../lifecycle';

/** A person of a class, as its page shows them. */
export interface ClassPerson {
  engagement: string;
  talent: { id: string; name: string | null };
  workflowId: string;
  state: MemberState;
  engagementState: EngagementState;
  source: string;
  alumni: boolean;
  tier: string | null;
  /** When the present state was reached, as far as it is known. */
  since: string;
  confirmedWeekAt: string | null;
  confirmedDayAt: string | null;
  provisionedAt: string | null;
  checkedInAt: string | null;
  score: number | null;
  supervised: boolean;
  nestingWeeks: number;
  why: string | null;
  /** The question to them that is open longest past or next to its date. */
  ask: { kind: string; dueAt: string } | null;
}

/** One class with its people. Dates are local days. */
export interface ClassPage {
  now: string;
  season: { id: string; name: string; timeZone: string; state: string };
  no: number;
  of: number;
  state: WaveState;
  short: boolean;
  go: string | null;
  room: number;
  seats: number;
  bookings: number;
  booked: number;
  checkedIn: number;
  offers: number;
  sourcingOn: string;
  classroomOn: string;
  nestingOn: string;
  liveOn: string;
  /** People by state. */
  counts: Partial<Record<MemberState, number>>;
  /** The open question whether it begins. */
  goAsk: { id: string; dueAt: string; onTimeout: string | null } | null;
  /** The confirmation that people are asked for now. */
  confirm: 'week' | 'day' | null;
  /** The open question about results that did not come, if there is one. */
  resultsAsk: string | null;
  people: ClassPerson[];
  next: string | null;
}
