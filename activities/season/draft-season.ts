import { planSeason } from '../../domain/campaign/plan';
import { localDate } from '../../domain/calendar';
import { daysFrom } from '../../domain/campaign/week';
import { deriveId } from '../../domain/ids';
import { policyKinds } from '../../domain/policy/kinds';
import { nextPeak, nextRequest } from '../../domain/season/next-season';
import { policyOf, type JourneyPorts } from '../journey';

/** What a launch was told: the season that the series began with, and by whom. */
export interface LaunchStep {
  campaignId: string;
  requestedBy: string;
  leadDays: number;
  patienceSeconds: number;
}

/** The draft of the next season of a series. */
export function createDraftActivities({ store }: Pick<JourneyPorts, 'store'>) {
  return { draftNextSeason };

  /**
   * Drafts the season that follows the newest one of a series, once per peak: from what that one has shown, with whoever stays on
   * as a part of the base. Nothing when its time has not come: a launch may come early when the clock was changed.
   */
  async function draftNextSeason(step: LaunchStep): Promise<{ drafted: string | null; why: string }> {
    const source = `launch/${step.campaignId}`;
    const { last, situation, policy, survivors, policies } = await store.transaction(async (tx) => {
      const id = (await store.campaigns.newestOf(tx, source)) ?? step.campaignId;
      const campaign = await store.campaigns.readCampaign(tx, id);
      return {
        last: campaign,
        situation: await store.campaigns.readSituation(tx, id),
        policy: await policyOf(store, tx, campaign.policies, 'season'),
        survivors: await store.campaigns.survivorsOf(tx, id),
        policies: await store.policies.latest(tx, policyKinds),
      };
    });
    const today = localDate(await store.transaction((tx) => store.clock.now(tx)), last.timeZone);
    const peak = nextPeak(last.peakOn, today, step.leadDays);
    if (daysFrom(today, peak) > step.leadDays + 7)
      return { drafted: null, why: `the peak of ${peak} is still far off` };
    const externalId = `${step.campaignId}/${peak}`;
    const next = { peak, externalId, survivors, priorPeople: policy.replan.priorPeople };
    const request = nextRequest(situation, next);
    const plan = planSeason(request, { asOf: today });
    const id = deriveId('campaign', source, externalId);
    const { requestedBy, patienceSeconds } = step;
    await store.transaction((tx) =>
      store.campaigns.draftCampaign(tx, {
        ...{ id, source, requestedBy, request, plan, policies, patienceSeconds },
        memo: { launchedFrom: last.id },
      }),
    );
    return { drafted: id, why: plan.sentence };
  }
}
