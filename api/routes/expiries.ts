import { z } from 'zod';

import { listExpiries } from '../../adapters/db/reads/expiries';
import { ExpiryView } from '../../domain/radar/contract';
import { expiryKinds, severities } from '../../domain/radar/kinds';
import { listQuery, page } from '../lists';
import { route } from '../route';

/** Who looks ahead: leads see what they lead. */
export const expiryReaders = ['admin', 'ops', 'hr', 'lead', 'auditor', 'engineer'] as const;

export const expiryRoutes = [
  route({
    method: 'get',
    path: '/v1/expiries',
    summary: 'What runs out while its engagement is open, the nearest date on top',
    describe:
      'Checks, certificates, insurance, classifications, access, contracts and the tenure clock, each with what follows on its date. The worker asks for renewals before.',
    query: listQuery({
      kind: z.enum(expiryKinds).optional(),
      severity: z.enum(severities).optional(),
      engagement: z.string().max(100).optional(),
    }),
    replies: { 200: page(ExpiryView) },
    policy: { roles: expiryReaders },
    handle: async ({ reads, query }) => ({ status: 200, body: await listExpiries(reads, query) }),
  }),
];
