import type { Tier } from '../../../domain/evaluate/score';
import { NotFound } from '../../../domain/errors';
import type { EngagementState, MemberState } from '../../../domain/lifecycle';
import type { PolicyKind } from '../../../domain/policy/contract';
import type { Claimant, ShiftRun } from '../../../domain/season/claims';
import type { StandbyShift } from '../../../domain/season/standby';
import type { Tx } from '../connection';
import { freeBlocks } from './blocks';

export interface ClaimantRecord extends Claimant {
  campaignId: string;
  policies: Record<PolicyKind, number>;
  /** Business instant. */
  now: string;
  shifts: (ShiftRun & { id: string; state: string })[];
}

/**
 * Locks a person’s place in their season, so that they claim one request at a time, and reads what rules need to know, with
 * their shifts from `from` until `until`. Throws NotFound for who is in no season.
 */
export async function lockClaimant(
  tx: Tx,
  engagementId: string,
  around: { from: string; until: string },
): Promise<ClaimantRecord> {
  const { rows } = await tx.raw<{ rows: ClaimantRow[] }>(
    `with m as materialized (select * from season_member where engagement_id = ? for update)
     select m.campaign_id, m.state as member, m.hours_cap, m.ends_on, e.state as engagement, c.time_zone, c.policies, t.tier,
       w.live_on, business_now() as now,
       coalesce((select json_agg(json_build_object('id', s.id, 'queue', s.queue, 'from', s.starts_at, 'until', s.ends_at, 'state', s.state))
         from shift s where s.engagement_id = m.engagement_id and s.state <> 'released'
           and s.starts_at < ? and s.ends_at > ?), '[]') as shifts
     from m join engagement e on e.id = m.engagement_id join campaign c on c.id = m.campaign_id
       join talent t on t.id = m.talent_id left join wave w on w.id = m.wave_id`,
    [engagementId, around.until, around.from],
  );
  const row = rows[0];
  if (!row) throw new NotFound(`Engagement ${engagementId} is in no season; shifts are for people of a season.`);
  return {
    campaignId: row.campaign_id,
    policies: row.policies,
    now: row.now,
    timeZone: row.time_zone,
    member: row.member,
    engagement: row.engagement,
    tier: row.tier,
    hoursCap: row.hours_cap,
    liveOn: row.live_on,
    endsOn: row.ends_on,
    shifts: row.shifts.map((shift) => ({ ...shift, from: iso(shift.from), until: iso(shift.until) })),
  };
}

interface ClaimantRow {
  campaign_id: string;
  member: MemberState;
  hours_cap: number;
  ends_on: string | null;
  engagement: EngagementState;
  time_zone: string;
  policies: Record<PolicyKind, number>;
  tier: Tier | null;
  live_on: string | null;
  now: string;
  shifts: ClaimantRecord['shifts'];
}

/** Instants inside json come as the database writes them. */
function iso(at: string): string {
  return new Date(at).toISOString();
}

/** A shift to be written. */
export interface NewShift extends ShiftRun {
  id: string;
  period: string;
  state: 'claimed' | 'confirmed' | 'standby';
  /** The person said that they come: late claims and volunteers on standby do. */
  confirmed: boolean;
}

/** Writes shifts of one person; one that was given back before is theirs again. One statement. */
export async function saveShifts(
  tx: Tx,
  campaignId: string,
  engagementId: string,
  shifts: readonly NewShift[],
): Promise<void> {
  if (shifts.length === 0) return;
  await tx.raw(
    `insert into shift (id, campaign_id, engagement_id, queue, period, starts_at, ends_at, state, claimed_at, confirmed_at)
     select n.id, ?, ?, n.queue, n.period, n.starts_at, n.ends_at, n.state, c.now, case when n.confirmed then c.now end
     from jsonb_to_recordset(?::jsonb) as n(id text, queue text, period text, starts_at timestamptz, ends_at timestamptz, state text,
       confirmed boolean), (select business_now() as now) c
     on conflict (id) do update set state = excluded.state, claimed_at = excluded.claimed_at, confirmed_at = excluded.confirmed_at,
       released_at = null, asked_at = null where shift.state in ('released', 'standby')`,
    [
      campaignId,
      engagementId,
      JSON.stringify(shifts.map(({ from, until, ...shift }) => ({ ...shift, starts_at: from, ends_at: until }))),
    ],
  );
}

/** A shift that a command is about. */
export interface ShiftRecord extends ShiftRun {
  id: string;
  campaignId: string;
  engagementId: string;
  talentId: string;
  period: string;
  state: 'claimed' | 'confirmed' | 'standby' | 'released' | 'worked' | 'missed';
  workedMinutes: number | null;
  /** Another shift of theirs lies at that time. */
  overlaps: boolean;
}

/** Locks shifts in the order of their ids. Those that do not exist are left out. */
export async function lockShifts(tx: Tx, ids: readonly string[]): Promise<ShiftRecord[]> {
  const { rows } = await tx.raw<{ rows: ShiftRecord[] }>(
    `select s.id, s.campaign_id as "campaignId", s.engagement_id as "engagementId", m.talent_id as "talentId", s.queue, s.period,
       s.starts_at as "from", s.ends_at as "until", s.state, s.worked_minutes as "workedMinutes",
       exists (select 1 from shift o where o.engagement_id = s.engagement_id and o.id <> s.id and o.starts_at < s.ends_at
         and s.starts_at < o.ends_at and o.state not in ('released', 'standby')) as overlaps
     from shift s join season_member m on m.engagement_id = s.engagement_id
     where s.id = any(?) order by s.id for update of s`,
    [[...ids]],
  );
  return rows;
}

/** Whether every shift is of this talent. */
export async function areOf(tx: Tx, ids: readonly string[], talentId: string): Promise<boolean> {
  const { rows } = await tx.raw<{ rows: { n: number }[] }>(
    `select count(*)::int as n from shift s join season_member m on m.engagement_id = s.engagement_id
     where s.id = any(?) and m.talent_id = ?`,
    [[...ids], talentId],
  );
  return rows[0]?.n === new Set(ids).size;
}

/** The person comes. */
export async function confirmShifts(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.raw(`update shift set state = 'confirmed', confirmed_at = business_now() where id = any(?)`, [[...ids]]);
}

/** Gives locked shifts back, and their places to others. Two statements. */
export async function releaseShifts(tx: Tx, shifts: readonly Pick<ShiftRecord, 'id' | 'state'>[]): Promise<void> {
  if (shifts.length === 0) return;
  const holding = shifts.filter(({ state }) => state === 'claimed' || state === 'confirmed').map(({ id }) => id);
  await freeBlocks(tx, holding);
  await tx.raw(`update shift set state = 'released', released_at = business_now() where id = any(?)`, [
    shifts.map(({ id }) => id),
  ]);
}

/**
 * Shifts that begin within `hours` and that nobody confirmed go to standby, their places to others: at most `limit` at a time.
 * Gives whose they were.
 */
export async function passUnconfirmed(
  tx: Tx,
  campaignId: string,
  hours: number,
  limit: number,
): Promise<{ id: string; engagementId: string }[]> {
  const { rows } = await tx.raw<{ rows: { id: string; engagementId: string }[] }>(
    `select id, engagement_id as "engagementId" from shift
     where campaign_id = ? and state = 'claimed' and starts_at <= (select business_now()) + ? * interval '1 hour'
     order by id limit ? for update skip locked`,
    [campaignId, hours, limit],
  );
  const ids = rows.map(({ id }) => id);
  await freeBlocks(tx, ids);
  if (ids.length > 0)
    await tx.raw(`update shift set state = 'standby', released_at = business_now() where id = any(?)`, [ids]);
  return rows;
}

/**
 * Gives back the shifts of whoever leaves before they begin, and their places to others: at most `limit` at a time. It counts as given
 * back in time, `hours` ahead: nobody breaks a promise by leaving. Gives whose they were.
 */
export async function releaseLeavers(
  tx: Tx,
  campaignId: string,
  hours: number,
  limit: number,
): Promise<{ id: string; engagementId: string }[]> {
  const { rows } = await tx.raw<{ rows: { id: string; engagementId: string }[] }>(
    `select s.id, s.engagement_id as "engagementId" from shift s join engagement e on e.id = s.engagement_id
     where s.campaign_id = ? and s.state in ('claimed', 'confirmed') and s.starts_at > (select business_now())
       and (e.state in ('ending', 'closed', 'aborted') or s.starts_at >= e.ends_at)
     order by s.id limit ? for update of s skip locked`,
    [campaignId, limit],
  );
  const ids = rows.map(({ id }) => id);
  await freeBlocks(tx, ids);
  if (ids.length > 0)
    await tx.raw(
      `update shift set state = 'released', released_at = least((select business_now()), starts_at - ? * interval '1 hour')
       where id = any(?)`,
      [hours, ids],
    );
  return rows;
}

/** Somebody who is told to confirm their shifts. */
export interface CalledPerson {
  engagementId: string;
  talentId: string;
  shifts: number;
  /** Begin of the first of them. */
  firstAt: string;
}

/**
 * Marks shifts as told about whose people have to confirm them soon: all of a person’s next seven days at once, when the first of them
 * begins within `hours`; nobody twice since `today`. At most `limit` people. Gives who has to be told.
 */
export async function callUnconfirmed(
  tx: Tx,
  campaignId: string,
  { hours, today, limit }: { hours: number; today: string; limit: number },
): Promise<CalledPerson[]> {
  const { rows } = await tx.raw<{ rows: CalledPerson[] }>(
    `with clock as materialized (select business_now() as now),
     due as materialized (
       select s.engagement_id, min(s.starts_at) as first_at from shift s, clock c
       where s.campaign_id = :campaign and s.state = 'claimed' and s.asked_at is null
         and s.starts_at > c.now and s.starts_at <= c.now + :hours * interval '1 hour'
         and not exists (select 1 from shift o where o.engagement_id = s.engagement_id and o.asked_at >= :today)
       group by 1 order by 1 limit :limit),
     asked as (
       update shift s set asked_at = c.now from due d, clock c
       where s.engagement_id = d.engagement_id and s.campaign_id = :campaign and s.state = 'claimed' and s.asked_at is null
         and s.starts_at >= d.first_at and s.starts_at < d.first_at + interval '7 days'
       returning s.engagement_id, s.starts_at)
     select a.engagement_id as "engagementId", m.talent_id as "talentId", count(*)::int as shifts, min(a.starts_at) as "firstAt"
     from asked a join season_member m on m.engagement_id = a.engagement_id group by 1, 2 order by 1`,
    { campaign: campaignId, hours, today, limit },
  );
  return rows;
}

/** The earliest begin of a shift whose person was not told to confirm it; null when all were. */
export async function firstUncalled(tx: Tx, campaignId: string): Promise<string | null> {
  const { rows } = await tx.raw<{ rows: { at: string | null }[] }>(
    `select min(starts_at) as at from shift where campaign_id = ? and state = 'claimed' and asked_at is null
       and starts_at > (select business_now())`,
    [campaignId],
  );
  return rows[0]?.at ?? null;
}

/** The earliest begin of a shift that is not confirmed; null when all are. */
export async function firstUnconfirmed(tx: Tx, campaignId: string): Promise<string | null> {
  const { rows } = await tx.raw<{ rows: { at: string | null }[] }>(
    `select min(starts_at) as at from shift where campaign_id = ? and state = 'claimed'`,
    [campaignId],
  );
  return rows[0]?.at ?? null;
}

/** Who stands by for shifts that begin within `hours` and could come: nothing else of theirs lies at that time. Locked. */
export async function lockStandby(tx: Tx, campaignId: string, hours: number, limit: number): Promise<StandbyShift[]> {
  const { rows } = await tx.raw<{ rows: StandbyShift[] }>(
    `select s.id, s.engagement_id as "engagementId", s.queue, s.starts_at as "from", s.ends_at as "until",
       s.confirmed_at is not null as volunteered, t.tier, s.claimed_at as "claimedAt"
     from shift s join season_member m on m.engagement_id = s.engagement_id join talent t on t.id = m.talent_id
       join engagement e on e.id = s.engagement_id
     where s.campaign_id = ? and s.state = 'standby' and s.confirmed_at is not null and m.state in ('live', 'leaving')
       and e.state not in ('ending', 'closed', 'aborted') and s.starts_at < e.ends_at
       and s.starts_at > (select business_now()) and s.starts_at <= (select business_now()) + ? * interval '1 hour'
       and not exists (select 1 from shift o where o.engagement_id = s.engagement_id and o.state in ('claimed', 'confirmed')
         and o.starts_at < s.ends_at and s.starts_at < o.ends_at)
     order by s.starts_at, s.id limit ? for update of s skip locked`,
    [campaignId, hours, limit],
  );
  return rows;
}
