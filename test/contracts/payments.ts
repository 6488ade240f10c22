import type { Payments } from '../../activities/ports';
import { RuleBroken, Unavailable } from '../../domain/errors';
import { keyedContract } from './keyed';
import { freshKey, somebody, type OpenVendor, type Vendor } from './vendor';

/** What every payments vendor behind the port must do. */
export function paymentsContract(open: OpenVendor<Payments>): void {
  describe('pay', () =>
    keyedContract(open, {
      operation: 'pay',
      entry: 'payment.made',
      ask: (port, key) => port.pay(key, payment()),
      askOther: (port, key) => port.pay(key, { ...payment(), amountMinor: 120_001 }),
      find: (port, key) => port.find(key),
    }));

  describe('a reversal', () => {
    let vendor: Vendor<Payments>;
    beforeAll(async () => void (vendor = await open()));
    afterAll(() => vendor.close());
    const reversal = (of: string) => ({ of, amountMinor: 120_000, currency: 'USD', reference: 'Correction' });

    test('takes a payment back once, and is found with its negative amount', async () => {
      const { providerRef: of } = await vendor.port.pay(freshKey('pay'), payment());
      const key = freshKey('pay');
      const { providerRef } = await vendor.port.reverse(key, reversal(of));
      expect(await vendor.port.reverse(key, reversal(of))).toMatchObject({ providerRef });
      expect(await vendor.port.find(key)).toMatchObject({ providerRef, amountMinor: -120_000, currency: 'USD' });
    });

    test('of what was reversed before, of another amount or of nothing is refused', async () => {
      const { providerRef: of } = await vendor.port.pay(freshKey('pay'), payment());
      const other = { ...reversal(of), amountMinor: 1 };
      await expect(vendor.port.reverse(freshKey('pay'), other)).rejects.toBeInstanceOf(RuleBroken);
      await vendor.port.reverse(freshKey('pay'), reversal(of));
      await expect(vendor.port.reverse(freshKey('pay'), reversal(of))).rejects.toBeInstanceOf(RuleBroken);
      await expect(vendor.port.reverse(freshKey('pay'), reversal('pmt_none'))).rejects.toBeInstanceOf(RuleBroken);
    });
  });

  describe('many payments at once', () => {
    let vendor: Vendor<Payments>;
    beforeAll(async () => void (vendor = await open()));
    afterAll(() => vendor.close());
    const orders = (...keys: string[]) => keys.map((key) => ({ key, ...payment() }));

    test('are each paid once per key, asked again or alone', async () => {
      const [one, two, three] = [freshKey('pay'), freshKey('pay'), freshKey('pay')];
      const alone = await vendor.port.pay(one, payment());
      const paid = await vendor.port.payAll(orders(one, two));
      expect(paid).toMatchObject([{ key: one, providerRef: alone.providerRef }, { key: two }]);
      const again = await vendor.port.payAll(orders(two, three));
      expect(again[0]).toEqual(paid[1]);
      expect(await vendor.port.pay(three, payment())).toMatchObject({
        providerRef: (again[1] as { providerRef: string }).providerRef,
      });
      const found = await vendor.port.findAll([one, two, three, freshKey('pay')]);
      expect(found.map(({ key }) => key).sort()).toEqual([one, two, three].sort());
    });

    test('what is refused is told one by one, and the others are paid', async () => {
      const [taken, fine] = [freshKey('pay'), freshKey('pay')];
      await vendor.port.pay(taken, payment());
      const replies = await vendor.port.payAll([{ key: taken, ...payment(), amountMinor: 1 }, ...orders(fine)]);
      expect(replies).toMatchObject([{ key: taken, refused: expect.any(String) as string }, { key: fine }]);
      expect(await vendor.port.find(fine)).toMatchObject({ amountMinor: 120_000 });
    });

    test.each(['done-then-timeout', 'truncate'] as const)(
      '%s: all are found by their keys, and a repeat pays nobody twice',
      async (kind) => {
        if (!vendor.misbehave) return;
        const keys = [freshKey('pay'), freshKey('pay')];
        await vendor.misbehave('pay-batch', kind);
        await expect(vendor.port.payAll(orders(...keys))).rejects.toBeInstanceOf(Unavailable);
        const found = await vendor.port.findAll(keys);
        expect(found).toHaveLength(2);
        const again = await vendor.port.payAll(orders(...keys));
        expect(again.map((one) => 'providerRef' in one && one.providerRef).sort()).toEqual(
          found.map(({ providerRef }) => providerRef).sort(),
        );
      },
    );
  });

  describe('a payment', () => {
    let vendor: Vendor<Payments>;
    beforeAll(async () => void (vendor = await open()));
    afterAll(() => vendor.close());

    test('is found with its amount, currency and date', async () => {
      const key = freshKey('pay');
      const { providerRef, paidAt } = await vendor.port.pay(key, payment());
      expect(Number.isNaN(Date.parse(paidAt))).toBe(false);
      expect(await vendor.port.find(key)).toEqual({ providerRef, paidAt, amountMinor: 120_000, currency: 'USD' });
    });

    test('under a new key is another payment', async () => {
      const first = await vendor.port.pay(freshKey('pay'), payment());
      expect((await vendor.port.pay(freshKey('pay'), payment())).providerRef).not.toBe(first.providerRef);
    });

    test.each([
      ['another currency', { currency: 'EUR' }],
      ['another payee', { payee: { ...somebody(), id: 'tal_00000000000000000000000002' } }],
    ])('in %s under the same key is refused, and the first one stands', async (_what, change) => {
      const key = freshKey('pay');
      const { providerRef } = await vendor.port.pay(key, payment());
      await expect(vendor.port.pay(key, { ...payment(), ...change })).rejects.toBeInstanceOf(RuleBroken);
      expect(await vendor.port.find(key)).toMatchObject({ providerRef, amountMinor: 120_000, currency: 'USD' });
    });

    test.each([0, -1, 0.5])('of %d is refused, and nothing is paid', async (amountMinor) => {
      const key = freshKey('pay');
      await expect(vendor.port.pay(key, { ...payment(), amountMinor })).rejects.toBeInstanceOf(RuleBroken);
      expect(await vendor.port.find(key)).toBeNull();
    });
  });
}

function payment(): Parameters<Payments['pay']>[1] {
  return { payee: somebody(), amountMinor: 120_000, currency: 'USD', reference: 'Moodboard and key visual' };
}
