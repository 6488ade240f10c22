import { z } from 'zod';
import type { Kit } from './support/kit';
import { Refusal } from './support/problems';

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

const ReversalOrder = PaymentOrder.omit({ payee: true });

/** A payment taken back. Its amount is negative: the sum over the journal is what was really paid. */
interface Reversal extends z.infer<typeof ReversalOrder> {
  id: string;
  key: string;
  /** Id of the payment that it takes back. */
  of: string;
  paidAt: string;
}

type PaymentEvents = { 'payment.made': Payment; 'payment.reversed': Reversal };

/** The payments system: pays and reverses once per Idempotency-Key, and refuses the same key for anything else (422). */
export function createPayments(kit: Kit<PaymentEvents>): void {
  const byKey = new Map<string, Payment | Reversal>();
  const reversed = new Set<string>();
  kit.fold({
    'payment.made': (payment) => void byKey.set(payment.key, payment),
    'payment.reversed': (reversal) => {
      byKey.set(reversal.key, reversal);
      reversed.add(reversal.of);
    },
  });

  function reversible(id: string, asked: z.infer<typeof ReversalOrder>): void {
    const payment = [...byKey.values()].find((one) => one.id === id && !('of' in one));
    if (!payment) throw new Refusal(422, 'no-such-payment', `There is no payment ${id}; look it up by its key`);
    if (reversed.has(id)) throw new Refusal(422, 'reversed', `Payment ${id} was reversed before`);
    if (payment.amountMinor !== asked.amountMinor || payment.currency !== asked.currency)
      throw new Refusal(422, 'other-amount', `Payment ${id} was another amount; a reversal takes all of it back`);
  }

  kit.command('/payments', 'pay', PaymentOrder, ({ key, body }) => {
    const payment: Payment = { id: kit.ref('pmt', key), key, paidAt: kit.now(), ...body };
    return { type: 'payment.made', data: payment, at: payment.paidAt, reply: { status: 201, body: payment } };
  });
  kit.command('/payments/:id/reverse', 'reverse', ReversalOrder, ({ key, body, params }) => {
    const of = params['id'] ?? '';
    reversible(of, body);
    const reversal: Reversal = {
      id: kit.ref('rev', key),
      key,
      of,
      paidAt: kit.now(),
      ...body,
      amountMinor: -body.amountMinor,
    };
    return { type: 'payment.reversed', data: reversal, at: reversal.paidAt, reply: { status: 201, body: reversal } };
  });
  kit.find('/payments/by-key', 'find', (key) => byKey.get(key) ?? null);
  kit.query('/payments', 'list', () => ({ payments: [...byKey.values()] }));
}
