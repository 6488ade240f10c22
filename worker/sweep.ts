import type { Logger } from 'pino';

import { loadReasons, targetScale } from '../adapters/db/clock-target';
import type { Database, Tx } from '../adapters/db/connection';
import { sealNext } from '../adapters/db/seal';
import type { Store } from '../adapters/db/store';
import { carryOnBulk } from '../activities/bulk';
import { endKeeping, watchExpiries } from '../activities/radar';
import { closeDueWindows } from '../activities/windows';
import { nextScale } from '../domain/clock-lag';

export interface SweepPorts {
  database: Database;
  store: Store;
  log: Pick<Logger, 'info' | 'warn'>;
}

const batch = 200;
// Asks of a batch come between the sweeps, not instead of them.
const chunk = 25;

/**
 * Asks that are due for a reminder, an escalation or their end, runs that oversleep, windows of rating
 * that close, and what was told to many at once.
 * Gives how many it handled.
 */
export async function sweepDue({ store }: SweepPorts): Promise<number> {
  const asks = await store.transaction((tx) => store.asks.sweep(tx, batch));
  const timers = await store.transaction((tx) => store.timers.callDue(tx, batch));
  const windows = await closeDueWindows(store, batch);
  return asks + timers + windows + (await carryOnBulk(store, chunk));
}

/** What runs out: renewals are asked for, what ran out is told, answers are read, papers are let go. Gives how many it handled. */
export async function radar({ store }: SweepPorts): Promise<number> {
  return (await watchExpiries(store, chunk)) + (await endKeeping(store, chunk));
}

/** Keeps the business clock going, and fits its speed to what the stack can keep up with. Call it every second. */
export async function beat({ store, log }: SweepPorts): Promise<void> {
  await store.transaction((tx) => store.clock.beat(tx));
  const change = await store.transaction((tx) => fitSpeed(tx, store));
  if (change) log.info(change, 'the business clock has another speed');
}

/** Seals events into the hash chain until none is left that may be sealed. */
export async function seal({ store }: SweepPorts): Promise<number> {
  let sealed = 0;
  for (;;) {
    const now = await store.transaction((tx) => sealNext(tx, batch));
    sealed += now;
    if (now < batch) return sealed;
  }
}

async function fitSpeed(tx: Tx, store: Store): Promise<{ from: number; scale: number; lateSeconds: number } | null> {
  const { scale, wallFrom } = await store.clock.segment(tx);
  // A clock at the wall's pace is production's: it costs one query a second, and no more.
  if (scale === 0) return null;
  const target = await targetScale(tx);
  if (target <= 1) return null;
  const lateSeconds = await store.timers.lateness(tx);
  const next = nextScale({ target, scale, lateSeconds, heldSeconds: (Date.now() - Date.parse(wallFrom)) / 1000 });
  if (next === null) return null;
  // Two workers that decide at once decide the same: the speed is set, not halved.
  await store.clock.setScale(tx, next, next < scale ? loadReasons.slowed : loadReasons.recovered);
  return { from: scale, scale: next, lateSeconds };
}
