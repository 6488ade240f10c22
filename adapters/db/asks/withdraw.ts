import type { Tx } from '../connection';
import { appendAll } from '../events';

/**
 * Takes back what is still open in a group; nobody can answer it any more. The run is not woken: it is the run, or what
 * ends it, that withdraws. Harmless when repeated, or when there is no such group.
 */
export async function withdraw(tx: Tx, groupKey: string, reason: string, by = 'system:asks'): Promise<void> {
  await tx.raw(
    `select 1 from ask_group g join event_subject s on s.subject = g.subject where g.key = ? for update of s, g`,
    [groupKey],
  );
  const { rows } = await tx.raw<{ rows: { id: string; subject: string; name: string; kind: string }[] }>(
    `update ask set state = 'withdrawn', next_at = null, reason = ? where group_key = ? and state = 'open'
     returning id, subject, name, kind`,
    [reason, groupKey],
  );
  await tx.raw(
    `update ask_group set state = 'withdrawn', completed_at = business_now() where key = ? and state = 'open'`,
    [groupKey],
  );
  await appendAll(
    tx,
    rows.map((ask) => ({
      subject: ask.subject,
      type: 'ask.withdrawn',
      object: ask.id,
      actor: by,
      data: { name: ask.name, kind: ask.kind },
    })),
  );
}
