import { z } from 'zod';

import { readEffects } from '../../adapters/db/reads/effects';
import { readEngagement } from '../../adapters/db/reads/engagement-page';
import { listEngagements } from '../../adapters/db/reads/engagements';
import { readExplanation } from '../../adapters/db/reads/explain';
import { readTimeline } from '../../adapters/db/reads/timeline';
import { EffectView } from '../../domain/effect/contract';
import { EngagementSummary, EngagementView, Explanation, TimelineEntry } from '../../domain/engagement/contract';
import { NotFound } from '../../domain/errors';
import { engagementTransitions, phases, type EngagementState } from '../../domain/lifecycle';
import { flag, listQuery, page } from '../lists';
import { route } from '../route';

// Whose engagements a lead, an approver or a talent sees is decided by the read itself: the others are not found.
const staff = ['admin', 'ops', 'hr', 'lead', 'approver', 'engineer', 'auditor'] as const;
const everyone = [...staff, 'talent'] as const;
const states = Object.keys(engagementTransitions) as [EngagementState, ...EngagementState[]];
const id = z.string().max(100);
const byId = z.strictObject({ id });

export const engagementRoutes = [
  route({
    method: 'get',
    path: '/v1/engagements',
    summary: 'Engagements, the newest first, each with where it stands',
    query: listQuery({
      phase: z.enum(phases).optional(),
      state: z.enum(states).optional(),
      running: flag.optional().describe('Only those that are not closed or aborted.'),
      talent: id.optional(),
      lead: id.optional(),
      hire: id.optional(),
      campaign: id.optional(),
    }),
    replies: { 200: page(EngagementSummary) },
    policy: { roles: everyone },
    handle: async ({ reads, query }) => ({ status: 200, body: await listEngagements(reads, query) }),
  }),
  route({
    method: 'get',
    path: '/v1/engagements/{id}',
    summary: 'One engagement with all that belongs to it',
    params: byId,
    replies: { 200: EngagementView },
    policy: { roles: everyone },
    handle: async ({ reads, params }) => ({ status: 200, body: await readEngagement(reads, params.id) }),
  }),
  route({
    method: 'get',
    path: '/v1/engagements/{id}/explain',
    summary: 'Where it stands: whose turn, since when, what if nobody acts, what comes next',
    params: byId,
    replies: { 200: Explanation },
    policy: { roles: everyone },
    handle: async ({ reads, params }) => ({ status: 200, body: await readExplanation(reads, engagement(params.id)) }),
  }),
  route({
    method: 'get',
    path: '/v1/engagements/{id}/timeline',
    summary: 'What happened, the newest first, in plain English',
    params: byId,
    query: listQuery({ main: flag.optional().describe('Only decisions and changes. (Default: false)') }),
    replies: { 200: page(TimelineEntry) },
    policy: { roles: staff },
    handle: async ({ reads, params, query: { main, ...paging } }) => ({
      status: 200,
      body: await readTimeline(reads, engagement(params.id), { ...paging, mainOnly: main }),
    }),
  }),
  route({
    method: 'get',
    path: '/v1/engagements/{id}/effects',
    summary: 'The ledger: what was done, undone and left in outside systems',
    params: byId,
    replies: { 200: z.strictObject({ items: z.array(EffectView) }) },
    policy: { roles: staff },
    handle: async ({ reads, params }) => ({
      status: 200,
      body: { items: await readEffects(reads, engagement(params.id)) },
    }),
  }),
];

/** The reads tell hires and engagements apart by their ids. */
function engagement(subject: string): string {
  if (subject.startsWith('hire_')) throw new NotFound(`${subject} is a hire; see /v1/hires/${subject}.`);
  return subject;
}
