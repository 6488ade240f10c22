import { deriveId } from '../../domain/ids';
import type { Tx } from './connection';

/** Writes that the person consented and the check may be ordered. */
export async function inviteScreening(
  tx: Tx,
  engagementId: string,
  talentId: string,
  kind: string,
  consentedAt: string,
): Promise<string> {
  const id = deriveId('screening', engagementId, kind);
  await tx('screening')
    .insert({
      id,
      engagement_id: engagementId,
      talent_id: talentId,
      package: kind,
      state: 'invited',
      consented_at: consentedAt,
    })
    .onConflict('id')
    .ignore();
  return id;
}

export async function updateScreening(
  tx: Tx,
  engagementId: string,
  changes: Partial<{ state: string; provider_ref: string; completed_at: string; valid_until: string }>,
): Promise<void> {
  await tx('screening').where({ engagement_id: engagementId }).update(changes);
}

/** State of the engagement’s check, null when none was ordered. */
export async function screeningState(
  tx: Tx,
  engagementId: string,
): Promise<{ state: string; consentedAt: string } | null> {
  const row = await tx('screening')
    .where({ engagement_id: engagementId })
    .first<{ state: string; consented_at: string } | undefined>('state', 'consented_at');
  return row ? { state: row.state, consentedAt: row.consented_at } : null;
}
