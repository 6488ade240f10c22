import type { CampaignRequest } from '../../../domain/campaign/contract';
import { localDate } from '../../../domain/calendar';
import { toldBy, type Cohort } from '../../../domain/season/observe';
import type { Seen, Situation, WaveFacts } from '../../../domain/season/situation';
import { now } from '../clock';
import type { Reader, Tx } from '../connection';
import { readCampaign } from './campaigns';
import { readPlan } from './plans';

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
    replannedOn: await readReplanned(tx, campaignId),
    seen: {
      slowDays: await readSlowDays(tx, campaignId),
      yields: await readYields(tx, campaignId, today),
      weeks: await readWeeks(tx, campaignId, request, today),
    },
  };
}

/** Yields of the newest version that people made: what was seen is weighed against them once. */
async function readPrior(reader: Reader, campaignId: string, request: CampaignRequest): Promise<Situation['prior']> {
  const { rows } = await reader.raw<{ rows: { yields: Situation['prior'] }[] }>(
    `select request->'yields' as yields from campaign_plan
     where campaign_id = ? and kind in ('draft', 'edit') and made_by not like 'system:%' and state in ('approved', 'superseded')
     order by version desc limit 1`,
    [campaignId],
  );
  return rows[0]?.yields ?? request.yields;
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
 * classes once their stage is over, so that the quick ones are not taken for all. Who stays is counted in weeks of people at work.
 */
export async function readYields(reader: Reader, campaignId: string, today: string): Promise<Seen['yields']> {
  const { rows } = await reader.raw<{ rows: (Record<string, number> & { cohorts: StageCohort[] })[] }>(
    `with m as (
       select m.*, w.classroom_on, w.nesting_on, w.live_on from season_member m left join wave w on w.id = m.wave_id
       where m.campaign_id = :campaignId),
     old as (
       select m.*, m.state in ('left', 'fell_out') as gone,
         m.left_at is not null and coalesce(m.left_why, '') !~ 'end|release|season|business' as lost,
         greatest(0, extract(epoch from least(coalesce(m.left_at, business_now()), business_now()) - m.live_at) / 604800) as weeks
       from m),
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
    { campaignId, today },
  );
  const { cohorts, ...seen } = rows[0] ?? { cohorts: [] };
  const counts: Record<string, number> = seen;
  const stage = (name: string) => ({ passes: counts[name] ?? 0, decided: counts[`${name}Of`] ?? 0 });
  const told = (name: StageCohort['stage']) => {
    const of = cohorts.filter((cohort) => cohort.stage === name);
    return toldBy(of, of[0]?.slowDays ?? 0);
  };
  return {
    screenPass: stage('screenPass'),
    accept: told('accept'),
    clear: told('clear'),
    show: stage('show'),
    classroom: stage('classroom'),
    nesting: stage('nesting'),
    weeklySurvival: stage('weeklySurvival'),
  };
}

/** Contacts of the weeks that are over and of which nearly all open hours were reported, by queue. */
async function readWeeks(
  reader: Reader,
  campaignId: string,
  request: CampaignRequest,
  today: string,
): Promise<Seen['weeks'][number][]> {
  const { rows } = await reader.raw<{ rows: Seen['weeks'][number][] }>(
    `select floor(((a.starts_at at time zone c.time_zone)::date - c.peak_on) / 7.0)::int as week, a.queue,
       sum(a.offered)::int as offered, sum(a.handled)::int as handled,
       sum(a.aht_seconds * a.handled) filter (where a.aht_seconds is not null)
         / nullif(sum(a.handled) filter (where a.aht_seconds is not null), 0) as "ahtSeconds"
     from campaign_actual a join campaign c on c.id = a.campaign_id
     where a.campaign_id = :campaignId
     group by 1, 2, c.peak_on
     having c.peak_on + 7 * (floor(((min(a.starts_at) at time zone min(c.time_zone))::date - c.peak_on) / 7.0)::int + 1) <= :today::date
       and sum(a.minutes) >= 0.9 * 60 * :open
     order by 1, 2`,
    { campaignId, today, open: request.hours.openPerWeek },
  );
  return rows;
}
