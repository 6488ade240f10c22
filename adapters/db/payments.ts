import type { Tx } from './connection';
import { moveMoney } from './engagements';
import { append } from './events';
import { owedBySeason } from './season/owed';

export interface PaymentRecord {
  key: string;
  milestoneId: string | null;
  amountMinor: number;
  currency: string;
  state: 'due' | 'paid';
  /** Key of the payment that this one takes back. */
  reverses: string | null;
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
    /** Key of the payment that this one takes back; its amount is negative. */
    reverses?: string;
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
      reverses: payment.reverses ?? null,
    })
    .onConflict('key')
    .ignore();
}

/** The payment under a key; it must have been written as due. */
export async function readPayment(tx: Tx, key: string): Promise<PaymentRecord | null> {
  const row = await tx('payment')
    .where({ key })
    .first<PaymentRow | undefined>(...columns);
  return row ? fromRow(row) : null;
}

/** The payment of a milestone that counts: the newest that was not reversed, with the version in its key. */
export async function lastPayment(
  tx: Tx,
  engagementId: string,
  no: number,
): Promise<(PaymentRecord & { version: number }) | null> {
  const row = await tx('payment as p')
    .join('milestone as m', 'm.id', 'p.milestone_id')
    .where({ 'p.engagement_id': engagementId, 'm.no': no })
    .whereNull('p.reverses')
    .whereNotExists(tx('payment as r').select(tx.raw('1')).whereRaw('r.reverses = p.key'))
    .orderByRaw(`split_part(p.key, '/', 4)::int desc`)
    .first<PaymentRow | undefined>(...columns.map((column) => `p.${column}`));
  return row ? { ...fromRow(row), version: Number(row.key.split('/').at(-1)) } : null;
}

const columns = ['key', 'milestone_id', 'amount_minor', 'currency', 'state', 'reverses'];

interface PaymentRow {
  key: string;
  milestone_id: string | null;
  amount_minor: number;
  currency: string;
  state: 'due' | 'paid';
  reverses: string | null;
}

function fromRow(row: PaymentRow): PaymentRecord {
  return {
    key: row.key,
    milestoneId: row.milestone_id,
    amountMinor: row.amount_minor,
    currency: row.currency,
    state: row.state,
    reverses: row.reverses,
  };
}

/** Books a payment that the payments system confirmed: payment, milestone, money of the engagement and one event. */
export async function bookPayment(
  tx: Tx,
  engagementId: string,
  key: string,
  providerRef: string,
  actor: string,
): Promise<void> {
  const paid = await markPaid(tx, key, providerRef);
  if (!paid) return;
  if (paid.milestone_id) await tx('milestone').where({ id: paid.milestone_id }).update({ state: 'paid' });
  await moveMoney(tx, engagementId, { paidMinor: paid.amount_minor, reservedMinor: -paid.amount_minor });
  await tell(tx, engagementId, 'payment.paid', key, paid, actor);
}

/** Books a reversal, or the payment that takes a reversed one’s place: neither was reserved. */
export async function bookCorrection(
  tx: Tx,
  engagementId: string,
  key: string,
  providerRef: string,
  actor: string,
): Promise<void> {
  const paid = await markPaid(tx, key, providerRef);
  if (!paid) return;
  await moveMoney(tx, engagementId, { paidMinor: paid.amount_minor });
  await tell(tx, engagementId, paid.amount_minor < 0 ? 'payment.reversed' : 'payment.paid', key, paid, actor);
}

interface Paid {
  amount_minor: number;
  milestone_id: string | null;
  currency: string;
  reason: string;
}

async function markPaid(tx: Tx, key: string, providerRef: string): Promise<Paid | undefined> {
  const [paid] = await tx('payment')
    .where({ key, state: 'due' })
    .update({ state: 'paid', provider_ref: providerRef, paid_at: tx.raw('business_now()') })
    .returning<Paid[]>(['amount_minor', 'milestone_id', 'currency', 'reason']);
  return paid;
}

async function tell(tx: Tx, engagementId: string, type: string, key: string, paid: Paid, actor: string): Promise<void> {
  await append(tx, {
    subject: engagementId,
    type,
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

/**
 * What an engagement still owes: keys of payments that are due and not paid; in a season also time that waits for approval or pay, and a
 * last week that is not written up (`time/2027-W09`, `week/2027-W10`).
 */
export async function unpaid(tx: Tx, engagementId: string): Promise<string[]> {
  const { rows } = await tx.raw<{ rows: { key: string }[] }>(
    `select p.key from payment p where p.engagement_id = :id and p.state = 'due'
     union all
     select o.key from engagement e, lateral (${owedBySeason}) o where e.id = :id and e.campaign_id is not null`,
    { id: engagementId },
  );
  return rows.map((row) => row.key);
}
