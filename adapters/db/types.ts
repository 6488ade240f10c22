import { types } from 'pg';

const oid = {
  int8: 20,
  date: 1082,
  timestamp: 1114,
  timestamptz: 1184,
  int8Array: 1016,
  dateArray: 1182,
  timestamptzArray: 1185,
} as const;

type Parse = (text: string) => unknown;

// pg's own list of types has no arrays; 1009 is text[].
const parserOf = types.getTypeParser as (id: number, format?: string) => Parse;
const parseTextArray = parserOf(1009) as (text: string) => (string | null)[];

const parsers: Readonly<Record<number, Parse>> = {
  [oid.int8]: Number,
  [oid.date]: (text) => text,
  [oid.timestamp]: toIso,
  [oid.timestamptz]: toIso,
  [oid.int8Array]: (text) => parseTextArray(text).map((item) => (item === null ? null : Number(item))),
  [oid.dateArray]: (text) => parseTextArray(text),
  [oid.timestamptzArray]: (text) => parseTextArray(text).map((item) => (item === null ? null : toIso(item))),
};

/** How values leave PostgreSQL: instants as ISO 8601 in UTC with milliseconds, dates as YYYY-MM-DD, bigint as number. */
export const rowTypes = {
  getTypeParser(id: number, format?: 'text' | 'binary'): Parse {
    const own = format === 'binary' ? undefined : parsers[id];
    return own ?? parserOf(id, format);
  },
};

/** `2026-12-01 17:00:00.123456+00` → `2026-12-01T17:00:00.123Z`; the session's zone is UTC. */
function toIso(text: string): string {
  return new Date(`${text.slice(0, 10)}T${text.slice(11).replace(/[+-]\d\d(:?\d\d)?$/, '')}Z`).toISOString();
}
