import { Conflict, Invalid, NotFound } from '../../domain/errors';
import { deriveId } from '../../domain/ids';
import type { KnowledgeRequest, KnowledgeTags } from '../../domain/knowledge/contract';
import type { KnowledgeDraft } from '../../domain/offboard/knowledge-from';
import { now } from './clock';
import type { Tx } from './connection';
import { append } from './events';
import { giveFilesTo } from './knowledge-files';

export { attachFile, removeFile } from './knowledge-files';
export { briefingFor } from './briefing';

/** What the notes of a handover have in common. */
export interface KnowledgeSource {
  engagementId: string;
  hireId: string;
  role: string;
  systems: readonly string[];
  skills: readonly string[];
  confirmedBy: string;
  actor: string;
}

/** Keeps what a handover taught, each piece once, with its event; files that waited for it go to its first piece. */
export async function keepNotes(tx: Tx, source: KnowledgeSource, pieces: readonly KnowledgeDraft[]): Promise<void> {
  const at = await now(tx);
  const [whole] = pieces;
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
        links: [...piece.links],
        state: 'kept',
        confirmed_by: source.confirmedBy,
        confirmed_at: at,
        created_at: at,
        kept_at: at,
      })
      .onConflict('id')
      .ignore()
      .returning<{ id: string }[]>('id');
    if (written.length === 0) continue;
    if (piece === whole) await giveFilesTo(tx, source.engagementId, id);
    await append(tx, {
      subject: source.engagementId,
      type: 'knowledge.kept',
      object: id,
      actor: source.actor,
      data: { kind: piece.kind, role: source.role },
    });
  }
}

/** Writes a note as a draft, once per id, with its event. Throws Invalid when the engagement that it names is unknown. */
export async function draftNote(tx: Tx, id: string, note: KnowledgeRequest, by: string): Promise<void> {
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
      created_at: tx.raw('business_now()'),
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

/**
 * Somebody says that a note is right: a draft is kept from now on, a kept one is fresh again. Who said so within the last day
 * need not say it twice. With its event. Throws NotFound; Conflict when a draft is not theirs to keep (`mayKeep`).
 */
export async function confirmNote(tx: Tx, id: string, by: string, mayKeep = true): Promise<void> {
  const note = await lockNote(tx, id);
  const draft = note.state === 'draft';
  if (draft && !mayKeep) throw new NotFound(`There is no note ${id}.`);
  const at = await now(tx);
  const again = !draft && note.confirmed_by === by && Date.parse(at) - Date.parse(note.confirmed_at ?? at) < 86_400_000;
  if (again) return;
  await tx('knowledge')
    .where({ id })
    .update({ state: 'kept', confirmed_by: by, confirmed_at: at, ...(draft ? { kept_at: at } : {}) });
  await append(tx, {
    subject: note.engagement_id ?? id,
    type: draft ? 'knowledge.kept' : 'knowledge.confirmed',
    object: id,
    actor: by,
    data: { kind: note.kind, role: note.role },
  });
}

/** Changes the tags by which a note is found; what is left out stays. With its event when something changed. Throws NotFound. */
export async function tagNote(tx: Tx, id: string, tags: KnowledgeTags, by: string): Promise<void> {
  const note = await lockNote(tx, id);
  const wanted = { role: note.role, systems: note.systems, skills: note.skills, ...given(tags) };
  const changed = (['role', 'systems', 'skills'] as const).filter(
    (field) => JSON.stringify(wanted[field]) !== JSON.stringify(note[field]),
  );
  if (changed.length === 0) return;
  await tx('knowledge').where({ id }).update(wanted);
  await append(tx, {
    subject: note.engagement_id ?? id,
    type: 'knowledge.tagged',
    object: id,
    actor: by,
    data: { kind: note.kind, ...wanted },
  });
}

/** A reader says whether a kept note was useful; the last word of each reader counts. Throws NotFound. */
export async function voteOn(tx: Tx, id: string, reader: string, useful: boolean): Promise<void> {
  const note = await lockNote(tx, id);
  if (note.state !== 'kept') throw new Conflict(`Note ${id} is a draft; it is offered to nobody before it is kept.`);
  await tx('knowledge_vote')
    .insert({ knowledge_id: id, reader, useful, voted_at: tx.raw('business_now()') })
    .onConflict(['knowledge_id', 'reader'])
    .merge(['useful', 'voted_at']);
  await tx.raw(
    `update knowledge k set useful_yes = v.yes, useful_no = v.no
     from (select count(*) filter (where useful)::int as yes, count(*) filter (where not useful)::int as no
       from knowledge_vote where knowledge_id = ?) v where k.id = ?`,
    [id, id],
  );
}

interface NoteRow {
  state: 'draft' | 'kept';
  engagement_id: string | null;
  kind: string;
  role: string;
  systems: string[];
  skills: string[];
  confirmed_by: string | null;
  confirmed_at: string | null;
}

async function lockNote(tx: Tx, id: string): Promise<NoteRow> {
  const note = await tx('knowledge')
    .where({ id })
    .forUpdate()
    .first<NoteRow | undefined>(
      ...(['state', 'engagement_id', 'kind', 'role', 'systems', 'skills', 'confirmed_by', 'confirmed_at'] as const),
    );
  if (!note) throw new NotFound(`There is no note ${id}.`);
  return note;
}

function given(tags: KnowledgeTags): Partial<Pick<NoteRow, 'role' | 'systems' | 'skills'>> {
  return Object.fromEntries(Object.entries(tags).filter(([, value]) => value !== undefined));
}
