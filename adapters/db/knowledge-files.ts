import { createHash } from 'node:crypto';

import { Conflict, NotFound, RuleBroken } from '../../domain/errors';
import { deriveId } from '../../domain/ids';
import type { Tx } from './connection';
import { append } from './events';

/** A file for a note, or for the handover of an engagement that is still being written. */
export interface NewFile {
  to: { note: string } | { engagement: string };
  name: string;
  mediaType: string;
  bytes: Buffer;
  by: string;
  /** Files that one note may have. */
  most: number;
}

/**
 * Adds a file, once per place, name and content, with its event; returns its id. The same name with other content replaces what the
 * same person sent before. Throws NotFound, Conflict when an engagement takes no more, RuleBroken for one file too many.
 */
export async function attachFile(tx: Tx, file: NewFile): Promise<string> {
  const place = await placeOf(tx, file.to);
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  const id = deriveId('file', place.key, file.name, sha256);
  const there = await tx('knowledge_file')
    .where(place.where)
    .select<{ id: string; name: string; added_by: string }[]>();
  if (there.some((one) => one.id === id)) return id;
  const replaced = there.filter((one) => one.name === file.name && one.added_by === file.by).map((one) => one.id);
  if (there.length - replaced.length >= file.most)
    throw new RuleBroken(
      `A note holds ${file.most} files at most; put what is more into one archive or behind a link.`,
    );
  await tx('knowledge_file').whereIn('id', replaced).delete();
  await tx('knowledge_file').insert({
    id,
    ...place.where,
    name: file.name,
    media_type: file.mediaType,
    size: file.bytes.length,
    sha256,
    bytes: file.bytes,
    added_by: file.by,
    added_at: tx.raw('business_now()'),
  });
  await append(tx, {
    subject: place.subject,
    type: 'file.added',
    object: id,
    actor: file.by,
    data: { size: file.bytes.length, sha256 },
  });
  return id;
}

/** Takes a file away again, with its event: one’s own, or any for who looks after notes (`mayAny`). Throws NotFound. */
export async function removeFile(tx: Tx, id: string, by: string, mayAny: boolean): Promise<void> {
  const [file] = await tx('knowledge_file')
    .where({ id, ...(mayAny ? {} : { added_by: by, knowledge_id: null }) })
    .delete()
    .returning<{ knowledge_id: string | null; engagement_id: string | null }[]>(['knowledge_id', 'engagement_id']);
  if (!file) throw new NotFound(`There is no file ${id} that you may take away.`);
  await append(tx, {
    subject: file.engagement_id ?? file.knowledge_id ?? id,
    type: 'file.removed',
    object: id,
    actor: by,
    data: {},
  });
}

/** What was added while the handover was written belongs to its note from now on; it stays known by its engagement. */
export async function giveFilesTo(tx: Tx, engagementId: string, note: string): Promise<void> {
  await tx('knowledge_file').where({ engagement_id: engagementId, knowledge_id: null }).update({ knowledge_id: note });
}

interface Place {
  key: string;
  subject: string;
  where: { knowledge_id: string; engagement_id: string | null } | { knowledge_id: null; engagement_id: string };
}

/** Locks what the file belongs to, so that files are counted one by one. */
async function placeOf(tx: Tx, to: NewFile['to']): Promise<Place> {
  if ('note' in to) {
    const note = await tx('knowledge')
      .where({ id: to.note })
      .forUpdate()
      .first<{ engagement_id: string | null } | undefined>('engagement_id');
    if (!note) throw new NotFound(`There is no note ${to.note}.`);
    return {
      key: to.note,
      subject: note.engagement_id ?? to.note,
      where: { knowledge_id: to.note, engagement_id: note.engagement_id },
    };
  }
  const engagement = await tx('engagement')
    .where({ id: to.engagement })
    .forUpdate()
    .first<{ state: string } | undefined>('state');
  if (!engagement) throw new NotFound(`There is no engagement ${to.engagement}.`);
  const kept = await tx('knowledge')
    .where({ engagement_id: to.engagement, kind: 'handover' })
    .first<object | undefined>('id');
  if (kept || !['active', 'suspended', 'ending'].includes(engagement.state))
    throw new Conflict('The handover of this engagement takes no more files; add them to a note instead.', {
      state: engagement.state,
    });
  return {
    key: to.engagement,
    subject: to.engagement,
    where: { knowledge_id: null, engagement_id: to.engagement },
  };
}
