import { memberTransitions, type MemberState } from '../../../domain/lifecycle';
import type { Reader, Tx } from '../connection';
import { StatementRefused } from '../faults';
import { owedBySeason } from './owed';
import { recountWaves } from './waves';

/** One person’s place in a season, as steps and rules see it. Instants ISO 8601, days local dates. */
export interface MemberRecord {
  engagementId: string;
  campaignId: string;
  talentId: string;
  workflowId: string;
  waveId: string | null;
  state: MemberState;
  alumni: boolean;
  /** Its engagement’s state. */
  engagement: string;
  offeredAt: string;
  clearedAt: string | null;
  bookedAt: string | null;
  confirmedWeekAt: string | null;
  confirmedDayAt: string | null;
  provisionedAt: string | null;
  checkedInAt: string | null;
  passedAt: string | null;
  /** Of the classroom, 0–100. */
  passedScore: number | null;
  nestingWeeks: number;
  liveAt: string | null;
  endsOn: string | null;
  leftWhy: string | null;
}

const columns = `m.engagement_id as "engagementId", m.campaign_id as "campaignId", m.talent_id as "talentId",
  e.workflow_id as "workflowId", m.wave_id as "waveId", m.state, m.alumni, e.state as engagement, m.offered_at as "offeredAt",
  m.cleared_at as "clearedAt", m.booked_at as "bookedAt", m.confirmed_week_at as "confirmedWeekAt",
  m.confirmed_day_at as "confirmedDayAt", m.provisioned_at as "provisionedAt", m.checked_in_at as "checkedInAt",
  m.passed_at as "passedAt", m.passed_score as "passedScore", m.nesting_weeks as "nestingWeeks", m.live_at as "liveAt", m.ends_on as "endsOn",
  m.left_why as "leftWhy"`;

/** Members of a season in some states, of one class or of all, of some people or everybody; first come, first served. */
export async function listMembers(
  reader: Reader,
  campaignId: string,
  which: { states: readonly MemberState[]; waveId?: string; ids?: readonly string[] },
): Promise<MemberRecord[]> {
  const { states, waveId = null, ids = null } = which;
  const { rows } = await reader.raw<{ rows: MemberRecord[] }>(
    `select ${columns} from season_member m join engagement e on e.id = m.engagement_id
     where m.campaign_id = ? and m.state = any(?) and (?::text is null or m.wave_id = ?)
       and (?::text[] is null or m.engagement_id = any(?))
     order by coalesce(m.cleared_at, m.offered_at), m.engagement_id`,
    [campaignId, [...states], waveId, waveId, ids && [...ids], ids && [...ids]] as never[],
  );
  return rows;
}

/** One member; null when the engagement belongs to no season. */
export async function readMember(reader: Reader, engagementId: string): Promise<MemberRecord | null> {
  const { rows } = await reader.raw<{ rows: MemberRecord[] }>(
    `select ${columns} from season_member m join engagement e on e.id = m.engagement_id where m.engagement_id = ?`,
    [engagementId],
  );
  return rows[0] ?? null;
}

/** Columns that change beside the state; null clears. */
export type MemberChanges = Partial<{
  wave_id: string | null;
  accepted_at: string | null;
  cleared_at: string | null;
  booked_at: string | null;
  confirmed_week_at: string | null;
  confirmed_day_at: string | null;
  provisioned_at: string | null;
  checked_in_at: string | null;
  passed_at: string | null;
  passed_score: number | null;
  nesting_weeks: number;
  supervised: boolean;
  live_at: string | null;
  ends_on: string | null;
  left_at: string | null;
  left_why: string | null;
}>;

/**
 * Moves members by the table of transitions, all in one statement, each with its event on its own story. Who stands where the
 * table knows no way from is left out. Returns those who were moved. The counters of their classes are the caller’s.
 */
export async function moveMembers(
  tx: Tx,
  ids: readonly string[],
  move: { to: MemberState; actor: string; data?: Record<string, unknown>; changes?: MemberChanges },
): Promise<string[]> {
  if (ids.length === 0) return [];
  const changes = Object.entries(move.changes ?? {});
  const { rows } = await tx.raw<{ rows: { id: string }[] }>(
    `with before as materialized (
       select engagement_id, state from season_member where engagement_id = any(?) and state = any(?)
       order by engagement_id for update),
     moved as (
       update season_member m set state = ?${changes.map(([column]) => `, ${column} = ?`).join('')}
       from before b where b.engagement_id = m.engagement_id returning m.engagement_id, b.state as "from", m.wave_id)
     select engagement_id as id, append_event(engagement_id, 'member.' || ?::text, wave_id, ?,
       jsonb_build_object('from', "from", 'to', ?::text, 'wave', wave_id) || ?::jsonb)
     from (select * from moved order by engagement_id) m`,
    [
      [...ids],
      statesBefore(move.to),
      move.to,
      ...changes.map(([, value]) => value),
      move.to,
      move.actor,
      move.to,
      JSON.stringify(move.data ?? {}),
    ] as never[],
  );
  return rows.map(({ id }) => id);
}

function statesBefore(to: MemberState): MemberState[] {
  return (Object.keys(memberTransitions) as MemberState[]).filter((from) =>
    (memberTransitions[from] as readonly string[]).includes(to),
  );
}

/** Changes what is known of some members, not their state. */
export async function changeMembers(tx: Tx, ids: readonly string[], changes: MemberChanges): Promise<void> {
  if (ids.length === 0) return;
  await tx('season_member')
    .whereIn('engagement_id', [...ids])
    .update(changes);
}

/** Gives members one more week under supervision. One statement. */
export async function extendNesting(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx('season_member')
    .whereIn('engagement_id', [...ids])
    .increment('nesting_weeks', 1);
}

/** The person said yes to the offer. Nothing for an engagement without a season. */
export async function acceptMember(tx: Tx, engagementId: string, at: string): Promise<void> {
  await tx('season_member').where({ engagement_id: engagementId }).update({ accepted_at: at });
}

/** Signed, checked and complete: may be booked. Nothing for an engagement without a season. */
export async function clearMember(tx: Tx, engagementId: string, actor: string): Promise<void> {
  const at = await tx.raw<{ rows: { now: string }[] }>('select business_now() as now');
  await moveMembers(tx, [engagementId], { to: 'cleared', actor, changes: { cleared_at: at.rows[0]?.now ?? null } });
}

/**
 * The person fell out before work: the place is free again, the application ends as the person’s answers say. Nothing for an
 * engagement without a season. The engagement is locked by the caller.
 */
export async function dropMember(tx: Tx, engagementId: string, why: string, actor: string): Promise<void> {
  const waves = await lockWavesOf(tx, [engagementId]);
  const { rows } = await tx.raw<{ rows: { now: string }[] }>('select business_now() as now');
  const dropped = await moveMembers(tx, [engagementId], {
    to: 'fell_out',
    actor,
    data: { why },
    changes: { left_at: rows[0]?.now ?? null, left_why: why },
  });
  if (dropped.length === 0) return;
  await recountWaves(tx, waves);
  await tx.raw(
    `update application a set state = case
         when exists (select 1 from ask k where k.subject = e.id and k.kind in ('offer', 'consent') and k.state = 'lapsed') then 'expired'
         when exists (select 1 from ask k where k.subject = e.id and k.answer_option in ('decline', 'refuse')) then 'declined'
         else 'rejected' end, changed_at = business_now()
     from engagement e where e.id = ? and a.id = e.application_id`,
    [engagementId],
  );
}

/** Locks the classes that some members sit in, before the members: always in this order. */
export async function lockWavesOf(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await tx.raw<{ rows: { id: string }[] }>(
    `select w.id from wave w where exists (select 1 from season_member m where m.wave_id = w.id and m.engagement_id = any(?))
     order by w.no for update`,
    [[...ids]],
  );
  return rows.map(({ id }) => id);
}

/** Calls a date of members’ runs, or moves it: the sweeper tells each of them when it comes. */
export async function callMembers(tx: Tx, ids: readonly string[], name: string, at: string): Promise<void> {
  if (ids.length === 0) return;
  await tx.raw(
    `insert into run_timer (workflow_id, name, until_at)
     select workflow_id, ?, ?::timestamptz from engagement where id = any(?) order by workflow_id
     on conflict (workflow_id, name) do update set until_at = excluded.until_at`,
    [name, at, [...ids]],
  );
}

/**
 * Holds one more head of a season, counted under its lock with the commit. The transaction throws what `headRefused` tells apart when
 * the target is another than `targetHeads`, or no head of it is free; what it wrote is taken back.
 */
export function holdHead(tx: Tx, campaignId: string, targetHeads: number): void {
  tx.last('select hold_head(?, ?)', [campaignId, targetHeads]);
}

/** Why no head was held: the target was changed meanwhile, or all are taken. Null: it is another error. */
export function headRefused(error: unknown): 'changed' | 'full' | null {
  const code = error instanceof StatementRefused ? error.code : null;
  return code === 'MU001' ? 'changed' : code === 'MU002' ? 'full' : null;
}

/** How many members of a season are at work: what its target counts. */
export async function activeHeads(reader: Reader, campaignId: string): Promise<number> {
  const { rows } = await reader.raw<{ rows: { n: number }[] }>(
    `select count(*)::int as n from engagement where campaign_id = ? and state in ('active', 'suspended')`,
    [campaignId],
  );
  return rows[0]?.n ?? 0;
}

/** How many members stand in each state, by class. */
export async function countMembers(
  reader: Reader,
  campaignId: string,
): Promise<{ waveId: string | null; state: MemberState; engagement: string; n: number }[]> {
  const { rows } = await reader.raw<{
    rows: { waveId: string | null; state: MemberState; engagement: string; n: number }[];
  }>(
    `select m.wave_id as "waveId", m.state, e.state as engagement, count(*)::int as n
     from season_member m join engagement e on e.id = m.engagement_id where m.campaign_id = ? group by 1, 2, 3`,
    [campaignId],
  );
  return rows;
}

/** What the work tool says of everyone under supervision since the classroom, weighted by how much it saw. */
export async function nestingResults(
  reader: Reader,
  campaignId: string,
): Promise<Map<string, { qa: number | null; ahtSeconds: number | null }>> {
  const { rows } = await reader.raw<{ rows: { id: string; qa: number | null; ahtSeconds: number | null }[] }>(
    `select m.engagement_id as id,
       sum(k.value * k.n) filter (where k.metric = 'qa') / nullif(sum(k.n) filter (where k.metric = 'qa'), 0) as qa,
       sum(k.value * k.n) filter (where k.metric = 'aht') / nullif(sum(k.n) filter (where k.metric = 'aht'), 0) as "ahtSeconds"
     from season_member m join work_metric k on k.engagement_id = m.engagement_id
     where m.campaign_id = ? and m.state = 'nesting' group by 1`,
    [campaignId],
  );
  return new Map(rows.map(({ id, qa, ahtSeconds }) => [id, { qa, ahtSeconds }]));
}

/** People of a season who are under way, in some states of their engagement; `limit` at a time. */
export async function underWay(
  reader: Reader,
  campaignId: string,
  limit: number,
): Promise<{ engagementId: string; workflowId: string; state: string }[]> {
  const { rows } = await reader.raw<{ rows: { engagementId: string; workflowId: string; state: string }[] }>(
    `select id as "engagementId", workflow_id as "workflowId", state from engagement
     where campaign_id = ? and state not in ('closed', 'aborted') order by id limit ?`,
    [campaignId, limit],
  );
  return rows;
}

/**
 * Calls those who have left the floor and owe and are owed nothing: their questions are answered or lapsed, their access is gone,
 * their time is decided and paid. Returns how many.
 */
export async function callDone(tx: Tx, campaignId: string, name: string, at: string): Promise<number> {
  const { rows } = await tx.raw<{ rows: unknown[] }>(
    `insert into run_timer (workflow_id, name, until_at)
     select e.workflow_id, ?, ?::timestamptz from engagement e
     where e.campaign_id = ? and e.state = 'ending'
       and not exists (select 1 from access_lease l where l.engagement_id = e.id and l.state in ('planned', 'open'))
       and not exists (select 1 from ask a where a.group_key = e.id || '/leaving' and a.state = 'open')
       and not exists (select 1 from payment p where p.engagement_id = e.id and p.state = 'due')
       and not exists (${owedBySeason})
     order by 1 on conflict (workflow_id, name) do nothing returning 1`,
    [name, at, campaignId],
  );
  return rows.length;
}

/**
 * Whether the season owes anybody something still, also those who fell out of a class: a week that is not written up, time that waits
 * for approval or pay, a payment that is due.
 */
export async function owesAnybody(reader: Reader, campaignId: string): Promise<boolean> {
  const { rows } = await reader.raw<{ rows: unknown[] }>(
    `select 1 from engagement e where e.campaign_id = ?
       and (exists (${owedBySeason}) or exists (select 1 from payment p where p.engagement_id = e.id and p.state = 'due')) limit 1`,
    [campaignId],
  );
  return rows.length > 0;
}

/** Those of some people who were not given a command of this id yet. */
export async function untold<P extends { command: string }>(reader: Reader, people: readonly P[]): Promise<P[]> {
  const { rows } = await reader.raw<{ rows: { id: string }[] }>('select id from command where id = any(?)', [
    people.map(({ command }) => command),
  ]);
  const told = new Set(rows.map(({ id }) => id));
  return people.filter(({ command }) => !told.has(command));
}
