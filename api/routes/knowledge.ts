import { z } from 'zod';

import { readKnowledge, searchKnowledge } from '../../adapters/db/reads/knowledge';
import { deriveId } from '../../domain/ids';
import {
  KnowledgeHit,
  KnowledgeRequest,
  KnowledgeSearch,
  KnowledgeTags,
  KnowledgeView,
  KnowledgeVote,
} from '../../domain/knowledge/contract';
import { actorIdOf, holds } from '../caller';
import { listQuery, page } from '../lists';
import { route } from '../route';

const staff = ['admin', 'ops', 'hr', 'lead', 'approver', 'engineer', 'auditor'] as const;
const writers = ['admin', 'ops', 'hr', 'lead'] as const;
const byId = z.strictObject({ id: z.string().max(100) });

export const knowledgeRoutes = [
  route({
    method: 'get',
    path: '/v1/knowledge',
    summary: 'Notes by words, role, system and skill, the best match first',
    describe:
      'Ask in words of your own; synonyms count. "A phrase" and -without are kept to. Without words the newest come first. ' +
      'The rank is explained in docs/knowledge.md.',
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
      await store.transaction((tx) => store.knowledge.draftNote(tx, id, body, by));
      return { status: 201, headers: { Location: `/v1/knowledge/${id}` }, body: await readKnowledge(reads, id) };
    },
  }),
  route({
    method: 'patch',
    path: '/v1/knowledge/{id}',
    summary: 'Change the tags by which a note is found',
    params: byId,
    body: KnowledgeTags,
    replies: { 200: KnowledgeView },
    policy: { roles: writers },
    handle: async ({ store, reads, params, body, caller }) => {
      await store.transaction((tx) => store.knowledge.tagNote(tx, params.id, body, actorIdOf(caller)));
      return { status: 200, body: await readKnowledge(reads, params.id) };
    },
  }),
  route({
    method: 'post',
    path: '/v1/knowledge/{id}/confirm',
    summary: 'Say that a note is right: a draft is kept from now on, a kept note counts as fresh again',
    params: byId,
    replies: { 200: KnowledgeView },
    // Who repeats what a note tells knows best whether it still holds.
    policy: { roles: [...writers, 'talent'] },
    handle: async ({ store, reads, params, caller }) => {
      const mayKeep = holds(caller, ...writers);
      await store.transaction((tx) => store.knowledge.confirmNote(tx, params.id, actorIdOf(caller), mayKeep));
      return { status: 200, body: await readKnowledge(reads, params.id) };
    },
  }),
  route({
    method: 'post',
    path: '/v1/knowledge/{id}/useful',
    summary: 'Say whether a note was useful; your last word counts',
    params: byId,
    body: KnowledgeVote,
    replies: { 200: KnowledgeView },
    policy: { roles: ['admin', 'ops', 'hr', 'lead', 'approver', 'engineer', 'talent'] },
    handle: async ({ store, reads, params, body, caller }) => {
      // What one may not read, one cannot judge.
      await readKnowledge(reads, params.id);
      await store.transaction((tx) => store.knowledge.voteOn(tx, params.id, actorIdOf(caller), body.useful));
      return { status: 200, body: await readKnowledge(reads, params.id) };
    },
  }),
];
