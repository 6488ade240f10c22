import { z } from 'zod';

import { listReleases, readRelease } from '../../adapters/db/season/reads/releases';
import { ReleaseChoices, ReleaseSummary, ReleaseView, Volunteering } from '../../domain/season/release-contract';
import { actorIdOf } from '../caller';
import { volunteerForRelease } from '../intake/classes';
import { route } from '../route';

const staff = ['admin', 'ops', 'hr', 'lead', 'approver', 'engineer', 'auditor'] as const;
const runners = ['admin', 'ops', 'hr'] as const;
const byId = z.strictObject({ id: z.string().max(100) });
const byNo = byId.extend({ no: z.coerce.number().int().min(1).max(10_000) });

/** Lists of people to be released. One is signed by answering its question: `POST /v1/asks/{ask}/answer`. */
export const releaseRoutes = [
  route({
    method: 'get',
    path: '/v1/campaigns/{id}/releases',
    summary: 'Release lists of a season, the newest first',
    params: byId,
    replies: { 200: z.strictObject({ items: z.array(ReleaseSummary) }) },
    policy: { roles: staff },
    handle: async ({ reads, params }) => ({ status: 200, body: { items: await listReleases(reads, params.id) } }),
  }),
  route({
    method: 'get',
    path: '/v1/campaigns/{id}/releases/{no}',
    summary: 'One list: who, in which order, and why',
    params: byNo,
    replies: { 200: ReleaseView },
    policy: { roles: staff },
    handle: async ({ reads, params }) => ({ status: 200, body: await readRelease(reads, params.id, params.no) }),
  }),
  route({
    method: 'patch',
    path: '/v1/campaigns/{id}/releases/{no}',
    summary: 'Keep people on a list, or put them back, before it is signed',
    params: byNo,
    body: ReleaseChoices,
    replies: { 200: ReleaseView },
    policy: { roles: runners },
    handle: async (ctx) => {
      const { id, no } = ctx.params;
      await readRelease(ctx.reads, id, no);
      const choices = ctx.body.entries.map(({ engagement, choice }) => ({ engagementId: engagement, choice }));
      await ctx.store.transaction((tx) =>
        ctx.store.releases.chooseOnRelease(tx, id, no, choices, actorIdOf(ctx.caller)),
      );
      return { status: 200, body: await readRelease(ctx.reads, id, no) };
    },
  }),
  route({
    method: 'post',
    path: '/v1/engagements/{id}/release-volunteer',
    summary: 'Ask to go first when a season releases people, or take it back',
    params: byId,
    body: Volunteering,
    replies: { 200: Volunteering },
    policy: {
      roles: runners,
      owners: ['talent'],
      owns: (ctx) =>
        ctx.store.transaction((tx) =>
          ctx.store.engagements.belongsTo(tx, ctx.params.id, ctx.caller.kind === 'talent' ? ctx.caller.id : ''),
        ),
    },
    handle: async (ctx) => {
      await volunteerForRelease(ctx, ctx.caller, ctx.params.id, ctx.body.volunteer);
      return { status: 200, body: ctx.body };
    },
  }),
];
