import type { EventView } from '../../../domain/event/contract';
import type { ReadContext } from './context';
import { keyOfCursor, limitOf, toPage, type Listed, type Paging } from './paging';
import { engagementInSight, hireInSight } from './sight';
import { seesAll } from '../../../domain/engagement/reader';
import { allOf, rows, when, type Sql } from './statement';

export interface EventFilter extends Paging {
  /** One story: hire_…, eng_…, tal_…, policy/<kind>, clock. */
  subject?: string | undefined;
  /** A hire with its engagements. */
  thread?: string | undefined;
  /** `ask.answered`, or `ask` for all of them. */
  type?: string | undefined;
}

/** Events as they were written, newest first: the audit trail. Readers who don't see every story get those of theirs. */
export async function listEvents(context: ReadContext, filter: EventFilter = {}): Promise<Listed<EventView>> {
  const limit = limitOf(filter);
  const after = keyOfCursor(filter.cursor, 1);
  const { sql, bindings } = allOf(
    storyInSight(context),
    when(filter.subject, 'v.subject = :subject', 'subject'),
    when(
      filter.thread,
      'v.subject in (select :thread::varchar union all select x.id from engagement x where x.hire_id = :thread)',
      'thread',
    ),
    typeIs(filter.type),
    after && { sql: 'v.seq < :before::bigint', bindings: { before: after[0] } },
  );
  const found = await rows<EventView & { seq: number }>(context.knex, {
    sql: `select v.seq, v.xid::varchar || '.' || v.seq as cursor, v.subject, v.subject_seq as number, v.type, v.object, v.at,
        v.wall_at as "wallAt", v.actor, v.data
      from event v where ${sql} order by v.seq desc limit :limit`,
    bindings: { ...bindings, limit: limit + 1 },
  });
  const page = toPage(found, limit, ({ seq }) => [seq]);
  return { next: page.next, items: page.items.map(({ seq: _, ...event }) => event) };
}

function typeIs(type: string | undefined): Sql | null {
  if (!type) return null;
  // A range, so that the index on the type serves `ask` as well as `ask.answered`; `/` follows `.`.
  return type.includes('.')
    ? { sql: 'v.type = :type', bindings: { type } }
    : { sql: 'v.type >= :fromType and v.type < :toType', bindings: { fromType: `${type}.`, toType: `${type}/` } };
}

function storyInSight({ reader }: ReadContext): Sql | null {
  if (seesAll(reader)) return null;
  const [hire, engagement] = [hireInSight(reader), engagementInSight(reader)];
  return {
    sql: `v.subject in (select h.id from hire h where ${hire?.sql ?? 'true'})
      or v.subject in (select e.id from engagement e where ${engagement?.sql ?? 'true'})`,
    bindings: { ...hire?.bindings, ...engagement?.bindings },
  };
}
