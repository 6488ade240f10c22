import type { Impasse, SearchChanges } from '../../domain/source/impasse';
import type { Tx } from './connection';
import { append } from './events';

/** One question to the lead about how to go on, and what came of it. */
export interface ImpasseRecord {
  no: number;
  why: Impasse;
  decision: 'again' | 'rest' | 'cancel' | null;
  changes: SearchChanges;
  approval: 'asked' | 'approved' | 'refused' | null;
  /** The round of looking that it began, and when. */
  round: number | null;
  beganAt: string | null;
}

/** Every impasse of a hire, in order. The hire is locked by the caller. */
export async function listImpasses(tx: Tx, hireId: string): Promise<ImpasseRecord[]> {
  const { rows } = await tx.raw<{ rows: ImpasseRecord[] }>(
    `select no, why, decision, changes, approval, began_round as round, began_at as "beganAt"
     from sourcing_impasse where hire_id = ? order by no`,
    [hireId],
  );
  return rows;
}

/** Writes that the lead is asked, with the event. */
export async function openImpasse(tx: Tx, hireId: string, no: number, why: Impasse): Promise<void> {
  await tx('sourcing_impasse').insert({ hire_id: hireId, no, why, asked_at: tx.raw('business_now()') });
  await append(tx, { subject: hireId, type: 'impasse.met', actor: 'system:hire', data: { no, why } });
}

/** Writes what was decided, with the event. */
export async function decideImpasse(
  tx: Tx,
  hireId: string,
  no: number,
  decision: { decision: 'again' | 'rest' | 'cancel'; by: string; changes: SearchChanges },
): Promise<void> {
  await tx('sourcing_impasse')
    .where({ hire_id: hireId, no })
    .update({
      decision: decision.decision,
      decided_by: decision.by,
      decided_at: tx.raw('business_now()'),
      changes: JSON.stringify(decision.changes),
    });
  await append(tx, {
    subject: hireId,
    type: 'impasse.decided',
    actor: decision.by,
    data: { no, decision: decision.decision, ...decision.changes },
  });
}

/** Notes how the approval of a higher pay stands. */
export async function noteApproval(
  tx: Tx,
  hireId: string,
  no: number,
  approval: 'asked' | 'approved' | 'refused',
): Promise<void> {
  await tx('sourcing_impasse').where({ hire_id: hireId, no }).update({ approval });
}

/** Notes that a round of looking began with it. */
export async function beginRound(tx: Tx, hireId: string, no: number, round: number): Promise<void> {
  await tx('sourcing_impasse')
    .where({ hire_id: hireId, no })
    .update({ began_round: round, began_at: tx.raw('business_now()') });
}
