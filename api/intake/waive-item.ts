import { waiveByHand } from '../../adapters/db/waive-by-hand';
import { actorIdOf, type Caller } from '../caller';
import type { Services } from '../services';

/** Lets work start without an item of the checklist, with a reason, and lets its run know. Throws what `waiveByHand` throws. */
export async function waiveItem(
  services: Pick<Services, 'store' | 'deliver'>,
  caller: Caller,
  engagementId: string,
  waiver: { item: string; reason: string },
): Promise<void> {
  await services.store.transaction((tx) => waiveByHand(tx, engagementId, waiver, actorIdOf(caller)));
  await services.deliver();
}
