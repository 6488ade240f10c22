import { knowsPersons } from '../../../../domain/engagement/reader';
import { NotFound } from '../../../../domain/errors';
import type { CampaignState } from '../../../../domain/lifecycle';
import { toText } from '../../../../domain/money';
import type { CampaignSummary, CampaignView } from '../../../../domain/season/contract';
import type { ReadContext } from '../../reads/context';
import { keyOfCursor, limitOf, toPage, type Listed, type Paging } from '../../reads/paging';
import { campaignInSight } from '../../reads/sight';
import { allOf, listOf, object, row, rows, when, type Sql } from '../../reads/statement';

export interface CampaignFilter extends Paging {
  states?: readonly CampaignState[] | undefined;
  /** Everything that is not closed or cancelled. */
  running?: boolean | undefined;
  role?: string | undefined;
}

/** Seasons that the reader sees, the newest first. */
export async function listCampaigns(
  context: ReadContext,
  filter: CampaignFilter = {},
): Promise<Listed<CampaignSummary>> {
  const limit = limitOf(filter);
  const after = keyOfCursor(filter.cursor, 2);
  const { sql, bindings } = allOf(
    campaignInSight(context.reader),
    when(filter.states && [...filter.states], 'c.state = any(:states)', 'states'),
    filter.running ? { sql: `c.state not in ('closed', 'cancelled')`, bindings: {} } : null,
    when(filter.role, 'c.role = :role', 'role'),
    after && {
      sql: '(c.created_at, c.id) < (:afterAt::timestamptz, :afterId)',
      bindings: { afterAt: after[0], afterId: after[1] },
    },
  );
  const found = await rows<CampaignRow & { sortAt: string }>(context.knex, {
    sql: `select c.created_at::text as "sortAt", ${campaignColumns} from campaign c ${campaignJoins}
      where ${sql} order by c.created_at desc, c.id desc limit :limit`,
    bindings: { ...bindings, limit: limit + 1 },
  });
  const page = toPage(found, limit, ({ sortAt, facts }) => [sortAt, facts.id]);
  return { next: page.next, items: page.items.map((one) => campaignSummary(one, context)) };
}

/** One season. Throws NotFound when there is none that the reader sees. */
export async function readCampaignView(context: ReadContext, id: string): Promise<CampaignView> {
  const asks = listOf(
    object({ id: 'a.id', kind: 'a.kind', question: 'a.question', dueAt: 'a.due_at' }),
    `from ask a where a.subject = c.id and a.state = 'open'`,
    'a.due_at, a.id',
  );
  const { sql, bindings } = oneInSight(context, id);
  const found = await row<CampaignRow & Pick<CampaignView, 'policies' | 'asks'>>(context.knex, {
    sql: `select ${campaignColumns}, c.policies, ${asks} as asks from campaign c ${campaignJoins} where ${sql}`,
    bindings,
  });
  if (!found) throw unseen(id);
  return { ...campaignSummary(found, context), policies: found.policies, asks: found.asks };
}

/** Throws NotFound when the reader sees no such season. */
export async function seeCampaign(context: ReadContext, id: string): Promise<void> {
  const { sql, bindings } = oneInSight(context, id);
  if (!(await row(context.knex, { sql: `select 1 from campaign c where ${sql}`, bindings }))) throw unseen(id);
}

function oneInSight(context: ReadContext, id: string): Sql {
  return allOf({ sql: 'c.id = :id', bindings: { id } }, campaignInSight(context.reader));
}

function unseen(id: string): NotFound {
  return new NotFound(`There is no season ${id}; look into /v1/campaigns.`);
}

interface CampaignRow {
  facts: Omit<CampaignSummary, 'budget' | 'reserved' | 'paid' | 'requestedBy' | 'links'> & {
    workflowId: string;
    currency: string;
    budgetMinor: number;
    reservedMinor: number;
    paidMinor: number;
    requestedBy: string;
    requesterName: string | null;
  };
}

/** Columns of a season (alias `c`), with `campaignJoins`. */
const campaignColumns = `${object({
  id: 'c.id',
  externalId: 'c.external_id',
  name: 'c.name',
  role: 'c.role',
  jurisdiction: 'c.jurisdiction',
  timeZone: 'c.time_zone',
  state: 'c.state',
  pausedFrom: 'c.paused_from',
  starts: 'c.starts_on',
  peak: 'c.peak_on',
  ends: 'c.ends_on',
  targetHeads: 'c.target_heads',
  currency: 'c.currency',
  budgetMinor: 'c.budget_minor',
  reservedMinor: 'c.reserved_minor',
  paidMinor: 'c.paid_minor',
  plan: object({
    inForce: 'c.plan_version',
    newest: 'p.version',
    newestState: 'p.state',
    sentence: `p.plan->>'sentence'`,
    seats: `(p.plan->>'seats')::int`,
  }),
  requestedBy: 'c.requested_by',
  requesterName: 'u.name',
  workflowId: 'c.workflow_id',
  createdAt: 'c.created_at',
  changedAt: 'c.changed_at',
  closedAt: 'c.closed_at',
})} as facts`;

const campaignJoins = `left join user_account u on u.id = c.requested_by
  join lateral (select version, state, plan from campaign_plan where campaign_id = c.id order by version desc limit 1) p on true`;

function campaignSummary({ facts }: CampaignRow, context: ReadContext): CampaignSummary {
  const { workflowId, currency, budgetMinor, reservedMinor, paidMinor, requestedBy, requesterName, ...shown } = facts;
  const money = (amountMinor: number) => toText({ amountMinor, currency });
  return {
    ...shown,
    budget: money(budgetMinor),
    reserved: money(reservedMinor),
    paid: money(paidMinor),
    requestedBy: { id: requestedBy, name: knowsPersons(context.reader) ? requesterName : null },
    links: context.viewpoint(shown.changedAt).links(shown.id, workflowId),
  };
}
