import { z } from 'zod';
import type { Learning } from '../../activities/ports';
import { vendorClient, type VendorAddress } from '../http';

const Enrolled = z.object({ ref: z.string().min(1), link: z.url({ protocol: /^https?$/ }) });

const Enrolment = Enrolled.extend({
  status: z.enum(['enrolled', 'passed', 'failed', 'withdrawn']),
  /** Percent. */
  score: z.number().min(0).max(100).nullable(),
  courseVersion: z.string(),
  passedAt: z.iso.datetime({ offset: true }).nullable(),
});

/** The learning system over HTTP. Scores are percent. */
export function createLearning(address: VendorAddress): Learning {
  const client = vendorClient('learning', address);
  return {
    enrol: async (key, enrolment) => {
      const call = { what: 'enrol a person', path: '/enrolments', body: enrolment, key, reply: Enrolled };
      const { ref, link } = await client.call({ method: 'POST', ...call });
      return { providerRef: ref, link };
    },
    find: async (key) => {
      const call = { what: 'find an enrolment', path: '/enrolments', query: { key }, reply: Enrolment };
      const found = await client.find({ method: 'GET', ...call });
      if (!found) return null;
      const { ref, ...enrolment } = found;
      return { providerRef: ref, ...enrolment };
    },
    withdraw: async (key, providerRef) => {
      const path = `/enrolments/${encodeURIComponent(providerRef)}/withdraw`;
      const call = { what: 'withdraw an enrolment', path, body: {}, key, reply: Enrolment };
      const { ref } = await client.call({ method: 'POST', ...call });
      return { providerRef: ref };
    },
  };
}
