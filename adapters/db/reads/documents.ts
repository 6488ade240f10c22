import { NotFound } from '../../../domain/errors';
import { knowsPersons, type Reader } from '../../../domain/engagement/reader';
import type { ReadContext } from './context';
import { engagementInSight } from './sight';
import { allOf, object, row } from './statement';

/** A document (alias `d`, its SOW `s` or nothing) as one json object. */
export const documentObject = object({
  id: 'd.id',
  kind: 'd.kind',
  version: 'd.version',
  title: 'd.title',
  mediaType: 'd.media_type',
  digest: 'd.digest',
  createdAt: 'd.created_at',
  signedAt: 's.signed_at',
  confidential: 'd.confidential',
  href: `'/v1/documents/' || d.id`,
});

/** Which documents (alias `d`) the reader may open: confidential ones are for the person, HR and administrators. */
export function documentsToOpen({ roles, talent }: Pick<Reader, 'roles' | 'talent'>): string {
  return talent !== null || roles.some((role) => role === 'hr' || role === 'admin') ? 'true' : 'not d.confidential';
}

/** A document to be handed out. Contracts name people: engineers don't get them. */
export interface DocumentFile {
  title: string;
  mediaType: string;
  /** SHA-256, hex. */
  digest: string;
  bytes: Buffer;
}

/** The bytes of one document. Throws NotFound when there is none that the reader may open. */
export async function readDocumentFile(context: ReadContext, id: string): Promise<DocumentFile> {
  const { reader } = context;
  const { sql, bindings } = allOf({ sql: 'd.id = :id', bindings: { id } }, engagementInSight(reader));
  const may = knowsPersons(reader) || reader.talent !== null;
  const found = may
    ? await row<DocumentFile & { confidential: boolean; talentId: string }>(context.knex, {
        sql: `select d.title, d.media_type as "mediaType", d.digest, d.bytes, d.confidential, e.talent_id as "talentId"
          from document d join engagement e on e.id = d.engagement_id where (${sql}) and ${documentsToOpen(reader)}`,
        bindings,
      })
    : undefined;
  if (!found) throw new NotFound(`There is no document ${id}.`);
  const { confidential, talentId, ...file } = found;
  if (!confidential) return file;
  const bytes = await context.openConfidential(talentId, id, file.bytes);
  if (!bytes) throw new NotFound(`Document ${id} is not kept any more: the key of its person was destroyed.`);
  return { ...file, bytes };
}
