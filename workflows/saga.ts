import {
  ActivityFailure,
  ApplicationFailure,
  CancellationScope,
  isCancellation,
  upsertSearchAttributes,
} from '@temporalio/workflow';

import type { LedgerEntry } from '../activities/mechanism';
import { groupKey, undoKey } from '../domain/ids';
import { attributes } from './attributes';
import type { Run } from './run';
import { mechanism } from './steps';

/**
 * Runs a vendor step to its end, however long that takes: when its patience is over or the vendor refuses, the effects are
 * parked and an engineer decides (retry | skip | done by hand); the run waits and does not fail.
 * `effectKeys`: what the step does outside. Gives the step's result, or null when the engineer chose to go on without it.
 * One step may do several effects (see `runAll`); independent steps are performed in parallel with `Promise.all`.
 * `mustBeDone`: the engineer is not offered to go on without it, since what follows would not be allowed. (Default: false)
 */
export async function perform<R>(
  run: Run,
  effectKeys: string | readonly string[],
  step: () => Promise<R>,
  { mustBeDone = false }: { mustBeDone?: boolean } = {},
): Promise<R | null> {
  const keys = typeof effectKeys === 'string' ? [effectKeys] : effectKeys;
  for (;;) {
    try {
      return await step();
    } catch (error) {
      if (!(error instanceof ActivityFailure) || isCancellation(error)) throw error;
      if (wasSkipped(error)) return null;
      if ((await askEngineer(run, keys, error, mustBeDone)) === 'skip') return null;
    }
  }
}

/** How one kind of effect is undone. */
export interface UndoStep {
  /** Key of the effect that undoes it. (Default: its own key with `/undo/1`) */
  key?(entry: LedgerEntry): string;
  /** The vendor step. Its effect is written with `compensates: entry.key`. For an entry that is not `done` it looks first. */
  run(entry: LedgerEntry, key: string): Promise<unknown>;
  /** No engineer may leave it as it is. (Default: false) */
  mustBeDone?: boolean;
  /** Also for one that an engineer went on without: it may have been done all the same. (Default: false) */
  evenIfSkipped?: boolean;
}

/** Undo steps by the operation of the effect, up to a colon: `grant` for `grant:chat`. What is not in the table needs no undoing. */
export type UndoTable = Readonly<Record<string, UndoStep>>;

/**
 * Undoes what was done for a subject, from its ledger, the newest first. Goes on when the run is cancelled.
 * Gives the keys that an engineer chose to leave.
 */
export async function compensate(
  run: Run,
  undo: UndoTable,
  subject: string = run.subject,
): Promise<{ undone: string[]; left: string[] }> {
  return CancellationScope.nonCancellable(async () => {
    const undone: string[] = [];
    const left: string[] = [];
    for (const entry of await mechanism.readLedger({ subject })) {
      const how = undo[entry.operation.split(':')[0] ?? ''];
      if (!how || (entry.state === 'failed' && !how.evenIfSkipped)) continue;
      const key = how.key?.(entry) ?? undoKey(entry.key);
      const result = await perform(run, key, async () => ({ done: await how.run(entry, key) }), {
        mustBeDone: how.mustBeDone ?? false,
      });
      (result ? undone : left).push(entry.key);
    }
    return { undone, left };
  });
}

async function askEngineer(
  run: Run,
  keys: readonly string[],
  error: ActivityFailure,
  mustBeDone: boolean,
): Promise<'again' | 'skip'> {
  const { subject, thread, workflowId, state } = run;
  const name = keys[0] ?? error.activityType;
  const times = (state.parked[name] = (state.parked[name] ?? 0) + 1);
  const group = groupKey(subject, times === 1 ? `parked/${name}` : `parked/${name}/again-${times}`);
  const { parked } = await mechanism.parkEffects({
    keys: keys.length > 0 ? [...keys] : [name],
    group,
    subject,
    thread,
    workflowId,
    phase: state.phase,
    error: told(error),
    mustBeDone,
  });
  upsertSearchAttributes([{ key: attributes.MusterBlocked, value: true }]);
  try {
    await run.asked(group, 'engineer');
  } catch (error) {
    // Whoever stops the step leaves no question behind that would change nothing any more.
    const reason = 'the step is not wanted any more';
    if (isCancellation(error)) await CancellationScope.nonCancellable(() => mechanism.withdrawAsks({ group, reason }));
    throw error;
  }
  const verdict = await mechanism.unparkEffects({ keys: parked, group });
  const stillBlocked = state.waits.some((wait) => wait.for === 'engineer');
  if (!stillBlocked) upsertSearchAttributes([{ key: attributes.MusterBlocked, value: false }]);
  return verdict === 'skip' ? 'skip' : 'again';
}

function told(error: ActivityFailure): string {
  const { cause } = error;
  if (cause instanceof ApplicationFailure) return `${cause.type ?? 'Error'}: ${cause.message}`;
  return `${error.activityType} did not end in time`;
}

function wasSkipped(error: ActivityFailure): boolean {
  const { cause } = error;
  if (!(cause instanceof ApplicationFailure)) return false;
  const [facts] = (cause.details ?? []) as { skipped?: unknown }[];
  return facts?.skipped === true;
}
