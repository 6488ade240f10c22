import { listOf, object } from '../../reads/statement';
import { seasonDate, seasonWeek } from './season-week';
import { stretchesOf } from './uncovered';

/** Lists of a board, over the sets `season` (alias `c`), `member`, `tally` and `risk` of its statement. */

/** How many of the tally (alias `y`) are such. */
const peopleOf = (such: string) => `coalesce(sum(y.people) filter (where ${such}), 0)::int`;

/** Classes with their people counted. */
export const waveFacts = listOf(
  object({
    id: 'w.id',
    no: 'w.no',
    state: 'w.state',
    short: 'w.short',
    liveWeek: 'w.live_week',
    sourcingOn: 'w.sourcing_on',
    classroomOn: 'w.classroom_on',
    nestingOn: 'w.nesting_on',
    liveOn: 'w.live_on',
    seats: 'w.seats',
    bookings: 'w.bookings',
    offers: 'w.offers',
    screens: 'w.screens',
    booked: 'w.booked',
    checkedIn: 'w.checked_in',
    offered: 'coalesce(k.offered, 0)',
    open: 'coalesce(k.open, 0)',
    accepted: 'coalesce(k.accepted, 0)',
    everCleared: 'coalesce(k.ever_cleared, 0)',
    cleared: 'coalesce(k.cleared, 0)',
    placed: 'coalesce(k.placed, 0)',
    waitlisted: 'coalesce(k.waitlisted, 0)',
    inClassroom: 'coalesce(k.in_classroom, 0)',
    everPassed: 'coalesce(k.ever_passed, 0)',
    inNesting: 'coalesce(k.in_nesting, 0)',
    everLive: 'coalesce(k.ever_live, 0)',
  }),
  `from wave w left join (
    select y.wave_id, sum(y.people) as offered, ${peopleOf(`y.state = 'offered' and not y.accepted`)} as open,
      ${peopleOf(`y.state = 'offered' and y.accepted`)} as accepted, ${peopleOf('y.cleared')} as ever_cleared,
      ${peopleOf(`y.state = 'cleared'`)} as cleared, ${peopleOf(`y.state = 'booked'`)} as placed,
      ${peopleOf(`y.state = 'waitlisted'`)} as waitlisted, ${peopleOf(`y.state = 'training'`)} as in_classroom,
      ${peopleOf('y.passed')} as ever_passed, ${peopleOf(`y.state = 'nesting'`)} as in_nesting,
      ${peopleOf('y.live_week is not null')} as ever_live
    from tally y where y.campaign_id = c.id group by y.wave_id) k on k.wave_id = w.id
  where w.campaign_id = c.id`,
  'w.no',
);

/** Who went live in which week of the season, and left in which. */
export const cohorts = `(select coalesce(json_agg(row_to_json(t)), '[]') from (
  select y.live_week as live, y.left_week as "left", sum(y.people)::int as heads
  from tally y where y.campaign_id = c.id and y.live_week is not null group by 1, 2) t)`;

/** How many came to each stage, by source. Screened is who was ranked. */
export const sources = `(select coalesce(json_agg(row_to_json(t)), '[]') from (
  select s.source, sum(s.screened)::int as screened, sum(s.offered)::int as offered, sum(s.accepted)::int as accepted,
    sum(s.cleared)::int as cleared, sum(s.started)::int as started, sum(s.passed)::int as passed, sum(s.live)::int as live
  from (
    select y.source, 0 as screened, sum(y.people) as offered, ${peopleOf('y.accepted')} as accepted, ${peopleOf('y.cleared')} as cleared,
      ${peopleOf('y.started')} as started, ${peopleOf('y.passed')} as passed, ${peopleOf('y.live_week is not null')} as live
    from tally y where y.campaign_id = c.id group by y.source
    union all
    select ap.source, count(*), 0, 0, 0, 0, 0, 0 from requisition r join application ap on ap.requisition_id = r.id
    where r.campaign_id = c.id and (ap.score is not null or ap.state not in ('sourced', 'invited', 'applied'))
    group by ap.source) s
  group by s.source) t)`;

const median = (from: string, to: string) =>
  `(extract(epoch from percentile_cont(0.5) within group (order by ${to} - ${from}) filter (where ${to} is not null)) / 86400)::numeric(8, 2)::float8`;

/** Median days from the stage before. People are ranked when they apply: that is their screening. */
export const medians = `(select ${object({
  offered: median('ap.applied_at', 'm.offered_at'),
  accepted: median('m.offered_at', 'm.accepted_at'),
  cleared: median('m.accepted_at', 'm.cleared_at'),
  started: median('m.cleared_at', 'm.checked_in_at'),
  passed: median('m.checked_in_at', 'm.passed_at'),
  live: median('m.passed_at', 'm.live_at'),
})} from member m left join application ap on ap.id = m.application_id where m.campaign_id = c.id)`;

/** What came and was handled, by week. */
export const actuals = `(select coalesce(json_agg(to_jsonb(t) || jsonb_build_object('workedHours', d."workedHours", 'rosteredHours', d."rosteredHours") order by t.week), '[]') from (
  select ${seasonWeek(seasonDate('x.starts_at'))} as week, count(distinct x.starts_at)::int as intervals,
    (count(distinct x.starts_at) * max(x.minutes))::int as minutes, sum(x.offered)::int as offered,
    sum(x.handled)::int as handled, sum(x.abandoned)::int as abandoned,
    sum(x.aht_seconds * x.handled) filter (where x.aht_seconds is not null)
      / nullif(sum(x.handled) filter (where x.aht_seconds is not null), 0) as "ahtSeconds",
    sum(x.service_level * x.offered) filter (where x.service_level is not null)
      / nullif(sum(x.offered) filter (where x.service_level is not null), 0) as "serviceLevel",
    sum(x.staffed * x.minutes) / 60.0 as "staffedHours",
    coalesce(sum(x.minutes) filter (where x.staffed is not null), 0) / 60.0 as "reportedHours",
    sum(x.handled * x.aht_seconds) filter (where x.staffed is not null) / 3600.0 as "busyHours"
  from campaign_actual x where x.campaign_id = c.id group by 1) t left join (
  select ${seasonWeek(seasonDate('f.starts_at'))} as week, sum(f.worked_minutes) / 60.0 as "workedHours",
    sum(extract(epoch from f.ends_at - f.starts_at)) / 3600.0 as "rosteredHours"
  from shift f where f.campaign_id = c.id and f.worked_minutes is not null group by 1) d on d.week = t.week)`;

/** The next seven days: intervals that too few have claimed. */
export const uncoveredDays = `(select coalesce(json_agg(row_to_json(t) order by t.date), '[]') from (
  select ${seasonDate('b.starts_at')} as date, count(*)::int as intervals,
    count(*) filter (where b.claimed < b.needed)::int as uncovered,
    round((coalesce(sum((b.needed - b.claimed) * extract(epoch from b.ends_at - b.starts_at)) filter (where b.claimed < b.needed), 0) / 3600)::numeric, 1)::float8 as "missingHours",
    (array_agg(b.starts_at order by b.needed - b.claimed desc, b.starts_at) filter (where b.claimed < b.needed))[1] as "worstAt",
    max(b.needed - b.claimed)::int as "worstShort"
  from shift_block b where b.campaign_id = c.id and b.needed > 0 and b.starts_at >= c.now and b.starts_at < c.now + interval '7 days'
  group by 1) t)`;

/** As many stretches as a page shows. */
const stretchesShown = 12;

/** The next seven days: stretches of half hours in which people are missing, the worst of them, by begin. */
export const uncoveredStretches = `(select coalesce(json_agg(row_to_json(t) order by t."from", t.queue), '[]') from (
  select * from (${stretchesOf(`b.campaign_id = c.id and b.starts_at >= c.now and b.starts_at < c.now + interval '7 days'`)}) s
  order by s.hours desc, s."from", s.queue limit ${stretchesShown}) t)`;

/** Who left after going live, by weeks at work; and who fell out before, by how far they came. */
export const leavers = `(select json_build_object(
  'byTenure', (select coalesce(json_agg(row_to_json(t) order by t.week, t.count desc), '[]') from (
    select y.tenure_weeks as week, y.why, sum(y.people)::int as count
    from tally y where y.campaign_id = c.id and y.state = 'left' and y.live_week is not null group by 1, 2) t),
  'before', (select coalesce(json_agg(row_to_json(t) order by t.count desc), '[]') from (
    select case when y.passed then 'nesting' when y.started then 'classroom' when y.cleared then 'before the class'
        when y.accepted then 'papers and check' else 'offer' end as stage,
      y.why, sum(y.people)::int as count
    from tally y where y.campaign_id = c.id and (y.state = 'fell_out' or (y.state = 'left' and y.live_week is null)) group by 1, 2) t)))`;

/** The step that somebody is at, by the state of their engagement. */
export const stepOf = (somebody: string) =>
  `case ${somebody}.engagement_state when 'offered' then 'offer' when 'vetting' then 'check' when 'created' then 'signature'
    when 'contracting' then 'signature' when 'compliance' then 'papers' when 'provisioning' then 'access' else 'training' end`;

/** Where that step comes in their order. */
const placeOf = (somebody: string) =>
  `case ${somebody}.engagement_state when 'offered' then 0 when 'vetting' then 1 when 'created' then 2
    when 'contracting' then 2 when 'compliance' then 3 when 'provisioning' then 4 else 5 end`;

/** Whoever has an offer and is not cleared yet: at which step, since when. */
export const stuckAges = `(select coalesce(json_agg(json_build_object('step', t.step, 'counts', t.counts) order by t.place), '[]') from (
  select ${stepOf('y')} as step, min(${placeOf('y')}) as place,
    array[${[0, 1, 2, 3].map((age) => peopleOf(`y.age = ${age}`)).join(', ')}] as counts
  from tally y where y.campaign_id = c.id and y.age is not null group by 1) t)`;

/** How many people are in a state of their place. */
export const peopleIn = (state: string) =>
  `(select ${peopleOf(`y.state = '${state}'`)} from tally y where y.campaign_id = c.id)`;

/** Those at work by their tier and the points of their newest scorecard, with the thresholds and effects of the pinned policy. */
export const tiers = `(select ${object({
  thresholds: `(select y.document->'tiers' from policy y where y.kind = 'evaluate' and y.version = (c.policies->>'evaluate')::int)`,
  effects: `(select y.document->'effects' from policy y where y.kind = 'evaluate' and y.version = (c.policies->>'evaluate')::int)`,
  people: `(select coalesce(json_agg(row_to_json(t)), '[]') from (
    select p.tier, round(k.score::numeric, 1)::float8 as points, count(*)::int as count
    from member m join talent p on p.id = m.talent_id
      left join lateral (select s.score from scorecard s where s.engagement_id = m.engagement_id and s.current and s.rated
        order by s.period desc limit 1) k on true
    where m.campaign_id = c.id and m.state in ('live', 'leaving') group by 1, 2) t)`,
})})`;
