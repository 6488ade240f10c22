import { kindFor, type EngagementFacts } from '../../domain/engagement/facts';
import { partsFor } from '../../domain/onboard/rules';
import type { OnboardPolicy } from '../../domain/policy/contract';
import type { Tx } from '../../adapters/db/connection';
import { policyOf, type JourneyPorts } from '../journey';

/** The onboard policy with the checklist of what the person is engaged as: an employer handles what a contractor does alone. */
export async function onboardPolicy(
  store: JourneyPorts['store'],
  tx: Tx,
  engagement: EngagementFacts,
): Promise<OnboardPolicy> {
  const policy = await policyOf(store, tx, engagement.policies, kindFor('onboard', engagement));
  const engaged = await store.engaging.engagedThrough(tx, engagement.id);
  return { ...policy, checklist: partsFor(policy.checklist, engaged?.classification ?? null) };
}
