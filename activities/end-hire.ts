import type { Tx } from '../adapters/db/connection';
import type { HireRecord } from '../adapters/db/hires';
import type { Store } from '../adapters/db/store';
import { runIds } from '../domain/ids';
import { sourceKeys } from '../domain/source/keys';

/** Ends a hire before anybody worked: requisition, hire and everyone still considered, in one go. Repeats change nothing. */
export async function endHire(
  store: Store,
  tx: Tx,
  hire: HireRecord,
  end: { to: 'rejected' | 'cancelled'; by: string; reason: string },
): Promise<void> {
  if (hire.state === 'rejected' || hire.state === 'cancelled') return;
  await store.timers.clearAll(tx, runIds.hire(hire.id));
  const { to, by, reason } = end;
  const ended = await store.hires.moveRequisition(tx, hire, to, by, { reason });
  await store.applications.rejectRest(tx, hire.requisitionId, 'the request was taken back');
  await store.hires.moveHire(tx, ended, to, by, { reason });
}

/** Rounds of looking whose listing is on the marketplace still: published, and neither closed by it nor by us. */
export async function openListings(store: Store, tx: Tx, hire: HireRecord): Promise<number[]> {
  const ledger = await store.effects.ledger(tx, hire.id);
  const done = new Set(ledger.filter(({ state }) => state === 'done').map(({ key }) => key));
  const open: number[] = [];
  for (let round = 1; round <= hire.round; round += 1) {
    const key = sourceKeys.listing(hire.id, round);
    if (!done.has(key) || done.has(sourceKeys.closeListing(hire.id, round))) continue;
    const reports = await store.hooks.reportsOf(tx, key);
    if (!reports.some(({ type }) => type === 'listing.closed')) open.push(round);
  }
  return open;
}
