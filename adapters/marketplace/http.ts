import { z } from 'zod';
import type { Applicant, Marketplace } from '../../activities/ports';
import { vendorClient, type VendorAddress } from '../http';

const Reference = z.object({ ref: z.string().min(1) });

const Money = z.object({ amountMinor: z.int().min(0), currency: z.string().length(3) });

const Applicants = z.object({
  applicants: z.array(
    z.object({
      ref: z.string().min(1),
      name: z.string().min(1),
      email: z.email(),
      timeZone: z.string().min(1),
      skills: z.array(z.object({ skill: z.string(), level: z.int().min(1).max(5) })),
      ask: Money,
      availableFrom: z.iso.date(),
      portfolio: z.url({ protocol: /^https?$/ }),
      appliedAt: z.iso.datetime({ offset: true }),
    }),
  ),
  /** Where the next page begins; thousands do not fit into one reply. */
  next: z.int().nullable().optional(),
});

/** The marketplace over HTTP. */
export function createMarketplace(address: VendorAddress): Marketplace {
  const client = vendorClient('marketplace', address);
  return {
    publish: async (key, listing) => {
      const call = { what: 'publish a listing', path: '/listings', body: listing, key, reply: Reference };
      const { ref } = await client.call({ method: 'POST', ...call });
      return { providerRef: ref };
    },
    findListing: async (key) => {
      const call = { what: 'find a listing', path: '/listings', query: { key }, reply: Reference };
      const found = await client.find({ method: 'GET', ...call });
      return found && { providerRef: found.ref };
    },
    applicants: async (providerRef) => {
      const path = `/listings/${encodeURIComponent(providerRef)}/applicants`;
      const all: Applicant[] = [];
      for (let after: number | null = 0; after !== null;) {
        const call = { what: 'read applicants', path, query: { after: String(after) }, reply: Applicants };
        const page: z.infer<typeof Applicants> = await client.call({ method: 'GET', ...call });
        all.push(...page.applicants);
        after = page.next ?? null;
      }
      return all;
    },
    close: async (key, providerRef) => {
      const path = `/listings/${encodeURIComponent(providerRef)}/close`;
      const call = { what: 'close a listing', path, body: {}, key, reply: Reference };
      const { ref } = await client.call({ method: 'POST', ...call });
      return { providerRef: ref };
    },
  };
}
