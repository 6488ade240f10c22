import { createHash } from 'node:crypto';

import type { EffectSpec, EffectState } from '../domain/effect/contract';
import { MusterError, RuleBroken, Unavailable } from '../domain/errors';
import type { NewEvent } from '../domain/event/contract';
import type { Receipt } from './ports';

/** One effect as it is stored. */
export interface EffectRow extends EffectSpec {
  state: EffectState;
  requestDigest: string;
  /** The vendor's id. Set on a pending row: an engineer did it by hand and typed it in. */
  providerRef: string | null;
  result: Record<string, unknown>;
  attempts: number;
  lastError: string | null;
}

/** The ledger of effects. Every function is a few statements in the caller's transaction. */
export interface Effects<Tx> {
  /** Inserts the row as `pending`, or finds and locks the one that is there. */
  begin(tx: Tx, spec: EffectSpec, requestDigest: string): Promise<{ fresh: boolean; effect: EffectRow }>;
  /** To `done`; marks what it compensates `undone`. False when it was done or undone before: nothing changed. */
  settle(tx: Tx, key: string, done: { providerRef: string; result: Record<string, unknown> }): Promise<boolean>;
  /** One more attempt that failed. The state stays. */
  missed(tx: Tx, key: string, error: string): Promise<void>;
}

/** What running an effect needs of the store. */
export interface EffectStore<Tx> {
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  effects: Effects<Tx>;
  events: { append(tx: Tx, event: NewEvent): Promise<unknown> };
}

/** How one effect is done, looked up and recorded. `R` is stored: no personal data in it. */
export interface EffectSteps<Tx, R extends object> {
  /** Does it. The vendor takes the key as its idempotency key. */
  call(key: string): Promise<Receipt & R>;
  /** Looks it up by key before a repeat. (Default: the call is simply repeated under its key) */
  find?(key: string): Promise<(Receipt & R) | null>;
  /** Our own rows and events, in the transaction that makes the effect `done`: once. After a deed by hand that `find` does not see, `result` holds only `providerRef`. */
  settle?(tx: Tx, result: Receipt & R): Promise<void>;
}

/**
 * Does one thing in an outside system once: row `pending` → look up, call → row `done` with its result and our own rows.
 * A repeat returns the stored result. `request` is what the vendor is asked; only its SHA-256 is stored.
 * Throws what the vendor port throws, and RuleBroken for another request under the same key or a skipped effect.
 */
export async function runEffect<Tx, R extends object>(
  store: EffectStore<Tx>,
  spec: EffectSpec,
  request: unknown,
  steps: EffectSteps<Tx, R>,
): Promise<Receipt & R> {
  const digest = digestOf(request);
  const { fresh, effect } = await store.transaction((tx) => store.effects.begin(tx, spec, digest));
  if (effect.state === 'done' || effect.state === 'undone') return storedResult(effect, digest);
  refuseOther(effect, digest);
  try {
    // Whether an earlier try was done is unknown: its reply may have been lost.
    const before = fresh ? null : await lookUp(effect, steps);
    const result = before ?? (await steps.call(spec.key));
    await store.transaction((tx) => settle(tx, store, spec, result, steps));
    return result;
  } catch (error) {
    await noteMiss(store, spec.key, error);
    throw error;
  }
}

/**
 * Several effects of one step at the same time. Waits for all, so that none runs on unwatched; then gives the results in
 * order, null for a skipped one, or throws: first what is worth a retry, else the first error.
 */
export async function runAll<R>(effects: readonly (() => Promise<R>)[]): Promise<(R | null)[]> {
  const ends = await Promise.allSettled(effects.map((effect) => effect()));
  const errors = ends.flatMap((end) =>
    end.status === 'rejected' && !isSkip(end.reason) ? [end.reason as unknown] : [],
  );
  if (errors.length > 0) throw errors.find((error) => error instanceof Unavailable) ?? errors[0];
  return ends.map((end) => (end.status === 'fulfilled' ? end.value : null));
}

/** SHA-256 of a request, hex; the order of its fields does not matter. Bytes count by their own digest. */
export function digestOf(request: unknown): string {
  return createHash('sha256').update(canonical(request)).digest('hex');
}

function storedResult<R extends object>(effect: EffectRow, digest: string): Receipt & R {
  refuseOther(effect, digest);
  return { ...effect.result, providerRef: effect.providerRef } as Receipt & R;
}

function refuseOther(effect: EffectRow, digest: string): void {
  if (effect.state === 'failed')
    throw new RuleBroken(`Effect ${effect.key} was skipped by a person; do it under its next generation`, {
      effect: effect.key,
      skipped: true,
    });
  if (effect.requestDigest !== digest)
    throw new RuleBroken(
      `Effect ${effect.key} was asked with another request before; a change needs the key's next generation`,
      { effect: effect.key },
    );
}

function isSkip(error: unknown): boolean {
  return error instanceof RuleBroken && error.facts.skipped === true;
}

async function lookUp<Tx, R extends object>(
  effect: EffectRow,
  steps: EffectSteps<Tx, R>,
): Promise<(Receipt & R) | null> {
  const found = (await steps.find?.(effect.key)) ?? null;
  if (found || effect.providerRef === null) return found;
  return { providerRef: effect.providerRef } as Receipt & R;
}

async function settle<Tx, R extends object>(
  tx: Tx,
  store: EffectStore<Tx>,
  spec: EffectSpec,
  result: Receipt & R,
  steps: EffectSteps<Tx, R>,
): Promise<void> {
  const { providerRef, ...rest } = result;
  const changed = await store.effects.settle(tx, spec.key, { providerRef, result: rest });
  // Two tries of one step may both come this far; our own rows are written by one of them.
  if (!changed) return;
  await steps.settle?.(tx, result);
  await store.events.append(tx, {
    subject: spec.subject,
    type: 'effect.done',
    object: spec.key,
    actor: `system:${spec.system}`,
    data: {
      system: spec.system,
      operation: spec.operation,
      ...(spec.compensates && { compensates: spec.compensates }),
    },
  });
}

async function noteMiss<Tx>(store: EffectStore<Tx>, key: string, error: unknown): Promise<void> {
  try {
    await store.transaction((tx) => store.effects.missed(tx, key, describe(error)));
  } catch (noteError) {
    // With the store gone too, the first error says more.
    if (!(noteError instanceof Unavailable)) throw noteError;
  }
}

// Messages of foreign errors may quote what a person typed; our own never do.
function describe(error: unknown): string {
  if (error instanceof MusterError) return `${error.kind}: ${error.message}`;
  return error instanceof Error ? error.name : 'unknown error';
}

function canonical(value: unknown): string {
  if (value instanceof Uint8Array) return `bytes:${createHash('sha256').update(value).digest('hex')}`;
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`;
}
