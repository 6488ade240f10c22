import { Conflict, NotFound } from '../../../domain/errors';
import type { ReleaseCandidate, ReleaseEntry } from '../../../domain/season/release';
import type { Reader, Tx } from '../connection';
import { append } from '../events';
import { moveMembers } from './members';

export type ReleaseState = 'proposed' | 'signed' | 'refused' | 'applied';

/** What becomes of a person on a list: released, or kept, for the season, for another project, or for good. */
export const releaseChoices = ['release', 'keep', 'redeploy', 'convert'] as const;
export type ReleaseChoice = (typeof releaseChoices)[number];

/** A list of people to be released. Dates are local days. */
export interface ReleaseList {
  campaignId: string;
  no: number;
  state: ReleaseState;
  endsOn: string;
  surplus: number;
  expectedLeavers: number;
  madeAt: string;
  signedBy: string | null;
  signedAt: string | null;
}

const columns = `campaign_id as "campaignId", no, state, ends_on as "endsOn", surplus, expected_leavers as "expectedLeavers",
  made_at as "madeAt", signed_by as "signedBy", signed_at as "signedAt"`;

/** Lists of a season, oldest first. */
export async function listReleases(reader: Reader, campaignId: string): Promise<ReleaseList[]> {
  const { rows } = await reader.raw<{ rows: ReleaseList[] }>(
    `select ${columns} from release_list where campaign_id = ? order by no`,
    [campaignId],
  );
  return rows;
}

/** Locks a list. Throws NotFound. */
export async function lockRelease(tx: Tx, campaignId: string, no: number): Promise<ReleaseList> {
  const { rows } = await tx.raw<{ rows: ReleaseList[] }>(
    `select ${columns} from release_list where campaign_id = ? and no = ? for update`,
    [campaignId, no],
  );
  if (!rows[0]) throw new NotFound(`Season ${campaignId} has no release list ${no}.`);
  return rows[0];
}

/** People who are at work without supervision and whose last day is not settled before a day. */
export async function releaseCandidates(tx: Tx, campaignId: string, after: string): Promise<ReleaseCandidate[]> {
  const { rows } = await tx.raw<{ rows: ReleaseCandidate[] }>(
    `select m.engagement_id as "engagementId", v.engagement_id is not null as volunteered, t.tier,
       (select sum(k.value * k.n) / nullif(sum(k.n), 0) from work_metric k
         where k.engagement_id = m.engagement_id and k.metric = 'commitments') as commitments, m.live_at as "liveAt"
     from season_member m join engagement e on e.id = m.engagement_id join talent t on t.id = m.talent_id
     left join release_volunteer v on v.engagement_id = m.engagement_id
     where m.campaign_id = ? and m.state = 'live' and e.state in ('active', 'suspended') and m.ends_on > ?::date
     order by m.engagement_id`,
    [campaignId, after],
  );
  return rows;
}

/** Proposes a list, once per last day, with its event. Gives its number, or null when that day has one. */
export async function proposeRelease(
  tx: Tx,
  campaignId: string,
  list: { endsOn: string; surplus: number; expectedLeavers: number; entries: readonly ReleaseEntry[] },
  actor: string,
): Promise<number | null> {
  const { rows } = await tx.raw<{ rows: { no: number }[] }>(
    `insert into release_list (campaign_id, no, state, ends_on, surplus, expected_leavers, made_at)
     select ?, coalesce(max(no), 0) + 1, 'proposed', ?, ?, ?, business_now() from release_list where campaign_id = ?
     having not coalesce(bool_or(ends_on = ?::date), false) returning no`,
    [campaignId, list.endsOn, list.surplus, list.expectedLeavers, campaignId, list.endsOn],
  );
  const no = rows[0]?.no;
  if (no === undefined) return null;
  await tx.raw(
    `insert into release_entry (campaign_id, no, engagement_id, rank, why)
     select ?, ?, e."engagementId", e.rank, e.why
     from jsonb_to_recordset(?::jsonb) as e("engagementId" text, rank int, why text)`,
    [campaignId, no, JSON.stringify(list.entries)],
  );
  await append(tx, {
    subject: campaignId,
    type: 'release.proposed',
    object: `${campaignId}/release/${no}`,
    actor,
    data: { no, people: list.entries.length, endsOn: list.endsOn, surplus: list.surplus },
  });
  return no;
}

/** Says what becomes of people on a list that is not signed. Throws Conflict afterwards, NotFound for who is not on it. */
export async function chooseOnRelease(
  tx: Tx,
  campaignId: string,
  no: number,
  choices: readonly { engagementId: string; choice: ReleaseChoice }[],
  by: string,
): Promise<void> {
  const list = await lockRelease(tx, campaignId, no);
  if (list.state !== 'proposed')
    throw new Conflict(`List ${no} is ${list.state}; who is on it can be changed until it is signed.`);
  const { rows } = await tx.raw<{ rows: { id: string }[] }>(
    `update release_entry e set choice = c.choice, kept = c.choice <> 'release', chosen_by = ?
     from jsonb_to_recordset(?::jsonb) as c("engagementId" text, choice text)
     where e.campaign_id = ? and e.no = ? and e.engagement_id = c."engagementId" returning e.engagement_id as id`,
    [by, JSON.stringify(choices), campaignId, no],
  );
  const found = new Set(rows.map(({ id }) => id));
  const strange = choices.find(({ engagementId }) => !found.has(engagementId));
  if (strange) throw new NotFound(`Engagement ${strange.engagementId} is not on list ${no}.`);
  await append(tx, {
    subject: campaignId,
    type: 'release.changed',
    object: `${campaignId}/release/${no}`,
    actor: by,
    data: { no, changes: choices.map(({ engagementId, choice }) => ({ engagement: engagementId, choice })) },
  });
}

/** Settles a list: signed or refused. The list is locked by the caller. */
export async function decideRelease(
  tx: Tx,
  list: ReleaseList,
  to: 'signed' | 'refused',
  decided: { by: string; at: string; reason: string | null },
): Promise<void> {
  await tx('release_list')
    .where({ campaign_id: list.campaignId, no: list.no })
    .update({ state: to, signed_by: decided.by, signed_at: decided.at });
  await append(tx, {
    subject: list.campaignId,
    type: `release.${to}`,
    object: `${list.campaignId}/release/${list.no}`,
    actor: decided.by,
    data: { no: list.no, ...(decided.reason && { reason: decided.reason }) },
  });
}

/** Gives everyone on a signed list the last day and the notice of it, set-based. Gives how many. */
export async function applyRelease(tx: Tx, list: ReleaseList, endsAt: string, actor: string): Promise<number> {
  const { rows } = await tx.raw<{ rows: { id: string }[] }>(
    `select e.id from release_entry r join engagement e on e.id = r.engagement_id
     where r.campaign_id = ? and r.no = ? and not r.kept and e.state in ('active', 'suspended') and e.ends_at > ?::timestamptz
     order by e.id for update of e`,
    [list.campaignId, list.no, endsAt],
  );
  const ids = rows.map(({ id }) => id);
  await endMembers(tx, ids, { endsAt, endsOn: list.endsOn, cause: 'release', actor, object: String(list.no) });
  await tx('release_list').where({ campaign_id: list.campaignId, no: list.no }).update({ state: 'applied' });
  await append(tx, {
    subject: list.campaignId,
    type: 'release.applied',
    object: `${list.campaignId}/release/${list.no}`,
    actor,
    data: { no: list.no, people: ids.length, endsOn: list.endsOn },
  });
  return ids.length;
}

/** Moves the end of locked engagements up, with everything that goes by it: access, the call of their runs, their places. */
export async function endMembers(
  tx: Tx,
  ids: readonly string[],
  end: { endsAt: string; endsOn: string; cause: string; actor: string; object?: string },
): Promise<void> {
  if (ids.length === 0) return;
  const those = [[...ids]];
  await tx.raw(
    `select append_event(e.id, 'engagement.end_moved', null, ?,
       jsonb_build_object('from', e.ends_at, 'to', ?::text, 'why', ?::text, 'list', ?::text))
     from (select id, ends_at from engagement where id = any(?) order by id) e`,
    [end.actor, end.endsAt, end.cause, end.object ?? null, ...those],
  );
  await tx.raw(`update engagement set ends_at = ?, end_cause = ? where id = any(?)`, [end.endsAt, end.cause, ...those]);
  await tx.raw(`update access_lease set expires_at = ? where engagement_id = any(?) and state <> 'revoked'`, [
    end.endsAt,
    ...those,
  ]);
  await tx.raw(
    `update run_timer set until_at = ? where name = 'end' and workflow_id in (select workflow_id from engagement where id = any(?))`,
    [end.endsAt, ...those],
  );
  await moveMembers(tx, ids, {
    to: 'leaving',
    actor: end.actor,
    data: { why: end.cause, endsOn: end.endsOn },
    changes: { ends_on: end.endsOn },
  });
}

/** Brings everyone who would stay longer than their season to its last day. Gives how many. */
export async function endWithSeason(
  tx: Tx,
  campaignId: string,
  end: { endsAt: string; endsOn: string; actor: string },
): Promise<number> {
  const { rows } = await tx.raw<{ rows: { id: string }[] }>(
    `select id from engagement where campaign_id = ? and state in ('active', 'suspended') and ends_at > ?::timestamptz
     order by id for update`,
    [campaignId, end.endsAt],
  );
  await endMembers(
    tx,
    rows.map(({ id }) => id),
    { ...end, cause: 'season' },
  );
  return rows.length;
}

/** Somebody asks to go first when people are released. Once. */
export async function volunteer(tx: Tx, engagementId: string, actor: string): Promise<void> {
  const { rows } = await tx.raw<{ rows: unknown[] }>(
    `insert into release_volunteer (engagement_id, said_at) values (?, business_now()) on conflict do nothing returning 1`,
    [engagementId],
  );
  if (rows.length > 0) await append(tx, { subject: engagementId, type: 'release.volunteered', actor, data: {} });
}

/** Takes it back, until a list is signed. */
export async function unvolunteer(tx: Tx, engagementId: string, actor: string): Promise<void> {
  const gone = await tx('release_volunteer').where({ engagement_id: engagementId }).delete();
  if (gone > 0) await append(tx, { subject: engagementId, type: 'release.volunteered_not', actor, data: {} });
}

/** People on a list who stay on it, and how many of them asked to go. */
export async function countRelease(
  reader: Reader,
  campaignId: string,
  no: number,
): Promise<{ people: number; volunteers: number }> {
  const { rows } = await reader.raw<{ rows: { people: number; volunteers: number }[] }>(
    `select count(*) filter (where not e.kept)::int as people,
       count(*) filter (where not e.kept and v.engagement_id is not null)::int as volunteers
     from release_entry e left join release_volunteer v on v.engagement_id = e.engagement_id
     where e.campaign_id = ? and e.no = ?`,
    [campaignId, no],
  );
  return rows[0] ?? { people: 0, volunteers: 0 };
}
