import { replanOf } from '../../domain/season/replan';
import type { PartResult, SeasonPart } from './part';

const actor = 'system:campaign';
const looking = ['approved', 'recruiting', 'ramping', 'peak'];

/**
 * Looks once a day at what was seen of the season, and proposes another plan where it should change; a person approves. What was
 * refused is not asked again for as long as a last chance is near.
 */
export const replan: SeasonPart = async ({ store, beat }, { campaign: seen, policy, today }) => {
  const { id, state } = seen;
  if (!looking.includes(state) || seen.planVersion === null || seen.lookedOn === today) return {};
  const patienceDays = policy.replan.lastChanceDays;
  const situation = await store.transaction(async (tx) =>
    (await store.campaigns.mayPropose(tx, id, patienceDays)) ? store.campaigns.readSituation(tx, id) : null,
  );
  beat();
  const proposal = situation && replanOf(situation, policy.replan);
  return store.transaction(async (tx): Promise<PartResult> => {
    const campaign = await store.campaigns.lockCampaign(tx, id);
    const first = await store.campaigns.noteLook(tx, id, today);
    const stands = campaign.state === state && campaign.planVersion === seen.planVersion;
    if (!first || !proposal || !stands || !(await store.campaigns.mayPropose(tx, id, patienceDays))) return {};
    const { request, plan, reason } = proposal;
    const draft = { request, plan, reason, kind: 'replan' as const, madeBy: actor };
    const version = await store.campaigns.proposePlan(tx, store.asks, campaign, draft);
    const made = await store.campaigns.readPlan(tx, id, version);
    await store.campaigns.askForPlan(tx, store.asks, campaign, made, policy, actor);
    return { did: `plan ${version} is proposed` };
  });
};
