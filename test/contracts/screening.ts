import type { Screening } from '../../activities/ports';
import { keyedContract } from './keyed';
import { freshKey, somebody, type OpenVendor, type Vendor } from './vendor';

/** What every screening agency behind the port must do. */
export function screeningContract(open: OpenVendor<Screening>): void {
  describe('order', () =>
    keyedContract(open, {
      operation: 'order',
      entry: 'check.ordered',
      ask: (port, key) => port.order(key, order()),
      askOther: (port, key) => port.order(key, { ...order(), package: 'extended' }),
      find: (port, key) => port.find(key),
    }));

  describe('dispute', () =>
    keyedContract(open, {
      operation: 'dispute',
      entry: 'check.disputed',
      ask: async (port, key) => port.dispute(key, { check: await checkOf(port, key), statement: 'It was not me.' }),
      askOther: async (port, key) =>
        port.dispute(key, { check: await checkOf(port, key), statement: 'Something else.' }),
      find: (port, key) => port.findDispute(key),
    }));

  /** A check to be disputed under a key: the same for every call with it. */
  async function checkOf(port: Screening, key: string): Promise<string> {
    return (await port.order(`${key}/check/1`, order())).providerRef;
  }

  describe('a check', () => {
    let vendor: Vendor<Screening>;
    beforeAll(async () => void (vendor = await open()));
    afterAll(() => vendor.close());

    test('is pending, then clear, and says so by webhook', async () => {
      const key = freshKey('order');
      const { providerRef } = await vendor.port.order(key, order());
      expect(await vendor.port.find(key)).toEqual({ providerRef, status: 'pending', completedAt: null, link: null });
      if (!vendor.advance || !vendor.webhook) return;

      vendor.advance(31);
      const said = await vendor.webhook('check.completed', key);
      expect(said).toMatchObject({ key, ref: providerRef, status: 'clear' });
      expect(await vendor.port.find(key)).toMatchObject({
        providerRef,
        status: 'clear',
        completedAt: said['completedAt'],
      });
    });

    test('has a report for the person, and is looked at again when it is disputed', async () => {
      const { providerRef } = await vendor.port.order(freshKey('order'), order());
      vendor.advance?.(31);
      expect(await vendor.port.report(providerRef)).toMatchObject({ findings: expect.any(Array) });

      const key = freshKey('dispute');
      const dispute = await vendor.port.dispute(key, { check: providerRef, statement: 'It was not me.' });
      expect(await vendor.port.findDispute(key)).toEqual({ ...dispute, outcome: 'pending', completedAt: null });
      if (!vendor.advance || !vendor.webhook) return;
      vendor.advance(73);
      const said = await vendor.webhook('check.reinvestigated', key);
      expect(said).toMatchObject({ key, ref: dispute.providerRef, outcome: 'clear' });
      expect(await vendor.port.findDispute(key)).toEqual({
        ...dispute,
        outcome: 'clear',
        completedAt: said['completedAt'],
      });
    });

    test('is canceled once, and again without harm', async () => {
      const key = freshKey('order');
      const { providerRef } = await vendor.port.order(key, order());
      expect(await vendor.port.cancel(freshKey('cancel'), providerRef)).toEqual({ providerRef });
      expect(await vendor.port.cancel(freshKey('cancel'), providerRef)).toEqual({ providerRef });

      vendor.advance?.(31);
      expect((await vendor.port.find(key))?.status).toBe('canceled');
    });
  });
}

function order(): Parameters<Screening['order']>[1] {
  return { person: somebody(), package: 'standard', jurisdiction: 'US-CA', consentedAt: '2026-11-02T08:00:00.000Z' };
}
