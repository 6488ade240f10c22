import { groupKey } from '../domain/ids';
import { askedIn, counterAsk, counterStretch, offerAsk, offerStretch } from '../domain/source/offer-asks';
import { agreedTerms, totalOf } from '../domain/source/terms';
import { outcomeOf, policyOf, type JourneyPorts } from './journey';
import { openVetting } from './vetting';

export interface EngagementStep {
  engagementId: string;
}

/** Steps of the conditional offer. */
export function createOfferActivities({ store }: Pick<JourneyPorts, 'store'>) {
  return { records: { sendOffer, settleOffer }, vendor: {} };

  /** Opens the offer to the person, or holds to it after a counter-offer; the money is reserved already. */
  async function sendOffer({ engagementId }: EngagementStep): Promise<{ group: string }> {
    return store.transaction(async (tx) => {
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      const hire = await store.hires.lockHire(tx, engagement.hireId);
      const terms = agreedTerms(engagement, hire.intake);
      const policy = await policyOf(store, tx, engagement.policies, 'source');
      await store.asks.open(tx, offerAsk(engagement, terms, policy, await store.clock.now(tx)));
      return { group: groupKey(engagementId, offerStretch(engagement.offerRound)) };
    });
  }

  /**
   * Takes the person’s answer; after a yes vetting begins. A counter-offer goes to the lead (`counter`), until the lead or the
   * approver agreed to it: then it counts as a yes.
   */
  async function settleOffer({
    engagementId,
  }: EngagementStep): Promise<{ accepted: boolean; group: string; why: string; counter?: string | null }> {
    return store.transaction(async (tx) => {
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      const { offerRound: round } = engagement;
      const ask = outcomeOf(await store.asks.outcomes(tx, groupKey(engagementId, offerStretch(round))), 'offer');
      const hire = await store.hires.lockHire(tx, engagement.hireId);
      const terms = agreedTerms(engagement, hire.intake);
      const asked = ask.option === 'counter' ? askedIn(ask.answer, engagement.currency) : null;
      const accepted = ask.option === 'accept' || (asked !== null && asked === totalOf(terms));
      if (accepted && engagement.state === 'offered') await openVetting(store, tx, engagement, ask);
      if (asked !== null && !accepted) {
        const policy = await policyOf(store, tx, engagement.policies, 'source');
        const note = typeof ask.answer?.['note'] === 'string' ? ask.answer['note'] : null;
        await store.asks.open(tx, counterAsk(engagement, { amountMinor: asked, note }, terms, policy));
      }
      return {
        accepted,
        group: groupKey(engagementId, 'consent'),
        why: ask.state === 'lapsed' ? 'offer expired' : 'offer declined',
        ...(asked !== null && !accepted ? { counter: groupKey(engagementId, counterStretch(round)) } : {}),
      };
    });
  }
}
