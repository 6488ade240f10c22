import { z } from 'zod';

import { seesAll } from '../../domain/engagement/reader';
import { BoardView } from '../../domain/season/board-contract';
import { subjectsInSight } from '../../adapters/db/reads/subjects-in-sight';
import { boardTable, boardTables } from '../board-tables';
import { createBoardSender } from '../board-stream';
import { readerOf } from '../caller';
import { csv } from '../csv';
import { wantedSince } from '../wanted-since';
import { flag } from '../lists';
import { media, route } from '../route';
import { resumeAt, stillAllowed } from '../still-allowed';

// Which seasons a lead or an approver sees is decided by the read itself: the others are not found.
const staff = ['admin', 'ops', 'hr', 'lead', 'approver', 'engineer', 'auditor'] as const;
const byId = z.strictObject({ id: z.string().max(100) });

export const boardRoutes = [
  route({
    method: 'get',
    path: '/v1/campaigns/{id}/board',
    summary: 'Whether the season will make it: sentence, forecast, curve, funnel, classes, money, decisions',
    describe:
      'All who watch a season share its looks: this one may be up to two seconds old, and is newer than what you, signed in as staff, last wrote through the same API process. With the header Cache-Control: no-cache it is looked at anew.',
    params: byId,
    replies: { 200: BoardView },
    policy: { roles: staff },
    handle: async ({ reads, boards, params, req }) => ({
      status: 200,
      body: await boards.read(reads, params.id, wantedSince(req)),
    }),
  }),
  route({
    method: 'get',
    path: '/v1/campaigns/{id}/board/stream',
    summary: 'The board, live (server-sent events)',
    describe:
      'Begins with the board as it is, and sends it again when something of the season or its people happened, once a second at most. Resumes behind the header Last-Event-ID or ?after=.',
    params: byId,
    query: z.strictObject({
      after: z.string().max(100).optional().describe('A cursor to go on behind.'),
      brief: flag.optional().describe('Only that something changed, without the board. (Default: false)'),
    }),
    replies: {
      200: media(
        'text/event-stream',
        'Events named board; data is {lagMs, board}, the id the cursor that it is as of.',
      ),
    },
    policy: { roles: staff },
    limit: 'stream',
    handle: async (ctx) => {
      const { id } = ctx.params;
      const from = resumeAt(ctx, ctx.query.after);
      const read = (after: number) => ctx.boards.read(ctx.reads, id, after);
      // Whoever may not see it is told so before anything is sent.
      await read(0);
      const sender = createBoardSender({
        read: ctx.query.brief ? null : read,
        observe: (seconds) => ctx.metrics.boardLag.observe(seconds),
        failed: (error) => ctx.log.warn({ err: error }, 'a board could not be sent; the next change tries again'),
      });
      const reader = readerOf(ctx.caller);
      const stream = await ctx.feed.open({
        filter: { thread: id },
        from,
        take: sender.take,
        ...(!seesAll(reader) && { inSight: (subjects) => subjectsInSight(ctx.database.knex, reader, subjects) }),
        stillAllowed: () => stillAllowed(ctx.caller, ctx),
      });
      return {
        status: 200,
        body: (req, res) => {
          stream(req, res);
          if (from === null) sender.begin(res);
        },
      };
    },
  }),
  route({
    method: 'get',
    path: '/v1/campaigns/{id}/board.csv',
    tag: 'campaigns',
    summary: 'One table of the board, as CSV',
    params: byId,
    query: z.strictObject({ table: z.enum(boardTables).describe('Which of its charts and lists.') }),
    replies: { 200: media('text/csv; charset=utf-8') },
    policy: { roles: staff },
    handle: async ({ reads, boards, params, query, req }) => ({
      status: 200,
      headers: { 'Content-Disposition': `attachment; filename="${query.table}.csv"` },
      body: csv(boardTable(await boards.read(reads, params.id, wantedSince(req)), query.table)),
    }),
  }),
];
