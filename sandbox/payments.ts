import { z } from 'zod';
import type { Kit } from './support/kit';

const PaymentOrder = z.strictObject({
  payee: z.strictObject({ id: z.string().min(1), name: z.string().min(1), email: z.email() }),
  amountMinor: z.int().positive(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  reference: z.string().min(1).max(140),
});

/** One payment that was made; the journal's list of these is the oracle for "paid exactly once". */
interface Payment extends z.infer<typeof PaymentOrder> {
  id: string;
  key: string;
  /** Business instant. */
  paidAt: string;
}

type PaymentEvents = { 'payment.made': Payment };

/** The payments system: pays once per Idempotency-Key, and refuses the same key for anything else (422). */
export function createPayments(kit: Kit<PaymentEvents>): void {
  const byKey = new Map<string, Payment>();
  kit.fold({ 'payment.made': (payment) => void byKey.set(payment.key, payment) });

  kit.command('/payments', 'pay', PaymentOrder, ({ key, body }) => {
    const payment: Payment = { id: kit.ref('pmt', key), key, paidAt: kit.now(), ...body };
    return { type: 'payment.made', data: payment, at: payment.paidAt, reply: { status: 201, body: payment } };
  });
  kit.find('/payments/by-key', 'find', (key) => byKey.get(key) ?? null);
  kit.query('/payments', 'list', () => ({ payments: [...byKey.values()] }));
}
