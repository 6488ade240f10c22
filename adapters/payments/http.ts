import { z } from 'zod';
import type { Payments } from '../../activities/ports';
import { vendorClient, type VendorAddress } from '../http';

const PaymentReply = z.object({
  id: z.string(),
  amountMinor: z.int(),
  currency: z.string(),
  paidAt: z.iso.datetime(),
});

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
