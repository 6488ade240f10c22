import { z } from 'zod';
import type { Screening } from '../../activities/ports';
import { vendorClient, type VendorAddress } from '../http';

const Check = z.object({
  ref: z.string().min(1),
  status: z.enum(['pending', 'clear', 'consider', 'suspended', 'dispute', 'canceled']),
  completedAt: z.iso.datetime({ offset: true }).nullable(),
  link: z.url({ protocol: /^https?$/ }).nullish(),
});

const Report = z.object({
  madeAt: z.iso.datetime({ offset: true }),
  findings: z
    .array(z.object({ what: z.string().max(500), where: z.string().max(500), on: z.string().max(100) }))
    .max(100),
});

const Dispute = z.object({
  ref: z.string().min(1),
  outcome: z.enum(['pending', 'clear', 'upheld']),
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
      if (!found) return null;
      const { ref, status, completedAt, link } = found;
      return { providerRef: ref, status, completedAt, link: link ?? null };
    },
    cancel: async (key, providerRef) => {
      const path = `/checks/${encodeURIComponent(providerRef)}/cancel`;
      const call = { what: 'cancel a check', path, body: {}, key, reply: Check };
      const { ref } = await client.call({ method: 'POST', ...call });
      return { providerRef: ref };
    },
    report: (providerRef) => {
      const path = `/checks/${encodeURIComponent(providerRef)}/report`;
      return client.call({ method: 'GET', what: 'read a report', path, reply: Report });
    },
    dispute: async (key, { check, statement }) => {
      const call = { what: 'dispute a report', path: '/disputes', body: { check, statement }, key, reply: Dispute };
      const { ref } = await client.call({ method: 'POST', ...call });
      return { providerRef: ref };
    },
    findDispute: async (key) => {
      const call = { what: 'find a dispute', path: '/disputes', query: { key }, reply: Dispute };
      const found = await client.find({ method: 'GET', ...call });
      return found && { providerRef: found.ref, outcome: found.outcome, completedAt: found.completedAt };
    },
  };
}
