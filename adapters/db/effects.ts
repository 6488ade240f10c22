import type { EffectSpec, EffectState } from '../../domain/effect/contract';
import { NotFound } from '../../domain/errors';
import type { Reader, Tx } from './connection';
import { append } from './events';

/** One effect as it is stored. */
export interface EffectRecord extends EffectSpec {
  state: EffectState;
  /** SHA-256 of the request, hex. */
  requestDigest: string;
  /** The vendor's id. On a pending row: an engineer did it by hand and typed it in. */
  providerRef: string | null;
  result: Record<string, unknown>;
  attempts: number;
  /** The ask to an engineer that decides on it, while parked. */
  parkedAsk: string | null;
  lastError: string | null;
  /** Why it was left as it is when the rest was taken back. */
  leftReason: string | null;
  createdAt: string;
  changedAt: string;
}

/** Inserts the effect as `pending`, or finds and locks the one that is there under its key. */
export async function begin(
  tx: Tx,
  spec: EffectSpec,
  requestDigest: string,
): Promise<{ fresh: boolean; effect: EffectRecord }> {
  const { rows } = await tx.raw<{ rows: (EffectRow & { fresh: boolean })[] }>(
    `insert into effect (key, system, operation, subject, thread, workflow_id, compensates, state, request_digest,
       created_at, changed_at)
     select ?, ?, ?, ?, ?, ?, ?, 'pending', ?, now, now from (select business_now() as now) n
     on conflict (key) do update set key = excluded.key returning *, (xmax = 0) as fresh`,
    [
      spec.key,
      spec.system,
      spec.operation,
      spec.subject,
      spec.thread,
      spec.workflowId,
      spec.compensates ?? null,
      requestDigest,
    ],
  );
  const row = rows[0] as EffectRow & { fresh: boolean };
  return { fresh: row.fresh, effect: toRecord(row) };
}

/**
 * To `done` with the vendor's id and what it said (no personal data); what it compensates becomes `undone`, with an event.
 * False when it was done or undone before: nothing changed.
 */
export async function settle(
  tx: Tx,
  key: string,
  done: { providerRef: string; result: Record<string, unknown> },
): Promise<boolean> {
  const { rows } = await tx.raw<{ rows: EffectRow[] }>(
    `update effect set state = 'done', provider_ref = ?, result = ?, last_error = null, parked_ask = null,
       changed_at = business_now() where key = ? and state in ('pending', 'parked') returning *`,
    [done.providerRef, JSON.stringify(done.result), key],
  );
  const effect = rows[0];
  if (effect?.compensates) await undone(tx, effect.compensates, key);
  return effect !== undefined;
}

/** One more attempt that failed; the state stays. `error`: kind and message, no personal data. */
export async function missed(tx: Tx, key: string, error: string): Promise<void> {
  await tx.raw(`update effect set attempts = attempts + 1, last_error = ?, changed_at = business_now() where key = ?`, [
    error.slice(0, 500),
    key,
  ]);
}

/** Out of patience: waits for an engineer's ask (its id). False when it was settled meanwhile, or parked already. */
export async function park(tx: Tx, key: string, askId: string): Promise<boolean> {
  return change(tx, key, ['pending'], 'effect.parked', { state: 'parked', parked_ask: askId }, 'system:effects');
}

/**
 * The engineer wants another try: `pending` again, without the reference of a deed by hand that nobody found. False when it is
 * not parked.
 */
export async function retry(tx: Tx, key: string, by: string): Promise<boolean> {
  const values = { state: 'pending', parked_ask: null, provider_ref: null } as const;
  return change(tx, key, ['parked'], 'effect.retried', values, by);
}

/** The engineer skipped it: `failed` for good. False when it is not parked. */
export async function skip(tx: Tx, key: string, by: string): Promise<boolean> {
  return change(tx, key, ['parked'], 'effect.skipped', { state: 'failed', parked_ask: null }, by);
}

/** The engineer did it by hand: `pending` with the vendor's id, so that the next run finds it done. False when not parked. */
export async function doneByHand(tx: Tx, key: string, providerRef: string, by: string): Promise<boolean> {
  const values = { state: 'pending', parked_ask: null, provider_ref: providerRef } as const;
  return change(tx, key, ['parked'], 'effect.done-by-hand', values, by);
}

/**
 * Nothing is undone about it, for this reason. What was never done (`pending`, `parked`) is `failed` from now on; what was
 * done stays `done`. Once per effect.
 */
export async function leave(tx: Tx, key: string, reason: string): Promise<void> {
  const rows = await tx('effect')
    .where({ key, left_reason: null })
    .update({
      left_reason: reason,
      state: tx.raw(`case when state in ('pending', 'parked') then 'failed' else state end`),
      parked_ask: null,
      changed_at: tx.raw('business_now()'),
    })
    .returning<Pick<EffectRow, 'subject' | 'system' | 'operation'>[]>(['subject', 'system', 'operation']);
  for (const { subject, system, operation } of rows)
    await append(tx, {
      subject,
      type: 'effect.left',
      object: key,
      actor: 'system:effects',
      data: { system, operation, reason },
    });
}

/** One effect. Throws NotFound. */
export async function read(reader: Reader, key: string): Promise<EffectRecord> {
  const { rows } = await reader.raw<{ rows: EffectRow[] }>('select * from effect where key = ?', [key]);
  if (!rows[0]) throw new NotFound(`There is no effect ${key}; see the ledger of its engagement`);
  return toRecord(rows[0]);
}

/** All effects for a subject, oldest first: what was done, undone, left. */
export async function ledger(reader: Reader, subject: string): Promise<EffectRecord[]> {
  const { rows } = await reader.raw<{ rows: EffectRow[] }>(
    'select * from effect where subject = ? order by created_at, key',
    [subject],
  );
  return rows.map(toRecord);
}

// Whether a pending or skipped one was ever done is unknown; once its undoing is proven, it is undone either way.
async function undone(tx: Tx, key: string, by: string): Promise<void> {
  const values = { state: 'undone', parked_ask: null } as const;
  await change(tx, key, ['pending', 'parked', 'done', 'failed'], 'effect.undone', values, 'system:effects', { by });
}

async function change(
  tx: Tx,
  key: string,
  from: readonly EffectState[],
  type: string,
  values: Partial<EffectRow>,
  actor: string,
  data: Record<string, unknown> = {},
): Promise<boolean> {
  const rows = await tx('effect')
    .where({ key })
    .whereIn('state', [...from])
    .update({ ...values, changed_at: tx.raw('business_now()') })
    .returning<Pick<EffectRow, 'subject' | 'system' | 'operation'>[]>(['subject', 'system', 'operation']);
  const effect = rows[0];
  if (!effect) return false;
  await append(tx, {
    subject: effect.subject,
    type,
    object: key,
    actor,
    data: { system: effect.system, operation: effect.operation, ...data },
  });
  return true;
}

interface EffectRow {
  key: string;
  system: string;
  operation: string;
  subject: string;
  thread: string;
  workflow_id: string;
  state: EffectState;
  request_digest: string;
  provider_ref: string | null;
  result: Record<string, unknown>;
  attempts: number;
  compensates: string | null;
  parked_ask: string | null;
  last_error: string | null;
  left_reason: string | null;
  created_at: string;
  changed_at: string;
}

function toRecord(row: EffectRow): EffectRecord {
  return {
    key: row.key,
    system: row.system,
    operation: row.operation,
    subject: row.subject,
    thread: row.thread,
    workflowId: row.workflow_id,
    ...(row.compensates === null ? {} : { compensates: row.compensates }),
    state: row.state,
    requestDigest: row.request_digest,
    providerRef: row.provider_ref,
    result: row.result,
    attempts: row.attempts,
    parkedAsk: row.parked_ask,
    lastError: row.last_error,
    leftReason: row.left_reason,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  };
}
