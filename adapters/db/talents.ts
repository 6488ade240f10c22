import { append } from './events';
import type { Tx } from './connection';
import type { PrivateData } from './private';
import { now } from './clock';
import { deriveId } from '../../domain/ids';
import type { Candidate } from '../../domain/source/rules';

/** What comes in about a person from a marketplace or a pool import. */
export interface TalentIntake {
  /** Where the person comes from and their id there, e.g. `marketplace:mp_17`: the business key. */
  sourceRef: string;
  name: string;
  email: string;
  timeZone: string;
  jurisdiction: string | null;
  skills: readonly { skill: string; level: number }[];
  roles: readonly string[];
  availableFrom: string | null;
  portfolio: string | null;
}

/**
 * Writes people whom we meet for the first time and refreshes the others; returns ids in the order given. One event per new
 * person. Rows are locked by id, as `lockTalents` does: two hires that meet the same people do not block each other for good.
 */
export async function upsertTalents(
  tx: Tx,
  people: readonly TalentIntake[],
  by: string,
  privateData: PrivateData,
): Promise<string[]> {
  const at = await now(tx);
  const ids = people.map(({ sourceRef }) => deriveId('talent', sourceRef));
  const byId = people.map((person, index) => ({ person, id: ids[index]! })).sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const { person, id } of byId) {
    const values = [
      ...[id, person.sourceRef, [...person.roles], person.timeZone, person.jurisdiction],
      ...[person.availableFrom, person.portfolio, at, at],
    ];
    // No key is named: two hires that meet a person at the same moment conflict on the id or on the source, whichever comes first.
    const inserted = await tx.raw<{ rows: unknown[] }>(
      `insert into talent (id, source_ref, state, roles, time_zone, jurisdiction, available_from, portfolio, created_at, updated_at)
       values (?, ?, 'candidate', ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning 1`,
      values as never[],
    );
    const fresh = inserted.rows.length > 0;
    if (!fresh)
      await tx.raw(
        `update talent set available_from = ?, portfolio = ?, updated_at = ?,
           roles = (select array_agg(distinct r) from unnest(roles || ?::text[]) r) where id = ?`,
        [person.availableFrom, person.portfolio, at, [...person.roles], id] as never[],
      );
    await tx.raw(
      `insert into talent_skill (talent_id, skill, level)
       select ?, skill, level from jsonb_to_recordset(?::jsonb) as s(skill text, level int)
       on conflict (talent_id, skill) do update set level = excluded.level`,
      [id, JSON.stringify(person.skills)],
    );
    if (!fresh) continue;
    await privateData.seal(tx, id, 'working', 'contact', { name: person.name, email: person.email });
    await append(tx, { subject: id, type: 'talent.met', actor: by, data: { source: person.sourceRef.split(':')[0] } });
  }
  return ids;
}

/** Everyone in the pool who has worked or applied before and is not engaged elsewhere, with what ranking needs. */
export async function candidatesFor(
  tx: Tx,
  filter: { roles: readonly string[]; skills: readonly string[] } | { talents: readonly string[] },
): Promise<Omit<Candidate, 'source' | 'askMinor'>[]> {
  const where =
    'talents' in filter
      ? { sql: 't.id = any(?)', values: [[...filter.talents]] }
      : {
          sql: `t.state = 'alumni' and (?::text[] && t.roles or exists (select 1 from talent_skill x where x.talent_id = t.id and x.skill = any(?)))`,
          values: [[...filter.roles], [...filter.skills]],
        };
  const { rows } = await tx.raw<{ rows: CandidateRow[] }>(
    `select t.id, t.tier, t.available_from,
       coalesce((select jsonb_agg(jsonb_build_object('skill', s.skill, 'level', s.level)) from talent_skill s where s.talent_id = t.id), '[]') as skills,
       (select count(*)::int from engagement e where e.talent_id = t.id and e.state not in ('closed', 'aborted')) as open_engagements,
       (select (p.document->'effects'->coalesce(t.tier, 'B')->>'openEngagements')::int from policy p
         where p.kind = 'evaluate' order by p.version desc limit 1) as most_engagements,
       (select count(*)::int from engagement e where e.talent_id = t.id and e.state = 'closed' and coalesce(e.rehire, 'yes') <> 'no') as earlier,
       (select extract(epoch from business_now() - max(e.created_at)) / 3600 from engagement e where e.talent_id = t.id) as hours_since_offer
     from talent t where ${where.sql} and t.state <> 'erased' order by t.id`,
    where.values as never[],
  );
  return rows.map((row) => ({
    talent: row.id,
    skills: row.skills,
    tier: row.tier,
    availableFrom: row.available_from,
    openEngagements: row.open_engagements,
    mostEngagements: row.most_engagements ?? undefined,
    hoursSinceOffer: row.hours_since_offer === null ? null : Number(row.hours_since_offer),
    earlierEngagements: row.earlier,
  }));
}

interface CandidateRow {
  id: string;
  tier: 'A' | 'B' | 'C' | 'D' | null;
  available_from: string | null;
  skills: { skill: string; level: number }[];
  open_engagements: number;
  most_engagements: number | null;
  earlier: number;
  hours_since_offer: string | number | null;
}

/** Locks people for this transaction, always in the same order: two hires that want the same person ask in turn. */
export async function lockTalents(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.raw('select 1 from talent where id = any(?) order by id for update', [[...ids]]);
}

/** Moves a person between candidate, engaged and alumni; `tier` and `rehire` when the engagement settled them. */
export async function moveTalent(
  tx: Tx,
  id: string,
  to: 'candidate' | 'engaged' | 'alumni',
  facts: { by: string; tier?: string | null; rehire?: string; engagement: string },
): Promise<void> {
  await tx('talent')
    .where({ id })
    .update({
      state: to,
      updated_at: tx.raw('business_now()'),
      ...(facts.tier === undefined ? {} : { tier: facts.tier }),
      ...(facts.rehire === undefined ? {} : { rehire: facts.rehire }),
    });
  await append(tx, {
    subject: id,
    type: `talent.${to}`,
    actor: facts.by,
    data: {
      engagement: facts.engagement,
      ...(facts.tier ? { tier: facts.tier } : {}),
      ...(facts.rehire ? { rehire: facts.rehire } : {}),
    },
  });
}

/** Ends the person’s portal sessions once no engagement of theirs is open. */
export async function endSessions(tx: Tx, id: string): Promise<void> {
  await tx.raw(
    `delete from session where talent_id = ?
       and not exists (select 1 from engagement where talent_id = ? and state not in ('closed', 'aborted'))`,
    [id, id],
  );
}
