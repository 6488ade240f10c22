import { Conflict, NotFound } from '../../domain/errors';
import type { GateFacts } from '../../domain/onboard/rules';
import type { ChecklistItem } from '../../domain/policy/contract';
import type { Tx } from './connection';
import { append } from './events';

/** Opens the checklist of an engagement from its policy, once. */
export async function openChecklist(
  tx: Tx,
  engagementId: string,
  items: readonly ChecklistItem[],
  dueAt: string,
): Promise<void> {
  await tx('checklist_item')
    .insert(
      items.map((item) => ({
        engagement_id: engagementId,
        item: item.item,
        title: item.title,
        stage: item.stage,
        owner: item.owner,
        blocking: item.blocking,
        state: 'open',
        due_at: dueAt,
      })),
    )
    .onConflict(['engagement_id', 'item'])
    .ignore();
}

/** Marks items done, each with what proves it (an ask, a document, a row). */
export async function finishItems(
  tx: Tx,
  engagementId: string,
  items: readonly { item: string; evidence: string; at: string }[],
): Promise<void> {
  if (items.length === 0) return;
  await tx.raw(
    `update checklist_item c set state = 'done', evidence_ref = d.evidence, done_at = d.at
     from jsonb_to_recordset(?::jsonb) as d(item text, evidence text, at timestamptz)
     where c.engagement_id = ? and c.item = d.item and c.state = 'open'`,
    [JSON.stringify(items), engagementId],
  );
}

/** The checklist as it stands. */
export async function listChecklist(tx: Tx, engagementId: string): Promise<ItemRecord[]> {
  return tx('checklist_item')
    .where({ engagement_id: engagementId })
    .orderBy(['stage', 'item'])
    .select<ItemRecord[]>('item', 'title', 'stage', 'owner', 'blocking', 'state', 'due_at as dueAt');
}

/** One item as it stands. */
export type ItemRecord = GateFacts['items'][number] & { owner: ChecklistItem['owner']; dueAt: string };

/** Gives open items a new date. */
export async function moveDue(tx: Tx, engagementId: string, items: readonly string[], dueAt: string): Promise<void> {
  await tx('checklist_item')
    .where({ engagement_id: engagementId, state: 'open' })
    .whereIn('item', [...items])
    .update({ due_at: dueAt });
}

/**
 * Lets work start without an open item: who said so, and why, is kept, with an event. Throws NotFound when the engagement has
 * no such item (yet), Conflict when it is no longer open.
 */
export async function waiveItem(
  tx: Tx,
  engagementId: string,
  item: string,
  waiver: { by: string; reason: string },
): Promise<ItemRecord> {
  const found = await tx('checklist_item')
    .where({ engagement_id: engagementId, item })
    .forUpdate()
    .first<ItemRecord | undefined>('item', 'title', 'stage', 'owner', 'blocking', 'state', 'due_at as dueAt');
  if (!found)
    throw new NotFound(`The checklist of ${engagementId} has no item “${item}”; look at its checklist first.`);
  if (found.state !== 'open')
    throw new Conflict(`“${found.title}” is ${found.state} already; there is nothing left to waive.`, { item });
  await tx('checklist_item')
    .where({ engagement_id: engagementId, item })
    .update({ state: 'waived', waived_by: waiver.by, waiver_reason: waiver.reason });
  await append(tx, {
    subject: engagementId,
    type: 'checklist.waived',
    object: item,
    actor: waiver.by,
    data: { item, title: found.title, reason: waiver.reason },
  });
  return found;
}

/** Notes that a person let work start without the mandatory course, once. The course has no item before that. */
export async function waiveCourse(
  tx: Tx,
  engagementId: string,
  waiver: { by: string; reason: string; at: string },
): Promise<void> {
  const title = 'The mandatory course';
  const written = await tx('checklist_item')
    .insert({
      engagement_id: engagementId,
      item: courseItem,
      title,
      stage: 'orientation',
      owner: 'talent',
      blocking: true,
      state: 'waived',
      due_at: waiver.at,
      waived_by: waiver.by,
      waiver_reason: waiver.reason,
    })
    .onConflict(['engagement_id', 'item'])
    .ignore()
    .returning<{ item: string }[]>('item');
  if (written.length === 0) return;
  await append(tx, {
    subject: engagementId,
    type: 'checklist.waived',
    object: courseItem,
    actor: waiver.by,
    data: { item: courseItem, title, reason: waiver.reason },
  });
}

/** Name of the checklist row that a waived course has. */
export const courseItem = 'course';
