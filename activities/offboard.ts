import type { Tx } from '../adapters/db/connection';
import type { EngagementFacts } from '../domain/engagement/facts';
import type { Tier } from '../domain/evaluate/score';
import { Conflict } from '../domain/errors';
import { groupKey } from '../domain/ids';
import { leavingAsks } from '../domain/offboard/asks';
import { challengeKinds } from '../domain/source/classification/asks';
import { holderOf, revokeFrom } from './access';
import { runAll } from './effect';
import { createHandoverActivities } from './handover';
import { outcomeOf, policyOf, tellHire, type JourneyPorts } from './journey';
import type { EngagementStep } from './offer';

const actor = 'system:engagement';

/** Steps of offboarding: handover and what is kept of it, access revoked and proven, leaving, the close. */
export function createOffboardActivities({ store, world }: JourneyPorts) {
  return {
    records: { ...createHandoverActivities({ store }).records, beginEnding, settleLeaving, closeEngagement },
    vendor: { revokeAccess },
    close,
  };

  /**
   * The end has come, by its date or before: what nobody will deliver any more is dropped, what people did not agree to is
   * taken back, and everyone is asked for what is left to do. Results that were handed in are still decided and paid.
   */
  async function beginEnding({
    engagementId,
  }: EngagementStep): Promise<{ group: string; systems: string[]; generation: number; dropped: number[] }> {
    return store.transaction(async (tx) => {
      let engagement = await store.engagements.lockEngagement(tx, engagementId);
      const endType = engagement.endType ?? 'end_of_contract';
      if (engagement.state !== 'ending') {
        if (engagement.state === 'suspended')
          await store.asks.goOn(tx, { subject: engagementId, kinds: ['work'] }, actor);
        engagement = await store.engagements.moveEngagement(
          tx,
          engagement,
          'ending',
          actor,
          { endType },
          { end_type: endType },
        );
        const policy = await policyOf(store, tx, engagement.policies, 'offboard');
        await store.asks.open(tx, leavingAsks(engagement, await store.keeping.listAssets(tx, engagementId), policy));
        await store.commands.refuseLeft(tx, engagementId, 'The engagement ended before it was agreed.', actor);
        for (const group of await store.asks.openGroups(tx, engagementId, [
          'change',
          'change-approval',
          'classification-review',
        ]))
          await store.asks.withdraw(tx, group, 'the engagement ends');
        if (endType !== 'end_of_contract') await dropUndone(tx, engagement);
      }
      const leases = await store.leases.listLeases(tx, engagementId);
      const dropped = (await store.work.listWork(tx, engagementId)).filter((item) => item.state === 'dropped');
      return {
        group: groupKey(engagementId, 'leaving'),
        systems: [...new Set(leases.map((lease) => lease.system))],
        generation: engagement.accessGeneration,
        dropped: endType === 'end_of_contract' ? [] : dropped.map((item) => item.no),
      };
    });
  }

  /** Whoever leaves early hands nothing in any more. */
  async function dropUndone(tx: Tx, engagement: EngagementFacts): Promise<void> {
    const decided = await store.work.underReview(tx, engagement.id);
    const open = (await store.work.listWork(tx, engagement.id)).filter(
      (item) => !['done', 'dropped'].includes(item.state) && !decided.includes(item.no),
    );
    for (const { no } of open)
      for (const group of await store.asks.openGroups(tx, engagement.id, ['work', 'untaken'], `work-${no}/%`))
        await store.asks.withdraw(tx, group, 'the engagement ends');
    const why = { by: actor, reason: 'the engagement ended before', currency: engagement.currency };
    await store.work.dropWork(
      tx,
      engagement.id,
      open.map((item) => item.no),
      why,
    );
  }

  /** Takes access away in every system at the same time, each an effect of its own. */
  async function revokeAccess({ engagementId }: EngagementStep): Promise<void> {
    const leases = await store.leases.listLeases(store.reader, engagementId);
    const systems = [...new Set(leases.map((lease) => lease.system))];
    if (systems.length === 0) return;
    const holder = await store.transaction((tx) => holderOf(store, tx, engagementId));
    await runAll(systems.map((system) => () => revokeFrom({ store, world }, holder, system)));
  }

  /** Takes assets, rights, interview and the verdict on working together again. */
  async function settleLeaving({ engagementId }: EngagementStep): Promise<void> {
    await store.transaction(async (tx) => {
      await store.engagements.lockEngagement(tx, engagementId);
      const outcomes = await store.asks.outcomes(tx, groupKey(engagementId, 'leaving'));
      const assets = outcomeOf(outcomes, 'leaving/assets');
      if (assets.state === 'answered')
        await store.keeping.returnAssets(tx, engagementId, assets.answeredAt ?? (await store.clock.now(tx)));
    });
  }

  /**
   * Closes the engagement: only when every lease is revoked with its proof and every payment is paid. What was reserved and not
   * needed goes back; the person becomes alumni with tier and verdict; the hire is told.
   */
  async function closeEngagement({ engagementId }: EngagementStep): Promise<void> {
    await store.transaction(async (tx) => {
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      if (engagement.state === 'closed') return;
      const outcomes = await store.asks.outcomes(tx, groupKey(engagementId, 'leaving'));
      const verdict = outcomeOf(outcomes, 'rehire');
      await close(tx, engagement, {
        rehire: verdict.option ?? 'undecided',
        by: verdict.answeredBy ?? actor,
        tier: await store.tiers.tierOfEngagement(tx, engagementId),
      });
      await tellHire(store, tx, engagement, 'closed');
    });
  }

  /** The close itself, inside the transaction of whoever knows the verdict. Throws Conflict while access or pay is open. */
  async function close(
    tx: Tx,
    engagement: EngagementFacts,
    { rehire, by, tier }: { rehire: string; by: string; tier: Tier | null },
  ): Promise<void> {
    const { id: engagementId } = engagement;
    const open = (await store.leases.listLeases(tx, engagementId)).filter((lease) => lease.state !== 'revoked');
    if (open.length > 0)
      throw new Conflict(
        `Engagement ${engagementId} still has access to ${open.map((l) => l.system).join(', ')}; revoke it first.`,
      );
    const unpaid = await store.payments.unpaid(tx, engagementId);
    if (unpaid.length > 0)
      throw new Conflict(`Engagement ${engagementId} still owes ${unpaid.join(', ')}; pay it first.`);

    await store.commands.refuseLeft(tx, engagementId, 'The engagement is closed.', actor);
    const { paidMinor, reservedMinor, currency } = engagement;
    const told = (type: string, data: Record<string, unknown>) => ({ subject: engagementId, type, actor, data });
    await store.events.appendAll(tx, [
      told('finalpay.settled', { paidMinor, currency, openMinor: 0 }),
      ...(reservedMinor > 0 ? [told('money.released', { amountMinor: reservedMinor, currency })] : []),
    ]);
    await store.asks.withdrawAll(tx, engagementId, 'the engagement is closed', { except: challengeKinds });
    await store.engagements.moveEngagement(
      tx,
      engagement,
      'closed',
      actor,
      { rehire, tier },
      { rehire, closed_at: await store.clock.now(tx) },
    );
    await store.talents.moveTalent(tx, engagement.talentId, 'alumni', {
      by,
      tier,
      rehire,
      engagement: engagementId,
    });
    await store.talents.endSessions(tx, engagement.talentId);
    // Last: it locks the season, and all who close at once stand in that queue.
    if (reservedMinor > 0) await store.engagements.moveMoney(tx, engagementId, { reservedMinor: -reservedMinor });
  }
}
