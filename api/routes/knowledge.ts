import { z } from 'zod';

import { readKnowledge, searchKnowledge } from '../../adapters/db/reads/knowledge';
import { deriveId } from '../../domain/ids';
import { KnowledgeHit, KnowledgeRequest, KnowledgeSearch, KnowledgeView } from '../../domain/knowledge/contract';
import { actorIdOf } from '../caller';
import { listQuery, page } from '../lists';
import { route } from '../route';

const staff = ['admin', 'ops', 'hr', 'lead', 'approver', 'engineer', 'auditor'] as const;
const writers = ['admin', 'ops', 'hr', 'lead'] as const;
const byId = z.strictObject({ id: z.string().max(100) });

export const knowledgeRoutes = [
  route({
    method: 'get',
    path: '/v1/knowledge',
    summary: 'Notes by words, role and system, the best match first',
    describe: 'Words as in a search box: "a phrase", or, -without. Without words the newest come first.',
    query: listQuery(KnowledgeSearch.shape),
    replies: { 200: page(KnowledgeHit) },
    policy: { roles: staff },
    handle: async ({ reads, query }) => ({ status: 200, body: await searchKnowledge(reads, query) }),
  }),
  route({
    method: 'get',
    path: '/v1/knowledge/{id}',
    summary: 'One note',
    params: byId,
    replies: { 200: KnowledgeView },
    policy: { roles: [...staff, 'talent'] },
    handle: async ({ reads, params }) => ({ status: 200, body: await readKnowledge(reads, params.id) }),
  }),
  route({
    method: 'post',
    path: '/v1/knowledge',
    summary: 'Write a note as a draft',
    body: KnowledgeRequest,
    replies: { 201: KnowledgeView },
    policy: { roles: writers },
    idempotent: true,
    handle: async ({ store, reads, body, caller, idempotencyKey }) => {
      const by = actorIdOf(caller);
      const id = deriveId('knowledge', by, idempotencyKey);
      await store.transaction((tx) => store.keeping.draftKnowledge(tx, id, body, by));
      return { status: 201, headers: { Location: `/v1/knowledge/${id}` }, body: await readKnowledge(reads, id) };
    },
  }),
  route({
    method: 'post',
    path: '/v1/knowledge/{id}/confirm',
    summary: 'Keep a draft: it is found and offered from now on',
    params: byId,
    replies: { 200: KnowledgeView },
    policy: { roles: writers },
    handle: async ({ store, reads, params, caller }) => {
      await store.transaction((tx) => store.keeping.confirmKnowledge(tx, params.id, actorIdOf(caller)));
      return { status: 200, body: await readKnowledge(reads, params.id) };
    },
  }),
];
