import type { CampaignRequest } from '../../../domain/campaign/contract';
import type { SeasonPlan } from '../../../domain/campaign/plan-contract';
import { Conflict, NotFound } from '../../../domain/errors';
import { campaignTransitions, mayMove, type CampaignState } from '../../../domain/lifecycle';
import type { PolicyKind } from '../../../domain/policy/contract';
import { now } from '../clock';
import type { Reader, Tx } from '../connection';
import { append } from '../events';

/** A season as steps work on it. Dates are local days of its zone, amounts minor units. */
export interface CampaignRecord {
  id: string;
  source: string;
  externalId: string;
  name: string;
  role: string;
  jurisdiction: string;
  timeZone: string;
  engagementType: CampaignRequest['engagementType'];
  state: CampaignState;
  pausedFrom: CampaignState | null;
  /** The version in force; null until one is approved. */
  planVersion: number | null;
  policies: Record<PolicyKind, number>;
  requestedBy: string;
  workflowId: string;
  startsOn: string;
  peakOn: string;
  endsOn: string;
  targetHeads: number;
  currency: string;
  budgetMinor: number;
  reservedMinor: number;
  paidMinor: number;
  createdAt: string;
  changedAt: string;
  closedAt: string | null;
}

export type NewCampaign = Omit<
  CampaignRecord,
  'state' | 'pausedFrom' | 'planVersion' | 'reservedMinor' | 'paidMinor' | 'createdAt' | 'changedAt' | 'closedAt'
>;

/** Writes a season in state `draft`, once. False when this external id is known already. */
export async function insertCampaign(tx: Tx, campaign: NewCampaign, actor: string): Promise<boolean> {
  const at = await now(tx);
  const written = await tx('campaign')
    .insert({
      id: campaign.id,
      source: campaign.source,
      external_id: campaign.externalId,
      name: campaign.name,
      role: campaign.role,
      jurisdiction: campaign.jurisdiction,
      time_zone: campaign.timeZone,
      engagement_type: campaign.engagementType,
      state: 'draft',
      policies: JSON.stringify(campaign.policies),
      requested_by: campaign.requestedBy,
      workflow_id: campaign.workflowId,
      starts_on: campaign.startsOn,
      peak_on: campaign.peakOn,
      ends_on: campaign.endsOn,
      target_heads: campaign.targetHeads,
      currency: campaign.currency,
      budget_minor: campaign.budgetMinor,
      created_at: at,
      changed_at: at,
    })
    .onConflict(['source', 'external_id'])
    .ignore()
    .returning<{ id: string }[]>('id');
  if (written.length === 0) return false;
  await append(tx, {
    subject: campaign.id,
    type: 'campaign.drafted',
    actor,
    data: { externalId: campaign.externalId, policies: campaign.policies },
  });
  return true;
}

/** Reads a season. Throws NotFound. */
export async function readCampaign(reader: Reader, id: string): Promise<CampaignRecord> {
  return one(reader, id, '');
}

/** Locks a season for this transaction. Keep it short: everyone who reserves money of the season waits. */
export async function lockCampaign(tx: Tx, id: string): Promise<CampaignRecord> {
  return one(tx, id, 'for update');
}

async function one(reader: Reader, id: string, lock: string): Promise<CampaignRecord> {
  const { rows } = await reader.raw<{ rows: CampaignRecord[] }>(
    `select id, source, external_id as "externalId", name, role, jurisdiction, time_zone as "timeZone",
       engagement_type as "engagementType", state, paused_from as "pausedFrom", plan_version as "planVersion", policies,
       requested_by as "requestedBy", workflow_id as "workflowId", starts_on as "startsOn", peak_on as "peakOn",
       ends_on as "endsOn", target_heads as "targetHeads", currency, budget_minor as "budgetMinor",
       reserved_minor as "reservedMinor", paid_minor as "paidMinor", created_at as "createdAt",
       changed_at as "changedAt", closed_at as "closedAt"
     from campaign where id = ? ${lock}`,
    [id],
  );
  if (!rows[0]) throw new NotFound(`There is no season ${id}.`);
  return rows[0];
}

/** Columns that a transition may set beside the state. */
export type CampaignChanges = Partial<{
  paused_from: CampaignState | null;
  plan_version: number;
  starts_on: string;
  peak_on: string;
  ends_on: string;
  target_heads: number;
  budget_minor: number;
  closed_at: string;
}>;

/** Moves a locked season by the table of transitions, with its one event `campaign.<state>`. */
export async function moveCampaign(
  tx: Tx,
  campaign: CampaignRecord,
  to: CampaignState,
  actor: string,
  data: Record<string, unknown> = {},
  changes: CampaignChanges = {},
): Promise<CampaignRecord> {
  if (!mayMove(campaignTransitions, campaign.state, to))
    throw new Conflict(`Season ${campaign.id} is ${campaign.state} and cannot become ${to}.`);
  await tx('campaign')
    .where({ id: campaign.id })
    .update({ state: to, changed_at: await now(tx), ...changes });
  await append(tx, {
    subject: campaign.id,
    type: `campaign.${to}`,
    actor,
    data: { from: campaign.state, to, ...data },
  });
  return readCampaign(tx, campaign.id);
}

/** Notes that nobody of a season is under way any more; its state says how it ended. */
export async function noteClosed(tx: Tx, id: string, at: string): Promise<void> {
  await tx('campaign').where({ id }).whereNull('closed_at').update({ closed_at: at });
}

/** A version of a plan. */
export interface PlanVersion {
  version: number;
  request: CampaignRequest;
  plan: SeasonPlan;
  kind: 'draft' | 'edit' | 'replan' | 'target' | 'resume';
  state: 'draft' | 'approved' | 'superseded' | 'refused';
  reason: string | null;
  madeBy: string;
  madeAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
}

const planColumns = `version, request, plan, kind, state, reason, made_by as "madeBy", made_at as "madeAt",
  decided_by as "decidedBy", decided_at as "decidedAt"`;

/** Adds the next version of a plan, as a draft. Gives its number. The season is locked by the caller. */
export async function addPlan(
  tx: Tx,
  campaignId: string,
  draft: Pick<PlanVersion, 'request' | 'plan' | 'kind' | 'madeBy'> & { reason?: string },
): Promise<number> {
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

/** One version, or the newest one. Throws NotFound. (Default: the newest) */
export async function readPlan(reader: Reader, campaignId: string, version?: number): Promise<PlanVersion> {
  const { rows } = await reader.raw<{ rows: PlanVersion[] }>(
    `select ${planColumns} from campaign_plan where campaign_id = ? ${version === undefined ? '' : 'and version = ?'}
     order by version desc limit 1`,
    version === undefined ? [campaignId] : [campaignId, version],
  );
  if (!rows[0]) throw new NotFound(`Season ${campaignId} has no plan ${version ?? ''}.`);
  return rows[0];
}
