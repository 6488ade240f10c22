import type { CampaignRequest } from '../../../domain/campaign/contract';
import type { SeasonPlan } from '../../../domain/campaign/plan-contract';
import { runIds } from '../../../domain/ids';
import type { PolicyKind } from '../../../domain/policy/contract';
import { frameOf } from '../../../domain/season/frame';
import type { Tx } from '../connection';
import { put } from '../outbox';
import { insertCampaign } from './campaigns';
import { addPlan } from './plans';

/** A season that was planned and is to be written. */
export interface SeasonDraft {
  id: string;
  /** Who or what it came from; unique with the request’s external id. */
  source: string;
  requestedBy: string;
  request: CampaignRequest;
  plan: SeasonPlan;
  policies: Record<PolicyKind, number>;
  patienceSeconds: number;
  /** Kept with its run. */
  memo: Record<string, unknown>;
}

/** Writes season, first version of the plan, requisition, event and the start of its run. False when it is known already. */
export async function draftCampaign(tx: Tx, draft: SeasonDraft): Promise<boolean> {
  const { id, source, requestedBy, request, plan, policies } = draft;
  const { externalId, name, role, skills, jurisdiction, timeZone, engagementType } = request;
  const written = await insertCampaign(
    tx,
    {
      ...{ id, source, externalId, name, role, skills, jurisdiction, timeZone, engagementType, policies, requestedBy },
      ...frameOf(request, plan),
      workflowId: runIds.campaign(id),
      currency: request.budget.currency,
    },
    source,
  );
  if (!written) return false;
  await addPlan(tx, id, { request, plan, kind: 'draft', madeBy: requestedBy });
  await put(tx, startOf(draft));
  return true;
}

function startOf({ id, request, patienceSeconds, memo }: SeasonDraft) {
  return {
    key: `start/${runIds.campaign(id)}`,
    kind: 'start' as const,
    workflowId: runIds.campaign(id),
    payload: {
      workflowType: 'campaign',
      taskQueue: 'muster',
      args: [{ v: 1, campaignId: id, patienceSeconds }],
      staticSummary: `season of ${request.role}, peak ${request.demand.peakStarts}`.slice(0, 200),
      searchAttributes: {
        MusterCampaign: id,
        MusterRole: request.role,
        MusterPhase: 'source',
        MusterState: 'draft',
      },
      memo,
    },
  };
}
