import { NotFound } from '../../../../domain/errors';
import type { PlanVersionSummary, PlanVersionView } from '../../../../domain/season/contract';
import type { ReadContext } from '../../reads/context';
import { row, rows } from '../../reads/statement';
import { seeCampaign } from './campaigns';

/** Versions of a season’s plan, the newest first. Throws NotFound when the reader sees no such season. */
export async function listPlans(context: ReadContext, campaignId: string): Promise<PlanVersionSummary[]> {
  await seeCampaign(context, campaignId);
  return rows<PlanVersionSummary>(context.knex, {
    sql: `select ${summaryColumns} from campaign_plan p join campaign c on c.id = p.campaign_id
      where p.campaign_id = :campaignId order by p.version desc`,
    bindings: { campaignId },
  });
}

/** One version with plan and request. Throws NotFound. (Default: the newest) */
export async function readPlanView(
  context: ReadContext,
  campaignId: string,
  version?: number,
): Promise<PlanVersionView> {
  await seeCampaign(context, campaignId);
  const found = await row<PlanVersionView>(context.knex, {
    sql: `select ${summaryColumns}, p.request, p.plan from campaign_plan p join campaign c on c.id = p.campaign_id
      where p.campaign_id = :campaignId and (:version::int is null or p.version = :version)
      order by p.version desc limit 1`,
    bindings: { campaignId, version },
  });
  if (!found) throw new NotFound(`Season ${campaignId} has no plan version ${version}; see its /plans.`);
  return found;
}

const summaryColumns = `p.version, p.kind, p.state, coalesce(p.version = c.plan_version, false) as "inForce", p.reason,
  (p.plan->>'seats')::int as seats, p.plan->>'sentence' as sentence, p.plan->'cost'->'total' as cost,
  p.made_by as "madeBy", p.made_at as "madeAt", p.decided_by as "decidedBy", p.decided_at as "decidedAt"`;
