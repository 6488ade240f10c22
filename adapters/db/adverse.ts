import { Conflict, NotFound } from '../../domain/errors';
import { adverseTransitions, mayMove, type AdverseState } from '../../domain/lifecycle';
import type { WaitLeft, WaitRule } from '../../domain/source/adverse';
import type { Tx } from './connection';
import { append } from './events';

/** An adverse action and its clock. Instants ISO 8601. */
export interface AdverseRecord {
  engagementId: string;
  screeningId: string;
  state: AdverseState;
  noticeAt: string | null;
  wait: WaitRule | null;
  /** When the wait is over; null while a dispute stops its clock. */
  until: string | null;
  left: WaitLeft | null;
  /** Round of the notice: one more after each dispute. */
  round: number;
  disputes: number;
  disputedAt: string | null;
  disputeDueAt: string | null;
  disputeLookedUpAt: string | null;
  /** Round of the question about a dispute that the agency does not answer. */
  disputeRound: number;
  decidedBy: string | null;
}

/** Begins an adverse action, once per engagement. */
export async function openAdverse(tx: Tx, engagementId: string, screeningId: string): Promise<void> {
  const written = await tx('adverse_action')
    .insert({
      engagement_id: engagementId,
      screening_id: screeningId,
      state: 'assessing',
      opened_at: tx.raw('business_now()'),
    })
    .onConflict('engagement_id')
    .ignore()
    .returning<{ engagement_id: string }[]>('engagement_id');
  if (written.length === 0) return;
  await append(tx, { subject: engagementId, type: 'adverse.opened', object: screeningId, actor: 'system:engagement' });
}

/** Whether the final notice went out. */
export async function isFinal(tx: Tx, engagementId: string): Promise<boolean> {
  const row = await tx('adverse_action')
    .where({ engagement_id: engagementId, state: 'final' })
    .first<{ engagement_id: string } | undefined>('engagement_id');
  return row !== undefined;
}

/** Locks the adverse action of an engagement. Throws NotFound. */
export async function lockAdverse(tx: Tx, engagementId: string): Promise<AdverseRecord> {
  const row = await tx('adverse_action')
    .where({ engagement_id: engagementId })
    .forUpdate()
    .first<AdverseRow | undefined>();
  if (!row) throw new NotFound(`Engagement ${engagementId} has no adverse action.`);
  return {
    engagementId: row.engagement_id,
    screeningId: row.screening_id,
    state: row.state,
    noticeAt: row.notice_at,
    wait: row.wait,
    until: row.until_at,
    left: row.wait_left,
    round: row.round,
    disputes: row.disputes,
    disputedAt: row.disputed_at,
    disputeDueAt: row.dispute_due_at,
    disputeLookedUpAt: row.dispute_looked_up_at,
    disputeRound: row.dispute_round,
    decidedBy: row.decided_by,
  };
}

interface AdverseRow {
  engagement_id: string;
  screening_id: string;
  state: AdverseState;
  notice_at: string | null;
  wait: WaitRule | null;
  until_at: string | null;
  wait_left: WaitLeft | null;
  round: number;
  disputes: number;
  disputed_at: string | null;
  dispute_due_at: string | null;
  dispute_looked_up_at: string | null;
  dispute_round: number;
  decided_by: string | null;
}

/** Columns that change beside the state; null clears. */
export type AdverseChanges = Partial<{
  assessed_at: string;
  assessed_by: string;
  notice_at: string;
  wait: WaitRule;
  until_at: string | null;
  wait_left: WaitLeft | null;
  round: number;
  disputes: number;
  disputed_at: string | null;
  dispute_due_at: string | null;
  dispute_looked_up_at: string | null;
  dispute_round: number;
  decided_at: string;
  decided_by: string;
  decision_ask: string;
  final_at: string;
}>;

/** Moves a locked adverse action by the table of transitions, with its one event `adverse.<happened>`. */
export async function moveAdverse(
  tx: Tx,
  adverse: AdverseRecord,
  to: AdverseState,
  event: { happened: string; actor: string; data?: Record<string, unknown> },
  changes: AdverseChanges = {},
): Promise<void> {
  if (!mayMove(adverseTransitions, adverse.state, to))
    throw new Conflict(`The adverse action of ${adverse.engagementId} is ${adverse.state} and cannot become ${to}.`);
  await changeAdverse(tx, adverse.engagementId, { state: to, ...changes });
  await append(tx, {
    subject: adverse.engagementId,
    type: `adverse.${event.happened}`,
    object: adverse.screeningId,
    actor: event.actor,
    data: event.data ?? {},
  });
}

/** Changes columns and not the state, e.g. a due date that was moved. */
export async function changeAdverse(
  tx: Tx,
  engagementId: string,
  { wait, wait_left: left, ...rest }: AdverseChanges & { state?: AdverseState },
): Promise<void> {
  await tx('adverse_action')
    .where({ engagement_id: engagementId })
    .update({
      ...rest,
      ...(wait && { wait: JSON.stringify(wait) }),
      ...(left !== undefined && { wait_left: left === null ? null : JSON.stringify(left) }),
    });
}
