import type { CampaignRequest } from '../campaign/contract';
import type { SeasonPlan } from '../campaign/plan-contract';
import type { CampaignState, WaveState } from '../lifecycle';
import type { DutyHours } from './shrinkage-seen';

/** A class with the people of it, counted. Dates are local days. */
export interface WaveFacts {
  id: string;
  no: number;
  state: WaveState;
  short: boolean;
  liveWeek: number;
  sourcingOn: string;
  classroomOn: string;
  nestingOn: string;
  liveOn: string;
  seats: number;
  bookings: number;
  offers: number;
  screens: number;
  booked: number;
  checkedIn: number;
  /** Offers made; of them not answered yet, and accepted with papers under way. */
  offered: number;
  open: number;
  accepted: number;
  /** Ever cleared; of them without a place, with one, and on the waitlist now. */
  everCleared: number;
  cleared: number;
  placed: number;
  waitlisted: number;
  inClassroom: number;
  everPassed: number;
  inNesting: number;
  everLive: number;
}

/** People who went live in one week of the season and left in another (null: still there). */
export interface Cohort {
  live: number;
  left: number | null;
  heads: number;
}

/** What came and was handled in one week, summed over its intervals. */
export interface WeekActual extends DutyHours {
  intervals: number;
  minutes: number;
  offered: number;
  handled: number;
  abandoned: number;
  ahtSeconds: number | null;
  serviceLevel: number | null;
  /** Hours that those on contacts were busy. */
  busyHours: number | null;
}

/** How many came to a stage, from one source; medians in days from the stage before. */
export interface SourceFacts {
  source: string;
  screened: number;
  offered: number;
  accepted: number;
  cleared: number;
  started: number;
  passed: number;
  live: number;
}

/** A season as far as its forecast looks. */
export interface SeasonFacts {
  /** Local date of the season, and the share of its week that is over. */
  today: string;
  state: CampaignState;
  pausedFrom: CampaignState | null;
  peakOn: string;
  endsOn: string;
  request: CampaignRequest;
  plan: SeasonPlan;
  waves: readonly WaveFacts[];
  cohorts: readonly Cohort[];
  /** Median days from an offer to clear papers; null: not known yet. */
  offerToClearDays: number | null;
}
