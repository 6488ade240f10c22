import { deriveId } from '../../../domain/ids';
import type { TimeKind, TimeState } from '../../../domain/season/time-states';
import type { Reader, Tx } from '../connection';

/** A week that is over or runs, as time is written up for it. Instants, and local Monday. */
export interface WeekSpan {
  period: string;
  monday: string;
  from: string;
  until: string;
}

/** How time is counted in a season. */
export interface TimeRules {
  timeZone: string;
  /** Paid minutes of a weekday in classroom or nesting. */
  trainingMinutesPerDay: number;
  trainingPaid: boolean;
  /** Part of the time on standby that is paid. */
  standbyShare: number;
}

/** Time of a person in a week, not written up yet. */
interface Minutes {
  engagementId: string;
  kind: TimeKind;
  minutes: number;
}

/**
 * Writes up the time of a week: what was worked by attendance, days in class and nesting, standby by rule. Entries that a person
 * approved stay as they are. Takes at most `limit` people after an id, in two statements; gives the last id, or null at the end.
 */
export async function writeUpWeek(
  tx: Tx,
  campaignId: string,
  week: WeekSpan,
  rules: TimeRules,
  after: string,
  limit: number,
): Promise<string | null> {
  const { rows } = await tx.raw<{ rows: (Omit<Minutes, 'kind'> & { kind: TimeKind | 'last' })[] }>(
    `with people as (
       select m.engagement_id, m.state, m.checked_in_at, m.live_at, w.nesting_on, w.live_on,
         coalesce(m.left_at, case when e.state = 'aborted' then e.changed_at end) as gone_at
       from season_member m join engagement e on e.id = m.engagement_id left join wave w on w.id = m.wave_id
       where m.campaign_id = :campaign and m.engagement_id > :after order by m.engagement_id limit :limit),
     worked as (
       select s.engagement_id, 'work' as kind, sum(s.worked_minutes)::int as minutes
       from shift s join people using (engagement_id) where s.period = :period and s.state = 'worked' group by 1),
     standby as (
       select s.engagement_id, 'standby' as kind,
         round(:standbyShare * sum(extract(epoch from s.ends_at - s.starts_at) / 60))::int as minutes
       from shift s join people using (engagement_id)
       where s.period = :period and s.state = 'standby' and s.confirmed_at is not null and s.ends_at <= :until group by 1),
     days as (
       select p.engagement_id, d.day::date < coalesce(p.nesting_on, p.live_on) as in_class
       from people p, generate_series(:monday::date, :monday::date + 4, interval '1 day') as d(day)
       where p.checked_in_at is not null and d.day::date >= (p.checked_in_at at time zone :timeZone)::date
         and d.day::date <= coalesce((p.gone_at at time zone :timeZone)::date, 'infinity')
         and (d.day::date < coalesce(p.nesting_on, p.live_on)
           -- Whoever is in nesting works under supervision until the class, or this person, is live.
           or (p.state in ('nesting', 'live', 'leaving', 'left')
             and d.day::date < coalesce((p.live_at at time zone :timeZone)::date, p.live_on, 'infinity')))),
     trained as (
       select engagement_id, case when in_class then 'training' else 'work' end as kind,
         (count(*) * :perDay)::int as minutes
       from days where :trainingPaid or not in_class group by 1, 2),
     summed as (
       select engagement_id, kind, sum(minutes)::int as minutes
       from (select * from worked union all select * from standby union all select * from trained) t group by 1, 2)
     select engagement_id as "engagementId", kind, minutes from summed where minutes > 0
     union all select max(engagement_id), 'last', 0 from people having count(*) = :limit`,
    {
      campaign: campaignId,
      after,
      limit,
      period: week.period,
      monday: week.monday,
      until: week.until,
      timeZone: rules.timeZone,
      standbyShare: rules.standbyShare,
      perDay: rules.trainingMinutesPerDay,
      trainingPaid: rules.trainingPaid,
    },
  );
  await saveTime(
    tx,
    campaignId,
    week.period,
    rows.filter((row): row is Minutes => row.kind !== 'last'),
    'submitted',
  );
  return rows.find(({ kind }) => kind === 'last')?.engagementId ?? null;
}

/** Sums up what these people worked in these weeks by attendance, while the week is not approved. Two statements. */
export async function sumUpWork(
  tx: Tx,
  campaignId: string,
  worked: readonly { engagementId: string; period: string }[],
): Promise<void> {
  const { rows } = await tx.raw<{ rows: (Minutes & { period: string; closed: boolean })[] }>(
    `select n.engagement_id as "engagementId", n.period, 'work' as kind, coalesce(sum(s.worked_minutes), 0)::int as minutes,
       exists (select 1 from season_week w where w.campaign_id = ? and w.period = n.period) as closed
     from (select distinct * from unnest(?::text[], ?::text[]) as n(engagement_id, period)) n
       left join shift s on s.engagement_id = n.engagement_id and s.period = n.period and s.state = 'worked'
     group by 1, 2
     -- Whoever turns out to have missed all of it has no hours left; whoever never had any needs no line.
     having count(s.id) > 0 or exists (
       select 1 from time_entry t where t.engagement_id = n.engagement_id and t.period = n.period and t.kind = 'work')`,
    [campaignId, worked.map(({ engagementId }) => engagementId), worked.map(({ period }) => period)],
  );
  // A running week is written up at its end, with all kinds of time; one that is over is brought up to date.
  for (const state of ['saved', 'submitted'] as const)
    for (const [period, minutes] of byPeriod(rows.filter(({ closed }) => closed === (state === 'submitted'))))
      await saveTime(tx, campaignId, period, minutes, state);
}

async function saveTime(
  tx: Tx,
  campaignId: string,
  period: string,
  time: readonly Minutes[],
  state: 'saved' | 'submitted',
): Promise<void> {
  if (time.length === 0) return;
  await tx.raw(
    `insert into time_entry as t (id, campaign_id, engagement_id, period, kind, version, minutes, state, changed_at)
     select n.id, ?, n.engagement_id, ?, n.kind, 1, n.minutes, ?, business_now()
     from unnest(?::text[], ?::text[], ?::text[], ?::int[]) as n(id, engagement_id, kind, minutes)
     on conflict (id) do update set minutes = excluded.minutes, state = excluded.state, note = null, changed_at = excluded.changed_at
       where t.state in ('saved', 'submitted', 'declined')
         and (t.minutes, t.state) is distinct from (excluded.minutes, excluded.state)`,
    [
      campaignId,
      period,
      state,
      time.map(({ engagementId, kind }) => deriveId('timeEntry', engagementId, period, kind, '1')),
      time.map(({ engagementId }) => engagementId),
      time.map(({ kind }) => kind),
      time.map(({ minutes }) => minutes),
    ],
  );
}

/** Writes what was worked of locked shifts: 0 minutes is a no-show. One statement. */
export async function noteAttendance(tx: Tx, reports: readonly { shift: string; minutes: number }[]): Promise<void> {
  await tx.raw(
    `update shift s set worked_minutes = n.minutes, state = case when n.minutes > 0 then 'worked' else 'missed' end
     from unnest(?::text[], ?::int[]) as n(id, minutes) where s.id = n.id`,
    [reports.map(({ shift }) => shift), reports.map(({ minutes }) => minutes)],
  );
}

/** Of these, who has time of that week that was approved or paid: a correction, not attendance, changes it. */
export async function approvedWeeks(
  tx: Tx,
  weeks: readonly { engagementId: string; period: string }[],
): Promise<Set<string>> {
  const { rows } = await tx.raw<{ rows: { key: string }[] }>(
    `select distinct t.engagement_id || ' ' || t.period as key from time_entry t
     where (t.engagement_id, t.period) in (select * from unnest(?::text[], ?::text[])) and t.kind = 'work'
       and t.state in ('approved', 'invoiced', 'paid', 'locked')`,
    [weeks.map(({ engagementId }) => engagementId), weeks.map(({ period }) => period)],
  );
  return new Set(rows.map(({ key }) => key));
}

/** One entry as commands see it. */
export interface TimeRecord {
  id: string;
  campaignId: string;
  engagementId: string;
  period: string;
  kind: TimeKind;
  version: number;
  minutes: number;
  state: TimeState;
}

/** Every submitted entry of a week, `until`: those that were submitted by then. (Default: all) */
interface SubmittedTime {
  campaignId: string;
  period: string;
  except: readonly string[];
  until?: string;
}

/** Locks entries in the order of their ids: some, or those that are submitted of a week. */
export async function lockTime(tx: Tx, which: { ids: readonly string[] } | SubmittedTime): Promise<TimeRecord[]> {
  const columns = `id, campaign_id as "campaignId", engagement_id as "engagementId", period, kind, version, minutes, state`;
  const { rows } =
    'ids' in which
      ? await tx.raw<{ rows: TimeRecord[] }>(
          `select ${columns} from time_entry where id = any(?) order by id for update`,
          [[...which.ids]],
        )
      : await tx.raw<{ rows: TimeRecord[] }>(
          `select ${columns} from time_entry where campaign_id = ? and period = ? and state = 'submitted' and id <> all(?)
             and (?::timestamptz is null or changed_at <= ?) order by id for update`,
          [which.campaignId, which.period, [...which.except], which.until ?? null, which.until ?? null] as never[],
        );
  return rows;
}

/** Hours of a closed week that nobody decided on. */
export interface WaitingTime {
  period: string;
  endsAt: string;
  people: number;
  minutes: number;
  /** At the hourly rates of the people, minor units. */
  worthMinor: number;
}

/** Closed weeks of a season with hours that wait for approval, the oldest first. */
export async function waitingWeeks(reader: Reader, campaignId: string): Promise<WaitingTime[]> {
  const { rows } = await reader.raw<{ rows: WaitingTime[] }>(
    `select t.period, w.ends_at as "endsAt", count(distinct t.engagement_id)::int as people, sum(t.minutes)::int as minutes,
       round(sum(t.minutes * (e.terms->'hourly'->>'rateMinor')::numeric / 60))::bigint as "worthMinor"
     from time_entry t join season_week w on w.campaign_id = t.campaign_id and w.period = t.period
       join engagement e on e.id = t.engagement_id
     where t.campaign_id = ? and t.state = 'submitted' and t.minutes > 0 group by 1, 2 order by 1`,
    [campaignId],
  );
  return rows;
}

/** Approves or declines locked entries. One statement. */
export async function decideTime(
  tx: Tx,
  ids: readonly string[],
  to: 'approved' | 'declined',
  by: string,
  note: string | null,
): Promise<void> {
  if (ids.length === 0) return;
  await tx.raw(
    `update time_entry set state = ?, approved_by = ?, approved_at = n.now, changed_at = n.now, note = ?
     from (select business_now() as now) n where id = any(?)`,
    [to, by, note, [...ids]],
  );
}

/**
 * Puts a new version in the place of each locked entry: approved by whoever corrects it; the one before is locked. What was paid by
 * it is reversed by the next pay run. Two statements.
 */
export async function correctTime(
  tx: Tx,
  corrections: readonly { entry: TimeRecord; minutes: number; reason: string }[],
  by: string,
): Promise<string[]> {
  if (corrections.length === 0) return [];
  const fresh = corrections.map(({ entry, minutes, reason }) => ({
    id: deriveId('timeEntry', entry.engagementId, entry.period, entry.kind, String(entry.version + 1)),
    reverses: entry.id,
    minutes,
    note: reason,
  }));
  await tx.raw(
    `insert into time_entry (id, campaign_id, engagement_id, period, kind, version, minutes, state, reverses, approved_by, approved_at,
       note, changed_at)
     select n.id, t.campaign_id, t.engagement_id, t.period, t.kind, t.version + 1, n.minutes, 'approved', t.id, ?, c.now, n.note, c.now
     from jsonb_to_recordset(?::jsonb) as n(id text, reverses text, minutes int, note text)
       join time_entry t on t.id = n.reverses, (select business_now() as now) c`,
    [by, JSON.stringify(fresh)],
  );
  await tx.raw(`update time_entry set state = 'locked', changed_at = business_now() where id = any(?)`, [
    corrections.map(({ entry }) => entry.id),
  ]);
  return fresh.map(({ id }) => id);
}

/** Whether a week of a season was closed. */
export async function closedWeeks(reader: Reader, campaignId: string): Promise<Map<string, { rated: boolean }>> {
  const { rows } = await reader.raw<{ rows: { period: string; rated: boolean }[] }>(
    `select period, rated_at is not null as rated from season_week where campaign_id = ?`,
    [campaignId],
  );
  return new Map(rows.map(({ period, rated }) => [period, { rated }]));
}

/** Notes that a week is over, once. False when it was closed before. */
export async function closeWeek(tx: Tx, campaignId: string, week: WeekSpan): Promise<boolean> {
  const { rows } = await tx.raw<{ rows: unknown[] }>(
    `insert into season_week (campaign_id, period, starts_at, ends_at, closed_at) values (?, ?, ?, ?, business_now())
     on conflict (campaign_id, period) do nothing returning 1`,
    [campaignId, week.period, week.from, week.until],
  );
  return rows.length > 0;
}

/**
 * Submits what stands saved in a week that is closed: attendance that was noted just while it closed did not see that. One
 * statement; gives how many entries.
 */
export async function submitLeft(tx: Tx, campaignId: string): Promise<number> {
  const { rows } = await tx.raw<{ rows: unknown[] }>(
    `update time_entry t set state = 'submitted', changed_at = business_now()
     from season_week w where t.campaign_id = ? and t.state = 'saved' and w.campaign_id = t.campaign_id and w.period = t.period
     returning 1`,
    [campaignId],
  );
  return rows.length;
}

/** Notes that a week was rated. */
export async function markRated(tx: Tx, campaignId: string, period: string): Promise<void> {
  await tx('season_week')
    .where({ campaign_id: campaignId, period })
    .whereNull('rated_at')
    .update({ rated_at: tx.raw('business_now()') });
}

/** When somebody of the season first came to class; null before. */
export async function firstDay(reader: Reader, campaignId: string): Promise<string | null> {
  const { rows } = await reader.raw<{ rows: { at: string | null }[] }>(
    `select min(checked_in_at) as at from season_member where campaign_id = ?`,
    [campaignId],
  );
  return rows[0]?.at ?? null;
}

function byPeriod<T extends { period: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(row.period, [...(groups.get(row.period) ?? []), row]);
  return groups;
}
