import type { EngagementSummary } from '../../../domain/engagement/contract';
import { explain } from '../../../domain/engagement/explain';
import { knowsPersons } from '../../../domain/engagement/reader';
import type { EngagementStanding } from '../../../domain/engagement/standing';
import type { EngagementState, Phase } from '../../../domain/lifecycle';
import { toText } from '../../../domain/money';
import type { Contacts, ReadContext } from './context';
import { keyOfCursor, limitOf, toPage, type Listed, type Paging } from './paging';
import { engagementInSight } from './sight';
import { engagementStanding } from './standings';
import { allOf, rows, when } from './statement';

export interface EngagementFilter extends Paging {
  phase?: Phase | undefined;
  state?: EngagementState | undefined;
  /** Everything that is not closed or aborted. */
  running?: boolean | undefined;
  talent?: string | undefined;
  lead?: string | undefined;
  hire?: string | undefined;
  campaign?: string | undefined;
}

/** Engagements that the reader sees, newest first, each with its explanation. */
export async function listEngagements(
  context: ReadContext,
  filter: EngagementFilter = {},
): Promise<Listed<EngagementSummary>> {
  const limit = limitOf(filter);
  const after = keyOfCursor(filter.cursor, 2);
  const { sql, bindings } = allOf(
    engagementInSight(context.reader),
    when(filter.phase, 'e.phase = :phase', 'phase'),
    when(filter.state, 'e.state = :state', 'state'),
    filter.running ? { sql: `e.state not in ('closed', 'aborted')`, bindings: {} } : null,
    when(filter.talent, 'e.talent_id = :talent', 'talent'),
    when(filter.lead, 'e.lead_id = :lead', 'lead'),
    when(filter.hire, 'e.hire_id = :hire', 'hire'),
    when(filter.campaign, 'e.campaign_id = :campaign', 'campaign'),
    after && {
      sql: '(e.created_at, e.id) < (:afterAt::timestamptz, :afterId)',
      bindings: { afterAt: after[0], afterId: after[1] },
    },
  );
  // The page is cut before the standings are read, so that they are read for its rows only.
  const found = await rows<EngagementRow>(context.knex, {
    sql: `select business_now() as now, u.name as "leadName", e.created_at::text as "sortAt", ${engagementStanding()} as standing
      from (select e.* from engagement e where ${sql} order by e.created_at desc, e.id desc limit :limit) e
      join user_account u on u.id = e.lead_id
      order by e.created_at desc, e.id desc`,
    bindings: { ...bindings, limit: limit + 1 },
  });
  const page = toPage(found, limit, (row) => [row.sortAt, row.standing.id]);
  const contacts = await context.contacts(page.items.map((row) => row.standing.talentId));
  return { ...page, items: page.items.map((row) => engagementSummary(row, context, contacts)) };
}

export interface EngagementRow {
  now: string;
  leadName: string;
  /** `created_at` to the microsecond, for the cursor. */
  sortAt: string;
  standing: EngagementStanding;
}

/** One engagement in a list, as this reader may see it. */
export function engagementSummary(
  row: Pick<EngagementRow, 'now' | 'leadName' | 'standing'>,
  context: ReadContext,
  contacts: Contacts,
): EngagementSummary {
  const { standing } = row;
  const money = (amountMinor: number) => toText({ amountMinor, currency: standing.currency });
  const view = context.viewpoint(row.now);
  return {
    id: standing.id,
    hire: standing.hireId,
    season: standing.season
      ? {
          id: standing.season.id,
          name: standing.season.name,
          class: standing.season.wave?.no ?? null,
          state: standing.season.state,
        }
      : null,
    title: standing.title,
    role: standing.role,
    talent: { id: standing.talentId, name: contacts.get(standing.talentId)?.name ?? null },
    lead: { id: standing.leadId, name: knowsPersons(context.reader) ? row.leadName : null },
    phase: standing.phase,
    state: standing.state,
    startsAt: standing.startsAt,
    endsAt: standing.endsAt,
    timeZone: standing.timeZone,
    notToExceed: money(standing.notToExceedMinor),
    paid: money(standing.paidMinor),
    createdAt: standing.createdAt,
    changedAt: standing.changedAt,
    explanation: explain(standing, view),
    links: view.links(standing.id, standing.workflowId),
  };
}
