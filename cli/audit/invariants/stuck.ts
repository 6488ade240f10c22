import { broken, rowsOf, type Evidence, type Invariant } from '../invariant';

/** I10. Every open run waits for something that can come, and what is over left nothing behind. */
export const nothingStuck: Invariant = {
  id: 'I10',
  holds: 'nothing is stuck: every open run waits for a named person, a date, a report or a parked effect',
  over: {
    what: 'hires, seasons and engagements',
    sql: 'select (select count(*) from hire) + (select count(*) from engagement) + (select count(*) from campaign) as n',
  },
  async check(evidence) {
    return [...(await idleRuns(evidence)), ...(await leftBehind(evidence)), ...(await overdue(evidence))];
  },
};

/** Open runs whose waits nobody can end: the group is complete, the date forgotten, the effect was never asked for. */
async function idleRuns({ db, run, graceSeconds }: Evidence): Promise<string[]> {
  const rows = await rowsOf<{ id: string; workflow_id: string; state: string; ended: boolean; quiet: number }>(
    db,
    `select s.*, extract(epoch from clock_timestamp() - (select max(wall_at) from event where subject = s.id))::float8 as quiet
     from (select id, workflow_id, state, state in ('closed', 'rejected', 'cancelled') as ended from hire
           union all select id, workflow_id, state, state in ('closed', 'aborted') from engagement
           union all select id, workflow_id, state, state in ('closed', 'cancelled') and closed_at is not null from campaign) s`,
  );
  const found: string[] = [];
  for (const { id, workflow_id, state, ended, quiet } of rows) {
    const seen = await run(workflow_id);
    if (seen?.status !== 'open' || quiet < graceSeconds) continue;
    if (ended) {
      found.push(`run ${workflow_id} is still open, and ${id} is ${state}`);
      continue;
    }
    if (seen.waits === null) continue;
    // A step that is tried again is on its way; so is a hire whose engagement is.
    if (seen.waits.length === 0 && seen.activities === 0 && !(await followsAnother(db, id)))
      found.push(`${id} is ${state} and waits for nobody`);
    for (const wait of seen.waits) {
      const why = await hopeless(db, workflow_id, wait, graceSeconds);
      if (why) found.push(`${id} is ${state} and waits for ${wait.what}, ${why}`);
    }
  }
  return found;
}

async function followsAnother(db: Evidence['db'], hireId: string): Promise<boolean> {
  const rows = await rowsOf(
    db,
    `select 1 from engagement where hire_id = ? and state not in ('closed', 'aborted') limit 1`,
    [hireId],
  );
  return rows.length > 0;
}

async function hopeless(
  db: Evidence['db'],
  workflowId: string,
  wait: { for: string; what: string },
  graceSeconds: number,
): Promise<string | null> {
  switch (wait.for) {
    case 'people':
    case 'engineer': {
      const rows = await rowsOf<{ waits: boolean }>(
        db,
        `select exists (select 1 from ask where group_key = ? and state = 'open')
           or exists (select 1 from outbox where workflow_id = ? and (delivered_wall is null or delivered_wall > clock_timestamp() - make_interval(secs => ?)))
           as waits`,
        [wait.what, workflowId, graceSeconds],
      );
      return rows[0]?.waits ? null : 'where nobody is asked any more';
    }
    case 'time': {
      // By its instant or its name; a place, a class and the close are called by the season while it is under way.
      const by = /^\d{4}-/.test(wait.what) ? 'until_at' : 'name';
      const rows = await rowsOf(
        db,
        `select 1 from run_timer where workflow_id = ? and ${by} = ?
         union all select 1 from engagement e join campaign c on c.id = e.campaign_id
           where e.workflow_id = ? and c.closed_at is null and ? = any(array['seat', 'class', 'close']) limit 1`,
        [workflowId, wait.what, workflowId, wait.what],
      );
      return rows.length > 0 ? null : 'a date that nobody keeps in mind';
    }
    case 'report': {
      const rows = await rowsOf(db, `select 1 from effect where key = ? and state in ('pending', 'parked', 'done')`, [
        wait.what,
      ]);
      return rows.length > 0 ? null : 'which nobody was asked to do';
    }
    default:
      return null;
  }
}

/** Questions, dates and deeds of what is over. */
function leftBehind({ db }: Evidence): Promise<string[]> {
  return broken<{ id: string; why: string }>(
    db,
    `with ended as (select id, workflow_id, state from engagement where state in ('closed', 'aborted')
       union all select id, workflow_id, state from hire where state in ('closed', 'rejected', 'cancelled')
       union all select id, workflow_id, state from campaign where closed_at is not null)
     select e.id, 'is ' || e.state || ', and “' || a.name || '” is still asked' as why from ended e join ask a on a.workflow_id = e.workflow_id and a.state = 'open'
     union all select e.id, 'is ' || e.state || ', and a date of it is still kept in mind' from ended e join run_timer t on t.workflow_id = e.workflow_id
     union all select e.id, 'is ' || e.state || ', and ' || f.key || ' is ' || f.state from ended e join effect f on f.subject = e.id
       where f.state in ('pending', 'parked')`,
    (row) => `${row.id} ${row.why}`,
  );
}

/** What a loop should have done long ago. Business dates count at the clock's speed. */
function overdue({ db, graceSeconds }: Evidence): Promise<string[]> {
  const grace = `make_interval(secs => ${Math.max(60, graceSeconds)})`;
  const late = `business_at(clock_timestamp() - ${grace})`;
  return broken<{ what: string }>(
    db,
    `select 'outbox row ' || key || ' is not delivered after ' || attempts || ' tries' as what from outbox
       where delivered_wall is null and created_wall < clock_timestamp() - ${grace} * 5
     union all select 'webhook ' || webhook_id || ' of ' || provider || ' is not handed on' from hook
       where handled_wall is null and outcome is null and received_wall < clock_timestamp() - ${grace} * 5
     union all select 'ask ' || id || ' is overdue and nobody saw to it' from ask where state = 'open' and next_at < ${late}
     union all select 'run ' || workflow_id || ' overslept ' || name from run_timer where until_at < ${late} - interval '1 minute'`,
    (row) => row.what,
  );
}
