import type { CampaignRequest } from '../campaign/contract';
import type { SeasonPlan } from '../campaign/plan-contract';
import type { CampaignState, WaveState } from '../lifecycle';
import type { PlanState } from './contract';
import type { StageFacts } from './observe';
import type { DutyHours } from './shrinkage-seen';

/** A class as re-planning sees it. Dates are local days. */
export interface WaveFacts {
  no: number;
  state: WaveState;
  liveWeek: number;
  room: number;
  seats: number;
  sourcingOn: string;
  classroomOn: string;
  booked: number;
  /** In classroom, in nesting, and at work. */
  training: number;
  nesting: number;
  live: number;
}

/** Where a season stands, as far as plans and commands depend on it. Amounts in minor units. */
export interface Situation {
  state: CampaignState;
  pausedFrom: CampaignState | null;
  today: string;
  startsOn: string;
  endsOn: string;
  budgetMinor: number;
  reservedMinor: number;
  paidMinor: number;
  /** What the plan in force was made from, and what it says; before an approval of the newest draft. */
  request: CampaignRequest;
  plan: SeasonPlan;
  inForce: boolean;
  planState: PlanState;
  /** What people planned with: the evidence is weighed against it, never against what was seen before. */
  prior: PlannedYields;
  waves: readonly WaveFacts[];
  people: { offered: number; waiting: number; training: number; atWork: number };
  /** People before their class who owe an answer, the longest first. */
  late: readonly LateMember[];
  /** People who are ranked, and could be offered a place. */
  ranked: number;
  /** Local day of the last re-plan that came into force; null: none did. */
  replannedOn: string | null;
  /** What was seen so far. */
  seen: Seen;
}

/** Somebody who has owed an answer since its date. */
export interface LateMember {
  engagementId: string;
  workflowId: string;
  lateDays: number;
}

/** The chances that a season was planned with. */
export type PlannedYields = Pick<CampaignRequest, 'yields' | 'survivalByTenure'>;

/** What a season has shown. */
export interface Seen {
  /** Days in which nine in ten offers are answered and checked. */
  slowDays: number;
  yields: Readonly<Record<keyof CampaignRequest['yields'], StageFacts>>;
  /** Who stayed through their first week at work, their second, and so on; the last one stands for all later weeks. */
  tenure: readonly StageFacts[];
  /** Contacts of whole weeks, by queue: what came and how long it took. */
  weeks: readonly { week: number; queue: string; offered: number; handled: number; ahtSeconds: number | null }[];
  /** Hours of the same weeks. */
  duty: readonly DutyHours[];
}
