import { kindFor } from '../domain/engagement/facts';
import { portalPages } from '../domain/engagement/links';
import { groupKey } from '../domain/ids';
import { onboardStretches } from '../domain/onboard/keys';
import { returningAsk } from '../domain/onboard/returning-ask';
import { policyOf, tellHire, type JourneyPorts } from './journey';
import type { EngagementStep } from './offer';

const actor = 'system:engagement';

export interface FallOutStep extends EngagementStep {
  /** In words of ours: it goes through the run. */
  reason: string;
}

/** Steps of an engagement that ends before work began, around the taking back of what was done outside. */
export function createFallOutActivities({ store }: Pick<JourneyPorts, 'store'>) {
  return { records: { beginFallOut, abortEngagement, settleReturn } };

  /** Takes back everything that is still asked, so that nobody answers what no longer counts. */
  async function beginFallOut({ engagementId, reason }: FallOutStep): Promise<void> {
    await store.transaction(async (tx) => {
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      await store.asks.withdrawAll(tx, engagementId, reason);
      await store.timers.clearAll(tx, engagement.workflowId);
    });
  }

  /**
   * Ends the engagement: money goes back, what was planned is dropped, the hire goes on with the next person. What was handed
   * out is asked back: the group of that question, or null.
   */
  async function abortEngagement({ engagementId, reason }: FallOutStep): Promise<{ returning: string | null }> {
    return store.transaction(async (tx) => {
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      const issued = (await store.keeping.listAssets(tx, engagementId)).filter((asset) => asset.state === 'issued');
      const returning = issued.length > 0 ? groupKey(engagementId, onboardStretches.returning) : null;
      if (engagement.state === 'aborted') return { returning };
      await store.engagements.moveEngagement(tx, engagement, 'aborted', actor, { reason });
      await store.engagements.moveMoney(tx, engagementId, { reservedMinor: -engagement.reservedMinor });
      await store.events.append(tx, {
        subject: engagementId,
        type: 'money.released',
        actor,
        data: { amountMinor: engagement.reservedMinor, currency: engagement.currency },
      });
      await store.members.dropMember(tx, engagementId, reason, actor);
      await store.leases.dropPlanned(tx, engagementId, actor);
      await store.asks.withdrawAll(tx, engagementId, reason);
      await store.commands.refuseLeft(tx, engagementId, 'The engagement has ended.', actor);
      if (returning) {
        const policy = await policyOf(store, tx, engagement.policies, kindFor('onboard', engagement));
        await store.asks.open(tx, returningAsk(engagement, issued, policy));
      }
      await tellHire(store, tx, engagement, 'aborted');
      await store.news.tellNews(tx, engagement, { kind: 'fell-out', why: reason }, [
        // Who got the final notice was told by it, with all that the law wants said.
        ...((await store.adverse.isFinal(tx, engagementId))
          ? []
          : [{ to: engagement.talentId, page: portalPages.home }]),
        { to: engagement.leadId, page: `/console/engagements/${engagementId}` },
      ]);
      return { returning };
    });
  }

  /** Takes what came back; what nobody sent is lost, and says so. */
  async function settleReturn({ engagementId }: EngagementStep): Promise<void> {
    await store.transaction(async (tx) => {
      await store.engagements.lockEngagement(tx, engagementId);
      const [asked] = await store.asks.outcomes(tx, groupKey(engagementId, onboardStretches.returning));
      const now = await store.clock.now(tx);
      if (asked?.state === 'answered') await store.keeping.returnAssets(tx, engagementId, asked.answeredAt ?? now);
      else await store.keeping.loseAssets(tx, engagementId, actor);
    });
  }
}
