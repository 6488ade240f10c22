import type { PolicyOf } from '../../../domain/policy/contract';
import { comparePlans } from '../../../domain/campaign/compare';
import { planAsk } from '../../../domain/season/gate-asks';
import { frameOf } from '../../../domain/season/frame';
import { deriveId } from '../../../domain/ids';
import type { Asks } from '../asks';
import { now } from '../clock';
import type { Tx } from '../connection';
import { append } from '../events';
import { moveCampaign, type CampaignChanges, type CampaignRecord } from './campaigns';
import { settleProposed } from './commands';
import { applyPlan } from './plan-waves';
import { decidePlan, readPlan, type PlanVersion } from './plans';

/** Asks for the approval of the newest version, once; a draft is `planned` then. The season is locked. */
export async function askForPlan(
  tx: Tx,
  asks: Pick<Asks, 'open'>,
  campaign: CampaignRecord,
  version: PlanVersion,
  policy: PolicyOf<'season'>,
  actor: string,
): Promise<CampaignRecord> {
  const inForce = campaign.planVersion === null ? null : await readPlan(tx, campaign.id, campaign.planVersion);
  const asked = { ...version, changes: inForce ? comparePlans(inForce.plan, version.plan) : [] };
  await asks.open(tx, planAsk(campaign, asked, policy, await now(tx)));
  if (campaign.state !== 'draft') return campaign;
  await moveRequisition(tx, campaign.id, 'draft', 'pending_approval', actor);
  return moveCampaign(tx, campaign, 'planned', actor, { version: version.version });
}

/**
 * Puts a version in force: the one before is superseded, the season takes its dates, target and budget, its classes follow,
 * and the command that asked for it is carried out. `by`: who approved, or the policy. The season is locked.
 */
export async function putInForce(
  tx: Tx,
  campaign: CampaignRecord,
  version: PlanVersion,
  by: string,
): Promise<CampaignRecord> {
  const { request, plan } = version;
  const before = campaign.planVersion === null ? null : await readPlan(tx, campaign.id, campaign.planVersion);
  if (before) await decidePlan(tx, campaign.id, before.version, 'superseded', by);
  await decidePlan(tx, campaign.id, version.version, 'approved', by);
  const { positions, ...frame } = frameOf(request, plan);
  const changes: CampaignChanges = {
    plan_version: version.version,
    starts_on: frame.startsOn,
    peak_on: frame.peakOn,
    ends_on: frame.endsOn,
    target_heads: frame.targetHeads,
    // What people raised meanwhile stays, unless the new plan has a budget of its own; what was promised stays promised.
    budget_minor: sameBudget(before?.request, request)
      ? campaign.budgetMinor
      : Math.max(frame.budgetMinor, campaign.reservedMinor + campaign.paidMinor),
  };
  await tx('requisition')
    .where({ campaign_id: campaign.id })
    .update({ positions, starts_on: frame.startsOn, ends_on: frame.endsOn, changed_at: tx.raw('business_now()') });
  await append(tx, {
    subject: campaign.id,
    type: 'plan.approved',
    object: `${campaign.id}/plan/${version.version}`,
    actor: by,
    data: { version: version.version, kind: version.kind, seats: plan.seats, cost: plan.cost.total },
  });
  await applyPlan(tx, campaign.id, { plan, nestingWeeks: request.training.nestingWeeks }, by);
  await settleProposed(tx, campaign.id, version.version, 'applied', `Plan ${version.version} is in force.`, by);
  return follow(tx, campaign, version, by, changes);
}

function sameBudget(before: PlanVersion['request'] | undefined, after: PlanVersion['request']): boolean {
  if (!before) return false;
  const told = ({ budget }: PlanVersion['request']) => [budget.amount, ...[...budget.covers].sort()].join();
  return told(before) === told(after);
}

async function follow(
  tx: Tx,
  campaign: CampaignRecord,
  { version, kind }: PlanVersion,
  by: string,
  changes: CampaignChanges,
): Promise<CampaignRecord> {
  if (campaign.state === 'planned') {
    await moveRequisition(tx, campaign.id, 'pending_approval', 'open', by);
    return moveCampaign(tx, campaign, 'approved', by, { version }, changes);
  }
  const goesOn = campaign.state === 'paused' && kind === 'resume' ? campaign.pausedFrom : null;
  if (goesOn) return moveCampaign(tx, campaign, goesOn, by, { version }, { ...changes, paused_from: null });
  await tx('campaign')
    .where({ id: campaign.id })
    .update({ ...changes, changed_at: tx.raw('business_now()') });
  return { ...campaign, planVersion: version };
}

/** Notes that a version was refused, or that nobody approved it in time: the plan in force stays, or the season is a draft again. */
export async function refusePlan(
  tx: Tx,
  campaign: CampaignRecord,
  { version, kind }: PlanVersion,
  by: string,
  reason: string,
): Promise<void> {
  await decidePlan(tx, campaign.id, version, 'refused', by, reason);
  await append(tx, {
    subject: campaign.id,
    type: 'plan.refused',
    object: `${campaign.id}/plan/${version}`,
    actor: by,
    data: { version, kind, reason },
  });
  await settleProposed(tx, campaign.id, version, 'refused', `Plan ${version} was refused: ${reason}`, by);
  if (campaign.state === 'planned') await moveCampaign(tx, campaign, 'draft', by, { version, reason });
}

/** Moves the season’s requisition, with its event, unless it stands elsewhere. */
export async function moveRequisition(
  tx: Tx,
  campaignId: string,
  from: 'draft' | 'pending_approval' | 'open',
  to: 'pending_approval' | 'open' | 'cancelled' | 'filled',
  actor: string,
): Promise<void> {
  const moved = await tx('requisition')
    .where({ campaign_id: campaignId, state: from })
    .update({ state: to, changed_at: tx.raw('business_now()'), ...(to === 'open' && { approved_by: actor }) });
  if (moved === 0) return;
  const object = deriveId('requisition', campaignId, '1');
  await append(tx, { subject: campaignId, type: `requisition.${to}`, object, actor, data: { from, to } });
}
