import { deriveId } from '../../domain/ids';
import type { WorkFacts } from '../../domain/assign/asks';
import { now } from './clock';
import type { Tx } from './connection';
import { append } from './events';

export interface WorkRecord extends WorkFacts {
  id: string;
  milestoneId: string;
  state: string;
  rounds: number;
  resultNote: string | null;
  submittedAt: string | null;
  review: { rating?: number; defects?: number; comment?: string } | null;
}

/** Plans milestones and work items of an engagement, once. */
export async function planWork(tx: Tx, engagementId: string, work: readonly WorkFacts[]): Promise<void> {
  await tx('milestone')
    .insert(
      work.map((item) => ({
        id: milestoneId(engagementId, item.no),
        engagement_id: engagementId,
        no: item.no,
        title: item.title,
        amount_minor: item.amountMinor,
        due_at: item.dueAt,
        state: 'planned',
      })),
    )
    .onConflict('id')
    .ignore();
  await tx('work_item')
    .insert(
      work.map((item) => ({
        id: deriveId('workItem', engagementId, String(item.no)),
        engagement_id: engagementId,
        milestone_id: milestoneId(engagementId, item.no),
        no: item.no,
        title: item.title,
        acceptance: JSON.stringify(item.acceptance),
        due_at: item.dueAt,
        state: 'planned',
      })),
    )
    .onConflict('id')
    .ignore();
}

const milestoneId = (engagementId: string, no: number) => deriveId('milestone', engagementId, String(no));

/** Work items with their milestone’s amount, in order. */
export async function listWork(tx: Tx, engagementId: string): Promise<WorkRecord[]> {
  const rows = await tx('work_item as w')
    .join('milestone as m', 'm.id', 'w.milestone_id')
    .where('w.engagement_id', engagementId)
    .orderBy('w.no')
    .select<WorkRow[]>(
      'w.id',
      'w.no',
      'w.title',
      'w.acceptance',
      'w.due_at',
      'w.state',
      'w.rounds',
      'w.result_note',
      'w.submitted_at',
      'w.review',
      'm.id as milestone_id',
      'm.amount_minor',
    );
  return rows.map((row) => ({
    id: row.id,
    no: row.no,
    title: row.title,
    acceptance: row.acceptance,
    dueAt: row.due_at,
    amountMinor: row.amount_minor,
    milestoneId: row.milestone_id,
    state: row.state,
    rounds: row.rounds,
    resultNote: row.result_note,
    submittedAt: row.submitted_at,
    review: row.review,
  }));
}

interface WorkRow {
  id: string;
  no: number;
  title: string;
  acceptance: string[];
  due_at: string;
  state: string;
  rounds: number;
  result_note: string | null;
  submitted_at: string | null;
  review: WorkRecord['review'];
  milestone_id: string;
  amount_minor: number;
}

/** Notes that an item was offered through the work tool. */
export async function markOffered(tx: Tx, engagementId: string, no: number, effectKey: string): Promise<void> {
  await tx('work_item')
    .where({ engagement_id: engagementId, no, state: 'planned' })
    .update({ state: 'offered', offered_at: await now(tx), effect_key: effectKey });
}

/** Writes the lead’s verdict on an item and its milestone, with the event. Repeats change nothing. */
export async function settleReview(
  tx: Tx,
  engagementId: string,
  item: WorkRecord,
  verdict: {
    accepted: boolean;
    round: number;
    note: string | null;
    submittedAt: string | null;
    review: WorkRecord['review'];
    by: string;
    at: string;
    payDueAt: string;
    reason: string | null;
  },
): Promise<void> {
  if (item.state === 'done' || item.rounds >= verdict.round) return;
  await tx('work_item')
    .where({ id: item.id })
    .update({
      state: verdict.accepted ? 'done' : 'rework',
      rounds: verdict.round,
      result_note: verdict.note,
      submitted_at: verdict.submittedAt,
      accepted_at: verdict.accepted ? verdict.at : null,
      review: JSON.stringify(verdict.review),
    });
  await tx('milestone')
    .where({ id: item.milestoneId })
    .update(verdict.accepted ? { state: 'accepted', pay_due_at: verdict.payDueAt } : { state: 'rework' });
  await append(tx, {
    subject: engagementId,
    type: verdict.accepted ? 'milestone.accepted' : 'milestone.rework',
    object: item.milestoneId,
    actor: verdict.by,
    data: {
      no: item.no,
      title: item.title,
      amountMinor: item.amountMinor,
      round: verdict.round,
      ...(verdict.reason ? { reason: verdict.reason } : {}),
    },
  });
}

export interface PaymentRecord {
  key: string;
  amountMinor: number;
  currency: string;
  state: 'due' | 'paid';
}

/** Writes that a payment is due, once per key. */
export async function duePayment(
  tx: Tx,
  payment: {
    key: string;
    engagementId: string;
    milestoneId: string | null;
    reason: string;
    amountMinor: number;
    currency: string;
    dueAt: string;
  },
): Promise<void> {
  await tx('payment')
    .insert({
      key: payment.key,
      engagement_id: payment.engagementId,
      milestone_id: payment.milestoneId,
      reason: payment.reason,
      amount_minor: payment.amountMinor,
      currency: payment.currency,
      state: 'due',
      due_at: payment.dueAt,
    })
    .onConflict('key')
    .ignore();
}

/** The payment under a key; it must have been written as due. */
export async function readPayment(tx: Tx, key: string): Promise<PaymentRecord | null> {
  const row = await tx('payment')
    .where({ key })
    .first<{ key: string; amount_minor: number; currency: string; state: 'due' | 'paid' } | undefined>(
      'key',
      'amount_minor',
      'currency',
      'state',
    );
  return row ? { key: row.key, amountMinor: row.amount_minor, currency: row.currency, state: row.state } : null;
}

/** Books a payment that the payments system confirmed: payment, milestone, money of the engagement and one event. */
export async function bookPayment(
  tx: Tx,
  engagementId: string,
  key: string,
  providerRef: string,
  actor: string,
): Promise<void> {
  const at = await now(tx);
  const [paid] = await tx('payment')
    .where({ key, state: 'due' })
    .update({ state: 'paid', provider_ref: providerRef, paid_at: at })
    .returning<{ amount_minor: number; milestone_id: string | null; currency: string; reason: string }[]>([
      'amount_minor',
      'milestone_id',
      'currency',
      'reason',
    ]);
  if (!paid) return;
  if (paid.milestone_id) await tx('milestone').where({ id: paid.milestone_id }).update({ state: 'paid' });
  await tx('engagement')
    .where({ id: engagementId })
    .update({
      paid_minor: tx.raw('paid_minor + ?', [paid.amount_minor]),
      reserved_minor: tx.raw('reserved_minor - ?', [paid.amount_minor]),
    });
  await append(tx, {
    subject: engagementId,
    type: 'payment.paid',
    object: key,
    actor,
    data: {
      amountMinor: paid.amount_minor,
      currency: paid.currency,
      reason: paid.reason,
      ...(paid.milestone_id ? { milestone: paid.milestone_id } : {}),
    },
  });
}

/** Keys of the engagement’s payments that are due and not paid. */
export async function unpaid(tx: Tx, engagementId: string): Promise<string[]> {
  const rows = await tx('payment')
    .where({ engagement_id: engagementId, state: 'due' })
    .select<{ key: string }[]>('key');
  return rows.map((row) => row.key);
}
