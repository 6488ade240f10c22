import { localDate } from '../../domain/calendar';
import type { CampaignRequest } from '../../domain/campaign/contract';
import { launchLead, nextPeak, nextRequest } from '../../domain/season/next-season';
import type { SeasonPolicy } from '../../domain/season/policy-contract';
import type { Services } from '../services';

/**
 * What the season after another one would be asked for, as a launch would draft it: the same demand in a later quarter, the yields that
 * were seen, and whoever stays on at work as a part of the base. Nothing is written. Throws NotFound.
 */
export async function requestAfter(
  { store }: Pick<Services, 'store'>,
  campaignId: string,
  externalId: string,
): Promise<CampaignRequest> {
  return store.transaction(async (tx) => {
    const { policies, peakOn, timeZone } = await store.campaigns.readCampaign(tx, campaignId);
    const situation = await store.campaigns.readSituation(tx, campaignId);
    const { replan } = await store.policies.read<SeasonPolicy>(tx, 'season', policies.season);
    const survivors = await store.campaigns.survivorsOf(tx, campaignId);
    const today = localDate(await store.clock.now(tx), timeZone);
    const peak = nextPeak(peakOn, today, launchLead(situation));
    return nextRequest(situation, { peak, externalId, survivors, priorPeople: replan.priorPeople });
  });
}
