import { z } from 'zod';

import { ScheduleRequest, ScheduleView } from '../../domain/season/schedule-contract';
import { seasonBytes } from '../intake/campaign';
import { createSchedule, firstOfSeries } from '../intake/schedule';
import { route, type Route } from '../route';

const planners = ['admin', 'ops', 'hr'] as const;
const byId = z.strictObject({ id: z.string().max(100).describe('The season that the series began with.') });
const Note = z.strictObject({ note: z.string().trim().min(1, 'say why').max(200) });

/** Quarterly launches: Temporal Schedules that draft the next season of a series. */
export const scheduleRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/v1/schedules',
    summary: 'Draft a season like this one every quarter',
    describe: 'The series begins with a season that is there, or with a new one that is planned and drafted now.',
    body: ScheduleRequest,
    bodyLimit: seasonBytes,
    replies: { 201: ScheduleView },
    policy: { roles: planners },
    idempotent: true,
    handle: async (ctx) => {
      const campaignId = await firstOfSeries(ctx, ctx.caller, ctx.body);
      await createSchedule(ctx, ctx.caller, { ...ctx.body, campaignId });
      const row = await ctx.launches.read(campaignId);
      return { status: 201, headers: { Location: `/v1/schedules/${row.campaignId}` }, body: view(row) };
    },
  }),
  route({
    method: 'get',
    path: '/v1/schedules',
    summary: 'Quarterly launches with their next runs',
    replies: { 200: z.strictObject({ items: z.array(ScheduleView) }) },
    policy: { roles: [...planners, 'auditor', 'engineer'] },
    handle: async ({ launches }) => ({ status: 200, body: { items: (await launches.list()).map(view) } }),
  }),
  route({
    method: 'get',
    path: '/v1/schedules/{id}',
    summary: 'One quarterly launch',
    params: byId,
    replies: { 200: ScheduleView },
    policy: { roles: [...planners, 'auditor', 'engineer'] },
    handle: async ({ launches, params }) => ({ status: 200, body: view(await launches.read(params.id)) }),
  }),
  pausing('pause', true, 'Draft no season until it goes on'),
  pausing('unpause', false, 'Draft seasons again'),
  route({
    method: 'delete',
    path: '/v1/schedules/{id}',
    summary: 'End the series; seasons that were drafted stay',
    params: byId,
    replies: { 204: null },
    policy: { roles: planners },
    handle: async ({ launches, params }) => {
      await launches.remove(params.id);
      return { status: 204 };
    },
  }),
];

function pausing(path: string, paused: boolean, summary: string): Route {
  return route({
    method: 'post',
    path: `/v1/schedules/{id}/${path}`,
    summary,
    params: byId,
    body: Note,
    replies: { 200: ScheduleView },
    policy: { roles: planners },
    handle: async ({ launches, params, body }) => {
      await launches.pause(params.id, paused, body.note);
      return { status: 200, body: view(await launches.read(params.id)) };
    },
  });
}

function view({ campaignId, ...row }: { campaignId: string } & Omit<ScheduleView, 'campaign'>): ScheduleView {
  return { campaign: campaignId, ...row };
}
