import { actorIdOf, type Caller } from '../caller';
import type { Services } from '../services';
import { assertMayWaive } from '../../domain/onboard/waiver';
import type { OnboardPolicy } from '../../domain/policy/contract';

/**
 * Lets work start without an item of the checklist, with a reason: row and event, and the talent’s open question about it is
 * taken back, all in one transaction, so that the stretch goes on without it.
 * Throws NotFound, RuleBroken when the policy knows no exception, Conflict when it is done or waived already.
 */
export async function waiveItem(
  services: Pick<Services, 'store' | 'deliver'>,
  caller: Caller,
  engagementId: string,
  { item, reason }: { item: string; reason: string },
): Promise<void> {
  const { store } = services;
  const by = actorIdOf(caller);
  await store.transaction(async (tx) => {
    const engagement = await store.engagements.lockEngagement(tx, engagementId);
    const policy = await store.policies.read<OnboardPolicy>(tx, 'onboard', engagement.policies.onboard);
    assertMayWaive(
      item,
      policy.checklist.find((spec) => spec.item === item),
      engagement.state,
    );
    const { stage } = await store.checklist.waiveItem(tx, engagementId, item, { by, reason });
    const why = `waived: ${reason}`.slice(0, 2000);
    for (const ask of await store.asks.openNamed(tx, engagementId, `${stage}/${item}`))
      await store.asks.withdrawOne(tx, ask, why, by);
    const left = (await store.checklist.listChecklist(tx, engagementId)).some(
      (one) => one.stage === stage && one.owner === 'talent' && one.state === 'open',
    );
    // With the last late item waived there is nothing left to decide about.
    if (!left)
      for (const ask of await store.asks.openNamed(tx, engagementId, 'late'))
        await store.asks.withdrawOne(tx, ask, why, by);
  });
  await services.deliver();
}
