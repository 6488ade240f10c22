import type { CampaignRequest } from '../../../domain/campaign/contract';
import { Conflict, NotFound } from '../../../domain/errors';
import { deriveId } from '../../../domain/ids';
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
  /** The local day on which it last looked at what was seen of it. */
  lookedOn: string | null;
}

export type NewCampaign = Omit<
  CampaignRecord,
  | 'state'
  | 'pausedFrom'
  | 'planVersion'
  | 'reservedMinor'
  | 'paidMinor'
  | 'createdAt'
  | 'changedAt'
  | 'closedAt'
  | 'lookedOn'
> & { skills: CampaignRequest['skills']; positions: number };

/** Writes a season in state `draft` with the requisition that its people apply to, once. False when this external id is known already. */
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
    // Id and business key say the same, so either may be met first.
    .onConflict()
    .ignore()
    .returning<{ id: string }[]>('id');
  if (written.length === 0) return false;
  await tx('requisition').insert({
    id: deriveId('requisition', campaign.id, '1'),
    campaign_id: campaign.id,
    title: campaign.name,
    role: campaign.role,
    skills: JSON.stringify(campaign.skills),
    positions: campaign.positions,
    engagement_type: campaign.engagementType,
    jurisdiction: campaign.jurisdiction,
    time_zone: campaign.timeZone,
    starts_on: campaign.startsOn,
    ends_on: campaign.endsOn,
    currency: campaign.currency,
    // The season’s own budget is the guard, and it may be empty once the base is paid; a requisition’s may not.
    budget_minor: Math.max(1, campaign.budgetMinor),
    state: 'draft',
    created_at: at,
    changed_at: at,
  });
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

/**
 * Locks a season for this transaction. Keep it short: everyone who reserves money of the season waits. Its key is never changed, so
 * that rows which refer to it neither wait for the lock nor keep others from it.
 */
export async function lockCampaign(tx: Tx, id: string): Promise<CampaignRecord> {
  return one(tx, id, 'for no key update');
}

async function one(reader: Reader, id: string, lock: string): Promise<CampaignRecord> {
  const { rows } = await reader.raw<{ rows: CampaignRecord[] }>(
    `select id, source, external_id as "externalId", name, role, jurisdiction, time_zone as "timeZone",
       engagement_type as "engagementType", state, paused_from as "pausedFrom", plan_version as "planVersion", policies,
       requested_by as "requestedBy", workflow_id as "workflowId", starts_on as "startsOn", peak_on as "peakOn",
       ends_on as "endsOn", target_heads as "targetHeads", currency, budget_minor as "budgetMinor",
       reserved_minor as "reservedMinor", paid_minor as "paidMinor", created_at as "createdAt",
       changed_at as "changedAt", closed_at as "closedAt", looked_on as "lookedOn"
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
    .update({ state: to, changed_at: tx.raw('business_now()'), ...changes });
  await append(tx, {
    subject: campaign.id,
    type: `campaign.${to}`,
    actor,
    data: { from: campaign.state, to, ...data },
  });
  return readCampaign(tx, campaign.id);
}

/** Raises the budget of a locked season by what a person allowed, once per ask. False when that was done before. */
export async function raiseBudget(
  tx: Tx,
  campaign: Pick<CampaignRecord, 'id' | 'currency'>,
  raise: { ask: string; amountMinor: number; by: string },
): Promise<boolean> {
  const before = await tx('event')
    .where({ subject: campaign.id, type: 'budget.raised', object: raise.ask })
    .select<{ seq: number }[]>('seq');
  if (before.length > 0) return false;
  await tx('campaign')
    .where({ id: campaign.id })
    .update({ budget_minor: tx.raw('budget_minor + ?', [raise.amountMinor]), changed_at: tx.raw('business_now()') });
  await append(tx, {
    subject: campaign.id,
    type: 'budget.raised',
    object: raise.ask,
    actor: raise.by,
    data: { amountMinor: raise.amountMinor, currency: campaign.currency },
  });
  return true;
}

/** Notes that nobody of a season is under way any more; its state says how it ended. */
export async function noteClosed(tx: Tx, id: string, at: string): Promise<void> {
  await tx('campaign').where({ id }).whereNull('closed_at').update({ closed_at: at });
}
