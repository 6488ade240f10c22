import type { PaymentView } from '../../../domain/assign/contract';
import { toText } from '../../../domain/money';
import type { ReadContext } from './context';
import { keyOfCursor, limitOf, toPage, type Listed, type Paging } from './paging';
import { engagementInSight } from './sight';
import { allOf, object, rows, when, type Sql } from './statement';

/** A payment (alias `p`, its engagement `e`) as one json object; `paymentView` makes the view of it. */
export const paymentObject = object({
  key: 'p.key',
  engagement: 'p.engagement_id',
  engagementTitle: 'e.title',
  talent: 'e.talent_id',
  milestone: '(select m.title from milestone m where m.id = p.milestone_id)',
  reason: 'p.reason',
  amountMinor: 'p.amount_minor',
  currency: 'p.currency',
  state: 'p.state',
  dueAt: 'p.due_at',
  paidAt: 'p.paid_at',
  providerRef: 'p.provider_ref',
});

/** What `paymentObject` selects. */
export interface PaymentRow extends Omit<PaymentView, 'amount'> {
  amountMinor: number;
  currency: string;
}

export function paymentView({ amountMinor, currency, ...row }: PaymentRow): PaymentView {
  return { ...row, amount: toText({ amountMinor, currency }) };
}

export interface PaymentFilter extends Paging {
  engagement?: string | undefined;
  talent?: string | undefined;
  state?: 'due' | 'paid' | undefined;
  /** Due on or after this instant. */
  from?: string | undefined;
  /** Due before this instant. */
  until?: string | undefined;
}

/** Payments that the reader sees, the latest due first. */
export async function listPayments(context: ReadContext, filter: PaymentFilter = {}): Promise<Listed<PaymentView>> {
  const limit = limitOf(filter);
  const found = await read(context, filter, limit + 1);
  const page = toPage(found, limit, ({ payment, sortAt }) => [sortAt, payment.key]);
  return { next: page.next, items: page.items.map(({ payment }) => paymentView(payment)) };
}

/** A statement's most lines; more of them are asked for by narrower dates. */
export const statementLines = 10_000;

/** Payments for a statement, in one go. */
export async function statementPayments(context: ReadContext, filter: PaymentFilter): Promise<PaymentView[]> {
  const found = await read(context, filter, statementLines);
  return found.map(({ payment }) => paymentView(payment));
}

function read(
  context: ReadContext,
  filter: PaymentFilter,
  limit: number,
): Promise<{ payment: PaymentRow; sortAt: string }[]> {
  const after = keyOfCursor(filter.cursor, 2);
  const { sql, bindings }: Sql = allOf(
    engagementInSight(context.reader),
    when(filter.engagement, 'p.engagement_id = :engagement', 'engagement'),
    when(filter.talent, 'e.talent_id = :talent', 'talent'),
    when(filter.state, 'p.state = :state', 'state'),
    when(filter.from, 'p.due_at >= :fromAt::timestamptz', 'fromAt'),
    when(filter.until, 'p.due_at < :untilAt::timestamptz', 'untilAt'),
    after && {
      sql: '(p.due_at, p.key) < (:afterAt::timestamptz, :afterKey)',
      bindings: { afterAt: after[0], afterKey: after[1] },
    },
  );
  return rows(context.knex, {
    sql: `select ${paymentObject} as payment, p.due_at::text as "sortAt"
      from payment p join engagement e on e.id = p.engagement_id
      where ${sql} order by p.due_at desc, p.key desc limit :limit`,
    bindings: { ...bindings, limit },
  });
}
