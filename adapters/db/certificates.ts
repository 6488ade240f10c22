import { deriveId } from '../../domain/ids';
import { now } from './clock';
import type { Tx } from './connection';

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

/**
 * A certificate of the person that takes the place of the course: earned in this engagement, or valid until that instant.
 * The longest valid one; null when there is none.
 */
export async function certificateFor(
  tx: Tx,
  wanted: { talentId: string; engagementId: string; course: string; until: string },
): Promise<string | null> {
  const at = await now(tx);
  const row = await tx('certificate')
    .where({ talent_id: wanted.talentId, course: wanted.course })
    .where('expires_at', '>', at)
    .where((either) => either.where({ engagement_id: wanted.engagementId }).orWhere('expires_at', '>=', wanted.until))
    .orderBy('expires_at', 'desc')
    .first<{ id: string } | undefined>('id');
  return row?.id ?? null;
}
