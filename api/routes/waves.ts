import { z } from 'zod';

import { listClasses, readClass } from '../../adapters/db/season/reads/classes';
import { seeCampaign } from '../../adapters/db/season/reads/campaigns';
import { ClassDetail, ClassResults, ClassView, ListOutcome, PlaceList } from '../../domain/season/class-contract';
import { checkIn, confirmPlaces, giveResults, ownsPlaces } from '../intake/classes';
import { route } from '../route';

const staff = ['admin', 'ops', 'hr', 'lead', 'approver', 'engineer', 'auditor'] as const;
/** Who runs classes. */
const runners = ['admin', 'ops', 'hr'] as const;
const byId = z.strictObject({ id: z.string().max(100) });
const byNo = byId.extend({ no: z.coerce.number().int().min(1).max(10_000) });

/** Training classes of a season, and what is said of their people: always as lists. */
export const waveRoutes = [
  route({
    method: 'get',
    path: '/v1/campaigns/{id}/waves',
    summary: 'Training classes of a season, the first to begin first',
    params: byId,
    replies: { 200: z.strictObject({ items: z.array(ClassView) }) },
    policy: { roles: staff },
    handle: async ({ reads, params }) => ({ status: 200, body: { items: await listClasses(reads, params.id) } }),
  }),
  route({
    method: 'get',
    path: '/v1/campaigns/{id}/waves/{no}',
    summary: 'One class with its people',
    params: byNo,
    replies: { 200: ClassDetail },
    policy: { roles: staff },
    handle: async ({ reads, params }) => ({ status: 200, body: await readClass(reads, params.id, params.no) }),
  }),
  route({
    method: 'post',
    path: '/v1/campaigns/{id}/waves/{no}/confirmations',
    summary: 'Confirm that people come to the class',
    describe:
      'Asked for seven days and 48 hours ahead; silence gives the place to the waitlist. People confirm their own place; staff may for a list of them.',
    params: byNo,
    body: PlaceList,
    replies: { 200: ListOutcome },
    policy: {
      roles: runners,
      owners: ['talent'],
      owns: (ctx) =>
        ctx.caller.kind === 'talent' && ownsPlaces(ctx, ctx.caller.id, ctx.params.id, ctx.body.engagements),
    },
    handle: async (ctx) => ({
      status: 200,
      body: await confirmPlaces(ctx, { campaignId: ctx.params.id, no: ctx.params.no }, ctx.body.engagements),
    }),
  }),
  route({
    method: 'post',
    path: '/v1/campaigns/{id}/waves/{no}/check-ins',
    summary: 'Who came on the first day',
    describe:
      'Never more than there are seats: whoever finds none is the first in the next class. Repeats change nothing.',
    params: byNo,
    body: PlaceList,
    replies: { 200: ListOutcome },
    policy: { roles: runners },
    handle: async (ctx) => {
      await seeCampaign(ctx.reads, ctx.params.id);
      const place = { campaignId: ctx.params.id, no: ctx.params.no };
      return { status: 200, body: await checkIn(ctx, ctx.caller, place, ctx.body.engagements) };
    },
  }),
  route({
    method: 'post',
    path: '/v1/campaigns/{id}/waves/{no}/results',
    summary: 'Who passed the classroom, or ended the supervised weeks',
    describe: 'Whoever does not pass the classroom falls out; who does not end the supervision gets another week.',
    params: byNo,
    body: ClassResults,
    replies: { 200: ListOutcome },
    policy: { roles: runners },
    handle: async (ctx) => {
      await seeCampaign(ctx.reads, ctx.params.id);
      const place = { campaignId: ctx.params.id, no: ctx.params.no };
      return { status: 200, body: await giveResults(ctx, ctx.caller, place, ctx.body) };
    },
  }),
];
