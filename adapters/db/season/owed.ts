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
