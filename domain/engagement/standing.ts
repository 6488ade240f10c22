import type { AskState } from '../ask/contract';
import type { EffectState } from '../effect/contract';
import type { AdverseState, EngagementState, HireState, MemberState, Phase } from '../lifecycle';
import type { WaitLeft } from '../source/adverse';
import type { StoryLinks } from './contract';
import type { EndType } from './facts';
import type { Reader } from './reader';

/** An ask as far as it says where a story stands. Instants are business time, ISO 8601. */
export interface AskStanding {
  id: string;
  /** Key of its group: `<subject>/<stretch>`. */
  group: string;
  name: string;
  kind: string;
  state: AskState;
  toTalent: string | null;
  toUser: string | null;
  toRole: string | null;
  question: string;
  openedAt: string;
  dueAt: string;
  escalateAt: string | null;
  escalateRole: string | null;
  escalatedAt: string | null;
  /** Since when it stands still; null when it does not. */
  heldSince: string | null;
  notBy: readonly string[];
  onTimeout: string | null;
  options: readonly { value: string; label: string }[];
  policy: string;
  /** The run of the story does not wait for it: a peer review, a question about a rating. (Default: false) */
  aside?: boolean;
}

/** An effect that is not settled: being tried, or parked with an engineer. */
export interface EffectStanding {
  key: string;
  system: string;
  operation: string;
  state: EffectState;
  attempts: number;
  lastError: string | null;
  createdAt: string;
  changedAt: string;
  parkedAsk: string | null;
}

/** A deliverable with its milestone. Amounts in minor units. */
export interface WorkStanding {
  no: number;
  title: string;
  state: string;
  dueAt: string;
  submittedAt: string | null;
  acceptedAt: string | null;
  amountMinor: number | null;
  milestoneState: string | null;
  payDueAt: string | null;
}

/** A place in a season: the person’s own state in it, and their class. Instants; null where it is not known yet. */
export interface SeasonPlace {
  id: string;
  name: string;
  state: MemberState | null;
  /** When that state was reached. */
  since: string | null;
  confirmedAt: string | null;
  nestingWeeks: number;
  liveAt: string | null;
  /** The last day, when it is another one than the engagement’s. */
  endsAt: string | null;
  wave: { no: number; classroomAt: string; nestingAt: string; liveAt: string } | null;
}

/** Where an engagement stands: everything that `explain` and the phase rail look at. */
export interface EngagementStanding {
  thing: 'engagement';
  id: string;
  hireId: string | null;
  title: string;
  role: string;
  state: EngagementState;
  phase: Phase;
  talentId: string;
  leadId: string;
  workflowId: string;
  timeZone: string;
  startsAt: string;
  endsAt: string;
  currency: string;
  notToExceedMinor: number;
  reservedMinor: number;
  paidMinor: number;
  policies: Readonly<Record<string, number>>;
  /** From the offboard policy that the run pinned; null when it is not there. Days. */
  handoverDaysBefore: number | null;
  handoverDueDaysBefore: number | null;
  /** From the assign policy that the run pinned. Days. */
  payWithinDays: number | null;
  createdAt: string;
  changedAt: string;
  closedAt: string | null;
  /** How it ends, once somebody said more than its date. */
  endType: EndType | null;
  /** When each phase and state began, from the events `engagement.<state>`. */
  entered: readonly { state: string; phase: Phase | null; at: string }[];
  /** Asks of every group that is still open, answered ones included. */
  asks: readonly AskStanding[];
  effects: readonly EffectStanding[];
  work: readonly WorkStanding[];
  screening: {
    state: string;
    consentedAt: string | null;
    validUntil: string | null;
    /** A valid check of an earlier engagement counts. */
    reused: boolean;
    /** How often it was ordered. */
    generation: number;
    /** When a report is due. */
    dueAt: string | null;
  } | null;
  /** What follows a check that found something. `until` is null and `left` is set while a dispute stops its clock. */
  adverse: {
    state: AdverseState;
    noticeAt: string | null;
    until: string | null;
    left: WaitLeft | null;
    disputes: number;
    disputedAt: string | null;
    disputeDueAt: string | null;
  } | null;
  leases: { total: number; open: number; revoked: number };
  /** Notes that were kept. */
  kept: number;
  /** Whoever was hired by a season. (Default: none) */
  season?: SeasonPlace | null;
}

/** Where a hire stands. Once it has an engagement, the engagement's standing tells. */
export interface HireStanding {
  thing: 'hire';
  id: string;
  title: string;
  state: HireState;
  requestedBy: string;
  workflowId: string;
  timeZone: string;
  currency: string;
  budgetMinor: number;
  policies: Readonly<Record<string, number>>;
  /** From the lead's word on this round, else from the source policy that the run pinned. */
  listingDays: number | null;
  enoughApplicants: number | null;
  applications: number;
  shortlisted: number;
  /** Since when a listing is open; null when none is. */
  listingOpenedAt: string | null;
  /** How often it was looked for people. */
  round: number;
  /** Why it was rejected or cancelled. */
  endReason: string | null;
  createdAt: string;
  changedAt: string;
  asks: readonly AskStanding[];
  effects: readonly EffectStanding[];
  engagement: EngagementStanding | null;
}

/** From where a story is looked at: when, by whom, and how links are written. */
export interface Viewpoint {
  /** Business time. */
  now: string;
  reader: Reader;
  links(subject: string, workflowId: string): StoryLinks;
  /** The page on which the reader can answer an ask. */
  askPage(askId: string): string;
}
