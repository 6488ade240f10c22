import { z } from 'zod';

import { listTierChanges, previewTier, tryPolicy } from '../../adapters/db/reads/tiers';
import { latestEvaluatePolicy } from '../../adapters/db/policies';
import { changeTierByHand } from '../../adapters/db/tier-by-hand';
import { TierChangeView, TierPreview, TierRequest, TierTrial, TierWhatIf } from '../../domain/evaluate/contract';
import type { EvaluatePolicy } from '../../domain/evaluate/policy-contract';
import { tiers } from '../../domain/pool/contract';
import { actorIdOf } from '../caller';
import { listQuery, page } from '../lists';
import { route } from '../route';

const id = z.string().max(100);
const readers = ['admin', 'ops', 'hr', 'lead', 'engineer', 'auditor', 'talent'] as const;
const deciders = ['admin', 'ops', 'hr'] as const;
const previewers = ['admin', 'ops', 'hr', 'lead', 'auditor'] as const;

export const tierRoutes = [
  route({
    method: 'get',
    path: '/v1/tiers',
    summary: 'Changes of tiers with their reasons, the newest first',
    query: listQuery({ talent: id.optional(), cause: TierChangeView.shape.cause.optional() }),
    replies: { 200: page(TierChangeView) },
    policy: { roles: readers },
    handle: async ({ reads, query }) => ({ status: 200, body: await listTierChanges(reads, query) }),
  }),
  route({
    method: 'get',
    path: '/v1/tiers/preview',
    summary: 'What a change of a person’s tier would bring and cost, before it applies',
    query: z.strictObject({ talent: id, to: z.enum(tiers) }),
    replies: { 200: TierPreview },
    policy: { roles: previewers },
    handle: async ({ reads, query, database }) => {
      const { policy } = await latestEvaluatePolicy(database.knex);
      return { status: 200, body: await previewTier(reads, query.talent, query.to, policy) };
    },
  }),
  route({
    method: 'post',
    path: '/v1/tiers/what-if',
    tag: 'tiers',
    summary: 'What another policy would do to everyone’s tier, and cost a month',
    describe:
      'Nothing is written. Cards are summed up and played again under the policy named; what a person decided stays.',
    body: TierTrial,
    replies: { 200: TierWhatIf },
    policy: { roles: deciders },
    handle: async ({ reads, body, database, store }) => {
      const { policy: present } = await latestEvaluatePolicy(database.knex);
      const other =
        body.policy ?? (await store.policies.read<EvaluatePolicy>(database.knex, 'evaluate', body.version ?? 0));
      return { status: 200, body: await tryPolicy(reads, present, other) };
    },
  }),
  route({
    method: 'post',
    path: '/v1/talents/{id}/tier',
    tag: 'tiers',
    summary: 'Change a person’s tier by hand, with a reason',
    describe: 'See GET /v1/tiers/preview for its cost first. The person may appeal against a lower tier.',
    params: z.strictObject({ id }),
    body: TierRequest,
    replies: { 200: TierChangeView },
    policy: { roles: deciders },
    handle: async ({ reads, params, body, caller, store }) => {
      await store.transaction((tx) => changeTierByHand(tx, params.id, body, actorIdOf(caller)));
      const { items } = await listTierChanges(reads, { talent: params.id, limit: 1 });
      return { status: 200, body: items[0] as TierChangeView };
    },
  }),
];
