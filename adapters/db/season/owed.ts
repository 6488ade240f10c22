import type { Tx } from '../connection';

/**
 * Why an engagement of a season (alias `e`) may still owe its person something: time that waits for approval or pay, or a last week
 * that is not written up. SQL, one text per reason.
 */
export const owedBySeason = `
  select 'time/' || t.period as key from time_entry t
  where t.engagement_id = e.id and t.minutes > 0 and t.state in ('saved', 'submitted', 'approved')
  union
  select 'week/' || to_char(least(e.ends_at, coalesce(m.left_at, e.ends_at)) at time zone e.time_zone, 'IYYY-"W"IW') from season_member m
  where m.engagement_id = e.id and m.checked_in_at is not null and not exists (
    select 1 from season_week w where w.campaign_id = e.campaign_id and w.ends_at >= least(e.ends_at, coalesce(m.left_at, e.ends_at)))`;

/**
 * Calls the runs of people who are leaving and are owed nothing any more, by the date \`paid\` of their run: the sweeper wakes them. Gives
 * how many.
 */
export async function callPaid(tx: Tx, campaignId: string): Promise<number> {
  const { rows } = await tx.raw<{ rows: unknown[] }>(
    `insert into run_timer (workflow_id, name, until_at)
     select e.workflow_id, 'paid', business_now() from engagement e
     where e.campaign_id = ? and e.state = 'ending'
       and not exists (select 1 from payment p where p.engagement_id = e.id and p.state = 'due')
       and not exists (${owedBySeason})
     on conflict do nothing returning 1`,
    [campaignId],
  );
  return rows.length;
}
