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

/** Many payments in one call, each under a key of its own. */
const BatchOrder = z.strictObject({
  payments: z
    .array(PaymentOrder.extend({ key: z.string().min(1).max(255) }))
    .min(1)
    .max(100),
});

const Lookup = z.strictObject({ keys: z.array(z.string().min(1).max(255)).min(1).max(100) });

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

  /** What a key paid before; throws when that was another payment. */
  function paidBefore(key: string, body: z.infer<typeof PaymentOrder>): Payment | null {
    const before = byKey.get(key);
    if (!before) return null;
    const same = !('of' in before) && contentOf(before) === contentOf(body);
    if (!same) throw new Refusal(422, 'key-reused', `The key ${key} was used for another payment; use a new key`);
    return before;
  }

  async function payOneOf({ key, ...body }: z.infer<typeof BatchOrder>['payments'][number]): Promise<object> {
    try {
      const before = paidBefore(key, body);
      if (before) return before;
      const payment: Payment = { id: kit.ref('pmt', key), key, paidAt: kit.now(), ...body };
      await kit.record({ type: 'payment.made', data: payment, at: payment.paidAt });
      return payment;
    } catch (error) {
      if (error instanceof Refusal) return { key, refused: error.code };
      throw error;
    }
  }

  kit.router.post('/payments/batch', ...kit.guard('pay-batch'), async (req, res) => {
    const { payments } = kit.valid(BatchOrder, req.body);
    const made = await Promise.all(payments.map(payOneOf));
    await kit.settled();
    res.status(200).json({ payments: made });
  });
  kit.router.post('/payments/by-keys', ...kit.guard('find'), async (req, res) => {
    const { keys } = kit.valid(Lookup, req.body);
    const found = keys.flatMap((key) => byKey.get(key) ?? []);
    await kit.settled();
    res.json({ payments: found });
  });
  kit.command('/payments', 'pay', PaymentOrder, ({ key, body }) => {
    const before = paidBefore(key, body);
    if (before) return { reply: { status: 201, body: before } };
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

function contentOf({ payee, amountMinor, currency, reference }: z.infer<typeof PaymentOrder>): string {
  return JSON.stringify([payee.id, payee.name, payee.email, amountMinor, currency, reference]);
}
