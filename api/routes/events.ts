import { z } from 'zod';

import { after, type FeedFilter } from '../../adapters/db/events';
import { subjectsInSight } from '../../adapters/db/reads/subjects-in-sight';
import { seesAll } from '../../domain/engagement/reader';
import { Denied } from '../../domain/errors';
import { EventView } from '../../domain/event/contract';
import { readerOf } from '../caller';
import { csv } from '../csv';
import { listQuery, page } from '../lists';
import { media, route, type Context } from '../route';
import { resumeAt, stillAllowed } from '../still-allowed';

const staff = ['admin', 'ops', 'lead', 'hr', 'engineer', 'auditor', 'approver'] as const;

const filters = {
  subject: z.string().max(200).optional().describe('One story: hire_…, eng_…, tal_…, policy/<kind>, clock.'),
  thread: z.string().max(200).optional().describe('A hire or season with its engagements, or one engagement.'),
  type: z
    .string()
    .max(1000)
    .transform((text) => text.split(',').slice(0, 50))
    .optional()
    .describe('Types, separated by commas: ask.answered,engagement.active.'),
};

const instant = z.iso.datetime({ offset: true });

type Filters = { subject?: string | undefined; thread?: string | undefined; type?: string[] | undefined };

export const eventRoutes = [
  route({
    method: 'get',
    path: '/v1/events',
    summary: 'What happened, in order',
    describe: 'Oldest first; go on with “next”, also later: it is null only while there is nothing newer.',
    query: listQuery({
      ...filters,
      from: instant.optional().describe('Business time, inclusive.'),
      until: instant.optional().describe('Business time, exclusive.'),
    }),
    replies: { 200: page(EventView) },
    policy: { roles: staff },
    handle: async (ctx) => {
      await checkSight(ctx, ctx.query);
      const { limit, cursor, from, until } = ctx.query;
      const items = await after(ctx.database.knex, cursor ?? null, {
        ...filterOf(ctx.query),
        ...span(from, until),
        limit,
      });
      return { status: 200, body: { items, next: items.length === limit ? items.at(-1)!.cursor : null } };
    },
  }),
  route({
    method: 'get',
    path: '/v1/events.csv',
    tag: 'events',
    summary: 'What happened, as CSV',
    describe: 'At most 10,000 events; the header X-Next holds the cursor of what is left.',
    query: z.strictObject({
      ...filters,
      cursor: z.string().max(100).optional(),
      from: instant.optional().describe('Business time, inclusive.'),
      until: instant.optional().describe('Business time, exclusive.'),
    }),
    replies: { 200: media('text/csv; charset=utf-8') },
    policy: { roles: staff },
    limit: 'bulk',
    handle: async (ctx) => {
      await checkSight(ctx, ctx.query);
      const { cursor, from, until } = ctx.query;
      const most = 10_000;
      const events = await after(ctx.database.knex, cursor ?? null, {
        ...filterOf(ctx.query),
        ...span(from, until),
        limit: most,
      });
      const headers: Record<string, string> = { 'Content-Disposition': 'attachment; filename="events.csv"' };
      if (events.length === most) headers['X-Next'] = events.at(-1)!.cursor;
      return { status: 200, headers, body: csv(events.map(line)) };
    },
  }),
  route({
    method: 'get',
    path: '/v1/events/stream',
    tag: 'events',
    summary: 'What happens, live (server-sent events)',
    describe:
      'Resumes behind the header Last-Event-ID (browsers send it by themselves) or ?after=. Begins with now otherwise.',
    query: z.strictObject({ ...filters, after: z.string().max(100).optional().describe('A cursor to go on behind.') }),
    replies: {
      200: media('text/event-stream', 'Each event’s id is its cursor, its event its type, its data an EventView.'),
    },
    policy: { roles: staff },
    limit: 'stream',
    handle: async (ctx) => {
      const from = resumeAt(ctx, ctx.query.after);
      await checkSight(ctx, ctx.query, true);
      const reader = readerOf(ctx.caller);
      const body = await ctx.feed.open({
        filter: filterOf(ctx.query),
        from,
        ...(!seesAll(reader) && { inSight: (subjects) => subjectsInSight(ctx.database.knex, reader, subjects) }),
        stillAllowed: () => stillAllowed(ctx.caller, ctx),
      });
      return { status: 200, body };
    },
  }),
];

function filterOf(query: Filters): FeedFilter {
  return {
    ...(query.subject !== undefined && { subject: query.subject }),
    ...(query.thread !== undefined && { thread: query.thread }),
    ...(query.type !== undefined && { types: query.type }),
  };
}

/** Who does not see every story names one that they see; a stream without a name is filtered event by event. */
async function checkSight(ctx: Context, query: Filters, mayBeUnnamed = false): Promise<void> {
  const reader = readerOf(ctx.caller);
  if (seesAll(reader)) return;
  const named = query.subject ?? query.thread;
  if (named === undefined) {
    if (mayBeUnnamed) return;
    throw new Denied('You see the stories that you take part in; name one with ?thread= or ?subject=.');
  }
  const seen = await subjectsInSight(ctx.database.knex, reader, [named]);
  if (!seen.has(named)) throw new Denied('You take no part in this story; name one that is yours.');
}

function span(from: string | undefined, until: string | undefined): Pick<FeedFilter, 'from' | 'until'> {
  return { ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
}

function line(event: EventView): Record<string, string | number> {
  const { cursor, subject, number, type, object, at, wallAt, actor, data } = event;
  return { cursor, subject, number, type, object: object ?? '', at, wallAt, actor, data: JSON.stringify(data) };
}
