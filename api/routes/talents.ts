import { z } from 'zod';

import { eraseTalent } from '../../adapters/db/erase';
import { addTalent, changeTalent } from '../../adapters/db/pool';
import { readTalent, searchTalents } from '../../adapters/db/reads/talents';
import { TalentChange, TalentRequest, TalentSearch, TalentSummary, TalentView } from '../../domain/pool/contract';
import { actorIdOf } from '../caller';
import { listQuery, page } from '../lists';
import { route } from '../route';

// Engineers see people without names; a talent sees one: the read itself takes care of both.
const readers = ['admin', 'ops', 'hr', 'lead', 'engineer', 'auditor', 'talent'] as const;
const writers = ['admin', 'ops', 'hr'] as const;
const byId = z.strictObject({ id: z.string().max(100) });

export const talentRoutes = [
  route({
    method: 'get',
    path: '/v1/talents',
    summary: 'People in the pool by skill, tier, availability and background check, the best tier first',
    query: listQuery(TalentSearch.shape),
    replies: { 200: page(TalentSummary) },
    policy: { roles: readers },
    handle: async ({ reads, query }) => ({ status: 200, body: await searchTalents(reads, query) }),
  }),
  route({
    method: 'get',
    path: '/v1/talents/{id}',
    summary: 'One person: skills, tier, certificates, checks, engagements, scorecards',
    params: byId,
    replies: { 200: TalentView },
    policy: { roles: readers },
    handle: async ({ reads, params }) => ({ status: 200, body: await readTalent(reads, params.id) }),
  }),
  route({
    method: 'post',
    path: '/v1/talents',
    summary: 'Take a person into the pool',
    describe: 'The source reference is the business key: a known one is refused with the person’s id.',
    body: TalentRequest,
    replies: { 201: z.strictObject({ id: z.string() }) },
    policy: { roles: writers },
    // The reply is kept with the key, so it holds the id and nothing personal.
    idempotent: true,
    handle: async ({ store, body, caller }) => {
      const id = await store.transaction((tx) => addTalent(tx, body, actorIdOf(caller), store.private));
      return { status: 201, headers: { Location: `/v1/talents/${id}` }, body: { id } };
    },
  }),
  route({
    method: 'patch',
    path: '/v1/talents/{id}',
    summary: 'Change what is known of a person: missing = leave, null = clear',
    params: byId,
    body: TalentChange,
    replies: { 200: TalentView },
    policy: { roles: writers },
    handle: async ({ store, reads, params, body, caller }) => {
      await store.transaction((tx) => changeTalent(tx, params.id, body, actorIdOf(caller), store.private));
      return { status: 200, body: await readTalent(reads, params.id) };
    },
  }),
  route({
    method: 'post',
    path: '/v1/talents/{id}/erase',
    summary: 'Erase a person at their request',
    describe:
      'Name, mail and all that is sealed with them are unreadable from then on, and cannot be brought back; what the law wants kept stays until its date. Refused while an engagement is open. Repeats change nothing.',
    params: byId,
    replies: { 204: null },
    policy: { roles: ['admin', 'hr'] },
    handle: async ({ store, params, caller }) => {
      await store.transaction((tx) => eraseTalent(tx, params.id, actorIdOf(caller), store.private));
      return { status: 204 };
    },
  }),
];
