import { deriveId } from '../../domain/ids';
import type { Tx } from './connection';
import { append } from './events';

export type ChallengeState = 'open' | 'upheld' | 'changed' | 'unanswered' | 'withdrawn';

/** A person’s disagreement with a classification. */
export interface ChallengeRecord {
  id: string;
  classificationId: string;
  engagementId: string;
  reasons: string;
  raisedAt: string;
  dueAt: string;
  state: ChallengeState;
}

export interface NewChallenge {
  classificationId: string;
  engagementId: string;
  /** tal_…, or user_… of the one who wrote down what the talent said. */
  raisedBy: string;
  reasons: string;
  dueAt: string;
}

/** Writes a challenge with its event; while one of the decision is open, that one is given instead, unchanged. */
export async function raiseChallenge(tx: Tx, challenge: NewChallenge): Promise<{ id: string; fresh: boolean }> {
  const { classificationId } = challenge;
  const before = await tx('classification_challenge')
    .where({ classification_id: classificationId })
    .orderBy('raised_at', 'desc')
    .select<{ id: string; state: ChallengeState }[]>('id', 'state');
  const open = before.find(({ state }) => state === 'open');
  if (open) return { id: open.id, fresh: false };
  const id = deriveId('challenge', classificationId, String(before.length + 1));
  await tx('classification_challenge').insert({
    id,
    classification_id: classificationId,
    engagement_id: challenge.engagementId,
    raised_by: challenge.raisedBy,
    reasons: challenge.reasons,
    raised_at: tx.raw('business_now()'),
    due_at: challenge.dueAt,
    state: 'open',
  });
  await append(tx, {
    subject: challenge.engagementId,
    type: 'classification.challenged',
    object: classificationId,
    actor: challenge.raisedBy,
    data: { challenge: id, dueAt: challenge.dueAt },
  });
  return { id, fresh: true };
}

/** Locks a challenge for this transaction; undefined when there is none. */
export async function lockChallenge(tx: Tx, id: string): Promise<ChallengeRecord | undefined> {
  const row = await tx('classification_challenge').where({ id }).forUpdate().first<ChallengeRow | undefined>();
  return (
    row && {
      id: row.id,
      classificationId: row.classification_id,
      engagementId: row.engagement_id,
      reasons: row.reasons,
      raisedAt: row.raised_at,
      dueAt: row.due_at,
      state: row.state,
    }
  );
}

interface ChallengeRow {
  id: string;
  classification_id: string;
  engagement_id: string;
  reasons: string;
  raised_at: string;
  due_at: string;
  state: ChallengeState;
}

/** Writes what became of an open challenge. */
export async function closeChallenge(
  tx: Tx,
  id: string,
  end:
    | { state: 'upheld' | 'changed'; answer: string; answeredBy: string; answeredAt: string }
    | { state: 'unanswered' | 'withdrawn' },
): Promise<void> {
  const { state } = end;
  await tx('classification_challenge')
    .where({ id, state: 'open' })
    .update({
      state,
      ...('answer' in end
        ? { answer: end.answer, answered_by: end.answeredBy, answered_at: end.answeredAt }
        : { answered_at: tx.raw('business_now()') }),
    });
}
