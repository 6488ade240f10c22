import { assertMayWaive } from '../../domain/onboard/waiver';
import type { OnboardPolicy } from '../../domain/policy/contract';
import { openNamed } from './asks';
import { withdrawOne } from './asks/withdraw-one';
import { listChecklist, waiveItem } from './checklist';
import type { Tx } from './connection';
import { lockEngagement } from './engagements';
import { read } from './policies';

/**
 * Lets work start without an item of the checklist, with a reason: row and event, and the talent’s open question about it is
 * taken back, all in one transaction, so that the stretch goes on without it.
 * Throws NotFound, RuleBroken when the policy knows no exception, Conflict when it is done or waived already.
 */
export async function waiveByHand(
  tx: Tx,
  engagementId: string,
  { item, reason }: { item: string; reason: string },
  by: string,
): Promise<void> {
  const engagement = await lockEngagement(tx, engagementId);
  const policy = await read<OnboardPolicy>(tx, 'onboard', engagement.policies.onboard);
  assertMayWaive(
    item,
    policy.checklist.find((spec) => spec.item === item),
    engagement.state,
  );
  const { stage } = await waiveItem(tx, engagementId, item, { by, reason });
  const why = `waived: ${reason}`.slice(0, 2000);
  for (const ask of await openNamed(tx, engagementId, `${stage}/${item}`)) await withdrawOne(tx, ask, why, by);
  const left = (await listChecklist(tx, engagementId)).some(
    (one) => one.stage === stage && one.owner === 'talent' && one.state === 'open',
  );
  // With the last late item waived there is nothing left to decide about.
  if (!left) for (const ask of await openNamed(tx, engagementId, 'late')) await withdrawOne(tx, ask, why, by);
}
