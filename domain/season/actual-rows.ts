import { atMinute, localDate } from '../calendar';
import { cellProblem } from './figures';

/** What really came in one interval of a queue. */
export interface ActualRow {
  queue: string;
  /** Instant, ISO 8601 UTC. */
  startsAt: string;
  offered: number;
  handled: number;
  abandoned: number;
  ahtSeconds: number | null;
  serviceLevel: number | null;
  staffed: number | null;
}

/** How a season’s intervals are read. */
export interface ActualTerms {
  queues: readonly string[];
  timeZone: string;
  intervalMinutes: number;
}

export const actualColumns = [
  'starts',
  'queue',
  'offered',
  'handled',
  'abandoned',
  'ahtSeconds',
  'serviceLevel',
  'staffed',
] as const;
export type ActualColumn = (typeof actualColumns)[number];

/** Columns by the names that files have for them; unknown ones are null. */
export function columnOf(name: string): ActualColumn | null {
  const plain = name.toLowerCase().replaceAll(/[^a-z]/g, '');
  const short: Record<string, ActualColumn> = { aht: 'ahtSeconds', sl: 'serviceLevel', interval: 'starts' };
  return actualColumns.find((column) => column.toLowerCase() === plain) ?? short[plain] ?? null;
}

const optional: readonly ActualColumn[] = ['ahtSeconds', 'serviceLevel', 'staffed'];

/** An interval from its parts, as a list or a file gives them; or what is wrong with it. */
export function readActual(
  parts: Readonly<Partial<Record<ActualColumn, unknown>>>,
  { queues, timeZone, intervalMinutes }: ActualTerms,
): ActualRow | string {
  for (const column of actualColumns) {
    const cell = parts[column];
    const problem = typeof cell === 'string' ? cellProblem(cell) : null;
    if (problem && !(cell === '' && optional.includes(column))) return `${column}: ${problem}`;
  }
  const startsAt = instantOf(parts.starts, timeZone);
  if (!startsAt) return 'starts: write a time like 2027-03-01T09:30, local or with its offset';
  if ((Date.parse(startsAt) / 60_000) % intervalMinutes !== 0)
    return `starts: is not on a whole interval of ${intervalMinutes} minutes`;
  const queue = parts.queue ?? (queues.length === 1 ? queues[0] : undefined);
  if (typeof queue !== 'string' || !queues.includes(queue)) return `queue: is none of ${queues.join(', ')}`;
  const numbers: Record<string, number | null> = {};
  for (const [column, { most, whole }] of Object.entries(bounds)) {
    const value = numberOf(parts[column as ActualColumn]);
    if (value === undefined) return `${column}: is no number; write digits, with a point for fractions`;
    if (value === null && !optional.includes(column as ActualColumn)) return `${column}: is missing; write 0 for none`;
    if (value !== null && (value < 0 || value > most)) return `${column}: must lie between 0 and ${most}`;
    if (value !== null && whole && !Number.isInteger(value)) return `${column}: must be a whole number`;
    numbers[column] = value;
  }
  const { offered = 0, handled = 0, abandoned = 0 } = numbers as Record<string, number>;
  if (handled + abandoned > offered * 2 + 1000) return 'handled: far more than was offered; check the columns';
  return {
    queue,
    startsAt,
    offered,
    handled,
    abandoned,
    ahtSeconds: numbers['ahtSeconds'] ?? null,
    serviceLevel: numbers['serviceLevel'] ?? null,
    staffed: numbers['staffed'] ?? null,
  };
}

/** Intervals that are missing between the first and the last of a day and queue; one message per day, at most `most`. */
export function gapsIn(rows: readonly ActualRow[], { timeZone, intervalMinutes }: ActualTerms, most: number): string[] {
  const days = new Map<string, number[]>();
  for (const { queue, startsAt } of rows) {
    const key = `${queue} ${localDate(startsAt, timeZone)}`;
    const times = days.get(key) ?? [];
    times.push(Date.parse(startsAt));
    days.set(key, times);
  }
  const found: string[] = [];
  for (const [key, times] of days) {
    if (found.length >= most) break;
    const sorted = [...new Set(times)].sort((a, b) => a - b);
    const step = intervalMinutes * 60_000;
    const missing = sorted.flatMap((at, index) => {
      const next = sorted[index + 1];
      return next !== undefined && next - at > step ? [{ at: at + step, n: (next - at) / step - 1 }] : [];
    });
    const [first] = missing;
    if (!first) continue;
    const n = missing.reduce((sum, one) => sum + one.n, 0);
    found.push(
      `queue ${key.split(' ')[0]}: ${new Date(first.at).toISOString()} is missing${n > 1 ? ` and ${n - 1} more of its day` : ''}; add it, 0 if nothing came`,
    );
  }
  return found;
}

const bounds: Readonly<Record<string, { most: number; whole: boolean }>> = {
  offered: { most: 1_000_000, whole: true },
  handled: { most: 1_000_000, whole: true },
  abandoned: { most: 1_000_000, whole: true },
  ahtSeconds: { most: 86_400, whole: false },
  serviceLevel: { most: 1, whole: false },
  staffed: { most: 100_000, whole: false },
};

function numberOf(value: unknown): number | null | undefined {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}

function instantOf(value: unknown, timeZone: string): string | null {
  if (typeof value !== 'string') return null;
  const match =
    /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))[T ]([01]\d|2[0-3]):([0-5]\d)(?::00(?:\.0+)?)?(Z|[+-]\d{2}:\d{2})?$/.exec(
      value,
    );
  const [, date = '', hour, minute, offset] = match ?? [];
  if (!match) return null;
  if (offset) {
    const ms = Date.parse(value.replace(' ', 'T'));
    return Number.isNaN(ms) ? null : new Date(ms).toISOString();
  }
  // A day that no month has, such as 31 April.
  if (new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10) !== date) return null;
  return atMinute(date, Number(hour) * 60 + Number(minute), timeZone);
}
