import type { CampaignRequest } from '../../../domain/campaign/contract';
import type { SeasonPlan } from '../../../domain/campaign/plan-contract';
import { NotFound } from '../../../domain/errors';
import { groupKey } from '../../../domain/ids';
import type { PlanKind, PlanState } from '../../../domain/season/contract';
import { planStretch } from '../../../domain/season/gate-asks';
import type { Asks } from '../asks';
import type { Reader, Tx } from '../connection';
import { append } from '../events';
import { put } from '../outbox';
import { moveCampaign, type CampaignRecord } from './campaigns';
import { settleProposed } from './commands';

/** A version of a plan. */
export interface PlanVersion {
  version: number;
  request: CampaignRequest;
  plan: SeasonPlan;
  kind: PlanKind;
  state: PlanState;
  reason: string | null;
  madeBy: string;
  madeAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
}

const planColumns = `version, request, plan, kind, state, reason, made_by as "madeBy", made_at as "madeAt",
  decided_by as "decidedBy", decided_at as "decidedAt"`;

/** Adds the next version of a plan, as a draft. Gives its number. The season is locked by the caller. */
export async function addPlan(tx: Tx, campaignId: string, draft: PlanDraft): Promise<number> {
  const { rows } = await tx.raw<{ rows: { version: number }[] }>(
    `insert into campaign_plan (campaign_id, version, request, plan, kind, state, reason, made_by, made_at)
     select ?, coalesce(max(version), 0) + 1, ?, ?, ?, 'draft', ?, ?, business_now() from campaign_plan where campaign_id = ?
     returning version`,
    [
      campaignId,
      JSON.stringify(draft.request),
      JSON.stringify(draft.plan),
      draft.kind,
      draft.reason ?? null,
      draft.madeBy,
      campaignId,
    ],
  );
  const version = rows[0]?.version ?? 0;
  await append(tx, {
    subject: campaignId,
    type: 'plan.made',
    object: `${campaignId}/plan/${version}`,
    actor: draft.madeBy,
    data: { version, kind: draft.kind, seats: draft.plan.seats, cost: draft.plan.cost.total },
  });
  return version;
}

/** A new version that people are to decide about. */
export type PlanDraft = Pick<PlanVersion, 'request' | 'plan' | 'kind' | 'madeBy'> & { reason?: string };

/**
 * Proposes a new version in place of every one that is still undecided: their questions are taken back, a season that waited
 * for an approval is a draft again, and its run is told to ask about this one. Gives its number. The season is locked.
 */
export async function proposePlan(
  tx: Tx,
  asks: Pick<Asks, 'withdraw'>,
  campaign: CampaignRecord,
  draft: PlanDraft,
): Promise<number> {
  const undecided = await tx('campaign_plan')
    .where({ campaign_id: campaign.id, state: 'draft' })
    .orderBy('version')
    .pluck<number[]>('version');
  for (const version of undecided) {
    await asks.withdraw(tx, groupKey(campaign.id, planStretch(version)), 'Another plan is proposed.', draft.madeBy);
    await decidePlan(tx, campaign.id, version, 'superseded', draft.madeBy);
    await settleProposed(tx, campaign.id, version, 'refused', 'Another plan was proposed.', draft.madeBy);
  }
  const version = await addPlan(tx, campaign.id, draft);
  if (campaign.state === 'planned') await moveCampaign(tx, campaign, 'draft', draft.madeBy, { version });
  await put(tx, {
    key: `plan/${campaign.id}/${version}`,
    kind: 'signal',
    workflowId: campaign.workflowId,
    // No command of its own, but the run wakes for it in the same way.
    payload: { signal: 'commanded', args: [{ command: `plan/${version}` }] },
  });
  return version;
}

/** Writes what became of a version, once. */
export async function decidePlan(
  tx: Tx,
  campaignId: string,
  version: number,
  state: Exclude<PlanState, 'draft'>,
  by: string,
  reason?: string,
): Promise<void> {
  await tx.raw(
    `update campaign_plan set state = ?, decided_by = ?, decided_at = business_now(), reason = coalesce(?, reason)
     where campaign_id = ? and version = ? and state <> ?`,
    [state, by, reason ?? null, campaignId, version, state],
  );
}

/** One version, or the newest one. Throws NotFound. (Default: the newest) */
export async function readPlan(reader: Reader, campaignId: string, version?: number): Promise<PlanVersion> {
  const found = await findPlan(reader, campaignId, version);
  if (!found) throw new NotFound(`There is no season ${campaignId}, or it has no plan ${version ?? ''}.`);
  return found;
}

/** One version, or the newest one; undefined when there is none. (Default: the newest) */
export async function findPlan(reader: Reader, campaignId: string, version?: number): Promise<PlanVersion | undefined> {
  const { rows } = await reader.raw<{ rows: PlanVersion[] }>(
    `select ${planColumns} from campaign_plan where campaign_id = ? ${version === undefined ? '' : 'and version = ?'}
     order by version desc limit 1`,
    version === undefined ? [campaignId] : [campaignId, version],
  );
  return rows[0];
}
