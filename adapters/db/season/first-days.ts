import type { Tx } from '../connection';

/**
 * An engagement begins with the class that its person has a place in, which is not always the one they were sought for; whoever
 * missed a class and waits for a later one begins with that. Whose run is at work on the engagement at this moment is left for
 * the next look. Returns how many begin on another day now.
 */
export async function settleFirstDays(tx: Tx, campaignId: string, actor: string): Promise<number> {
  const { rows } = await tx.raw<{ rows: unknown[] }>(
    `with class as (
       select w.id, (w.classroom_on + time '09:00') at time zone c.time_zone as at
       from wave w join campaign c on c.id = w.campaign_id where c.id = ?),
     due as materialized (
       select e.id, k.id as class, k.at
       from class k join season_member m on m.wave_id = k.id join engagement e on e.id = m.engagement_id, (select business_now() as now) n
       where e.starts_at <> k.at and (m.state = 'booked' or m.state = 'waitlisted' and e.starts_at <= n.now and k.at > n.now)
       order by e.id for no key update of e skip locked),
     moved as (update engagement e set starts_at = d.at from due d where e.id = d.id returning e.id, d.class, d.at)
     select append_event(id, 'member.rescheduled', class, ?, jsonb_build_object('startsAt', at))
     from (select * from moved order by id) m`,
    [campaignId, actor],
  );
  return rows.length;
}
