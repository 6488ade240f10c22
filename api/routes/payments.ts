import { z } from 'zod';

import { listPayments, statementLines, statementPayments } from '../../adapters/db/reads/payments';
import { PaymentView } from '../../domain/assign/contract';
import { csv } from '../csv';
import { listQuery, page } from '../lists';
import { media, route } from '../route';

// Whose payments a lead or a talent sees is decided by the read itself.
const readers = ['admin', 'ops', 'hr', 'lead', 'approver', 'engineer', 'auditor', 'talent'] as const;
const id = z.string().max(100);
const filters = {
  engagement: id.optional(),
  talent: id.optional(),
  state: z.enum(['due', 'paid']).optional(),
  from: z.iso.datetime({ offset: true }).optional().describe('Due at or after this business time.'),
  until: z.iso.datetime({ offset: true }).optional().describe('Due before this business time.'),
};

export const paymentRoutes = [
  route({
    method: 'get',
    path: '/v1/payments',
    summary: 'Payments, the latest due first; only runs make them',
    query: listQuery(filters),
    replies: { 200: page(PaymentView) },
    policy: { roles: readers },
    handle: async ({ reads, query }) => ({ status: 200, body: await listPayments(reads, query) }),
  }),
  route({
    method: 'get',
    path: '/v1/payments.csv',
    tag: 'payments',
    summary: 'A statement of payments as CSV',
    describe: `At most ${statementLines.toLocaleString('en-US')} lines, the latest due first; ask for less with from and until.`,
    query: z.strictObject(filters),
    replies: { 200: media('text/csv; charset=utf-8') },
    policy: { roles: readers },
    limit: 'bulk',
    handle: async ({ reads, query }) => {
      const payments = await statementPayments(reads, query);
      const headers = { 'Content-Disposition': 'attachment; filename="payments.csv"' };
      return { status: 200, headers, body: csv(payments.map(line)) };
    },
  }),
];

function line({ amount, ...payment }: PaymentView): Record<string, string | null> {
  return {
    key: payment.key,
    engagement: payment.engagement,
    title: payment.engagementTitle,
    talent: payment.talent,
    milestone: payment.milestone,
    reason: payment.reason,
    amount: amount.amount,
    currency: amount.currency,
    state: payment.state,
    dueAt: payment.dueAt,
    paidAt: payment.paidAt,
    providerRef: payment.providerRef,
  };
}
