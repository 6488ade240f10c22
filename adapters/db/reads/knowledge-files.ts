import { NotFound } from '../../../domain/errors';
import type { KnowledgeFile } from '../../../domain/knowledge/contract';
import type { ReadContext } from './context';
import { engagementInSight } from './sight';
import { allOf, listOf, object, row } from './statement';

/** A file (alias `f`) as one json object. */
export const knowledgeFileObject = object({
  id: 'f.id',
  name: 'f.name',
  mediaType: 'f.media_type',
  size: 'f.size',
  sha256: 'f.sha256',
  addedAt: 'f.added_at',
  href: `'/v1/files/' || f.id`,
});

/** Files of an engagement’s handover, for who sees the engagement; null for the others. */
export async function listFilesOf(context: ReadContext, engagement: string): Promise<KnowledgeFile[] | null> {
  const { sql, bindings } = allOf(
    { sql: 'e.id = :engagement', bindings: { engagement } },
    engagementInSight(context.reader),
  );
  const found = await row<{ files: KnowledgeFile[] }>(context.knex, {
    sql: `select ${listOf(knowledgeFileObject, 'from knowledge_file f where f.engagement_id = e.id', 'f.added_at, f.id')} as files
      from engagement e where ${sql}`,
    bindings,
  });
  return found?.files ?? null;
}

/** A file to be handed out. */
export interface FileOut {
  name: string;
  sha256: string;
  bytes: Buffer;
}

/**
 * The bytes of one file, under the access of what it belongs to: a kept note is for everyone, a draft for staff, a handover in the
 * making for who sees its engagement. Throws NotFound otherwise.
 */
export async function readFileOut(context: ReadContext, id: string): Promise<FileOut> {
  const staff = context.reader.talent === null;
  const engagement = allOf(engagementInSight(context.reader));
  const found = await row<FileOut>(context.knex, {
    sql: `select f.name, f.sha256, f.bytes from knowledge_file f
      left join knowledge k on k.id = f.knowledge_id left join engagement e on e.id = f.engagement_id
      where f.id = :id and ((k.id is not null and (k.state = 'kept' or :staff)) or (e.id is not null and (${engagement.sql})))`,
    bindings: { id, staff, ...engagement.bindings },
  });
  if (!found) throw new NotFound(`There is no file ${id}.`);
  return found;
}
