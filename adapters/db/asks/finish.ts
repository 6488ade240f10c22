import type { Tx } from '../connection';

/**
 * Completes a locked group when nothing in it is open any more, and puts the one wake of its run into the outbox.
 * A group that no run waits for wakes nobody. Call it in a statement of its own after the asks were closed. Returns whether the group is complete.
 */
export async function completeGroup(tx: Tx, key: string): Promise<boolean> {
  // The number of asks tells completions apart: a group that gets more asks later wakes its run again.
  const { rows } = await tx.raw<{ rows: unknown[] }>(
    `with done as (
       update ask_group set state = 'complete', completed_at = business_now()
       where key = ? and state = 'open' and not exists (select 1 from ask where group_key = ? and state = 'open')
       returning key, workflow_id)
     insert into outbox (key, kind, workflow_id, payload)
     select concat_ws('/', 'wake', key, (select count(*) from ask where group_key = done.key)), 'signal', workflow_id,
       jsonb_build_object('signal', 'askGroupDone', 'args', jsonb_build_array(jsonb_build_object('group', key)))
     from done where workflow_id is not null on conflict (key) do nothing returning 1`,
    [key, key],
  );
  return rows.length > 0;
}
