import { explain } from '../../../domain/engagement/explain';
import { knowsPersons } from '../../../domain/engagement/reader';
import type { HireStanding } from '../../../domain/engagement/standing';
import type { HireState } from '../../../domain/lifecycle';
import { toText } from '../../../domain/money';
import type { HireSummary } from '../../../domain/requisition/contract';
import type { ReadContext } from './context';
import { keyOfCursor, limitOf, toPage, type Listed, type Paging } from './paging';
import { hireInSight } from './sight';
import { hireStanding } from './standings';
import { allOf, object, rows, when } from './statement';

export interface HireFilter extends Paging {
  states?: readonly HireState[] | undefined;
  /** Everything that is not closed, rejected or cancelled. */
  running?: boolean | undefined;
  role?: string | undefined;
}

/** Hires that the reader sees, newest first, each with its explanation. */
export async function listHires(context: ReadContext, filter: HireFilter = {}): Promise<Listed<HireSummary>> {
  const limit = limitOf(filter);
  const after = keyOfCursor(filter.cursor, 2);
  const { sql, bindings } = allOf(
    hireInSight(context.reader),
    when(filter.states && [...filter.states], 'h.state = any(:states)', 'states'),
    filter.running ? running : null,
    when(filter.role, 'exists (select 1 from requisition q where q.hire_id = h.id and q.role = :role)', 'role'),
    after && {
      sql: '(h.created_at, h.id) < (:afterAt::timestamptz, :afterId)',
      bindings: { afterAt: after[0], afterId: after[1] },
    },
  );
  const found = await rows<HireRow & { sortAt: string }>(context.knex, {
    sql: `select h.created_at::text as "sortAt", ${hireColumns}
      from (select h.* from hire h where ${sql} order by h.created_at desc, h.id desc limit :limit) h
      ${hireJoins} order by h.created_at desc, h.id desc`,
    bindings: { ...bindings, limit: limit + 1 },
  });
  const page = toPage(found, limit, ({ sortAt, standing }) => [sortAt, standing.id]);
  return { next: page.next, items: page.items.map((row) => hireSummary(row, context)) };
}

/** Hires whose story is not over. */
export const running = { sql: `h.state not in ('closed', 'rejected', 'cancelled')`, bindings: {} };

/** What `hireColumns` selects. */
export interface HireRow {
  now: string;
  standing: HireStanding;
  facts: { externalId: string; role: string; starts: string; ends: string; requesterName: string };
}

/** Columns of a hire (alias `h`) in a list, with `hireJoins`. */
export const hireColumns = `business_now() as now, ${hireStanding()} as standing, ${object({
  externalId: 'h.external_id',
  role: 'r.role',
  starts: 'r.starts_on',
  ends: 'r.ends_on',
  requesterName: 'u.name',
})} as facts`;

export const hireJoins = 'join requisition r on r.hire_id = h.id join user_account u on u.id = h.requested_by';

/** One hire in a list, as this reader may see it. */
export function hireSummary({ now, standing, facts }: HireRow, context: ReadContext): HireSummary {
  const view = context.viewpoint(now);
  return {
    id: standing.id,
    externalId: facts.externalId,
    title: standing.title,
    role: facts.role,
    state: standing.state,
    requestedBy: { id: standing.requestedBy, name: knowsPersons(context.reader) ? facts.requesterName : null },
    starts: facts.starts,
    ends: facts.ends,
    budget: toText({ amountMinor: standing.budgetMinor, currency: standing.currency }),
    engagement: standing.engagement?.id ?? null,
    createdAt: standing.createdAt,
    changedAt: standing.changedAt,
    explanation: explain(standing, view),
    links: view.links(standing.id, standing.workflowId),
  };
}
