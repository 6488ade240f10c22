import { Invalid } from '../../domain/errors';
import type { EventView, NewEvent } from '../../domain/event/contract';
import type { Reader, Tx } from './connection';

/** Appends one event in the transaction that makes the change. */
export async function append(tx: Tx, event: NewEvent): Promise<void> {
  await appendAll(tx, [event]);
}

/** Appends events in one round trip. Events of one subject keep their order; subjects are locked in a fixed order. */
export async function appendAll(tx: Tx, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  await tx.raw(
    `select append_event(e.subject, e.type, e.object, e.actor, e.data)
     from (select * from rows from (jsonb_to_recordset(?::jsonb)
               as (subject text, type text, object text, actor text, data jsonb)) with ordinality
             as r(subject, type, object, actor, data, no)
           order by subject, no) e`,
    [JSON.stringify(events)],
  );
}

export interface FeedFilter {
  subject?: string;
  types?: readonly string[];
  /** Root of a story (hire_…, camp_…): its own events and those of its engagements. */
  thread?: string;
  /** Business instants: from (inclusive) until (exclusive). */
  from?: string;
  until?: string;
  /** (Default: 100) */
  limit?: number;
}

/**
 * Events after a cursor (null: from the beginning) in the order `(xid, seq)`, only those below every running
 * transaction: whatever commits later comes later, so that a reader who keeps the last cursor skips nothing.
 * Running means in the whole cluster: a long write in another database of it holds the feed back.
 */
export async function after(reader: Reader, cursor: string | null, filter: FeedFilter = {}): Promise<EventView[]> {
  const where = ['xid < pg_snapshot_xmin(pg_current_snapshot())'];
  const values: unknown[] = [];
  const add = (sql: string, ...bound: unknown[]) => {
    where.push(sql);
    values.push(...bound);
  };
  if (cursor !== null) add('(xid, seq) > (?::xid8, ?)', ...parseCursor(cursor));
  if (filter.subject) add('subject = ?', filter.subject);
  if (filter.types) add('type = any(?)', filter.types);
  if (filter.thread)
    add(
      '(subject = ? or subject in (select id from engagement where hire_id = ? or campaign_id = ?))',
      filter.thread,
      filter.thread,
      filter.thread,
    );
  if (filter.from) add('at >= ?', filter.from);
  if (filter.until) add('at < ?', filter.until);
  const { rows } = await reader.raw<{ rows: EventRow[] }>(
    `select xid::text, seq, subject, subject_seq, type, object, at, wall_at, actor, data
     from event where ${where.join(' and ')} order by event.xid, seq limit ?`,
    [...values, filter.limit ?? 100] as never[],
  );
  return rows.map(toView);
}

/** The cursor behind the newest event that readers may see: where a live stream starts. Null when there is none. */
export async function latestCursor(reader: Reader): Promise<string | null> {
  const { rows } = await reader.raw<{ rows: { xid: string; seq: number }[] }>(
    `select xid::text, seq from event where xid < pg_snapshot_xmin(pg_current_snapshot()) order by event.xid desc, seq desc limit 1`,
  );
  return rows[0] ? `${rows[0].xid}.${rows[0].seq}` : null;
}

interface EventRow {
  xid: string;
  seq: number;
  subject: string;
  subject_seq: number;
  type: string;
  object: string | null;
  at: string;
  wall_at: string;
  actor: string;
  data: Record<string, unknown>;
}

function toView(row: EventRow): EventView {
  return {
    cursor: `${row.xid}.${row.seq}`,
    subject: row.subject,
    number: row.subject_seq,
    type: row.type,
    object: row.object,
    at: row.at,
    wallAt: row.wall_at,
    actor: row.actor,
    data: row.data,
  };
}

function parseCursor(cursor: string): [string, string] {
  const match = /^(\d{1,19})\.(\d{1,18})$/.exec(cursor);
  if (!match) throw new Invalid('The cursor is none of ours; leave it out to read from the beginning');
  return [match[1] ?? '', match[2] ?? ''];
}
