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
  const format = formatOf(timeZone);
  const known = new Map<string, Written>();
  const written = (instant: string): Written => {
    const before = known.get(instant);
    if (before) return before;
    const made = write(instant, format);
    known.set(instant, made);
    return made;
  };
  const today = written(now);
  const day = ({ date, year }: Written) => (year === today.year ? date : `${date} ${year}`);
  return {
    day: (instant) => day(written(instant)),
    on: (instant) => {
      const at = written(instant);
      const sameDay = at.date === today.date && at.year === today.year;
      if (at.midnight) return `at the end of ${sameDay ? 'today' : day(at)}`;
      return sameDay ? `today at ${at.time}` : `on ${day(at)}`;
    },
    past: (instant) => Date.parse(instant) < Date.parse(now),
  };
}

interface Written {
  /** `Wed 23 Dec`. */
  date: string;
  year: string;
  /** `17:00`. */
  time: string;
  /** Terms end at midnight, which people call by the day before. */
  midnight: boolean;
}

function write(instant: string, format: Intl.DateTimeFormat): Written {
  const ms = Date.parse(instant);
  const parts = partsOf(ms, format);
  const midnight = ms % 60_000 === 0 && parts.hour === '00' && parts.minute === '00';
  const { weekday, day, month, year } = midnight ? partsOf(ms - 1, format) : parts;
  return { date: `${weekday} ${day} ${month}`, year: year ?? '', time: `${parts.hour}:${parts.minute}`, midnight };
}

function partsOf(ms: number, format: Intl.DateTimeFormat): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  return Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]));
}

// A list of stories formats hundreds of dates: making a formatter is what costs, so there is one for each zone.
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(timeZone, format);
  return format;
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
