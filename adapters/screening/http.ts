import { z } from 'zod';
import type { Screening } from '../../activities/ports';
import { vendorClient, type VendorAddress } from '../http';

const Check = z.object({
  ref: z.string().min(1),
  status: z.enum(['pending', 'clear', 'consider', 'suspended', 'dispute', 'canceled']),
  completedAt: z.iso.datetime({ offset: true }).nullable(),
});

/** The screening agency over HTTP. */
export function createScreening(address: VendorAddress): Screening {
  const client = vendorClient('screening', address);
  return {
    order: async (key, check) => {
      const call = { what: 'order a check', path: '/checks', body: check, key, reply: Check };
      const { ref } = await client.call({ method: 'POST', ...call });
      return { providerRef: ref };
    },
    find: async (key) => {
      const call = { what: 'find a check', path: '/checks', query: { key }, reply: Check };
      const found = await client.find({ method: 'GET', ...call });
      return found && { providerRef: found.ref, status: found.status, completedAt: found.completedAt };
    },
    cancel: async (key, providerRef) => {
      const path = `/checks/${encodeURIComponent(providerRef)}/cancel`;
      const call = { what: 'cancel a check', path, body: {}, key, reply: Check };
      const { ref } = await client.call({ method: 'POST', ...call });
      return { providerRef: ref };
    },
  };
}
