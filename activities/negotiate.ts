import { groupKey } from '../domain/ids';
import { askedIn, counterStretch, offerStretch, raiseAsk, raiseStretch } from '../domain/source/offer-asks';
import { agreedTerms, scaleTerms } from '../domain/source/terms';
import type { Tx } from '../adapters/db/connection';
import type { EngagementFacts } from '../domain/engagement/facts';
import { outcomeOf, policyOf, type JourneyPorts } from './journey';
import type { EngagementStep } from './offer';

/** What became of a counter-offer. `approval`: the group that the run waits for first. */
export type CounterEnd =
  { end: 'agreed' | 'held' } | { end: 'approval'; group: string } | { end: 'no-agreement'; why: string };

interface CounterStep extends EngagementStep {
  /** Round of the offer that was answered with a counter-offer. */
  round: number;
}

/** Steps between a counter-offer and a price that both want, or none. */
export function createNegotiateActivities({ store }: Pick<JourneyPorts, 'store'>) {
  return { settleCounter, settleRaise };

  /** Takes the lead’s answer. Agreeing moves the reservation within the approved budget; more goes to the approver. */
  async function settleCounter({ engagementId, round }: CounterStep): Promise<CounterEnd> {
    return store.transaction(async (tx) => {
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      const ask = outcomeOf(await store.asks.outcomes(tx, groupKey(engagementId, counterStretch(round))), 'counter');
      const by = ask.answeredBy ?? 'system:sweeper';
      if (ask.option === 'next') return { end: 'no-agreement', why: 'no agreement on the pay' };
      if (ask.option === 'accept') {
        await agree(tx, engagement, round, by);
        return { end: 'agreed' };
      }
      if (ask.option === 'raise') {
        const hire = await store.hires.lockHire(tx, engagement.hireId);
        const policy = await policyOf(store, tx, engagement.policies, 'source');
        const amountMinor = await askedFor(tx, engagement, round);
        await store.asks.open(tx, raiseAsk(engagement, { amountMinor }, hire.requestedBy, policy));
        return { end: 'approval', group: groupKey(engagementId, raiseStretch(round)) };
      }
      return hold(tx, engagement, round, by, 'the lead holds to the offer');
    });
  }

  /** Takes the approver’s word on a pay above the budget. Without it the offer stays as it was. */
  async function settleRaise({ engagementId, round }: CounterStep): Promise<CounterEnd> {
    return store.transaction(async (tx) => {
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      const ask = outcomeOf(await store.asks.outcomes(tx, groupKey(engagementId, raiseStretch(round))), 'raise');
      const by = ask.answeredBy ?? 'system:sweeper';
      if (ask.option === 'approve') {
        await agree(tx, engagement, round, by);
        return { end: 'agreed' };
      }
      const reason = ask.reason ?? 'nobody approved more';
      return hold(tx, engagement, round, by, reason);
    });
  }

  /** Both want the price: terms, reservation and, when an approval raised it, the budget move in one transaction. */
  async function agree(tx: Tx, engagement: EngagementFacts, round: number, by: string): Promise<void> {
    const hire = await store.hires.lockHire(tx, engagement.hireId);
    const amountMinor = await askedFor(tx, engagement, round);
    const terms = scaleTerms(agreedTerms(engagement, hire.intake), amountMinor);
    const notToExceedMinor = Math.max(engagement.notToExceedMinor, amountMinor);
    const raisedBy = notToExceedMinor - engagement.notToExceedMinor;
    if (raisedBy > 0) {
      const budgetMinor = Math.max(hire.budgetMinor, notToExceedMinor);
      await store.hires.changeRequisition(
        tx,
        hire,
        { budget_minor: budgetMinor, approved_by: by },
        {
          type: 'requisition.raised',
          by,
          data: { budgetMinor, beforeMinor: hire.budgetMinor, currency: hire.currency },
        },
      );
      await store.hires.commitBudget(tx, hire.requisitionId, raisedBy);
    }
    await store.terms.agreeTerms(tx, engagement, { terms, notToExceedMinor, by, round });
  }

  async function hold(
    tx: Tx,
    engagement: EngagementFacts,
    round: number,
    by: string,
    reason: string,
  ): Promise<CounterEnd> {
    if (engagement.offerRound === round) await store.terms.holdOffer(tx, engagement, by, reason);
    return { end: 'held' };
  }

  async function askedFor(tx: Tx, engagement: EngagementFacts, round: number): Promise<number> {
    const group = groupKey(engagement.id, offerStretch(round));
    return askedIn(outcomeOf(await store.asks.outcomes(tx, group), 'offer').answer, engagement.currency);
  }
}
