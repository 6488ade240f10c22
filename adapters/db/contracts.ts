import { createHash } from 'node:crypto';

import { deriveId } from '../../domain/ids';
import type { Tx } from './connection';
import type { PrivateData } from './private';

export interface NewDocument {
  engagementId: string;
  kind: string;
  version: number;
  title: string;
  mediaType: string;
  template: string | null;
  bytes: Uint8Array;
  /** What is stored in place of the bytes: only the person it is about, HR and administrators open it. (Default: the bytes) */
  sealed?: Uint8Array;
}

/** Stores a document once per engagement, kind and version; returns its id. */
export async function saveDocument(tx: Tx, document: NewDocument): Promise<string> {
  const id = documentId(document);
  await tx('document')
    .insert({
      id,
      engagement_id: document.engagementId,
      kind: document.kind,
      version: document.version,
      title: document.title,
      media_type: document.mediaType,
      template: document.template,
      digest: createHash('sha256').update(document.bytes).digest('hex'),
      bytes: Buffer.from(document.sealed ?? document.bytes),
      confidential: document.sealed !== undefined,
      created_at: tx.raw('business_now()'),
    })
    .onConflict('id')
    .ignore();
  return id;
}

/** Stores a document about a person, sealed under their key of what the law makes us keep. A repeat keeps the first. */
export async function saveConfidential(
  tx: Tx,
  privateData: Pick<PrivateData, 'sealBytes'>,
  talentId: string,
  document: Omit<NewDocument, 'sealed'>,
): Promise<string> {
  const item = confidentialItem(documentId(document));
  const sealed = await privateData.sealBytes(tx, talentId, confidentialClass, item, document.bytes);
  return saveDocument(tx, { ...document, sealed });
}

/** The key that confidential documents are sealed under, and the name that binds each to its ciphertext. */
export const confidentialClass = 'retention';
export const confidentialItem = (id: string): string => `document/${id}`;

/** The id that a document of this engagement, kind and version has. */
export function documentId(document: Pick<NewDocument, 'engagementId' | 'kind' | 'version'>): string {
  return deriveId('document', document.engagementId, document.kind, String(document.version));
}

/** The stored bytes of a document, or null. A confidential one is sealed: `readDocumentFile` opens it. */
export async function readDocument(
  tx: Tx,
  id: string,
): Promise<{ bytes: Uint8Array; digest: string; title: string } | null> {
  const row = await tx('document')
    .where({ id })
    .first<{ bytes: Buffer; digest: string; title: string } | undefined>('bytes', 'digest', 'title');
  return row ?? null;
}

/** Writes a SOW version with its terms, once. */
export async function draftSow(
  tx: Tx,
  engagementId: string,
  version: number,
  document: string,
  terms: unknown,
): Promise<void> {
  await tx('sow')
    .insert({
      engagement_id: engagementId,
      version,
      document_id: document,
      terms: JSON.stringify(terms),
      state: 'drafted',
    })
    .onConflict(['engagement_id', 'version'])
    .ignore();
}

export async function markSow(
  tx: Tx,
  engagementId: string,
  version: number,
  state: 'sent' | 'signed' | 'voided',
  signed?: { at: string; digest: string },
): Promise<void> {
  await tx('sow')
    .where({ engagement_id: engagementId, version })
    .update({ state, ...(signed ? { signed_at: signed.at, signed_digest: signed.digest } : {}) });
}

/** Whether some version is signed by both. */
export async function sowSigned(tx: Tx, engagementId: string): Promise<boolean> {
  const signed = await tx('sow').where({ engagement_id: engagementId, state: 'signed' }).pluck<number[]>('version');
  return signed.length > 0;
}

/** The newest version that was sent to be signed; null before there is any. */
export async function latestSow(tx: Tx, engagementId: string): Promise<number | null> {
  const row = await tx('sow')
    .where({ engagement_id: engagementId })
    .max<{ version: number | null }[]>('version as version')
    .first();
  return row?.version ?? null;
}

/** Extensions and change orders that count, in the order in which they were applied. `at`: business instant. */
export async function appliedChanges(
  tx: Tx,
  engagementId: string,
): Promise<{ id: string; kind: 'extend' | 'change-order'; at: string }[]> {
  return tx('command')
    .where({ subject: engagementId, state: 'applied' })
    .whereIn('kind', ['extend', 'change-order'])
    .orderBy(['settled_at', 'id'])
    .select<{ id: string; kind: 'extend' | 'change-order'; at: string }[]>('id', 'kind', 'settled_at as at');
}
