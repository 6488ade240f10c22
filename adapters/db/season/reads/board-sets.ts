import { seasonDate, seasonWeek } from './season-week';

/**
 * The sets that a board is made of: the seasons that fit (alias `c` of the condition) with the local date of their zone, their
 * people with where their engagements stand, these counted, their open questions, and who of their people is late with something.
 * Each is read once, however often it is looked at.
 */
export const boardSets = (which: string): string => `with season as materialized (
    select c.*, business_now() as now, ${seasonDate('business_now()')} as today,
      ${seasonWeek(seasonDate('business_now()'))} as week
    from campaign c where ${which} order by c.created_at desc, c.id desc limit :most),
  member as materialized (
    select ${memberColumns}, e.state as engagement_state, e.changed_at, e.workflow_id, e.application_id
    from season c join season_member m on m.campaign_id = c.id join engagement e on e.id = m.engagement_id),
  tally as materialized (${tally}),
  question as materialized (
    select a.id, a.thread, a.group_key, a.kind, a.question, a.subject, a.due_at, a.to_talent, a.to_user, a.to_role, a.not_by,
      a.escalated_at, a.escalate_role
    from season c join ask a on a.thread = c.id where a.state = 'open'),
  risk as materialized (
    select distinct on (r.engagement_id) r.*, m.campaign_id from (
      select q.subject as engagement_id, case when q.to_talent is null then 'decision' else 'answer' end as cause, q.kind as what, q.due_at
        from season c join question q on q.thread = c.id where q.due_at < c.now + interval '1 day' and q.subject <> c.id
      union all
      select f.subject, 'parked', f.system, f.changed_at from season c join effect f on f.thread = c.id
        where f.state = 'parked' and f.subject <> c.id
      union all
      select m.engagement_id, 'report', 'check', s.due_at
        from season c join member m on m.campaign_id = c.id join screening s on s.engagement_id = m.engagement_id
        where m.engagement_state = 'vetting' and s.due_at < c.now and s.state in ('invited', 'pending', 'suspended')
      union all
      select m.engagement_id, 'unconfirmed', 'class ' || w.no, w.classroom_on::timestamp at time zone c.time_zone
        from season c join member m on m.campaign_id = c.id join wave w on w.id = m.wave_id
        where m.state = 'booked' and m.confirmed_day_at is null and w.classroom_on between c.today and c.today + 2
      union all
      select m.engagement_id, 'nesting', 'nesting', c.now from season c join member m on m.campaign_id = c.id
        where m.state = 'nesting' and m.supervised and m.nesting_weeks > 1
    ) r join member m on m.engagement_id = r.engagement_id
    order by r.engagement_id, r.due_at)`;

// What is carried through every scan of the set: no more than a board looks at.
const memberColumns = [
  ...[
    'engagement_id',
    'campaign_id',
    'talent_id',
    'wave_id',
    'state',
    'source',
    'offered_at',
    'accepted_at',
    'cleared_at',
  ],
  ...[
    'checked_in_at',
    'passed_at',
    'live_at',
    'left_at',
    'left_why',
    'ends_on',
    'confirmed_day_at',
    'supervised',
    'nesting_weeks',
  ],
]
  .map((column) => `m.${column}`)
  .join(', ');

const before = (days: number) => `m.changed_at > c.now - interval '${days} days'`;

/**
 * People counted by all that a board counts them by: a few hundred rows for thousands of them. `live_week` and `left_week` are weeks
 * of the season (null: never; whose last day is known leaves on it), `age` says for how long somebody with an offer has been at
 * their step: 0 under one day, 1 under three, 2 under seven, 3 longer.
 */
const tally = `select m.campaign_id, m.wave_id, m.source, m.state, m.engagement_state, m.accepted_at is not null as accepted,
      m.cleared_at is not null as cleared, m.checked_in_at is not null as started, m.passed_at is not null as passed,
      ${seasonWeek(seasonDate('m.live_at'))} as live_week,
      ${seasonWeek(`coalesce(${seasonDate('m.left_at')}, case when m.state = 'leaving' then m.ends_on end)`)} as left_week,
      case when m.state = 'left' then greatest(0, floor(extract(epoch from m.left_at - m.live_at) / 604800))::int end as tenure_weeks,
      case when m.state in ('left', 'fell_out') then coalesce(m.left_why, 'unknown') end as why,
      case when m.state = 'offered' and m.engagement_state not in ('aborted', 'ending', 'closed') then
        case when ${before(1)} then 0 when ${before(3)} then 1 when ${before(7)} then 2 else 3 end end as age,
      count(*) as people
    from season c join member m on m.campaign_id = c.id group by ${Array.from({ length: 14 }, (_, at) => at + 1).join(', ')}`;
