import { z } from 'zod';

import { listSeasons } from '../../adapters/db/season/reads/seasons';
import type { SeasonSummary } from '../../domain/season/summary';
import { holds } from '../caller';
import { pagePaths } from '../pages/links';
import { html, pageQuery, show } from '../pages/page';
import { route, type Route } from '../route';
import { openPage } from './frame';
import { seasonPlanners, staff } from './roles';
import { seasonActions } from './season-actions';
import { seasonData, short, stateOf } from './season-data';

const tabs = ['running', 'all'] as const;

/** The list of seasons, and the page of one. */
export const seasonRoutes: Route[] = [
  route({
    method: 'get',
    path: pagePaths.campaigns,
    summary: 'Seasons, newest first, each with one sentence',
    page: true,
    query: z.object({ show: z.enum(tabs).optional().catch(undefined), cursor: z.string().max(500).optional() }),
    replies: { 200: html },
    policy: { roles: staff },
    handle: async (ctx) => {
      const which = ctx.query.show ?? 'running';
      const page = await openPage(ctx, 'seasons');
      const { running, ...paging } = { running: which === 'running', cursor: ctx.query.cursor, limit: 10 };
      const listed = await listSeasons(page.reads, { running, ...paging });
      return show(
        200,
        page.render('seasons', { ...listData(listed, which), mayPlan: holds(ctx.caller, ...seasonPlanners) }),
      );
    },
  }),
  route({
    method: 'get',
    path: pagePaths.campaign('{id}'),
    summary: 'One season: whether it will make it, and what can still be done about it at what price',
    page: true,
    params: z.object({ id: z.string() }),
    query: pageQuery.extend({ source: z.string().max(64).optional() }),
    replies: { 200: html },
    policy: { roles: staff },
    handle: async (ctx) => {
      const page = await openPage(ctx, 'seasons', { follow: ctx.params.id, done: ctx.query.done });
      // Whoever opens or reloads it sees what is; those who do at once share a look.
      const board = await ctx.boards.read(page.reads, ctx.params.id, Date.now());
      const own = page.inZone(board.timeZone);
      return show(
        200,
        own.render('season', { ...seasonData(board, own, ctx.query.source), ...seasonActions(board, ctx.caller) }),
      );
    },
  }),
];

function listData(listed: { items: SeasonSummary[]; next: string | null }, which: (typeof tabs)[number]): object {
  const yours = listed.items.reduce((sum, season) => sum + season.yours, 0);
  return {
    sentence:
      listed.items.length === 0
        ? 'Hundreds of people for a few weeks, from the demand to the last read-back.'
        : `${yours === 0 ? 'No decision waits for you' : `${yours} ${yours === 1 ? 'decision waits' : 'decisions wait'} for you`}; the newest comes first.`,
    tabs: [
      { label: 'Running', href: pagePaths.campaigns, current: which === 'running' },
      { label: 'All', href: `${pagePaths.campaigns}?show=all`, current: which === 'all' },
    ],
    empty:
      which === 'running'
        ? { title: 'No season is running.', text: 'Describe the demand: the plan is shown before anything starts.' }
        : { title: 'There is no season yet.', text: 'The first one begins with the button above.' },
    seasons: listed.items.map((season) => ({ ...season, ...stateOf(season), spend: spendOf(season) })),
    next: listed.next && `${pagePaths.campaigns}?show=${which}&cursor=${encodeURIComponent(listed.next)}`,
  };
}

function spendOf({ money }: SeasonSummary): string {
  return `${short(money.paid)} spent of ${short(money.budget)}`;
}
