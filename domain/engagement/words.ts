import { showDate, showInstant } from '../calendar';
import type { AskStanding, Viewpoint } from './standing';
import { isMine } from './reader';

/** How a story's dates are written: `Wed 23 Dec`; the year only when it is another one. */
export interface DateWords {
  /** The day; of a midnight the day that it ends. */
  day(instant: string): string;
  /** `on Wed 23 Dec`, `today at 17:00`, `at the end of Thu 31 Dec`. */
  on(instant: string): string;
  /** Whether the instant lies behind. */
  past(instant: string): boolean;
}

/** Date words as of a business instant, in a story's time zone. */
export function dateWords(now: string, timeZone: string): DateWords {
  const today = showDate(now, timeZone);
  const year = / \d{4}$/.exec(today)?.[0] ?? '';
  const day = (instant: string) => {
    const text = showDate(instant, timeZone);
    return year && text.endsWith(year) ? text.slice(0, -year.length) : text;
  };
  return {
    day: (instant) => day(endedDay(instant, timeZone) ?? instant),
    on: (instant) => {
      const ended = endedDay(instant, timeZone);
      const sameDay = showDate(ended ?? instant, timeZone) === today;
      if (ended !== null) return `at the end of ${sameDay ? 'today' : day(ended)}`;
      return sameDay ? `today at ${showInstant(instant, timeZone).slice(-5)}` : `on ${day(instant)}`;
    },
    past: (instant) => Date.parse(instant) < Date.parse(now),
  };
}

/** Terms end at midnight, which people call by the day before; null for other times of day. */
function endedDay(instant: string, timeZone: string): string | null {
  const ms = Date.parse(instant);
  const midnight = ms % 60_000 === 0 && showInstant(instant, timeZone).endsWith('00:00');
  return midnight ? new Date(ms - 1).toISOString() : null;
}

const roleWords: Readonly<Record<string, string>> = {
  admin: 'an administrator',
  ops: 'operations',
  lead: 'the lead',
  hr: 'HR',
  engineer: 'an engineer',
  auditor: 'the auditor',
  approver: 'the approver',
  talent: 'the talent',
};

/** A role as a person in a sentence: `approver` → `the approver`. */
export function roleInWords(role: string): string {
  return roleWords[role] ?? `the ${role.replaceAll('-', ' ')}`;
}

/** Whose ask it is, seen by this reader: `you`, `the talent`, `the lead`, `the approver`. Never a name. */
export function ownerInWords(ask: AskStanding, leadId: string, view: Pick<Viewpoint, 'reader'>): string {
  if (isMine(ask, view.reader)) return 'you';
  if (ask.toTalent !== null) return 'the talent';
  if (ask.toUser !== null) return ask.toUser === leadId ? 'the lead' : 'a colleague';
  return roleInWords(ask.toRole ?? '');
}

/** `a`, `a and b`, `a, b and c`. */
export function listInWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** `1 day`, `3 days`. */
export function countInWords(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** First letter in upper case. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
