import { Conflict, Invalid, NotFound } from '../../domain/errors';
import type { Scorecard } from '../../domain/evaluate/rules';
import { deriveId } from '../../domain/ids';
import type { KnowledgeRequest } from '../../domain/knowledge/contract';
import type { KnowledgeDraft } from '../../domain/offboard/rules';
import { now } from './clock';
import type { Tx } from './connection';
import { append } from './events';

/** Keeps a scorecard once per engagement and period, with its event. */
export async function saveScorecard(
  tx: Tx,
  facts: { engagementId: string; talentId: string; period: string; tierBefore: string | null; policy: string },
  card: Scorecard,
): Promise<void> {
  const id = deriveId('scorecard', facts.engagementId, facts.period);
  const written = await tx('scorecard')
    .insert({
      id,
      engagement_id: facts.engagementId,
      talent_id: facts.talentId,
      period: facts.period,
      metrics: JSON.stringify(card.metrics),
      score: card.score,
      rated: card.rated,
      tier_before: facts.tierBefore,
      tier_after: card.tier,
      rationale: card.rationale,
      policy: facts.policy,
      closed_at: await now(tx),
    })
    .onConflict('id')
    .ignore()
    .returning<{ id: string }[]>('id');
  if (written.length === 0) return;
  await append(tx, {
    subject: facts.engagementId,
    type: 'scorecard.closed',
    object: id,
    actor: 'system:evaluate',
    data: {
      score: card.score,
      rated: card.rated,
      tierBefore: facts.tierBefore,
      tier: card.tier,
      policy: facts.policy,
      rationale: card.rationale,
    },
  });
}

/** Keeps what a handover taught, each piece once, with its event. */
export async function keepKnowledge(
  tx: Tx,
  source: {
    engagementId: string;
    hireId: string;
    role: string;
    systems: readonly string[];
    skills: readonly string[];
    confirmedBy: string;
    actor: string;
  },
  pieces: readonly KnowledgeDraft[],
): Promise<void> {
  const at = await now(tx);
  for (const piece of pieces) {
    const id = deriveId('knowledge', source.engagementId, piece.kind);
    const written = await tx('knowledge')
      .insert({
        id,
        engagement_id: source.engagementId,
        hire_id: source.hireId,
        kind: piece.kind,
        role: source.role,
        systems: [...source.systems],
        skills: [...source.skills],
        title: piece.title,
        body: piece.body,
        state: 'kept',
        confirmed_by: source.confirmedBy,
        created_at: at,
        kept_at: at,
      })
      .onConflict('id')
      .ignore()
      .returning<{ id: string }[]>('id');
    if (written.length === 0) continue;
    await append(tx, {
      subject: source.engagementId,
      type: 'knowledge.kept',
      object: id,
      actor: source.actor,
      data: { kind: piece.kind, role: source.role },
    });
  }
}

/** Kept knowledge of the same role or systems, the nearest first. */
export async function briefingFor(
  tx: Tx,
  role: string,
  systems: readonly string[],
  limit: number,
): Promise<{ id: string; title: string }[]> {
  const { rows } = await tx.raw<{ rows: { id: string; title: string }[] }>(
    `select id, title from knowledge
     where state = 'kept' and (role = ? or systems && ?::text[])
     order by (role = ?) desc, cardinality(array(select unnest(systems) intersect select unnest(?::text[]))) desc, kept_at desc, id limit ?`,
    [role, [...systems], role, [...systems], limit],
  );
  return rows;
}

/** Notes what was handed to the person, once per title. */
export async function issueAssets(
  tx: Tx,
  engagementId: string,
  assets: readonly { title: string; kind: string }[],
): Promise<void> {
  if (assets.length === 0) return;
  const at = await now(tx);
  await tx('asset')
    .insert(
      assets.map((asset) => ({
        id: deriveId('asset', engagementId, asset.title),
        engagement_id: engagementId,
        title: asset.title,
        kind: asset.kind,
        state: 'issued',
        issued_at: at,
      })),
    )
    .onConflict('id')
    .ignore();
}

export async function listAssets(tx: Tx, engagementId: string): Promise<{ title: string; state: string }[]> {
  return tx('asset')
    .where({ engagement_id: engagementId })
    .orderBy('title')
    .select<{ title: string; state: string }[]>('title', 'state');
}

export async function returnAssets(tx: Tx, engagementId: string, at: string): Promise<void> {
  await tx('asset')
    .where({ engagement_id: engagementId, state: 'issued' })
    .update({ state: 'returned', returned_at: at });
}

/** Keeps a certificate once per provider reference. */
export async function saveCertificate(
  tx: Tx,
  certificate: {
    talentId: string;
    engagementId: string;
    course: string;
    courseVersion: string;
    score: number;
    providerRef: string;
    passedAt: string;
    expiresAt: string;
  },
): Promise<string> {
  const id = deriveId('certificate', certificate.providerRef);
  await tx('certificate')
    .insert({
      id,
      talent_id: certificate.talentId,
      engagement_id: certificate.engagementId,
      course: certificate.course,
      course_version: certificate.courseVersion,
      score: certificate.score,
      provider_ref: certificate.providerRef,
      passed_at: certificate.passedAt,
      expires_at: certificate.expiresAt,
    })
    .onConflict('id')
    .ignore();
  return id;
}

/** The tier that the engagement’s scorecard gave, null without a rating. */
export async function tierAfter(tx: Tx, engagementId: string): Promise<string | null> {
  const row = await tx('scorecard')
    .where({ engagement_id: engagementId })
    .orderBy('closed_at', 'desc')
    .first<{ tier_after: string | null } | undefined>('tier_after');
  return row?.tier_after ?? null;
}

/** Writes a note as a draft, once per id, with its event. Throws Invalid when the engagement that it names is unknown. */
export async function draftKnowledge(tx: Tx, id: string, note: KnowledgeRequest, by: string): Promise<void> {
  const source = note.engagement
    ? await tx('engagement').where({ id: note.engagement }).first<{ hire_id: string | null } | undefined>('hire_id')
    : null;
  if (source === undefined)
    throw new Invalid('The note names an engagement that is unknown; leave it out or correct it.', {
      errors: [{ pointer: '/engagement', message: 'there is no such engagement' }],
    });
  const written = await tx('knowledge')
    .insert({
      id,
      engagement_id: note.engagement ?? null,
      hire_id: source?.hire_id ?? null,
      kind: note.kind,
      role: note.role,
      systems: note.systems,
      skills: note.skills,
      title: note.title,
      body: note.body,
      links: note.links,
      state: 'draft',
      created_at: await now(tx),
    })
    .onConflict('id')
    .ignore()
    .returning<{ id: string }[]>('id');
  if (written.length === 0) return;
  await append(tx, {
    subject: note.engagement ?? id,
    type: 'knowledge.drafted',
    object: id,
    actor: by,
    data: { kind: note.kind, role: note.role },
  });
}

/** Keeps a draft, with its event. Throws NotFound, or Conflict when it is kept already. */
export async function confirmKnowledge(tx: Tx, id: string, by: string): Promise<void> {
  const note = await tx('knowledge')
    .where({ id })
    .forUpdate()
    .first<{ state: string; engagement_id: string | null; kind: string; role: string } | undefined>(
      'state',
      'engagement_id',
      'kind',
      'role',
    );
  if (!note) throw new NotFound(`There is no note ${id}.`);
  if (note.state === 'kept') throw new Conflict(`Note ${id} is kept already; nothing is left to confirm.`);
  await tx('knowledge')
    .where({ id })
    .update({ state: 'kept', confirmed_by: by, kept_at: await now(tx) });
  await append(tx, {
    subject: note.engagement_id ?? id,
    type: 'knowledge.kept',
    object: id,
    actor: by,
    data: { kind: note.kind, role: note.role },
  });
}
