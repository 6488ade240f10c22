import type { Tx } from '../../adapters/db/connection';
import type { CampaignRecord } from '../../adapters/db/season/campaigns';
import type { WaveRecord } from '../../adapters/db/season/waves';
import type { Store } from '../../adapters/db/store';
import { toMinor } from '../../domain/money';
import { rank, reasonAgainst, type Candidate, type Need } from '../../domain/source/rules';
import { policyOf } from '../journey';

/** Scores people against what a class asks of them, and writes their applications. A score ranks; it rejects nobody by itself. */
export async function saveScored(
  store: Store,
  tx: Tx,
  campaign: CampaignRecord,
  wave: Pick<WaveRecord, 'classroomOn'>,
  people: readonly Candidate[],
): Promise<void> {
  const { weights } = await policyOf(store, tx, campaign.policies, 'source');
  const { request } = await store.campaigns.readPlan(tx, campaign.id, campaign.planVersion ?? undefined);
  const need: Need = {
    role: campaign.role,
    skills: request.skills,
    // By the hour: that is what people of a season ask.
    budgetMinor: toMinor(request.pay.hourly).amountMinor,
    startsOn: wave.classroomOn,
  };
  const ranked = rank(people, need, weights).map((person) => ({
    ...person,
    reasonAgainst: reasonAgainst(person, need),
  }));
  await store.applications.saveApplications(tx, store.applicants.requisitionOf(campaign.id), ranked);
}
