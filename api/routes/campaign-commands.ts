import { z } from 'zod';

import { readCampaignView } from '../../adapters/db/season/reads/campaigns';
import { readSeasonCommand, readSeasonCommands } from '../../adapters/db/season/reads/commands';
import {
  PlanApproval,
  seasonCommandBodies,
  SeasonCommandView,
  SeasonOutlook,
} from '../../domain/season/command-contract';
import type { SeasonCommand } from '../../domain/season/command-kinds';
import { CampaignView } from '../../domain/season/contract';
import { approvePlan, outlookFor, tellCampaign } from '../intake/campaign-command';
import { flag } from '../lists';
import { seenVersion } from '../preconditions';
import { route, type Route } from '../route';

const staff = ['admin', 'ops', 'hr', 'lead', 'approver', 'engineer', 'auditor'] as const;
const house = ['admin', 'ops', 'hr'] as const;
const byId = z.strictObject({ id: z.string().max(100) });

/** What people tell a season; each is taken at once and followed by its run. */
export const campaignCommandRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/v1/campaigns/{id}/approve',
    summary: 'Approve the newest version of its plan',
    describe:
      'If-Match holds the ETag of that version. Neither who asked for the season nor who made the version may approve it.',
    params: byId,
    body: PlanApproval,
    replies: { 202: CampaignView },
    policy: { roles: ['admin', 'approver', 'ops', 'hr'] },
    idempotent: true,
    handle: async (ctx) => {
      const { id } = ctx.params;
      // No look at what the caller sees: an approver sees a season once they are asked, and this may be what asks them.
      await approvePlan(ctx, ctx.caller, { campaignId: id, seen: seenVersion(ctx.req), body: ctx.body });
      return {
        status: 202,
        headers: { Location: `/v1/campaigns/${id}`, 'Retry-After': '1' },
        body: await readCampaignView(ctx.reads, id),
      };
    },
  }),
  route({
    method: 'get',
    path: '/v1/campaigns/{id}/commands',
    summary: 'What the season was told, and what became of it',
    params: byId,
    replies: { 200: z.strictObject({ items: z.array(SeasonCommandView) }) },
    policy: { roles: staff },
    handle: async ({ reads, params }) => ({
      status: 200,
      body: { items: await readSeasonCommands(reads, params.id) },
    }),
  }),
  route({
    method: 'get',
    path: '/v1/campaigns/{id}/commands/{command}',
    summary: 'One command and what became of it',
    params: byId.extend({ command: z.string().max(100) }),
    replies: { 200: SeasonCommandView },
    policy: { roles: staff },
    handle: async ({ reads, params }) => ({
      status: 200,
      body: await readSeasonCommand(reads, params.id, params.command),
    }),
  }),
  command('pause', 'pause', 'It stands still: no new offers, starts or bookings; offers that are out stay valid'),
  command('resume', 'resume', 'It goes on; classes that are too late now get new dates'),
  command('cancel', 'cancel', 'It ends: offers are withdrawn, onboardings taken back, everybody else is offboarded'),
  command('replan', 'replan', 'Look at what was seen so far, and propose what should change'),
  command('target', 'target', 'More or fewer people for the peak, from now on; classes under way stay'),
  command('waves', 'add-class', 'One class more'),
  command('replace', 'replace', 'Whoever owes an answer loses the place; it is offered to the next'),
  command('ramp-down', 'ramp-down', 'Begin the release now'),
];

function command(path: string, kind: SeasonCommand, summary: string): Route {
  return route({
    method: 'post',
    path: `/v1/campaigns/{id}/${path}`,
    summary,
    describe: 'With dryRun nothing is written and the outlook tells whom it would concern, and what it would cost.',
    params: byId,
    query: z.strictObject({ dryRun: flag.optional().describe('Only tell what would happen. (Default: false)') }),
    body: seasonCommandBodies[kind] as z.ZodType<object>,
    replies: { 200: SeasonOutlook, 202: SeasonCommandView },
    policy: { roles: house },
    idempotent: true,
    handle: async (ctx) => {
      const { id } = ctx.params;
      const told = { campaignId: id, kind, body: ctx.body };
      if (ctx.query.dryRun) return { status: 200, body: await outlookFor(ctx, told) };
      const given = await tellCampaign(ctx, ctx.caller, { ...told, key: ctx.idempotencyKey });
      return {
        status: 202,
        headers: { Location: `/v1/campaigns/${id}/commands/${given.id}`, 'Retry-After': '1' },
        body: await readSeasonCommand(ctx.reads, id, given.id),
      };
    },
  });
}
