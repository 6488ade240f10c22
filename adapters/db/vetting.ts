import { deriveId } from '../../domain/ids';
import type { ClassificationDecision } from '../../domain/source/classify';
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

/** Keeps a classification with its answers and evidence, once per engagement and rule set version. */
export async function saveClassification(
  tx: Tx,
  engagementId: string,
  decision: ClassificationDecision,
  facts: { decidedBy: string; decidedAt: string; reassessAt: string; triggers: readonly string[] },
): Promise<string> {
  const id = deriveId('classification', engagementId, decision.ruleSet, decision.version);
  await tx('classification')
    .insert({
      id,
      engagement_id: engagementId,
      rule_set: decision.ruleSet,
      version: decision.version,
      jurisdiction: decision.jurisdiction,
      answers: JSON.stringify(decision.answers),
      outcome: decision.outcome,
      engaged_through: decision.engagedThrough,
      rationale: decision.rationale,
      decided_by: facts.decidedBy,
      decided_at: facts.decidedAt,
      reassess_at: facts.reassessAt,
      triggers: JSON.stringify(facts.triggers),
    })
    .onConflict('id')
    .ignore();
  return id;
}
