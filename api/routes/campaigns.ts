import { z } from 'zod';

import { listCampaigns, readCampaignView, seeCampaign } from '../../adapters/db/season/reads/campaigns';
import { listPlans, readPlanView } from '../../adapters/db/season/reads/plans';
import { CampaignRequest } from '../../domain/campaign/contract';
import {
  campaignStates,
  CampaignSummary,
  CampaignView,
  PlanPreview,
  PlanVersionSummary,
  PlanVersionView,
} from '../../domain/season/contract';
import { createCampaign, previewCampaign, seasonBytes as bodyLimit } from '../intake/campaign';
import { editPlan, previewEdit } from '../intake/campaign-plan';
import { flag, listQuery, page, words } from '../lists';
import { etag, seenVersion } from '../preconditions';
import { route } from '../route';

const staff = ['admin', 'ops', 'hr', 'lead', 'approver', 'engineer', 'auditor'] as const;
const planners = ['admin', 'ops', 'hr'] as const;
const byId = z.strictObject({ id: z.string().max(100) });
const dryRun = z.strictObject({ dryRun: flag.optional().describe('Only tell what would happen. (Default: false)') });

/** Seasons and their plans; what is told to a running season: `campaign-commands.ts`. */
export const campaignRoutes = [
  route({
    method: 'post',
    path: '/v1/campaigns',
    summary: 'Plan a season; its run begins and asks for the approval of the plan',
    describe:
      'The same externalId from the same caller finds the same season. Demand is typed as a curve or given as CSV, up to 10 MB.',
    body: CampaignRequest,
    bodyLimit,
    replies: { 202: CampaignView },
    policy: { roles: planners },
    idempotent: true,
    handle: async (ctx) => {
      const { id } = await createCampaign(ctx, ctx.caller, ctx.body, {
        requestId: ctx.requestId,
        patienceSeconds: ctx.config.vendorPatienceSeconds,
      });
      return {
        status: 202,
        headers: { Location: `/v1/campaigns/${id}`, 'Retry-After': '1' },
        body: await readCampaignView(ctx.reads, id),
      };
    },
  }),
  route({
    method: 'post',
    path: '/v1/campaigns/preview',
    summary: 'What a season would be planned as; nothing is written',
    body: CampaignRequest,
    bodyLimit,
    replies: { 200: PlanPreview },
    policy: { roles: planners },
    handle: async (ctx) => ({ status: 200, body: await previewCampaign(ctx, ctx.body) }),
  }),
  route({
    method: 'get',
    path: '/v1/campaigns',
    summary: 'Seasons, the newest first',
    query: listQuery({
      state: words(campaignStates).optional().describe('One or several, separated by commas.'),
      running: flag.optional().describe('Only those that are not closed or cancelled.'),
      role: z.string().max(64).optional(),
    }),
    replies: { 200: page(CampaignSummary) },
    policy: { roles: staff },
    handle: async ({ reads, query: { state, ...rest } }) => ({
      status: 200,
      body: await listCampaigns(reads, { ...rest, states: state }),
    }),
  }),
  route({
    method: 'get',
    path: '/v1/campaigns/{id}',
    summary: 'One season: where it stands and what it waits for',
    params: byId,
    replies: { 200: CampaignView },
    policy: { roles: staff },
    handle: async ({ reads, params }) => ({ status: 200, body: await readCampaignView(reads, params.id) }),
  }),
  route({
    method: 'get',
    path: '/v1/campaigns/{id}/plans',
    summary: 'Every version of its plan, the newest first',
    params: byId,
    replies: { 200: z.strictObject({ items: z.array(PlanVersionSummary) }) },
    policy: { roles: staff },
    handle: async ({ reads, params }) => ({ status: 200, body: { items: await listPlans(reads, params.id) } }),
  }),
  route({
    method: 'get',
    path: '/v1/campaigns/{id}/plan',
    summary: 'Its plan: the newest version, or the one asked for',
    params: byId,
    query: z.strictObject({ version: z.coerce.number().int().min(1).max(1_000_000).optional() }),
    replies: { 200: PlanVersionView },
    policy: { roles: staff },
    handle: async ({ reads, params, query }) => {
      const body = await readPlanView(reads, params.id, query.version);
      return { status: 200, headers: { ETag: etag(body.version) }, body };
    },
  }),
  route({
    method: 'put',
    path: '/v1/campaigns/{id}/plan',
    summary: 'Plan it anew from another request: a new version, to be approved',
    describe:
      'If-Match holds the ETag of the newest version. With dryRun (then without If-Match) the plan is only shown beside the newest version.',
    params: byId,
    query: dryRun,
    body: CampaignRequest,
    bodyLimit,
    replies: { 200: PlanPreview, 201: PlanVersionView },
    policy: { roles: planners },
    handle: async (ctx) => {
      const { id } = ctx.params;
      await seeCampaign(ctx.reads, id);
      if (ctx.query.dryRun) return { status: 200, body: await previewEdit(ctx, { campaignId: id, request: ctx.body }) };
      const seen = seenVersion(ctx.req);
      const { version } = await editPlan(ctx, ctx.caller, { campaignId: id, request: ctx.body, seen });
      return {
        status: 201,
        headers: { ETag: etag(version), Location: `/v1/campaigns/${id}/plan?version=${version}` },
        body: await readPlanView(ctx.reads, id, version),
      };
    },
  }),
];
