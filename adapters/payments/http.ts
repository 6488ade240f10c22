import { z } from 'zod';
import type { Payments } from '../../activities/ports';
import { vendorClient, type VendorAddress } from '../http';

const PaymentReply = z.object({
  id: z.string(),
  amountMinor: z.int(),
  currency: z.string(),
  paidAt: z.iso.datetime(),
});

const BatchReply = z.object({
  payments: z.array(
    z.union([PaymentReply.extend({ key: z.string() }), z.object({ key: z.string(), refused: z.string() })]),
  ),
});

const FoundReply = z.object({ payments: z.array(PaymentReply.extend({ key: z.string() })) });

/** The payments vendor over HTTP: it pays once per key, and refuses another payment under the same key (RuleBroken). */
export function createPayments(address: VendorAddress): Payments {
  const vendor = vendorClient('payments', address);
  return {
    pay: async (key, payment) => {
      const { payee, amountMinor, currency, reference } = payment;
      const { id, paidAt } = await vendor.call({
        method: 'POST',
        path: '/payments',
        what: 'pay',
        key,
        body: { payee: { id: payee.id, name: payee.name, email: payee.email }, amountMinor, currency, reference },
        reply: PaymentReply,
      });
      return { providerRef: id, paidAt };
    },
    reverse: async (key, { of, amountMinor, currency, reference }) => {
      const { id, paidAt } = await vendor.call({
        method: 'POST',
        path: `/payments/${encodeURIComponent(of)}/reverse`,
        what: 'reverse a payment',
        key,
        body: { amountMinor, currency, reference },
        reply: PaymentReply,
      });
      return { providerRef: id, paidAt };
    },
    payAll: async (orders) => {
      const { payments } = await vendor.call({
        method: 'POST',
        path: '/payments/batch',
        what: 'pay many',
        body: {
          payments: orders.map(({ key, payee, amountMinor, currency, reference }) => ({
            key,
            payee: { id: payee.id, name: payee.name, email: payee.email },
            amountMinor,
            currency,
            reference,
          })),
        },
        reply: BatchReply,
      });
      return payments.map((one) =>
        'refused' in one
          ? { key: one.key, refused: one.refused }
          : { key: one.key, providerRef: one.id, paidAt: one.paidAt },
      );
    },
    findAll: async (keys) => {
      const { payments } = await vendor.call({
        method: 'POST',
        path: '/payments/by-keys',
        what: 'look payments up',
        body: { keys },
        reply: FoundReply,
      });
      return payments.map(({ key, id, paidAt }) => ({ key, providerRef: id, paidAt }));
    },
    find: async (key) => {
      const found = await vendor.find({
        method: 'GET',
        path: '/payments/by-key',
        what: 'look a payment up',
        query: { key },
        reply: PaymentReply,
      });
      if (!found) return null;
      return {
        providerRef: found.id,
        amountMinor: found.amountMinor,
        currency: found.currency,
        paidAt: found.paidAt,
      };
    },
  };
}
