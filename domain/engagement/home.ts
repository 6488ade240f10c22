import type { AskView } from '../ask/contract';
import type { SeasonSummary } from '../season/summary';
import type { HireSummary } from '../requisition/contract';
import type { Explanation } from './contract';

/** An open ask in a list: what it is about, and how long it has been waiting. */
export interface AskLine {
  ask: AskView;
  /** Title of the hire or engagement that it is about. */
  subjectTitle: string;
  /** Whether it is past its date. */
  late: boolean;
}

/** Something that does not go as it should. */
export interface TroubleLine {
  kind: 'parked-effect' | 'late-run' | 'late-ask';
  /** e.g. `payment for “Social set” is parked`. */
  title: string;
  detail: string | null;
  /** hire_… or eng_…; null when it concerns every story. */
  subject: string | null;
  since: string;
  /** The ask that settles it, if any. */
  ask: string | null;
}

/** What the console's first page shows. */
export interface HomeView {
  /** Business time. */
  now: string;
  /** One sentence that says what matters. */
  sentence: string;
  /** Asks to the reader and the reader's roles, the ones due first before the others. */
  asks: AskLine[];
  /** How many there are in all; `asks` holds at most 50. */
  askCount: number;
  running: HireSummary[];
  runningCount: number;
  /** Seasons under way, the newest first. */
  seasons: SeasonSummary[];
  trouble: TroubleLine[];
}

/** What a talent has to do now. */
export interface TaskLine {
  ask: AskView;
  /** When the person ought to act; the ask itself may stay open longer. */
  dueAt: string;
  late: boolean;
  aboutMinutes: number | null;
  /** What it pays, for people, e.g. `$2,000.00`; null when it pays nothing. */
  pays: string | null;
}

/** One line of a talent's money. */
export interface MoneyLine {
  title: string;
  /** For people, e.g. `$1,200.00`. */
  amount: string;
  state: 'planned' | 'being reviewed' | 'rework' | 'accepted' | 'paid' | 'dropped';
  dueAt: string;
  paidAt: string | null;
}

/** One project of a talent. */
export interface PortalEngagement {
  id: string;
  title: string;
  state: string;
  startsAt: string;
  endsAt: string;
  timeZone: string;
  explanation: Explanation;
  money: MoneyLine[];
  /** `toSign`: a contract; a notice needs no signature. */
  documents: { id: string; title: string; createdAt: string; signedAt: string | null; toSign: boolean }[];
  /** The project lead. */
  contact: { name: string; email: string };
}

/** What the portal's first page shows: everything of one talent, newest project first. */
export interface PortalView {
  now: string;
  talent: { id: string; name: string | null; tier: string | null };
  tasks: TaskLine[];
  engagements: PortalEngagement[];
  scorecards: number;
}
