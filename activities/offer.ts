import { groupKey } from '../domain/ids';
import { toMinor } from '../domain/money';
import { offerAsk } from '../domain/source/asks';
import { outcomeOf, policyOf, tellHire, type JourneyPorts } from './journey';
import { openVetting } from './vetting';

const actor = 'system:engagement';

export interface EngagementStep {
  engagementId: string;
}

/** Steps of the conditional offer, and of the end of an engagement that fell out before work. */
export function createOfferActivities({ store }: JourneyPorts) {
  return { records: { sendOffer, settleOffer, abortEngagement }, vendor: {} };

  /** Opens the offer to the person; the money is reserved already. */
  async function sendOffer({ engagementId }: EngagementStep): Promise<{ group: string }> {
    return store.transaction(async (tx) => {
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      const hire = await store.hires.lockHire(tx, engagement.hireId);
      const deliverables = hire.intake.deliverables.map((d) => ({
        title: d.title,
        amountMinor: toMinor(d.amount).amountMinor,
        dueOn: d.due,
      }));
      await store.asks.open(
        tx,
        offerAsk(engagement, deliverables, await policyOf(store, tx, engagement.policies, 'source')),
      );
      return { group: groupKey(engagementId, 'offer') };
    });
  }

  /** Takes the person’s answer; after a yes vetting begins. */
  async function settleOffer({
    engagementId,
  }: EngagementStep): Promise<{ accepted: boolean; group: string; why: string }> {
    return store.transaction(async (tx) => {
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      const ask = outcomeOf(await store.asks.outcomes(tx, groupKey(engagementId, 'offer')), 'offer');
      const accepted = ask.option === 'accept';
      if (accepted && engagement.state === 'offered') await openVetting(store, tx, engagement, ask);
      return {
        accepted,
        group: groupKey(engagementId, 'consent'),
        why: ask.state === 'lapsed' ? 'offer expired' : 'offer declined',
      };
    });
  }

  /** Ends an engagement that fell out before work: money goes back, open asks are withdrawn, the hire goes on. */
  async function abortEngagement({ engagementId, reason }: EngagementStep & { reason: string }): Promise<void> {
    await store.transaction(async (tx) => {
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      if (engagement.state === 'aborted') return;
      await store.engagements.moveEngagement(tx, engagement, 'aborted', actor, { reason });
      await store.engagements.moveMoney(tx, engagementId, { reservedMinor: -engagement.reservedMinor });
      await store.events.append(tx, {
        subject: engagementId,
        type: 'money.released',
        actor,
        data: { amountMinor: engagement.reservedMinor, currency: engagement.currency },
      });
      await store.asks.withdrawAll(tx, engagementId, reason);
      await store.timers.clearAll(tx, engagement.workflowId);
      await store.commands.refuseLeft(tx, engagementId, 'The engagement has ended.', actor);
      await tellHire(store, tx, engagement, 'aborted');
    });
  }
}
