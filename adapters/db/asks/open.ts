import type { AskGroup } from '../../../domain/ask/contract';
import { RuleBroken } from '../../../domain/errors';
import type { Tx } from '../connection';
import { completeGroup } from './finish';
import { askId, insertAsks } from './insert';

/**
 * Opens groups of asks, however many, in a handful of statements: rows, events and mails. Idempotent by each group's key and each
 * ask's name; new names join the group, and one that was complete is open again. An empty group is complete at once and wakes
 * its run. Throws RuleBroken for a key that belongs to another run, and for a group that was withdrawn.
 */
export async function open(tx: Tx, groups: readonly AskGroup[]): Promise<void> {
  if (groups.length === 0) return;
  const rows = await lockGroups(tx, groups);
  for (const group of groups) refuseForeign(group, rows.get(group.key) as GroupRow);
  const [first] = rows.values();
  const added = await insertAsks(tx, groups, (first as GroupRow).now);
  const again = groups.filter(
    ({ key, asks }) => rows.get(key)?.state === 'complete' && asks.some(({ name }) => added.has(askId(key, name))),
  );
  if (again.length > 0)
    await tx.raw(`update ask_group set state = 'open', completed_at = null where key = any(?)`, [
      again.map(({ key }) => key),
    ]);
  for (const { key, asks } of groups) if (asks.length === 0) await completeGroup(tx, key);
}

interface GroupRow {
  key: string;
  state: 'open' | 'complete' | 'withdrawn';
  workflow_id: string | null;
  now: string;
}

/** Locks the subjects, then the groups, in the order in which everyone does; writes those that are new. */
async function lockGroups(tx: Tx, groups: readonly AskGroup[]): Promise<Map<string, GroupRow>> {
  const { rows } = await tx.raw<{ rows: GroupRow[] }>(
    `with s as materialized (select 1 from event_subject where subject = any(?) order by subject for update)
     insert into ask_group (key, workflow_id, thread, subject, state, opened_at)
     select key, "workflowId", thread, subject, 'open', business_now()
     from jsonb_to_recordset(?::jsonb) as g(key text, "workflowId" text, thread text, subject text),
       (select count(*) from s) locked order by key
     on conflict (key) do update set key = excluded.key
     returning key, state, workflow_id, business_now() as now`,
    [
      groups.map(({ subject }) => subject),
      JSON.stringify(groups.map(({ key, workflowId, thread, subject }) => ({ key, workflowId, thread, subject }))),
    ],
  );
  return new Map(rows.map((row) => [row.key, row]));
}

function refuseForeign(group: AskGroup, row: GroupRow): void {
  if (row.workflow_id !== group.workflowId)
    throw new RuleBroken(
      `Group ${group.key} belongs to ${row.workflow_id === null ? 'no run' : `run ${row.workflow_id}`}; give this one another key`,
    );
  if (row.state === 'withdrawn') throw new RuleBroken(`Group ${group.key} was withdrawn; ask again under another key`);
}
