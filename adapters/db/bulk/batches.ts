import type { AskOwner } from '../../../domain/ask/contract';
import type { Actor } from '../../../domain/ask/rules';
import { actorName } from '../../../domain/ask/rules';
import type { BulkRequest } from '../../../domain/bulk/contract';
import { undoable, undoWords } from '../../../domain/bulk/words';
import { Conflict, MusterError, NotFound, RuleBroken } from '../../../domain/errors';
import type { Role } from '../../../domain/roles';
import { now } from '../clock';
import type { Reader, Tx } from '../connection';
import { append } from '../events';
import { inSavepoint } from '../transaction';
import { act, giveBack } from './act';

interface BatchRow {
  id: string;
  action: BulkRequest['action'];
  reason: string;
  to_owner: AskOwner | null;
  state: 'running' | 'done' | 'undoing' | 'undone';
  given_by: string;
  roles: Role[];
  undone_by: string | null;
}

/** Writes a batch with its items and event, once. The sweeper of the worker carries it out. */
export async function openBatch(
  tx: Tx,
  batch: { id: string; request: BulkRequest; asks: readonly string[]; by: Actor },
): Promise<void> {
  const { action, filter, reason, to } = batch.request;
  const by = actorName(batch.by);
  const at = await now(tx);
  const written = await tx('bulk_batch')
    .insert({
      id: batch.id,
      action,
      filter: JSON.stringify(filter),
      reason,
      to_owner: to ? JSON.stringify(to) : null,
      state: batch.asks.length > 0 ? 'running' : 'done',
      given_by: by,
      roles: rolesOf(batch.by),
      given_at: at,
      finished_at: batch.asks.length > 0 ? null : at,
    })
    .onConflict('id')
    .ignore()
    .returning<{ id: string }[]>('id');
  if (written.length === 0) return;
  await tx.raw(
    `insert into bulk_item (batch_id, ask_id, no, state)
     select ?, ask, no, 'pending' from unnest(?::text[]) with ordinality as a(ask, no)`,
    [batch.id, [...batch.asks]],
  );
  await note(tx, batch.id, 'bulk.started', by, { action, count: batch.asks.length });
}

/**
 * Begins to take a batch back, as far as nothing irreversible has happened: what was not done yet is not done any more.
 * Throws NotFound, RuleBroken for an action that can’t be taken back, Conflict when it was taken back before.
 */
export async function undoBatch(tx: Tx, id: string, by: Actor): Promise<void> {
  const batch = await lockBatch(tx, id);
  if (!batch) throw new NotFound(`There is no batch ${id}.`);
  if (!undoable(batch.action)) throw new RuleBroken(undoWords[batch.action], { action: batch.action });
  if (batch.state === 'undoing' || batch.state === 'undone')
    throw new Conflict('It was taken back already; see how far it is.', { state: batch.state });
  const at = await now(tx);
  await tx.raw(
    `update bulk_item set state = case state when 'pending' then 'stopped' else 'undoing' end, settled_at = ?
     where batch_id = ? and state in ('pending', 'done')`,
    [at, id],
  );
  await tx('bulk_batch')
    .where({ id })
    .update({ state: 'undoing', finished_at: null, undone_by: actorName(by), roles: rolesOf(by) });
  await note(tx, id, 'bulk.undone', actorName(by), { action: batch.action });
  await finish(tx, batch.id, 'undone');
}

/** Items whose turn it is, oldest batch first. */
export async function dueItems(reader: Reader, limit: number): Promise<{ batchId: string; askId: string }[]> {
  const { rows } = await reader.raw<{ rows: { batchId: string; askId: string }[] }>(
    `select i.batch_id as "batchId", i.ask_id as "askId" from bulk_item i join bulk_batch b on b.id = i.batch_id
     where i.state in ('pending', 'undoing') order by b.given_at, b.id, i.no limit ?`,
    [limit],
  );
  return rows;
}

/**
 * Deals with one item, once, however many workers try: does it or takes it back, or keeps why not; the last one ends its
 * batch. A failure that may pass is thrown, and the item comes again.
 */
export async function settleItem(tx: Tx, item: { batchId: string; askId: string }): Promise<void> {
  const batch = await lockBatch(tx, item.batchId);
  const key = { batch_id: item.batchId, ask_id: item.askId };
  const found = await tx('bulk_item').where(key).first<{ state: string; former: AskOwner | null } | undefined>();
  if (!batch || !found) return;
  const at = await now(tx);
  const write = (changes: object) =>
    tx('bulk_item')
      .where(key)
      .update({ settled_at: at, ...changes });
  if (found.state === 'pending') {
    const deed = { action: batch.action, reason: batch.reason, to: batch.to_owner };
    const end = await attempt(tx, () => act(tx, deed, item.askId, actor(batch.given_by, batch.roles)));
    await write('why' in end ? { state: 'refused', why: end.why } : { state: 'done', former: JSON.stringify(end.is) });
    await finish(tx, batch.id, 'done');
  } else if (found.state === 'undoing' && batch.to_owner && found.former) {
    const way = { from: batch.to_owner, to: found.former };
    const by = actor(batch.undone_by ?? batch.given_by, batch.roles);
    const end = await attempt(tx, () => giveBack(tx, item.askId, way, `taken back: ${batch.reason}`, by));
    await write('why' in end ? { state: 'kept', why: end.why } : { state: 'undone' });
    await finish(tx, batch.id, 'undone');
  }
}

/** What one would become, without a trace. Null: it would be done. */
export async function wouldRefuse(tx: Tx, request: BulkRequest, askId: string, by: Actor): Promise<string | null> {
  const deed = { action: request.action, reason: request.reason, to: request.to ?? null };
  try {
    await inSavepoint(tx, async () => {
      await act(tx, deed, askId, by);
      throw new WouldBeDone();
    });
    return null;
  } catch (error) {
    return error instanceof WouldBeDone ? null : refusalIn(error);
  }
}

/** Says that a trial got to its end. */
class WouldBeDone extends Error {}

/** In a savepoint: what a refused one has begun is undone. */
async function attempt<T>(tx: Tx, work: () => Promise<T>): Promise<{ is: T } | { why: string }> {
  try {
    return { is: await inSavepoint(tx, work) };
  } catch (error) {
    return { why: refusalIn(error) };
  }
}

function refusalIn(error: unknown): string {
  if (error instanceof MusterError && !error.retry) return error.message;
  throw error;
}

async function finish(tx: Tx, id: string, state: 'done' | 'undone'): Promise<void> {
  await tx.raw(
    `update bulk_batch set state = ?, finished_at = business_now() where id = ? and not exists
       (select 1 from bulk_item where batch_id = bulk_batch.id and state in ('pending', 'undoing'))`,
    [state, id],
  );
}

async function lockBatch(tx: Tx, id: string): Promise<BatchRow | undefined> {
  return tx('bulk_batch').where({ id }).forUpdate().first<BatchRow | undefined>();
}

function note(tx: Tx, subject: string, type: string, by: string, data: object): Promise<void> {
  return append(tx, { subject, type, actor: by, data: data as Record<string, unknown> });
}

function actor(id: string, roles: readonly Role[]): Actor {
  return { kind: 'user', id, roles: [...roles] };
}

function rolesOf(by: Actor): readonly Role[] {
  return by.kind === 'user' ? by.roles : [];
}
