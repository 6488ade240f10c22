import { z } from 'zod';

import { listScorecards } from '../../adapters/db/reads/scorecards';
import { ScorecardView } from '../../domain/evaluate/contract';
import { listQuery, page } from '../lists';
import { route } from '../route';

const id = z.string().max(100);

export const scorecardRoutes = [
  route({
    method: 'get',
    path: '/v1/scorecards',
    summary: 'Scorecards with their metrics, the newest first',
    query: listQuery({ engagement: id.optional(), talent: id.optional() }),
    replies: { 200: page(ScorecardView) },
    // Whose a lead or a talent sees is decided by the read itself.
    policy: { roles: ['admin', 'ops', 'hr', 'lead', 'engineer', 'auditor', 'talent'] },
    handle: async ({ reads, query }) => ({ status: 200, body: await listScorecards(reads, query) }),
  }),
];
