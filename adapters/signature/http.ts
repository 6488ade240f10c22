import { z } from 'zod';
import type { Signature } from '../../activities/ports';
import { vendorClient, type VendorAddress } from '../http';

const Envelope = z.object({
  ref: z.string().min(1),
  status: z.enum(['sent', 'completed', 'declined', 'expired', 'voided']),
  links: z.array(z.object({ party: z.string(), url: z.url({ protocol: /^https?$/ }) })),
  signed: z.array(z.object({ party: z.string(), at: z.iso.datetime({ offset: true }) })),
  documentDigest: z.string().regex(/^[0-9a-f]{64}$/),
});

/** The signature service over HTTP. The document goes out as base64; a repeat with other bytes under the same key is refused. */
export function createSignature(address: VendorAddress): Signature {
  const client = vendorClient('signature', address);
  return {
    send: async (key, { title, pdf, signers, expiresAt }) => {
      const body = { title, document: Buffer.from(pdf).toString('base64'), signers, expiresAt };
      const call = { what: 'send an envelope', path: '/envelopes', body, key, reply: Envelope };
      const { ref, links } = await client.call({ method: 'POST', ...call });
      return { providerRef: ref, links };
    },
    find: async (key) => {
      const call = { what: 'find an envelope', path: '/envelopes', query: { key }, reply: Envelope };
      const found = await client.find({ method: 'GET', ...call });
      if (!found) return null;
      const { ref, ...status } = found;
      return { providerRef: ref, ...status };
    },
    void: async (key, providerRef, reason) => {
      const path = `/envelopes/${encodeURIComponent(providerRef)}/void`;
      const call = { what: 'void an envelope', path, body: { reason }, key, reply: Envelope };
      const { ref } = await client.call({ method: 'POST', ...call });
      return { providerRef: ref };
    },
  };
}
