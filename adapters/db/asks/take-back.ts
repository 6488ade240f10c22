import type { Tx } from '../connection';
import { appendAll } from '../events';

/** Which open asks are taken back: one, those of a group, or all of a subject. */
export type AskFilter = { id: string } | { group_key: string } | { subject: string };

/** Withdraws open asks with their events; what they belong to is locked already. Their groups are left to the caller. */
export async function takeBack(tx: Tx, which: AskFilter, reason: string, by = 'system:asks'): Promise<void> {
  const asks = await tx('ask')
    .where({ ...which, state: 'open' })
    .update({ state: 'withdrawn', next_at: null, reason })
    .returning<{ id: string; subject: string; name: string; kind: string }[]>(['id', 'subject', 'name', 'kind']);
  await appendAll(
    tx,
    asks.map((ask) => ({
      subject: ask.subject,
      type: 'ask.withdrawn',
      object: ask.id,
      actor: by,
      data: { name: ask.name, kind: ask.kind },
    })),
  );
}
