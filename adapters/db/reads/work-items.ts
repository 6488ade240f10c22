import type { WorkItemView } from '../../../domain/assign/contract';
import { knowsPersons } from '../../../domain/engagement/reader';
import { NotFound } from '../../../domain/errors';
import { toText } from '../../../domain/money';
import type { ReadContext } from './context';
import { keyOfCursor, limitOf, toPage, type Listed, type Paging } from './paging';
import { engagementInSight } from './sight';
import { allOf, object, rows, when, type Sql } from './statement';

/**
 * The state of a work item (alias `w`) as people see it. Its row changes when a review is settled; what happened since
 * is in the asks, which are answered outside the run.
 */
export const workItemState = `(case when w.state in ('done', 'declined', 'expired', 'reassigned') then w.state else coalesce(
    (select case when a.name like '%/review' then 'submitted' when a.name like '%/submit' and w.state <> 'rework' then 'in_progress' end
     from ask a where a.subject = w.engagement_id and a.state = 'open' and a.kind in ('work', 'review')
       and a.name like 'work-' || w.no || '/%' limit 1), w.state) end)`;

/** When a work item (alias `w`) was last submitted. */
const submittedAt = `coalesce(
    (select max(a.answered_at) from ask a where a.subject = w.engagement_id and a.kind = 'work'
       and a.name = 'work-' || w.no || '/submit' and a.state = 'answered'), w.submitted_at)`;

const workItemObject = object({
  id: 'w.id',
  engagement: 'w.engagement_id',
  no: 'w.no',
  title: 'w.title',
  acceptance: 'w.acceptance',
  state: workItemState,
  amountMinor: 'm.amount_minor',
  currency: 'e.currency',
  dueAt: 'w.due_at',
  offeredAt: 'w.offered_at',
  submittedAt,
  acceptedAt: 'w.accepted_at',
  rounds: 'w.rounds',
  note: `coalesce(w.result_note, (select a.answer->>'note' from ask a where a.subject = w.engagement_id
    and a.name = 'work-' || w.no || '/submit' and a.state = 'answered' order by a.answered_at desc limit 1))`,
  review: 'w.review',
  link: `(select f.result->>'link' from effect f where f.key = w.effect_key)`,
});

interface WorkItemRow extends Omit<WorkItemView, 'amount'> {
  amountMinor: number | null;
  currency: string;
}

export interface WorkItemFilter extends Paging {
  engagement?: string | undefined;
  state?: WorkItemView['state'] | undefined;
}

/** Work items that the reader sees, the ones due first before the others. */
export async function listWorkItems(context: ReadContext, filter: WorkItemFilter = {}): Promise<Listed<WorkItemView>> {
  const limit = limitOf(filter);
  const after = keyOfCursor(filter.cursor, 2);
  const found = await read(
    context,
    allOf(
      engagementInSight(context.reader),
      when(filter.engagement, 'w.engagement_id = :engagement', 'engagement'),
      when(filter.state, `${workItemState} = :state`, 'state'),
      after && {
        sql: '(w.due_at, w.id) > (:afterAt::timestamptz, :afterId)',
        bindings: { afterAt: after[0], afterId: after[1] },
      },
    ),
    limit + 1,
  );
  const page = toPage(found, limit, ({ item, sortAt }) => [sortAt, item.id]);
  return { next: page.next, items: page.items.map(({ item }) => workItemView(item, context)) };
}

/** One work item. Throws NotFound when there is none that the reader sees. */
export async function readWorkItem(context: ReadContext, id: string): Promise<WorkItemView> {
  const condition = allOf({ sql: 'w.id = :id', bindings: { id } }, engagementInSight(context.reader));
  const [found] = await read(context, condition, 1);
  if (!found) throw new NotFound(`There is no work item ${id}.`);
  return workItemView(found.item, context);
}

function read(context: ReadContext, condition: Sql, limit: number): Promise<{ item: WorkItemRow; sortAt: string }[]> {
  return rows(context.knex, {
    sql: `select ${workItemObject} as item, w.due_at::text as "sortAt"
      from work_item w join engagement e on e.id = w.engagement_id left join milestone m on m.id = w.milestone_id
      where ${condition.sql} order by w.due_at, w.id limit :limit`,
    bindings: { ...condition.bindings, limit },
  });
}

/** What people wrote stays from engineers; the page in the work tool is the talent's own. */
function workItemView({ amountMinor, currency, ...row }: WorkItemRow, context: ReadContext): WorkItemView {
  const { reader } = context;
  const mayRead = knowsPersons(reader) || reader.talent !== null;
  return {
    ...row,
    amount: amountMinor === null ? null : toText({ amountMinor, currency }),
    note: mayRead ? row.note : null,
    review: mayRead ? row.review : null,
    link: mayRead ? row.link : null,
  };
}
