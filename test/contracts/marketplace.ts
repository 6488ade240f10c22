import type { Listing, Marketplace } from '../../activities/ports';
import { keyedContract } from './keyed';
import { freshKey, type OpenVendor, type Vendor } from './vendor';

/** What every marketplace behind the port must do. */
export function marketplaceContract(open: OpenVendor<Marketplace>): void {
  describe('publish', () =>
    keyedContract(open, {
      operation: 'publish',
      entry: 'listing.published',
      ask: (port, key) => port.publish(key, designer('2099-01-01T00:00:00.000Z')),
      askOther: (port, key) => port.publish(key, { ...designer('2099-01-01T00:00:00.000Z'), title: 'Another' }),
      find: (port, key) => port.findListing(key),
    }));

  describe('a listing', () => {
    let vendor: Vendor<Marketplace>;
    beforeAll(async () => void (vendor = await open()));
    afterAll(() => vendor.close());

    test('collects applicants and closes with enough', async () => {
      const key = freshKey('publish');
      const { providerRef } = await vendor.port.publish(key, designer(vendor.inHours(48)));
      expect(await vendor.port.applicants(providerRef)).toEqual([]);
      if (!vendor.advance || !vendor.webhook) return;

      vendor.advance(49);
      expect(await vendor.webhook('listing.closed', key)).toMatchObject({ key, ref: providerRef });
      const applicants = await vendor.port.applicants(providerRef);
      expect(applicants.length).toBeGreaterThanOrEqual(3);
      expect(new Set(applicants.map((one) => one.ref)).size).toBe(applicants.length);
      for (const one of applicants) expect(one.ask.currency).toBe('USD');
    });

    test('no longer names whoever took the application back, and says so', async () => {
      const key = freshKey('publish');
      const { providerRef } = await vendor.port.publish(key, designer(vendor.inHours(48)));
      if (!vendor.advance || !vendor.webhook || !vendor.leave) return;
      vendor.advance(49);
      await vendor.webhook('listing.closed', key);
      const [first, ...others] = await vendor.port.applicants(providerRef);
      await vendor.leave(providerRef, first!.ref);
      expect(await vendor.webhook('applicant.withdrawn', key)).toMatchObject({ key, applicant: first!.ref });
      expect(await vendor.port.applicants(providerRef)).toEqual(others);
    });

    test('is taken down once, and again without harm', async () => {
      const key = freshKey('publish');
      const { providerRef } = await vendor.port.publish(key, designer(vendor.inHours(48)));
      expect(await vendor.port.close(freshKey('close'), providerRef)).toEqual({ providerRef });
      expect(await vendor.port.close(freshKey('close'), providerRef)).toEqual({ providerRef });

      vendor.advance?.(49);
      expect(await vendor.port.applicants(providerRef)).toEqual([]);
    });
  });
}

function designer(closesAt: string): Listing {
  return {
    title: 'Spring campaign assets',
    role: 'graphic-designer',
    skills: [
      { skill: 'brand-design', level: 3 },
      { skill: 'illustration', level: 2 },
    ],
    jurisdiction: 'US-CA',
    startsOn: '2026-12-01',
    endsOn: '2026-12-31',
    budget: { amountMinor: 500_000, currency: 'USD' },
    closesAt,
    enough: 5,
  };
}
