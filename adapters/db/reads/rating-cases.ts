import { knowsPersons, seesAll, type Reader } from '../../../domain/engagement/reader';
import { NotFound } from '../../../domain/errors';
import type { RatingCaseView } from '../../../domain/evaluate/contract';
import type { ReadContext } from './context';
import { keyOfCursor, limitOf, toPage, type Listed, type Paging } from './paging';
import { allOf, object, row, rows, when, type Sql } from './statement';

/** A case (alias `k`) as one json object. */
const caseObject = object({
  id: 'k.id',
  kind: 'k.kind',
  state: 'k.state',
  talent: 'k.talent_id',
  engagement: 'k.engagement_id',
  scorecard: 'k.scorecard_id',
  period: '(select c.period from scorecard c where c.id = k.scorecard_id)',
  metric: 'k.metric',
  tierChange: 'k.tier_change_id',
  against: 'k.against',
  reason: 'k.reason',
  openedAt: 'k.opened_at',
  decidedAt: 'k.decided_at',
  decision: 'k.decision_reason',
  dueAt: `(select max(a.due_at) from ask a where a.subject = k.subject and a.state = 'open'
    and starts_with(a.group_key, k.subject || '/rating/' || k.id || '/'))`,
});

export interface CaseFilter extends Paging {
  talent?: string | undefined;
  state?: RatingCaseView['state'] | undefined;
  kind?: RatingCaseView['kind'] | undefined;
}

/** Cases that the reader sees, newest first. What people wrote is not for engineers. */
export async function listCases(context: ReadContext, filter: CaseFilter = {}): Promise<Listed<RatingCaseView>> {
  const limit = limitOf(filter);
  const after = keyOfCursor(filter.cursor, 2);
  const { sql, bindings } = allOf(
    ratingsInSight(context.reader, 'k.talent_id'),
    when(filter.talent, 'k.talent_id = :talent', 'talent'),
    when(filter.state, 'k.state = :state', 'state'),
    when(filter.kind, 'k.kind = :kind', 'kind'),
    after && {
      sql: '(k.opened_at, k.id) < (:afterAt::timestamptz, :afterId)',
      bindings: { afterAt: after[0], afterId: after[1] },
    },
  );
  const found = await rows<{ one: RatingCaseView; sortAt: string }>(context.knex, {
    sql: `select ${caseObject} as one, k.opened_at::text as "sortAt" from rating_case k
      where ${sql} order by k.opened_at desc, k.id desc limit :limit`,
    bindings: { ...bindings, limit: limit + 1 },
  });
  const page = toPage(found, limit, ({ one, sortAt }) => [sortAt, one.id]);
  return { next: page.next, items: page.items.map(({ one }) => forReader(one, context.reader)) };
}

/** One case. Throws NotFound when the reader sees none. */
export async function readCaseView(context: ReadContext, id: string): Promise<RatingCaseView> {
  const { sql, bindings } = allOf(
    { sql: 'k.id = :id', bindings: { id } },
    ratingsInSight(context.reader, 'k.talent_id'),
  );
  const found = await row<{ one: RatingCaseView }>(context.knex, {
    sql: `select ${caseObject} as one from rating_case k where ${sql}`,
    bindings,
  });
  if (!found) throw new NotFound('There is no such case, or it is not yours.');
  return forReader(found.one, context.reader);
}

/** Whose ratings the reader sees: talent their own, staff with a need everyone’s. */
export function ratingsInSight(reader: Reader, column: string): Sql | null {
  if (reader.talent !== null) return { sql: `${column} = :sightTalent`, bindings: { sightTalent: reader.talent } };
  return seesAll(reader) || knowsPersons(reader) ? null : { sql: 'false', bindings: {} };
}

function forReader(one: RatingCaseView, reader: Reader): RatingCaseView {
  const may = knowsPersons(reader) || reader.talent === one.talent;
  return may ? one : { ...one, reason: null, decision: null };
}

/** The last decision about an engagement of the talent who reads, when it is one that can be appealed. */
export async function listAppealable({
  knex,
  reader,
}: ReadContext): Promise<{ engagement: string; title: string; kind: 'suspend' | 'terminate' }[]> {
  return rows(knex, {
    sql: `select e.id as engagement, e.title, last.kind from engagement e
      join lateral (select c.kind from command c
        where c.subject = e.id and c.state = 'applied' and c.kind in ('suspend', 'resume', 'terminate')
        order by c.settled_at desc limit 1) last on last.kind <> 'resume'
      where e.talent_id = :talent order by e.created_at desc, e.id limit 20`,
    bindings: { talent: reader.talent },
  });
}
