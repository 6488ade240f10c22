import type { CampaignRequest } from '../../../domain/campaign/contract';
import { localDate } from '../../../domain/calendar';
import { queuesOf } from '../../../domain/campaign/queues';
import { tenureWeeks, toldBy, type Cohort } from '../../../domain/season/observe';
import type { DutyHours } from '../../../domain/season/shrinkage-seen';
import type { Seen, Situation, WaveFacts } from '../../../domain/season/situation';
import { now } from '../clock';
import type { Reader, Tx } from '../connection';
import { readCampaign } from './campaigns';
import { lateMembers, rankedLeft } from './late';
import { readPlan } from './plans';
import { seasonDate, seasonWeek } from './reads/season-week';

/** Where a season stands: plan, classes, people, and what was seen of it. Throws NotFound. */
export async function readSituation(tx: Tx, campaignId: string): Promise<Situation> {
  const campaign = await readCampaign(tx, campaignId);
  const { request, plan, state: planState } = await readPlan(tx, campaignId, campaign.planVersion ?? undefined);
  const today = localDate(await now(tx), campaign.timeZone);
  const { state, pausedFrom, startsOn, endsOn, budgetMinor, reservedMinor, paidMinor } = campaign;
  return {
    ...{ state, pausedFrom, today, startsOn, endsOn, budgetMinor, reservedMinor, paidMinor, request, plan },
    planState,
    inForce: campaign.planVersion !== null,
    prior: await readPrior(tx, campaignId, request),
    waves: await readWaveFacts(tx, campaignId),
    people: await readPeople(tx, campaignId),
    late: await lateMembers(tx, campaignId),
    ranked: await rankedLeft(tx, campaignId),
    replannedOn: await readReplanned(tx, campaignId),
    seen: {
      slowDays: await readSlowDays(tx, campaignId),
      ...(await readYields(tx, campaignId, today)),
      weeks: await readWeeks(tx, campaignId, request, today),
      duty: await readDuty(tx, campaignId, request, today),
    },
  };
}

/** Chances of the newest version that people made: what was seen is weighed against them once. */
async function readPrior(reader: Reader, campaignId: string, request: CampaignRequest): Promise<Situation['prior']> {
  const { rows } = await reader.raw<{ rows: { prior: Situation['prior'] }[] }>(
    `select json_strip_nulls(json_build_object('yields', request->'yields', 'survivalByTenure', request->'survivalByTenure')) as prior
     from campaign_plan
     where campaign_id = ? and kind in ('draft', 'edit') and made_by not like 'system:%' and state in ('approved', 'superseded')
     order by version desc limit 1`,
    [campaignId],
  );
  return rows[0]?.prior ?? request;
}

async function readWaveFacts(reader: Reader, campaignId: string): Promise<WaveFacts[]> {
  const { rows } = await reader.raw<{ rows: WaveFacts[] }>(
    `select w.no, w.state, w.live_week as "liveWeek", w.room, w.seats, w.sourcing_on as "sourcingOn",
       w.classroom_on as "classroomOn", w.booked,
       (count(*) filter (where m.state = 'training'))::int as training,
       (count(*) filter (where m.state = 'nesting'))::int as nesting,
       (count(*) filter (where m.state in ('live', 'leaving')))::int as live
     from wave w left join season_member m on m.wave_id = w.id
     where w.campaign_id = ? group by w.id order by w.no`,
    [campaignId],
  );
  return rows;
}

async function readPeople(reader: Reader, campaignId: string): Promise<Situation['people']> {
  const { rows } = await reader.raw<{ rows: Situation['people'][] }>(
    `select (count(*) filter (where state = 'offered'))::int as offered,
       (count(*) filter (where state in ('cleared', 'booked', 'waitlisted')))::int as waiting,
       (count(*) filter (where state = 'training'))::int as training,
       (count(*) filter (where state in ('nesting', 'live', 'leaving')))::int as "atWork"
     from season_member where campaign_id = ?`,
    [campaignId],
  );
  return rows[0] as Situation['people'];
}

/** Local day on which the last re-plan came into force. A version’s own date is that of its end, once another follows. */
async function readReplanned(reader: Reader, campaignId: string): Promise<string | null> {
  const { rows } = await reader.raw<{ rows: { on: string | null }[] }>(
    `select (max(e.at) at time zone min(c.time_zone))::date::text as "on"
     from event e join campaign c on c.id = e.subject
     where e.subject = ? and e.type = 'plan.approved' and e.data->>'kind' = 'replan'`,
    [campaignId],
  );
  return rows[0]?.on ?? null;
}

/** Days within which nine in ten of those who are cleared went from their offer to it; 0 as long as nobody is. */
async function readSlowDays(reader: Reader, campaignId: string): Promise<number> {
  const { rows } = await reader.raw<{ rows: { days: number }[] }>(
    `select (coalesce(percentile_cont(0.9) within group (order by extract(epoch from cleared_at - offered_at)), 0) / 86400)::float8 as days
     from season_member where campaign_id = ?`,
    [campaignId],
  );
  return rows[0]?.days ?? 0;
}

/** A cohort of offers or of checks, with the days that nine in ten take for it. */
type StageCohort = Cohort & { stage: 'accept' | 'clear'; slowDays: number };

/**
 * How many passed each stage of how many who are decided. Offers and checks count by cohorts that are old enough (`toldBy`);
 * classes once their stage is over, so that the quick ones are not taken for all. Who stays is counted in weeks of people at work; by
 * tenure a person counts for a week of theirs once it would be over, whatever became of them.
 */
export async function readYields(
  reader: Reader,
  campaignId: string,
  today: string,
): Promise<Pick<Seen, 'yields' | 'tenure'>> {
  const { rows } = await reader.raw<{
    rows: (Record<string, number> & { cohorts: StageCohort[]; tenure: Seen['tenure'] })[];
  }>(
    `with m as (
       select m.*, w.classroom_on, w.nesting_on, w.live_on from season_member m left join wave w on w.id = m.wave_id
       where m.campaign_id = :campaignId),
     old as (
       select m.*, m.state in ('left', 'fell_out') as gone,
         m.left_at is not null and coalesce(m.left_why, '') !~ 'end|release|season|business' as lost,
         greatest(0, extract(epoch from least(coalesce(m.left_at, (select business_now())), (select business_now())) - m.live_at) / 604800) as weeks,
         extract(epoch from (select business_now()) - m.live_at) / 604800 as age
       from m),
     tenure as (
       select k.week,
         case when k.week < :tenureWeeks
           then count(*) filter (where o.age >= k.week + 1 and o.weeks >= k.week + 1)
           else coalesce(sum(greatest(0, floor(o.weeks) - k.week)), 0) end::int as passes,
         count(*) filter (where o.lost and (floor(o.weeks) = k.week and o.age >= k.week + 1
           or k.week = :tenureWeeks and o.weeks >= k.week))::int as lost
       from generate_series(0, :tenureWeeks::int) as k(week) left join old o on o.live_at is not null
       group by k.week),
     step as (
       select 'accept' as stage, offered_at as from_at, accepted_at as passed_at, gone, left_at from old
       union all
       select 'clear', accepted_at, cleared_at, gone, left_at from old where accepted_at is not null),
     slow as (
       select stage, coalesce(percentile_cont(0.9) within group (order by extract(epoch from coalesce(passed_at, left_at) - from_at)), 0) / 86400 as days
       from step group by stage),
     cohort as (
       select s.stage, slow.days as "slowDays", count(*) as people, count(s.passed_at) as passes,
         count(*) filter (where s.passed_at is not null or s.gone) as decided,
         extract(epoch from business_now() - max(s.from_at)) / 86400 as "youngestDays"
       from step s join slow using (stage) group by s.stage, slow.days, date_trunc('day', s.from_at)),
     screened as (
       select count(*) filter (where a.state in ('screened', 'assessed', 'shortlisted', 'offered', 'accepted', 'declined', 'withdrawn', 'expired') or e.application_id is not null) as passes,
         count(*) filter (where a.state = 'rejected' and e.application_id is null) as fails
       from application a join requisition r on r.id = a.requisition_id
         -- Whoever falls out after the offer is rejected, too, but passed the screening.
         left join (select distinct application_id from engagement where campaign_id = :campaignId) e on e.application_id = a.id
       where r.campaign_id = :campaignId)
     select (select coalesce(jsonb_agg(cohort), '[]') from cohort) as cohorts,
       (select jsonb_agg(jsonb_build_object('passes', passes, 'decided', passes + lost) order by week) from tenure) as tenure,
       (select passes from screened)::int as "screenPass", (select passes + fails from screened)::int as "screenPassOf",
       (count(*) filter (where classroom_on < :today::date and checked_in_at is not null))::int as show,
       (count(*) filter (where classroom_on < :today::date and booked_at is not null and (checked_in_at is not null or gone)))::int as "showOf",
       (count(*) filter (where nesting_on <= :today::date and passed_at is not null))::int as classroom,
       (count(*) filter (where nesting_on <= :today::date and checked_in_at is not null and (passed_at is not null or gone)))::int as "classroomOf",
       (count(*) filter (where live_on <= :today::date and live_at is not null))::int as nesting,
       (count(*) filter (where live_on <= :today::date and passed_at is not null and (live_at is not null or gone)))::int as "nestingOf",
       floor(coalesce(sum(weeks), 0))::int as "weeklySurvival",
       (floor(coalesce(sum(weeks), 0)) + count(*) filter (where lost and live_at is not null))::int as "weeklySurvivalOf"
     from old`,
    { campaignId, today, tenureWeeks },
  );
  const { cohorts, tenure, ...seen } = rows[0] ?? { cohorts: [], tenure: [] };
  const counts: Record<string, number> = seen;
  const stage = (name: string) => ({ passes: counts[name] ?? 0, decided: counts[`${name}Of`] ?? 0 });
  const told = (name: StageCohort['stage']) => {
    const of = cohorts.filter((cohort) => cohort.stage === name);
    return toldBy(of, of[0]?.slowDays ?? 0);
  };
  return {
    yields: {
      screenPass: stage('screenPass'),
      accept: told('accept'),
      clear: told('clear'),
      show: stage('show'),
      classroom: stage('classroom'),
      nesting: stage('nesting'),
      weeklySurvival: stage('weeklySurvival'),
    },
    tenure,
  };
}

/** Hours of the weeks that are over and of which nearly all open hours were reported. */
async function readDuty(
  reader: Reader,
  campaignId: string,
  request: CampaignRequest,
  today: string,
): Promise<DutyHours[]> {
  const { rows } = await reader.raw<{ rows: DutyHours[] }>(
    `with season as (select id, time_zone, peak_on from campaign where id = :campaignId)
     select a.*, s."workedHours", s."rosteredHours" from (
       select ${seasonWeek(seasonDate('a.starts_at'))} as week,
         (sum(a.staffed * a.minutes) / 60)::float8 as "staffedHours", (sum(a.minutes) / 60.0)::float8 as "reportedHours"
       from season c join campaign_actual a on a.campaign_id = c.id where a.staffed is not null group by 1) a
     left join (
       select ${seasonWeek(seasonDate('s.starts_at'))} as week,
         (sum(s.worked_minutes) / 60.0)::float8 as "workedHours",
         (sum(extract(epoch from s.ends_at - s.starts_at)) / 3600)::float8 as "rosteredHours"
       from season c join shift s on s.campaign_id = c.id where s.worked_minutes is not null group by 1) s on s.week = a.week
     where (select peak_on from season) + 7 * (a.week + 1) <= :today::date and a."reportedHours" >= 0.9 * :open
     order by a.week`,
    { campaignId, today, open: request.hours.openPerWeek * queuesOf(request).length },
  );
  return rows;
}

/** Contacts of the weeks that are over and of which nearly all open hours were reported, by queue. */
async function readWeeks(
  reader: Reader,
  campaignId: string,
  request: CampaignRequest,
  today: string,
): Promise<Seen['weeks'][number][]> {
  const { rows } = await reader.raw<{ rows: Seen['weeks'][number][] }>(
    `select ${seasonWeek(seasonDate('a.starts_at'))} as week, a.queue,
       sum(a.offered)::int as offered, sum(a.handled)::int as handled,
       sum(a.aht_seconds * a.handled) filter (where a.aht_seconds is not null)
         / nullif(sum(a.handled) filter (where a.aht_seconds is not null), 0) as "ahtSeconds"
     from campaign_actual a join campaign c on c.id = a.campaign_id
     where a.campaign_id = :campaignId
     group by 1, 2, c.peak_on, c.time_zone
     having c.peak_on + 7 * (${seasonWeek(seasonDate('min(a.starts_at)'))} + 1) <= :today::date
       and sum(a.minutes) >= 0.9 * 60 * :open
     order by 1, 2`,
    { campaignId, today, open: request.hours.openPerWeek },
  );
  return rows;
}
