import { comparePlans } from '../../domain/campaign/compare';
import type { CampaignRequest } from '../../domain/campaign/contract';
import { Conflict, Invalid, type FieldError } from '../../domain/errors';
import type { PlanPreview } from '../../domain/season/contract';
import { fixedProblems, mayEditPlan, promisedProblems } from '../../domain/season/edits';
import { planOn } from '../../domain/season/replan';
import { actorIdOf, type Caller } from '../caller';
import { checkSeen } from '../preconditions';
import type { Services } from '../services';

type PlanServices = Pick<Services, 'store' | 'deliver'>;

/**
 * Makes a new version of a season’s plan from another request. `seen`: the version that it was made from.
 * The question about the version before is taken back; the run asks about this one.
 * Throws NotFound, Invalid with every field that is wrong, Conflict when the season is past it, and 412 on a lost race.
 */
export async function editPlan(
  services: PlanServices,
  caller: Caller,
  edit: { campaignId: string; request: CampaignRequest; seen: number },
): Promise<{ version: number }> {
  const { store } = services;
  const { plan } = await planEdit(services, edit);
  const version = await store.transaction(async (tx) => {
    const campaign = await store.campaigns.lockCampaign(tx, edit.campaignId);
    const newest = await store.campaigns.readPlan(tx, campaign.id);
    checkSeen(edit.seen, newest.version);
    if (!mayEditPlan(campaign))
      throw new Conflict(`The season is ${campaign.state}; its plan can no longer be changed.`, {
        campaign: campaign.id,
        state: campaign.state,
      });
    return store.campaigns.proposePlan(tx, store.asks, campaign, {
      request: edit.request,
      plan,
      kind: 'edit',
      madeBy: actorIdOf(caller),
    });
  });
  await services.deliver();
  return { version };
}

/** What an edit would change against the plan in force, or the newest draft; nothing is written. Throws as `editPlan`, but for the race. */
export async function previewEdit(
  services: PlanServices,
  edit: { campaignId: string; request: CampaignRequest },
): Promise<PlanPreview> {
  const { plan, against, situation } = await planEdit(services, edit);
  return { dryRun: true, plan, against, changes: comparePlans(situation.plan, plan) };
}

/** The edited request planned from where the season stands: classes under way stay. */
async function planEdit(
  { store }: PlanServices,
  { campaignId, request }: { campaignId: string; request: CampaignRequest },
) {
  const { situation, against } = await store.transaction(async (tx) => {
    const { planVersion } = await store.campaigns.readCampaign(tx, campaignId);
    return {
      situation: await store.campaigns.readSituation(tx, campaignId),
      against: planVersion ?? (await store.campaigns.readPlan(tx, campaignId)).version,
    };
  });
  refuse(fixedProblems(situation.request, request));
  const plan = planOn(situation, request);
  refuse(promisedProblems(situation, request, plan));
  return { situation, against, plan };
}

function refuse(errors: FieldError[]): void {
  if (errors.length > 0) throw new Invalid(errors.map((e) => `${e.pointer} ${e.message}`).join('; '), { errors });
}
