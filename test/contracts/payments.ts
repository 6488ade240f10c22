import type { Payments } from '../../activities/ports';
import { RuleBroken } from '../../domain/errors';
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
