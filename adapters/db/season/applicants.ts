import type { AskGroup } from '../../../domain/ask/contract';
import { deriveId } from '../../../domain/ids';
import { open } from '../asks/open';
import type { Reader, Tx } from '../connection';
import { append } from '../events';
import { plannedEachTime } from '../prepared';
import type { CampaignRecord } from './campaigns';

/** The requisition that a season fills with many. */
export function requisitionOf(campaignId: string): string {
  return deriveId('requisition', campaignId, '1');
}

/** Somebody who may be offered a place. */
export interface Offerable {
  applicationId: string;
  talentId: string;
  source: string;
  alumni: boolean;
}

/**
 * Who fits and is free for these days: people who were here before first, then the best. Their talent rows are locked, so that
 * two seasons that want the same person ask in turn; whoever another one holds at this moment is left for later.
 */
export async function takeOfferable(
  tx: Tx,
  requisitionId: string,
  wanted: { startsAt: string; endsAt: string; limit: number },
): Promise<Offerable[]> {
  if (wanted.limit <= 0) return [];
  const { rows } = await tx.raw<{ rows: Offerable[] }>(
    `${plannedEachTime} select a.id as "applicationId", a.talent_id as "talentId", a.source, t.state = 'alumni' as alumni
     from application a join talent t on t.id = a.talent_id
     where a.requisition_id = ? and a.state = 'screened' and t.state in ('candidate', 'alumni')
       and not exists (select 1 from engagement e where e.talent_id = a.talent_id and e.state not in ('closed', 'aborted')
         and e.starts_at < ?::timestamptz and e.ends_at > ?::timestamptz)
     order by (t.state = 'alumni') desc, a.score desc nulls last, a.ask_minor nulls last, a.id
     limit ? for update of t skip locked`,
    [requisitionId, wanted.endsAt, wanted.startsAt, wanted.limit],
  );
  return rows;
}

/** How many fit and were not offered anything yet. */
export async function countOfferable(reader: Reader, requisitionId: string): Promise<number> {
  const { rows } = await reader.raw<{ rows: { n: number }[] }>(
    `select count(*)::int as n from application where requisition_id = ? and state = 'screened'`,
    [requisitionId],
  );
  return rows[0]?.n ?? 0;
}

/** Talents of a role that are known, and not on the list yet. */
export async function unlisted(reader: Reader, requisitionId: string, talents: readonly string[]): Promise<string[]> {
  const { rows } = await reader.raw<{ rows: { id: string }[] }>(
    `select t.id from unnest(?::text[]) t(id)
     where not exists (select 1 from application a where a.requisition_id = ? and a.talent_id = t.id)`,
    [[...talents], requisitionId],
  );
  return rows.map(({ id }) => id);
}

/** An offer of a place, as it is written for many at once. */
export interface NewPlace {
  engagementId: string;
  applicationId: string;
  talentId: string;
  source: string;
  alumni: boolean;
}

/**
 * Writes offers of places: engagements, members, the money of each, events, and the rows that start their runs, all set-based.
 * The rows wait for the deed that starts them in chunks; the relay takes what it leaves behind (`graceSeconds`, wall). The season
 * is locked by the caller, and its reservation made here: the constraint refuses what the budget does not hold. Each person
 * is asked here too: their runs are told so, and would wait for ever for an ask that nobody opened.
 */
export async function offerPlaces(
  tx: Tx,
  season: {
    campaign: CampaignRecord;
    requisitionId: string;
    waveId: string;
    leadId: string;
    startsAt: string;
    endsAt: string;
    reservedMinor: number;
    notToExceedMinor: number;
    /** What the season’s budget holds back for each. */
    seasonMinor: number;
    terms: object;
    hoursCap: number;
    patienceSeconds: number;
    graceSeconds: number;
  },
  places: readonly NewPlace[],
  asks: readonly AskGroup[],
  actor: string,
): Promise<void> {
  if (places.length === 0) return;
  const { campaign } = season;
  const rows = JSON.stringify(places);
  await tx.raw(`update campaign set reserved_minor = reserved_minor + ?::bigint where id = ?`, [
    season.seasonMinor * places.length,
    campaign.id,
  ]);
  await tx.raw(
    `insert into engagement (id, campaign_id, requisition_id, application_id, talent_id, lead_id, workflow_id, title, role,
       jurisdiction, time_zone, phase, state, starts_at, ends_at, currency, not_to_exceed_minor, reserved_minor, terms, policies,
       created_at, changed_at)
     select p."engagementId", ?, ?, p."applicationId", p."talentId", ?, 'engagement/' || p."engagementId", ?, ?, ?, ?, 'source',
       'offered', ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, n.now, n.now
     from jsonb_to_recordset(?::jsonb) as p("engagementId" text, "applicationId" text, "talentId" text),
       (select business_now() as now) n`,
    [
      campaign.id,
      season.requisitionId,
      season.leadId,
      campaign.name,
      campaign.role,
      campaign.jurisdiction,
      campaign.timeZone,
      season.startsAt,
      season.endsAt,
      campaign.currency,
      season.notToExceedMinor,
      season.reservedMinor,
      JSON.stringify(season.terms),
      JSON.stringify(campaign.policies),
      rows,
    ],
  );
  await tx.raw(
    `insert into season_member (engagement_id, campaign_id, talent_id, wave_id, state, alumni, source, offered_at, ends_on, hours_cap)
     select p."engagementId", ?, p."talentId", ?, 'offered', p.alumni, p.source, business_now(), ?::date, ?
     from jsonb_to_recordset(?::jsonb) as p("engagementId" text, "talentId" text, alumni boolean, source text)`,
    [campaign.id, season.waveId, campaign.endsOn, season.hoursCap, rows],
  );
  await tx.raw(
    `update application set state = 'offered', changed_at = business_now()
     where id in (select p."applicationId" from jsonb_to_recordset(?::jsonb) as p("applicationId" text))`,
    [rows],
  );
  await tx.raw(
    `select append_event(e.subject, e.type, null, ?, e.data) from (
       select p."engagementId" as subject, 1 as no, 'engagement.offered' as type, jsonb_build_object('to', 'offered',
         'phase', 'source', 'talent', p."talentId", 'hire', ?::text, 'wave', ?::text, 'alumni', p.alumni, 'policies', ?::jsonb) as data
       from jsonb_to_recordset(?::jsonb) as p("engagementId" text, "talentId" text, alumni boolean)
       union all
       select p."engagementId", 2, 'money.reserved',
         jsonb_build_object('amountMinor', ?::bigint, 'currency', ?::text, 'notToExceedMinor', ?::bigint)
       from jsonb_to_recordset(?::jsonb) as p("engagementId" text)
       order by 1, 2) e`,
    [
      actor,
      campaign.id,
      season.waveId,
      JSON.stringify(campaign.policies),
      rows,
      season.reservedMinor,
      campaign.currency,
      season.notToExceedMinor,
      rows,
    ],
  );
  await append(tx, {
    subject: campaign.id,
    type: 'places.offered',
    object: season.waveId,
    actor,
    data: { count: places.length, reservedMinor: season.seasonMinor * places.length, currency: campaign.currency },
  });
  await tx.raw(
    `insert into outbox (key, kind, workflow_id, payload, due_wall)
     select 'start/engagement/' || p."engagementId", 'start', 'engagement/' || p."engagementId",
       jsonb_build_object('workflowType', 'agent', 'taskQueue', 'muster', 'staticSummary', ?::text, 'memo', '{}'::jsonb,
         'args', jsonb_build_array(jsonb_build_object('v', 1, 'engagementId', p."engagementId", 'hireId', ?::text,
           'patienceSeconds', ?::int, 'asked', true)),
         'searchAttributes', jsonb_build_object('MusterTalent', p."talentId", 'MusterRole', ?::text, 'MusterPhase', 'source',
           'MusterState', 'offered', 'MusterCampaign', ?::text)),
       clock_timestamp() + make_interval(secs => ?)
     from jsonb_to_recordset(?::jsonb) as p("engagementId" text, "talentId" text) on conflict (key) do nothing`,
    [
      `agent of “${campaign.externalId}”`.slice(0, 200),
      campaign.id,
      season.patienceSeconds,
      campaign.role,
      campaign.id,
      season.graceSeconds,
      rows,
    ],
  );
  await open(tx, asks);
}

/** A run of a season that is to be started. */
export interface StartRow {
  id: number;
  workflowId: string;
  payload: {
    workflowType: string;
    taskQueue: string;
    args: unknown[];
    staticSummary: string;
    searchAttributes: Record<string, string>;
  };
}

/** How many runs of a season wait to be started. */
export async function startsLeft(reader: Reader, campaignId: string): Promise<number> {
  const { rows } = await reader.raw<{ rows: { n: number }[] }>(
    `select count(*)::int as n from season_member m join outbox o on o.key = 'start/engagement/' || m.engagement_id
     where m.campaign_id = ? and m.state = 'offered' and o.delivered_wall is null`,
    [campaignId],
  );
  return rows[0]?.n ?? 0;
}

/** Takes the next starts of a season, in the order in which they were put, leased until the lease ends (wall seconds). */
export async function takeStarts(
  tx: Tx,
  campaignId: string,
  { limit, leaseSeconds }: { limit: number; leaseSeconds: number },
): Promise<StartRow[]> {
  const { rows } = await tx.raw<{ rows: StartRow[] }>(
    `${plannedEachTime} with next as (
       select o.id from season_member m join outbox o on o.key = 'start/engagement/' || m.engagement_id
       where m.campaign_id = ? and m.state = 'offered' and o.delivered_wall is null
       order by o.id limit ? for update of o skip locked)
     update outbox o set attempts = attempts + 1, due_wall = clock_timestamp() + make_interval(secs => ?)
     from next where o.id = next.id returning o.id, o.workflow_id as "workflowId", o.payload`,
    [campaignId, limit, leaseSeconds],
  );
  return rows.sort((a, b) => a.id - b.id);
}

/** Marks starts delivered, all at once. */
export async function startsDelivered(tx: Tx, ids: readonly number[]): Promise<void> {
  await tx.raw(
    `update outbox set delivered_wall = clock_timestamp(), outcome = 'started', last_error = null where id = any(?)`,
    [[...ids]],
  );
}
