import { plus } from '../clock';

/** What the agency reported, newest that counts. */
export interface CheckReported {
  status: 'clear' | 'consider' | 'suspended' | 'dispute' | 'canceled';
  completedAt: string;
  /** Where the person supplies what a suspended check lacks. */
  link: string | null;
}

/** What we know of a report: webhooks come twice, late and out of order. */
export interface ReportSeen {
  status?: unknown;
  completedAt?: unknown;
  link?: unknown;
}

const statuses: readonly string[] = ['clear', 'consider', 'suspended', 'dispute', 'canceled'];

/** The report that counts: the one that the agency finished last, whatever came last. Of two at one instant the later received. */
export function latestReport(seen: readonly ReportSeen[]): CheckReported | null {
  return seen.reduce<CheckReported | null>((best, { status, completedAt, link }) => {
    if (typeof status !== 'string' || !statuses.includes(status)) return best;
    if (typeof completedAt !== 'string' || Number.isNaN(Date.parse(completedAt))) return best;
    if (best && Date.parse(completedAt) < Date.parse(best.completedAt)) return best;
    const page = typeof link === 'string' && /^https?:\/\//.test(link) ? link : null;
    return { status: status as CheckReported['status'], completedAt, link: page };
  }, null);
}

/** What a person was asked about a check, and said. */
export interface Asked {
  state: 'none' | 'open' | 'lapsed' | 'answered';
  option: string | null;
}

/** Everything that decides how a check goes on. */
export interface CheckFacts {
  reported: CheckReported['status'] | null;
  /** 1 for the first order. */
  generation: number;
  mostOrders: number;
  now: string;
  /** When a report is due; null: none was promised. */
  dueAt: string | null;
  /** The agency was asked after that date, and had no result. */
  lookedUp: boolean;
  /** The talent, about what a suspended check lacks. */
  supply: Asked;
  /** The person who decides about a check that does not end; the round that is open or newest. */
  decision: Asked;
}

export type CheckMove =
  | {
      move: 'clear' | 'adverse' | 'wait' | 'look-up' | 'ask-supply' | 'order-anew' | 'wait-longer' | 'by-hand' | 'stop';
    }
  | { move: 'ask-person'; about: CheckTrouble; again: boolean };

/** Why a check does not end by itself. */
export type CheckTrouble = 'suspended' | 'canceled' | 'late';

/** How a check goes on: by its report; when that does not end it, by a person. Silence never decides: it is asked again. */
export function nextOfCheck(facts: CheckFacts): CheckMove {
  const { reported, decision } = facts;
  if (reported === 'clear') return { move: 'clear' };
  if (reported === 'consider') return { move: 'adverse' };
  if (decision.state === 'answered') return { move: decided[decision.option ?? ''] ?? 'wait-longer' };
  if (decision.state === 'open') return { move: 'wait' };
  const about = troubleOf(facts);
  if (decision.state === 'lapsed') return { move: 'ask-person', about: about ?? 'late', again: true };
  if (reported === 'suspended' && facts.supply.state === 'none') return { move: 'ask-supply' };
  if (about === 'canceled' && facts.generation < facts.mostOrders) return { move: 'order-anew' };
  if (isDue(facts) && !gaveUp(facts.supply) && about !== 'canceled' && !facts.lookedUp) return { move: 'look-up' };
  return about ? { move: 'ask-person', about, again: false } : { move: 'wait' };
}

function troubleOf(facts: CheckFacts): CheckTrouble | null {
  const { reported, supply } = facts;
  if (reported === 'canceled') return 'canceled';
  // Said to be supplied, and the agency still lacks it when it is due.
  if (reported === 'suspended' && (gaveUp(supply) || isDue(facts))) return 'suspended';
  return isDue(facts) ? 'late' : null;
}

function isDue({ dueAt, now }: CheckFacts): boolean {
  return dueAt !== null && Date.parse(now) >= Date.parse(dueAt);
}

function gaveUp({ state, option }: Asked): boolean {
  return state === 'lapsed' || (state === 'answered' && option === 'cannot');
}

const decided: Readonly<Record<string, Exclude<CheckMove['move'], 'ask-person'>>> = {
  wait: 'wait-longer',
  anew: 'order-anew',
  'by-hand': 'by-hand',
  stop: 'stop',
};

/** A check that may be used again for another engagement of the same person and package. */
export interface EarlierCheck {
  id: string;
  validUntil: string;
}

/** Whether an earlier check covers an engagement: valid until so many days after its start. */
export function mayReuse(earlier: EarlierCheck, startsAt: string, beyondStartDays: number): boolean {
  return Date.parse(earlier.validUntil) >= Date.parse(plus(startsAt, { days: beyondStartDays }));
}

/** Whether a check opens the gate of I8: clear, or adjudicated by a person to go on. */
export function opensGate(check: { state: string; adjudication: string | null } | null): boolean {
  return check?.state === 'clear' || (check?.state === 'adjudicated' && check.adjudication === 'go_on');
}
