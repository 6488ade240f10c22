import type { Tx } from '../adapters/db/connection';
import type { Store } from '../adapters/db/store';
import type { AskOutcome } from '../domain/ask/contract';
import { addDays } from '../domain/calendar';
import { portalPages } from '../domain/engagement/links';
import { policyName, type EngagementFacts } from '../domain/engagement/facts';
import { groupKey, runIds } from '../domain/ids';
import { consentAsk, engagementGroup } from '../domain/source/asks';
import { mayReuse, opensGate } from '../domain/source/check';
import { sourceKeys, sourceTimers } from '../domain/source/keys';
import { followCheck, type Vetted } from './check';
import { classifyEngagement } from './classify';
import { runEffect } from './effect';
import { policyOf, type JourneyPorts } from './journey';
import type { EngagementStep } from './offer';

/** A check under one of its orders. (Default: the first) */
export interface CheckStep extends EngagementStep {
  generation?: number;
}

/** Steps from the consent to the confirmed offer: check and classification. */
export function createVettingActivities({ store, world }: JourneyPorts) {
  return { records: { settleConsent, concludeVetting }, vendor: { orderCheck, lookUpCheck } };

  /** Takes the consent. A check that is used again needs none: it was consented to before, for later projects too. */
  async function settleConsent({
    engagementId,
  }: EngagementStep): Promise<{ consented: boolean; reused?: boolean; why?: string }> {
    return store.transaction(async (tx) => {
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      const known = await store.vetting.readScreening(tx, engagementId);
      if (known?.reusedFrom) return { consented: true, reused: true };
      const [ask] = await store.asks.outcomes(tx, groupKey(engagementId, 'consent'));
      if (ask?.option !== 'consent' || !ask.answeredAt) return { consented: false, why: noConsent(ask) };
      const policy = await policyOf(store, tx, engagement.policies, 'vetting');
      await store.vetting.inviteScreening(tx, engagementId, engagement.talentId, policy.package, ask.answeredAt);
      return { consented: true };
    });
  }

  /** Orders the background check; the report comes by webhook, or is looked up when it is due. */
  async function orderCheck({ engagementId, generation = 1 }: CheckStep): Promise<void> {
    const facts = await store.transaction(async (tx) => {
      const engagement = await store.engagements.readEngagement(tx, engagementId);
      const policy = await policyOf(store, tx, engagement.policies, 'vetting');
      const screening = await store.vetting.screeningOf(tx, engagementId);
      return { engagement, policy, screening, person: await store.private.personOf(tx, engagement.talentId) };
    });
    const { engagement, policy } = facts;
    const order = {
      person: facts.person,
      package: policy.package,
      jurisdiction: engagement.jurisdiction,
      consentedAt: facts.screening.consentedAt ?? '',
    };
    await runEffect(
      store,
      {
        key: sourceKeys.check(engagementId, generation),
        system: 'screening',
        operation: 'order',
        subject: engagementId,
        thread: engagement.hireId,
        workflowId: runIds.engagement(engagementId),
      },
      order,
      {
        call: (key) => world.screening.order(key, order),
        find: async (key) => {
          const found = await world.screening.find(key);
          return found && { providerRef: found.providerRef };
        },
        settle: async (tx, receipt) => {
          const screening = await store.vetting.screeningOf(tx, engagementId);
          const due = addDays(await store.clock.now(tx), policy.checkDueDays, engagement.timeZone);
          await store.vetting.moveScreening(tx, screening, 'pending', {
            provider_ref: receipt.providerRef,
            due_at: due,
          });
          const workflowId = runIds.engagement(engagementId);
          await store.timers.arm(tx, { workflowId, name: sourceTimers.checkDue(generation), until: due });
        },
      },
    );
  }

  /** Asks the agency for a result whose webhook may be lost. What it says is kept like a report, once, and wakes the run. */
  async function lookUpCheck({ engagementId, generation = 1 }: CheckStep): Promise<void> {
    const key = sourceKeys.check(engagementId, generation);
    const found = await world.screening.find(key);
    await store.transaction(async (tx) => {
      const screening = await store.vetting.screeningOf(tx, engagementId);
      if (screening.generation !== generation || opensGate(screening)) return;
      await store.vetting.moveScreening(tx, screening, screening.state, { looked_up_at: await store.clock.now(tx) });
      if (!found?.completedAt || found.status === 'pending') return;
      const { status, completedAt, link } = found;
      await store.hooks.receive(tx, 'screening', `looked-up/${key}/${status}/${completedAt}`, 'check.completed', {
        type: 'check.completed',
        data: { key, status, completedAt, link },
      });
    });
  }

  /**
   * Takes what the agency reported, classifies the engagement on its dated rule set, and confirms the offer when both
   * allow it. Otherwise it says what comes next; nothing was granted yet, and offer, seat and money are held.
   */
  async function concludeVetting({ engagementId, generation = 1 }: CheckStep): Promise<Vetted> {
    return store.transaction(async (tx): Promise<Vetted> => {
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      if (engagement.state !== 'vetting') return { confirmed: engagement.state !== 'aborted', why: '' };
      const screening = await store.vetting.screeningOf(tx, engagementId);
      if (screening.generation > generation) return { confirmed: false, why: '', next: 'order-anew' };
      if (!opensGate(screening)) {
        const held = await followCheck(store, tx, engagement, screening);
        if (held) return held;
      }
      return classifyEngagement(store, tx, engagement);
    });
  }
}

/**
 * Begins vetting after an accepted offer. A valid check of the same person and package is used again: nobody is asked,
 * nothing is ordered. Otherwise the person is asked for consent. Either way the group `consent` wakes the run.
 */
export async function openVetting(
  store: Store,
  tx: Tx,
  engagement: EngagementFacts,
  accepted: Pick<AskOutcome, 'id' | 'answeredBy'>,
): Promise<void> {
  const vetting = await store.engagements.moveEngagement(
    tx,
    engagement,
    'vetting',
    accepted.answeredBy ?? 'system:engagement',
    { ask: accepted.id },
  );
  const policy = await policyOf(store, tx, engagement.policies, 'vetting');
  const earlier = await store.vetting.earlierCheck(tx, engagement.talentId, policy.package, engagement.id);
  if (!earlier || !mayReuse(earlier, engagement.startsAt, policy.reuseBeyondStartDays))
    return store.asks.open(tx, consentAsk(vetting, policy));

  const id = await store.vetting.reuseScreening(tx, engagement.id, earlier);
  await store.events.append(tx, {
    subject: engagement.id,
    type: 'screening.reused',
    object: id,
    actor: 'system:engagement',
    data: {
      from: earlier.id,
      validUntil: earlier.validUntil,
      policy: policyName('vetting', engagement.policies),
    },
  });
  const reader = { to: engagement.talentId, page: portalPages.home };
  await store.news.tellNews(tx, engagement, { kind: 'check-reused' }, [reader]);
  await store.asks.open(tx, engagementGroup(vetting, 'consent', 'vetting', []));
}

function noConsent(ask: AskOutcome | undefined): string {
  return ask?.state === 'lapsed'
    ? 'nobody consented to the background check in time'
    : 'the background check was not consented to';
}
