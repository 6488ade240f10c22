import { rowsOf, type Invariant } from '../invariant';

/** I1. What was taken in with a 2xx is on record, and what is on record has its run. */
export const acknowledgedStartsRun: Invariant = {
  id: 'I1',
  holds: 'an acknowledged start has a run, open or legally ended',
  over: {
    what: 'starts',
    sql: 'select (select count(*) from hire) + (select count(*) from engagement) + (select count(*) from campaign) as n',
  },
  async check({ db, run }) {
    const found: string[] = [];
    for (const { key, id } of await rowsOf<{ key: string; id: string }>(db, acknowledgedAndGone))
      found.push(`request ${key} was told that ${id} is taken in, and there is none`);
    for (const row of await rowsOf<Started>(db, started)) {
      const state = await run(row.workflow_id);
      if (state === null) {
        if (!row.forgotten) found.push(`${row.id} has no run ${row.workflow_id}`);
      } else if (state.status !== 'open' && state.status !== 'completed')
        found.push(`run ${row.workflow_id} ended as ${state.status}`);
      else if (state.status === 'completed' && !row.ended)
        found.push(`run ${row.workflow_id} is complete, and ${row.id} is not at an end`);
    }
    return found;
  },
};

interface Started {
  id: string;
  workflow_id: string;
  ended: boolean;
  /** Ended so long ago that Temporal may have dropped the run (retention). */
  forgotten: boolean;
}

const started = `
  select s.*, s.ended and (select max(wall_at) from event where subject = s.id) < clock_timestamp() - interval '20 hours' as forgotten
  from (select id, workflow_id, state in ('closed', 'rejected', 'cancelled') as ended from hire
        union all select id, workflow_id, state in ('closed', 'aborted') from engagement
        union all select id, workflow_id, state in ('closed', 'cancelled') and closed_at is not null from campaign) s`;

const acknowledgedAndGone = `
  select i.key, i.body->>'id' as id from idempotency i
  where i.state = 'done' and i.status between 200 and 299
    and (i.body->>'id' like 'hire\\_%' and not exists (select 1 from hire h where h.id = i.body->>'id')
      or i.body->>'id' like 'camp\\_%' and not exists (select 1 from campaign c where c.id = i.body->>'id'))`;
