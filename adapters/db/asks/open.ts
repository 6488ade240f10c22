import type { AskGroup } from '../../../domain/ask/contract';
import { RuleBroken } from '../../../domain/errors';
import type { Tx } from '../connection';
import { completeGroup } from './finish';
import { insertAsks } from './insert';

/**
 * Opens a group of asks: rows, events and mails. Idempotent by the group's key and each ask's name; new names join the
 * group, and one that was complete is open again. An empty group is complete at once and wakes its run.
 * Throws RuleBroken for a key that belongs to another run, and for a group that was withdrawn.
 */
export async function open(tx: Tx, group: AskGroup): Promise<void> {
  const { rows } = await tx.raw<{ rows: GroupRow[] }>(
    `with s as materialized (select 1 from event_subject where subject = ? for update)
     insert into ask_group as g (key, workflow_id, thread, subject, state, opened_at)
     select ?, ?, ?, ?, 'open', business_now() from (select count(*) from s) locked
     on conflict (key) do update set key = excluded.key
     returning g.state, g.workflow_id, business_now() as now`,
    [group.subject, group.key, group.workflowId, group.thread, group.subject],
  );
  const row = rows[0] as GroupRow;
  if (row.workflow_id !== group.workflowId)
    throw new RuleBroken(
      `Group ${group.key} belongs to ${row.workflow_id === null ? 'no run' : `run ${row.workflow_id}`}; give this one another key`,
    );
  if (row.state === 'withdrawn') {
    throw new RuleBroken(`Group ${group.key} was withdrawn; ask again under another key`);
  }
  const added = await insertAsks(tx, group, group.asks, row.now);
  if (row.state === 'complete' && added.length > 0)
    await tx.raw(`update ask_group set state = 'open', completed_at = null where key = ?`, [group.key]);
  if (group.asks.length === 0) await completeGroup(tx, group.key);
}

interface GroupRow {
  state: 'open' | 'complete' | 'withdrawn';
  workflow_id: string | null;
  now: string;
}
