import { localDate } from '../domain/calendar';
import { deliverableAsks } from '../domain/assign/asks';
import { assignKeys, untakenStretch } from '../domain/assign/keys';
import { groupKey, runIds } from '../domain/ids';
import { runAll, runEffect } from './effect';
import { outcomeOf, policyOf, type JourneyPorts } from './journey';
import type { EngagementStep } from './offer';

const actor = 'system:engagement';

type ItemStep = EngagementStep & { no: number; round: number };

/** Steps around work that is not done as it was offered: not taken on, offered anew, dropped. */
export function createUntakenActivities({ store, world }: JourneyPorts) {
  return { records: { settleUntaken }, vendor: { offerAgain, withdrawItems } };

  /** Takes the lead’s word on an item that nobody took on: offered again, dropped, or the engagement ends. */
  async function settleUntaken({ engagementId, no, round }: ItemStep): Promise<{ next: 'again' | 'dropped' | 'end' }> {
    return store.transaction(async (tx) => {
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      const ask = outcomeOf(
        await store.asks.outcomes(tx, groupKey(engagementId, untakenStretch(no, round))),
        `work-${no}/untaken`,
      );
      const by = ask.answeredBy ?? actor;
      const policy = await policyOf(store, tx, engagement.policies, 'assign');
      if (ask.option === 'again' && engagement.state !== 'ending') {
        await store.work.nextVersion(tx, engagementId, no, round + 1);
        const item = (await store.work.listWork(tx, engagementId)).find((w) => w.no === no);
        if (!item) return { next: 'dropped' };
        const via = assignKeys.publish(engagementId, no, item.version);
        await store.asks.open(tx, deliverableAsks(engagement, item, round + 1, policy, { via, agreed: false }));
        return { next: 'again' };
      }
      await store.work.dropWork(tx, engagementId, [no], {
        by,
        reason: ask.reason ?? 'nobody took it on',
        currency: engagement.currency,
      });
      if (ask.option !== 'end') return { next: 'dropped' };
      await store.engagements.endEarly(
        tx,
        engagement,
        {
          at: await store.clock.now(tx),
          type: 'termination',
          cause: 'no_show',
          reason: ask.reason ?? 'nobody showed up',
        },
        by,
      );
      return { next: 'end' };
    });
  }

  /** Takes the item back that the work tool holds, and publishes it as it stands now. */
  async function offerAgain({ engagementId, nos }: EngagementStep & { nos: readonly number[] }): Promise<void> {
    await withdrawItems({ engagementId, nos });
    const { engagement, person, items } = await factsOf(engagementId, nos);
    await runAll(
      items.map((item) => () => {
        const key = assignKeys.publish(engagementId, item.no, item.version);
        const published = {
          engagement: engagementId,
          person,
          title: item.title,
          acceptance: [...item.acceptance],
          dueOn: localDate(item.dueAt, engagement.timeZone),
          amount: { amountMinor: item.amountMinor, currency: engagement.currency },
        };
        return runEffect(store, { ...specOf(engagement, 'publish'), key }, published, {
          call: (k) => world.workTool.publish(k, published),
          find: (k) => world.workTool.find(k),
          settle: (tx) => store.work.markOffered(tx, engagementId, item.no, key),
        });
      }),
    );
  }

  /** Takes every publication of these items back that is not the newest of an item still wanted. */
  async function withdrawItems({ engagementId, nos }: EngagementStep & { nos: readonly number[] }): Promise<void> {
    const { engagement, items, publications } = await factsOf(engagementId, nos);
    const newest = new Set(
      items
        .filter((item) => item.state !== 'dropped')
        .map((item) => assignKeys.publish(engagementId, item.no, item.version)),
    );
    const stale = publications.filter(({ effect }) => !newest.has(effect.key));
    await runAll(
      stale.map(({ no, version, effect }) => () => {
        const ref = effect.providerRef;
        return runEffect(
          store,
          {
            ...specOf(engagement, 'withdraw'),
            key: assignKeys.withdraw(engagementId, no, version),
            compensates: effect.key,
          },
          { ref },
          { call: (k) => world.workTool.withdraw(k, ref ?? '') },
        );
      }),
    );
  }

  async function factsOf(engagementId: string, nos: readonly number[]) {
    return store.transaction(async (tx) => {
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      const items = (await store.work.listWork(tx, engagementId)).filter((item) => nos.includes(item.no));
      const done = new Map(
        (await store.effects.ledger(tx, engagementId)).filter(({ state }) => state === 'done').map((e) => [e.key, e]),
      );
      const publications = items.flatMap(({ no, version: newest }) =>
        Array.from({ length: newest }, (_, index) => index + 1).flatMap((version) => {
          const effect = done.get(assignKeys.publish(engagementId, no, version));
          return effect ? [{ no, version, effect }] : [];
        }),
      );
      return { engagement, items, publications, person: await store.private.personOf(tx, engagement.talentId) };
    });
  }

  function specOf(engagement: { id: string; hireId: string }, operation: 'publish' | 'withdraw') {
    return {
      system: 'work-tool',
      operation,
      subject: engagement.id,
      thread: engagement.hireId,
      workflowId: runIds.engagement(engagement.id),
    };
  }
}
