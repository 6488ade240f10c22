import { z } from 'zod';

import { listWorkItems, readWorkItem } from '../../adapters/db/reads/work-items';
import { workItemStates, WorkItemView } from '../../domain/assign/contract';
import { listQuery, page } from '../lists';
import { route } from '../route';

// Whose work a lead, an approver or a talent sees is decided by the read itself.
const readers = ['admin', 'ops', 'hr', 'lead', 'approver', 'engineer', 'auditor', 'talent'] as const;
const id = z.string().max(100);

export const workItemRoutes = [
  route({
    method: 'get',
    path: '/v1/work-items',
    summary: 'Deliverables, the one due first on top',
    query: listQuery({ engagement: id.optional(), state: z.enum(workItemStates).optional() }),
    replies: { 200: page(WorkItemView) },
    policy: { roles: readers },
    handle: async ({ reads, query }) => ({ status: 200, body: await listWorkItems(reads, query) }),
  }),
  route({
    method: 'get',
    path: '/v1/work-items/{id}',
    summary: 'One deliverable with its acceptance criteria, submission and review',
    params: z.strictObject({ id }),
    replies: { 200: WorkItemView },
    policy: { roles: readers },
    handle: async ({ reads, params }) => ({ status: 200, body: await readWorkItem(reads, params.id) }),
  }),
];
