import { z } from 'zod';

import { readEffects } from '../../adapters/db/reads/effects';
import { readExplanation } from '../../adapters/db/reads/explain';
import { readHire } from '../../adapters/db/reads/hire-page';
import { listHires } from '../../adapters/db/reads/hires';
import { readTimeline } from '../../adapters/db/reads/timeline';
import { EffectView } from '../../domain/effect/contract';
import { Explanation, TimelineEntry } from '../../domain/engagement/contract';
import { NotFound } from '../../domain/errors';
import { hireStates, HireSummary, HireView } from '../../domain/requisition/contract';
import { flag, listQuery, page, words } from '../lists';
import { route } from '../route';

// Which hires a lead or an approver sees is decided by the read itself: the others are not found.
const staff = ['admin', 'ops', 'hr', 'lead', 'approver', 'engineer', 'auditor'] as const;
const byId = z.strictObject({ id: z.string().max(100) });

export const hireReadRoutes = [
  route({
    method: 'get',
    path: '/v1/hires',
    summary: 'Hires, the newest first, each with where it stands',
    query: listQuery({
      state: words(hireStates).optional().describe('One or several, separated by commas.'),
      running: flag.optional().describe('Only those that are not closed, rejected or cancelled.'),
      role: z.string().max(64).optional(),
    }),
    replies: { 200: page(HireSummary) },
    policy: { roles: staff },
    handle: async ({ reads, query: { state, ...rest } }) => ({
      status: 200,
      body: await listHires(reads, { ...rest, states: state }),
    }),
  }),
  route({
    method: 'get',
    path: '/v1/hires/{id}',
    summary: 'One hire: requisition, budget, ranked applications, asks, engagement, timeline',
    params: byId,
    replies: { 200: HireView },
    policy: { roles: staff },
    handle: async ({ reads, params }) => ({ status: 200, body: await readHire(reads, params.id) }),
  }),
  route({
    method: 'get',
    path: '/v1/hires/{id}/explain',
    summary: 'Where it stands: whose turn, since when, what if nobody acts, what comes next',
    params: byId,
    replies: { 200: Explanation },
    policy: { roles: staff },
    handle: async ({ reads, params }) => ({ status: 200, body: await readExplanation(reads, hire(params.id)) }),
  }),
  route({
    method: 'get',
    path: '/v1/hires/{id}/timeline',
    summary: 'What happened to it and its engagements, the newest first, in plain English',
    params: byId,
    query: listQuery({ main: flag.optional().describe('Only decisions and changes. (Default: false)') }),
    replies: { 200: page(TimelineEntry) },
    policy: { roles: staff },
    handle: async ({ reads, params, query: { main, ...paging } }) => ({
      status: 200,
      body: await readTimeline(reads, hire(params.id), { ...paging, mainOnly: main }),
    }),
  }),
  route({
    method: 'get',
    path: '/v1/hires/{id}/effects',
    summary: 'The ledger of the hire itself: what was done in outside systems before anybody was engaged',
    params: byId,
    replies: { 200: z.strictObject({ items: z.array(EffectView) }) },
    policy: { roles: staff },
    handle: async ({ reads, params }) => ({ status: 200, body: { items: await readEffects(reads, hire(params.id)) } }),
  }),
];

/** The reads tell hires and engagements apart by their ids. */
function hire(subject: string): string {
  if (!subject.startsWith('hire_')) throw new NotFound(`There is no hire ${subject}.`);
  return subject;
}
