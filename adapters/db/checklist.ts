import type { GateFacts } from '../../domain/onboard/rules';
import type { ChecklistItem } from '../../domain/policy/contract';
import type { Tx } from './connection';

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

export async function listChecklist(tx: Tx, engagementId: string): Promise<GateFacts['items']> {
  return tx('checklist_item')
    .where({ engagement_id: engagementId })
    .select<GateFacts['items']>('item', 'title', 'stage', 'blocking', 'state');
}
