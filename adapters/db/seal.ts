import { createHash } from 'node:crypto';

import type { Reader, Tx } from './connection';

/** What `verify` found: how much holds, and the first thing that does not. */
export type Verdict = Extent & ({ ok: true; broken: null } | { ok: false; broken: Break });

/** How far the chain was found to hold. */
interface Extent {
  seals: number;
  /** Events that a seal covers. */
  sealed: number;
  /** Events after the last seal; not counted when something is broken. */
  unsealed: number;
  /** Hash of the last seal: the head that an auditor keeps elsewhere. */
  head: string;
}

/** The first thing that does not hold, by name. */
export interface Break {
  what: 'seal' | 'event' | 'sequence';
  /** Seal number, or `subject#number` of an event. */
  name: string;
  why: string;
}

// The chain starts from this instead of a hash.
const genesis = '0'.repeat(64);

/**
 * Seals the next events into the hash chain, in feed order and only below every running transaction; one sealer at a
 * time. Returns how many were sealed: call again while that equals `limit`. (Default: 1,000)
 */
export async function sealNext(tx: Tx, limit = 1_000): Promise<number> {
  const { rows: locks } = await tx.raw<{ rows: { mine: boolean }[] }>(
    `select pg_try_advisory_xact_lock(hashtextextended('event_seal', 0)) as mine`,
  );
  if (!locks[0]?.mine) return 0;
  const { rows: lasts } = await tx.raw<{ rows: SealRow[] }>(`${selectSeals} order by no desc limit 1`);
  const last = lasts[0];
  const { rows: events } = await tx.raw<{ rows: SealedEvent[] }>(
    `${selectEvents} where xid < pg_snapshot_xmin(pg_current_snapshot()) ${last ? 'and (xid, seq) > (?::xid8, ?)' : ''}
     order by event.xid, seq limit ?`,
    last ? [last.to_xid, last.to_seq, limit] : [limit],
  );
  const [first, end] = [events[0], events.at(-1)];
  if (!first || !end) return 0;
  const previous = last?.hash ?? genesis;
  const digests = Buffer.concat(events.map(digestOf));
  await tx.raw(
    `insert into event_seal (no, from_xid, from_seq, to_xid, to_seq, events, previous_hash, hash, digests)
     values (?, ?::xid8, ?, ?::xid8, ?, ?, ?, ?, ?)`,
    [
      (last?.no ?? 0) + 1,
      ...[first.xid, first.seq, end.xid, end.seq],
      events.length,
      previous,
      hashOf(previous, digests),
      digests,
    ],
  );
  return events.length;
}

/**
 * Recomputes the whole chain and the numbering of each subject, a seal at a time. Names the first seal, event or gap that
 * does not hold.
 */
export async function verify(reader: Reader): Promise<Verdict> {
  const extent: Extent = { seals: 0, sealed: 0, unsealed: 0, head: genesis };
  let last: SealRow | undefined;
  for (;;) {
    const seal = await sealAfter(reader, last);
    if (!seal) break;
    const broken = checkSeal(seal, last) ?? (await checkEvents(reader, seal, last));
    if (broken) return { ...extent, ok: false, broken };
    last = seal;
    extent.seals += 1;
    extent.sealed += seal.events;
    extent.head = seal.hash;
  }
  extent.unsealed = await countUnsealed(reader, last);
  const gap = await firstGap(reader);
  return gap ? { ...extent, ok: false, broken: gap } : { ...extent, ok: true, broken: null };
}

interface SealRow {
  no: number;
  from_xid: string;
  from_seq: number;
  to_xid: string;
  to_seq: number;
  events: number;
  previous_hash: string;
  hash: string;
  digests: Buffer;
}

interface SealedEvent {
  xid: string;
  seq: number;
  name: string;
  /** Every column of the event as PostgreSQL writes it, in a fixed order. */
  content: string;
}

const selectSeals = `select no, from_xid::text, from_seq, to_xid::text, to_seq, events, previous_hash, hash,
  digests from event_seal`;

// jsonb has one text form; instants go as microseconds, so that neither time zone nor date style changes the hash.
const selectEvents = `select xid::text, seq, subject || '#' || subject_seq as name,
  jsonb_build_array(xid::text, seq, subject, subject_seq, type, object, (extract(epoch from at) * 1000000)::bigint,
    (extract(epoch from wall_at) * 1000000)::bigint, actor, data)::text as content from event`;

function digestOf(event: SealedEvent): Buffer {
  return createHash('sha256').update(event.content).digest();
}

function hashOf(previous: string, digests: Buffer): string {
  return createHash('sha256').update(previous).update(digests).digest('hex');
}

async function sealAfter(reader: Reader, last: SealRow | undefined): Promise<SealRow | undefined> {
  const { rows } = await reader.raw<{ rows: SealRow[] }>(`${selectSeals} where no > ? order by no limit 1`, [
    last?.no ?? 0,
  ]);
  return rows[0];
}

function checkSeal(seal: SealRow, last: SealRow | undefined): Break | null {
  const broken = (why: string): Break => ({ what: 'seal', name: String(seal.no), why });
  const expected = (last?.no ?? 0) + 1;
  if (seal.no !== expected) return { ...broken('it is missing'), name: String(expected) };
  if (seal.previous_hash !== (last?.hash ?? genesis)) return broken('it does not continue the seal before it');
  if (hashOf(seal.previous_hash, seal.digests) !== seal.hash) return broken('its digests do not give its hash');
  return null;
}

/** Every event between the seal before and the end of this one must be there as it was sealed, and no other. */
async function checkEvents(reader: Reader, seal: SealRow, last: SealRow | undefined): Promise<Break | null> {
  const { rows } = await reader.raw<{ rows: SealedEvent[] }>(
    `${selectEvents} where (xid, seq) > (?::xid8, ?) and (xid, seq) <= (?::xid8, ?) order by event.xid, seq`,
    [last?.to_xid ?? '0', last?.to_seq ?? 0, seal.to_xid, seal.to_seq],
  );
  const known = Array.from({ length: seal.events }, (_, no) => seal.digests.subarray(no * 32, no * 32 + 32));
  const changed = rows.find((event, no) => !known[no]?.equals(digestOf(event)));
  if (!changed && rows.length === seal.events) return null;
  const gap = await firstGap(reader);
  if (gap) return gap;
  if (changed && rows.length === seal.events)
    return { what: 'event', name: changed.name, why: 'it is not what was sealed' };
  const where = changed ? `; the first one that differs stands at ${changed.name}` : '';
  return { what: 'seal', name: String(seal.no), why: `of its ${seal.events} events ${rows.length} are found${where}` };
}

async function countUnsealed(reader: Reader, last: SealRow | undefined): Promise<number> {
  const { rows } = await reader.raw<{ rows: { count: number }[] }>(
    'select count(*)::int as count from event where (xid, seq) > (?::xid8, ?)',
    [last?.to_xid ?? '0', last?.to_seq ?? 0],
  );
  return rows[0]?.count ?? 0;
}

/** Events of one subject count 1, 2, 3 … up to the number that the subject has reached. */
async function firstGap(reader: Reader): Promise<Break | null> {
  const { rows } = await reader.raw<{ rows: { subject: string; found: number; highest: number; last: number }[] }>(
    `select subject, coalesce(e.found, 0) as found, coalesce(e.highest, 0) as highest, coalesce(s.last_seq, 0) as last
     from event_subject s full join
       (select subject, count(*)::int as found, max(subject_seq) as highest from event group by subject) e using (subject)
     where coalesce(e.found, 0) <> coalesce(s.last_seq, 0) or coalesce(e.highest, 0) <> coalesce(s.last_seq, 0)
     order by subject limit 1`,
  );
  const row = rows[0];
  if (!row) return null;
  const missing = await reader.raw<{ rows: { number: number }[] }>(
    `select n as number from generate_series(1, ?::int) n
     where not exists (select 1 from event where subject = ? and subject_seq = n) order by n limit 1`,
    [Math.max(row.highest, row.last), row.subject],
  );
  const number = missing.rows[0]?.number ?? row.last + 1;
  return {
    what: 'sequence',
    name: `${row.subject}#${number}`,
    why: `${row.last} events were written for ${row.subject}, ${row.found} are found`,
  };
}
