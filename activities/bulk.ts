import type { Store } from '../adapters/db/store';

/** Carries on what was told to many at once, up to `limit` items, each in a transaction of its own. Returns how many it handled. */
export async function carryOnBulk(store: Store, limit: number): Promise<number> {
  const due = await store.transaction((tx) => store.bulk.dueItems(tx, limit));
  for (const item of due) await store.transaction((tx) => store.bulk.settleItem(tx, item));
  return due.length;
}
