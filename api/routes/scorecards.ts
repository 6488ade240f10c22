import { z } from 'zod';

import { listCases, readCaseView } from '../../adapters/db/reads/rating-cases';
import { listScorecards } from '../../adapters/db/reads/scorecards';
import {
  AppealRequest,
  caseKinds,
  caseStates,
  DisputeRequest,
  RatingCaseView,
  ScorecardView,
} from '../../domain/evaluate/contract';
import { actorIdOf } from '../caller';
import { flag, listQuery, page } from '../lists';
import { route, type Context } from '../route';

const id = z.string().max(100);
const byId = z.strictObject({ id });
// Whose a lead or a talent sees is decided by the reads themselves.
const readers = ['admin', 'ops', 'hr', 'lead', 'engineer', 'auditor', 'talent'] as const;

export const scorecardRoutes = [
  route({
    method: 'get',
    path: '/v1/scorecards',
    summary: 'Scorecards with their metrics, the newest first',
    query: listQuery({
      engagement: id.optional(),
      talent: id.optional(),
      period: z.string().max(40).optional().describe('`project`, or a stretch of it like `milestone-2`.'),
      allVersions: flag.optional().describe('Versions that were corrected as well.'),
    }),
    replies: { 200: page(ScorecardView) },
    policy: { roles: readers },
    handle: async ({ reads, query }) => ({ status: 200, body: await listScorecards(reads, query) }),
  }),
  route({
    method: 'post',
    path: '/v1/scorecards/{id}/disputes',
    summary: 'Dispute one metric of your scorecard',
    describe:
      'Until the day that the scorecard names. Somebody who did not rate decides; a corrected card replaces this one, which is kept. Each metric can be disputed once.',
    params: byId,
    body: DisputeRequest,
    replies: { 202: RatingCaseView },
    // The rating is about one person, and only they can say that it is wrong.
    policy: { roles: [], owners: ['talent'], owns: (ctx) => ownsRow(ctx, 'scorecard', ctx.params.id) },
    idempotent: true,
    handle: async (ctx) => {
      const opened = await ctx.store.transaction((tx) =>
        ctx.store.cases.openDispute(tx, {
          talentId: actorIdOf(ctx.caller),
          scorecardId: ctx.params.id,
          metric: ctx.body.metric,
          reason: ctx.body.reason,
        }),
      );
      return answered(ctx, opened);
    },
  }),
  route({
    method: 'post',
    path: '/v1/tiers/{id}/appeals',
    summary: 'Appeal against a decision about your tier',
    describe:
      'Until the day that the change names. Somebody else than before decides; when they agree with you the tier is restored.',
    params: byId,
    body: AppealRequest,
    replies: { 202: RatingCaseView },
    policy: { roles: [], owners: ['talent'], owns: (ctx) => ownsRow(ctx, 'tier_change', ctx.params.id) },
    idempotent: true,
    handle: async (ctx) => {
      const appeal = { talentId: actorIdOf(ctx.caller), changeId: ctx.params.id, reason: ctx.body.reason };
      return answered(ctx, await ctx.store.transaction((tx) => ctx.store.cases.openTierAppeal(tx, appeal)));
    },
  }),
  route({
    method: 'post',
    path: '/v1/engagements/{id}/appeals',
    summary: 'Appeal against the suspension or the early end of your engagement',
    describe: 'Somebody else than before decides. A suspension that was wrong ends; what has ended stays ended.',
    params: byId,
    body: AppealRequest,
    replies: { 202: RatingCaseView },
    policy: { roles: [], owners: ['talent'], owns: (ctx) => ownsRow(ctx, 'engagement', ctx.params.id) },
    idempotent: true,
    handle: async (ctx) => {
      const appeal = { talentId: actorIdOf(ctx.caller), engagementId: ctx.params.id, reason: ctx.body.reason };
      return answered(ctx, await ctx.store.transaction((tx) => ctx.store.cases.openEngagementAppeal(tx, appeal)));
    },
  }),
  route({
    method: 'get',
    path: '/v1/rating-cases',
    summary: 'Disputes, appeals and questions about tier D, the newest first',
    query: listQuery({
      talent: id.optional(),
      state: z.enum(caseStates).optional(),
      kind: z.enum(caseKinds).optional(),
    }),
    replies: { 200: page(RatingCaseView) },
    policy: { roles: readers },
    handle: async ({ reads, query }) => ({ status: 200, body: await listCases(reads, query) }),
  }),
  route({
    method: 'get',
    path: '/v1/rating-cases/{id}',
    summary: 'One dispute, appeal or question about tier D',
    params: byId,
    replies: { 200: RatingCaseView },
    policy: { roles: readers },
    handle: async ({ reads, params }) => ({ status: 200, body: await readCaseView(reads, params.id) }),
  }),
];

type Owned = 'scorecard' | 'tier_change' | 'engagement';

async function ownsRow(
  { database, caller }: Pick<Context, 'database' | 'caller'>,
  table: Owned,
  rowId: string,
): Promise<boolean> {
  const found = await database
    .knex(table)
    .where({ id: rowId, talent_id: actorIdOf(caller) })
    .first<{ id: string } | undefined>('id');
  return found !== undefined;
}

async function answered(ctx: Pick<Context, 'reads'>, caseId: string) {
  return {
    status: 202 as const,
    headers: { Location: `/v1/rating-cases/${caseId}`, 'Retry-After': '1' },
    body: await readCaseView(ctx.reads, caseId),
  };
}
