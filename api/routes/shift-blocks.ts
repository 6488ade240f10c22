import { z } from 'zod';

import { isMember, listBlocks, listShifts } from '../../adapters/db/season/reads/shifts';
import { uncovered } from '../../adapters/db/season/reads/uncovered';
import { plus } from '../../domain/clock';
import { Invalid } from '../../domain/errors';
import {
  ClaimLists,
  ClaimListsReply,
  ClaimReply,
  ClaimRequest,
  ShiftBlockView,
  ShiftList,
  ShiftListReply,
  ShiftView,
} from '../../domain/season/shift-contract';
import { shiftStates } from '../../domain/season/shift-states';
import { actorIdOf } from '../caller';
import { claimForMany, claimShifts, confirmShifts, releaseShifts } from '../intake/shifts';
import { flag, listQuery, page } from '../lists';
import { route, type Context } from '../route';

const house = ['admin', 'ops', 'hr'] as const;
const readers = ['admin', 'ops', 'hr', 'lead', 'approver', 'engineer', 'auditor'] as const;
const id = z.string().max(100);
const instant = z.iso.datetime({ offset: true });
const tag = 'shifts';

export const shiftBlockRoutes = [
  route({
    method: 'get',
    path: '/v1/shift-blocks',
    tag,
    summary: 'Half hours of a season with their places',
    describe: 'At most 31 days at a time.',
    query: z.strictObject({
      campaign: id,
      queue: z.string().max(64).optional(),
      from: instant,
      to: instant,
      open: flag.optional().describe('Only those with free places.'),
    }),
    replies: { 200: z.strictObject({ items: z.array(ShiftBlockView) }) },
    policy: { roles: readers, owners: ['talent'], owns: isInSeason },
    handle: async ({ reads, query: { to, ...filter } }) => {
      if (Date.parse(to) - Date.parse(filter.from) > 31 * 86_400_000)
        throw new Invalid('The time asked for is longer than 31 days; ask for less at a time.', {
          errors: [{ pointer: '/to', message: 'must be at most 31 days after from', in: 'query' }],
        });
      return { status: 200, body: { items: await listBlocks(reads, { ...filter, until: to }) } };
    },
  }),
  route({
    method: 'get',
    path: '/v1/shift-blocks/uncovered',
    tag,
    summary: 'Where people are missing in the next days',
    query: z.strictObject({ campaign: id, days: z.coerce.number().int().min(1).max(31).default(7) }),
    replies: {
      200: z.strictObject({
        items: z.array(
          z.strictObject({
            queue: z.string(),
            from: z.string(),
            until: z.string(),
            missing: z.int().describe('Most people missing at a time.'),
            hours: z.number().describe('Hours of people that nobody has taken.'),
          }),
        ),
      }),
    },
    policy: { roles: readers },
    handle: async ({ reads, query, store }) => {
      const now = await store.clock.now(reads.knex);
      return {
        status: 200,
        body: { items: await uncovered(reads.knex, query.campaign, now, plus(now, { days: query.days })) },
      };
    },
  }),
  route({
    method: 'post',
    path: '/v1/shift-blocks/claims',
    tag,
    summary: 'Claim runs of half hours, for one person and week',
    describe:
      'Each run is granted or refused with its reason; the others stand. Whoever claims within the time to confirm has confirmed. ' +
      'Sent again, it gives what is theirs.',
    body: ClaimRequest,
    replies: { 200: ClaimReply },
    policy: { roles: house, owners: ['talent'], owns: isTheirs },
    handle: async (ctx) => ({ status: 200, body: await claimShifts(ctx, ctx.body, actorIdOf(ctx.caller)) }),
  }),
  route({
    method: 'post',
    path: '/v1/shift-blocks/claim-lists',
    tag,
    summary: 'Claim for many people at once, as a planning tool does',
    describe:
      'Each person’s claim stands or falls by itself, under the same rules as their own. Sent again, it gives what is theirs.',
    body: ClaimLists,
    replies: { 200: ClaimListsReply },
    policy: { roles: house },
    limit: 'bulk',
    handle: async (ctx) => ({ status: 200, body: await claimForMany(ctx, ctx.body, actorIdOf(ctx.caller)) }),
  }),
  route({
    method: 'post',
    path: '/v1/shift-blocks/confirmations',
    tag,
    summary: 'Confirm shifts: the person comes',
    describe: 'What went to standby gets its place back while there is one.',
    body: ShiftList,
    replies: { 200: ShiftListReply },
    policy: { roles: house, owners: ['talent'], owns: areTheirs },
    handle: async (ctx) => ({
      status: 200,
      body: await confirmShifts(ctx, ctx.body.shifts, actorIdOf(ctx.caller)),
    }),
  }),
  route({
    method: 'post',
    path: '/v1/shift-blocks/releases',
    tag,
    summary: 'Give shifts back; their places are free for others at once',
    body: ShiftList,
    replies: { 200: ShiftListReply },
    policy: { roles: house, owners: ['talent'], owns: areTheirs },
    handle: async (ctx) => ({
      status: 200,
      body: await releaseShifts(ctx, ctx.body.shifts, actorIdOf(ctx.caller)),
    }),
  }),
  route({
    method: 'get',
    path: '/v1/shifts',
    tag,
    summary: 'Shifts, by their begin',
    query: listQuery({
      campaign: id.optional(),
      engagement: id.optional(),
      period: z.string().max(10).optional().describe('ISO week, e.g. 2027-W09.'),
      state: z.enum(shiftStates).optional(),
      from: instant.optional(),
      until: instant.optional(),
    }),
    replies: { 200: page(ShiftView) },
    policy: { roles: [...readers, 'talent'] },
    handle: async ({ reads, query }) => ({ status: 200, body: await listShifts(reads, query) }),
  }),
];

async function isInSeason({ caller, query, reads }: Context<undefined, { campaign: string }>): Promise<boolean> {
  return caller.kind === 'talent' && isMember(reads, query.campaign, caller.id);
}

async function isTheirs({
  caller,
  body,
  store,
}: Context<undefined, undefined, { engagement: string }>): Promise<boolean> {
  if (caller.kind !== 'talent') return false;
  return store.transaction((tx) => store.engagements.belongsTo(tx, body.engagement, caller.id));
}

async function areTheirs({
  caller,
  body,
  store,
}: Context<undefined, undefined, { shifts: string[] }>): Promise<boolean> {
  if (caller.kind !== 'talent') return false;
  return store.transaction((tx) => store.shifts.areOf(tx, body.shifts, caller.id));
}
