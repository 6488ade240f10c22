import { wallOf } from './clock';
import type { Reader, Tx } from './connection';

/** A date that a run sleeps until. */
export interface RunTimer {
  workflowId: string;
  /** Unique within its run. */
  name: string;
  /** Business instant, ISO 8601. */
  until: string;
}

/** Wall seconds that a run which sleeps by a timer of its own gets to wake by it. */
const toldAfter = 2;

/** Remembers the date, or moves it. */
export async function arm(tx: Tx, timer: RunTimer): Promise<void> {
  await tx.raw(
    `insert into run_timer (workflow_id, name, until_at) values (?, ?, ?)
     on conflict (workflow_id, name) do update set until_at = excluded.until_at`,
    [timer.workflowId, timer.name, timer.until],
  );
}

/** Forgets the date. Harmless when it is not there. */
export async function clear(tx: Tx, timer: Omit<RunTimer, 'until'>): Promise<void> {
  await tx.raw('delete from run_timer where workflow_id = ? and name = ?', [timer.workflowId, timer.name]);
}

/** Forgets every date of a run that ends. */
export async function clearAll(tx: Tx, workflowId: string): Promise<void> {
  await tx.raw('delete from run_timer where workflow_id = ?', [workflowId]);
}

/**
 * Tells runs whose date came: signal `timerDue` {timer} through the outbox, once. Those that sleep by a timer of their own
 * (`timer-…`) get two wall seconds to wake by it; after that the clock went faster than it knew. Whose date the clock jumped over
 * is told at once. Returns how many.
 */
export async function callDue(tx: Tx, limit: number): Promise<number> {
  const { rows } = await tx.raw<{ rows: unknown[] }>(
    `with due as (
       delete from run_timer where (workflow_id, name) in (
         select workflow_id, name from run_timer
         where until_at <= (select business_now())
           and (name not like 'timer-%' or until_at <= (select business_at(clock_timestamp() - interval '${toldAfter} seconds'))
             or until_at < (select business_from from clock_segment order by id desc limit 1))
         order by until_at limit ? for update skip locked)
       returning workflow_id, name, until_at)
     insert into outbox (key, kind, workflow_id, payload)
     select concat_ws('/', 'timer', workflow_id, name, pg_current_xact_id()), 'signal', workflow_id,
       jsonb_build_object('signal', 'timerDue', 'args', jsonb_build_array(jsonb_build_object('timer', name)))
     from due returning 1`,
    [limit],
  );
  return rows.length;
}

/**
 * Wall seconds that the oldest due wake has waited: an undelivered outbox row, an ask that the sweeper owes something, a
 * run's date, of those that sleep by a timer of their own from the moment on at which they are told. 0 when nothing is late;
 * what makes the clock slow down. What the clock jumped over is due since the jump: it is late by no load at all.
 */
export async function lateness(reader: Reader): Promise<number> {
  const { rows } = await reader.raw<{ rows: { seconds: number }[] }>(
    `select greatest(0,
       (select extract(epoch from clock_timestamp() - min(created_wall)) from outbox
          where delivered_wall is null and attempts < 20),
       (select extract(epoch from clock_timestamp() - ${wallOf('d.at')}) from (select least(
           (select min(next_at) from ask where state = 'open' and held_at is null),
           (select min(until_at) from run_timer where name not like 'timer-%')) as at) d),
       (select extract(epoch from clock_timestamp() - ${wallOf('d.at')}) - ${toldAfter}
         from (select min(until_at) as at from run_timer where name like 'timer-%') d)
     )::float8 as seconds`,
  );
  return rows[0]?.seconds ?? 0;
}
