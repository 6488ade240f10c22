import { Conflict, NotFound } from '../../domain/errors';
import { deriveId } from '../../domain/ids';
import { mayMove, screeningTransitions, type ScreeningState } from '../../domain/lifecycle';
import type { EarlierCheck } from '../../domain/source/check';
import type { Tx } from './connection';

/** The check of an engagement. Instants ISO 8601. */
export interface ScreeningRecord {
  id: string;
  package: string;
  state: ScreeningState;
  providerRef: string | null;
  consentedAt: string | null;
  completedAt: string | null;
  validUntil: string | null;
  reusedFrom: string | null;
  /** How often it was ordered. */
  generation: number;
  /** When a report is due. */
  dueAt: string | null;
  lookedUpAt: string | null;
  /** Round of the question to a person about a check that does not end. */
  round: number;
  adjudication: 'go_on' | 'stop' | null;
}

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

/** A check of the person and package that is valid the longest: clear, and made for an earlier engagement. */
export async function earlierCheck(
  tx: Tx,
  talentId: string,
  kind: string,
  engagementId: string,
): Promise<EarlierCheck | null> {
  const row = await tx('screening')
    .where({ talent_id: talentId, package: kind, state: 'clear' })
    .whereNot({ engagement_id: engagementId })
    .whereNotNull('valid_until')
    .orderBy([{ column: 'valid_until', order: 'desc' }, 'id'])
    .first<{ id: string; valid_until: string } | undefined>('id', 'valid_until');
  return row ? { id: row.id, validUntil: row.valid_until } : null;
}

/** Writes that a valid check is used again: its consent, dates and result count, and nothing is ordered. */
export async function reuseScreening(tx: Tx, engagementId: string, earlier: EarlierCheck): Promise<string> {
  const { rows } = await tx.raw<{ rows: { package: string }[] }>('select package from screening where id = ?', [
    earlier.id,
  ]);
  const id = deriveId('screening', engagementId, rows[0]?.package ?? '');
  await tx.raw(
    `insert into screening (id, engagement_id, talent_id, package, state, consented_at, completed_at, valid_until, reused_from)
     select ?, ?, talent_id, package, state, consented_at, completed_at, valid_until, coalesce(reused_from, id)
     from screening where id = ? on conflict (id) do nothing`,
    [id, engagementId, earlier.id],
  );
  return id;
}

/** The engagement's check, null when there is none yet. */
export async function readScreening(tx: Tx, engagementId: string): Promise<ScreeningRecord | null> {
  const row = await tx('screening').where({ engagement_id: engagementId }).first<ScreeningRow | undefined>();
  if (!row) return null;
  return {
    id: row.id,
    package: row.package,
    state: row.state,
    providerRef: row.provider_ref,
    consentedAt: row.consented_at,
    completedAt: row.completed_at,
    validUntil: row.valid_until,
    reusedFrom: row.reused_from,
    generation: row.generation,
    dueAt: row.due_at,
    lookedUpAt: row.looked_up_at,
    round: row.round,
    adjudication: row.adjudication,
  };
}

/** The same, where there must be one. Throws NotFound. */
export async function screeningOf(tx: Tx, engagementId: string): Promise<ScreeningRecord> {
  const found = await readScreening(tx, engagementId);
  if (!found) throw new NotFound(`Engagement ${engagementId} has no background check.`);
  return found;
}

interface ScreeningRow {
  id: string;
  package: string;
  state: ScreeningState;
  provider_ref: string | null;
  consented_at: string | null;
  completed_at: string | null;
  valid_until: string | null;
  reused_from: string | null;
  generation: number;
  due_at: string | null;
  looked_up_at: string | null;
  round: number;
  adjudication: 'go_on' | 'stop' | null;
}

/** Columns that change beside the state; null clears. */
export type ScreeningChanges = Partial<{
  provider_ref: string | null;
  completed_at: string | null;
  valid_until: string;
  generation: number;
  due_at: string | null;
  looked_up_at: string | null;
  round: number;
  adjudication: 'go_on' | 'stop';
  adjudicated_by: string;
  adjudicated_at: string;
}>;

/** Moves a check by the table of transitions; to the same state only its columns change. The event is the caller's. */
export async function moveScreening(
  tx: Tx,
  screening: ScreeningRecord,
  to: ScreeningState,
  changes: ScreeningChanges = {},
): Promise<void> {
  if (to !== screening.state && !mayMove(screeningTransitions, screening.state, to))
    throw new Conflict(`Check ${screening.id} is ${screening.state} and cannot become ${to}.`);
  await tx('screening')
    .where({ id: screening.id })
    .update({ state: to, ...changes });
}
