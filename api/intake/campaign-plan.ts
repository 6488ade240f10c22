import { comparePlans } from '../../domain/campaign/compare';
import type { CampaignRequest } from '../../domain/campaign/contract';
import { planSeason } from '../../domain/campaign/plan';
import { Conflict, Invalid } from '../../domain/errors';
import type { PlanPreview } from '../../domain/season/contract';
import { fixedProblems, mayEditPlan } from '../../domain/season/edits';
import { actorIdOf, type Caller } from '../caller';
import { checkSeen } from '../preconditions';
import type { Services } from '../services';
import { todayIn } from './campaign';

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

/** What an edit would change against the newest version; nothing is written. Throws as `editPlan`, but for the race. */
export async function previewEdit(
  services: PlanServices,
  edit: { campaignId: string; request: CampaignRequest },
): Promise<PlanPreview> {
  const { plan, against } = await planEdit(services, edit);
  return { dryRun: true, plan, against: against.version, changes: comparePlans(against.plan, plan) };
}

async function planEdit(services: PlanServices, edit: { campaignId: string; request: CampaignRequest }) {
  const { store } = services;
  const against = await store.transaction((tx) => store.campaigns.readPlan(tx, edit.campaignId));
  const errors = fixedProblems(against.request, edit.request);
  if (errors.length > 0) throw new Invalid(errors.map((e) => `${e.pointer} ${e.message}`).join('; '), { errors });
  return { against, plan: planSeason(edit.request, { asOf: await todayIn(services, edit.request.timeZone) }) };
}
