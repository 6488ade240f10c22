import { z } from 'zod';

import { readKnowledge } from '../../adapters/db/reads/knowledge';
import { actorIdOf } from '../caller';
import { pagePaths } from '../pages/links';
import { html, pageQuery, seeOther, show } from '../pages/page';
import { systemWord, titleCase } from '../pages/words';
import { route, type Route } from '../route';
import { openPortal } from './frame';

const params = z.object({ id: z.string() });
const at = pagePaths.portalKnowledge;

/** Notes of others: read, judged, and confirmed by who repeats what they tell. */
export const portalKnowledgeRoutes: Route[] = [
  route({
    method: 'get',
    path: at('{id}'),
    summary: 'A note that someone left for the next person',
    page: true,
    query: pageQuery,
    params,
    replies: { 200: html },
    policy: { roles: ['talent'] },
    handle: async (ctx) => {
      const page = await openPortal(ctx, { done: ctx.query.done });
      const note = await readKnowledge(page.reads, ctx.params.id);
      const about = [titleCase(note.kind), ...note.systems.map(systemWord)].join(' · ');
      return show(200, page.render('knowledge', { note, about }));
    },
  }),
  route({
    method: 'post',
    path: `${at('{id}')}/useful`,
    summary: 'Says whether a note was useful',
    page: true,
    accepts: 'form',
    params,
    body: z.object({ useful: z.enum(['yes', 'no']) }),
    replies: { 303: null },
    policy: { roles: ['talent'] },
    handle: async (ctx) => {
      const useful = ctx.body.useful === 'yes';
      await readKnowledge(ctx.reads, ctx.params.id);
      await ctx.store.transaction((tx) => ctx.store.knowledge.voteOn(tx, ctx.params.id, actorIdOf(ctx.caller), useful));
      return seeOther(at(ctx.params.id), 'voted');
    },
  }),
  route({
    method: 'post',
    path: `${at('{id}')}/confirm`,
    summary: 'Says that what a note tells was done again, and worked',
    page: true,
    accepts: 'form',
    params,
    body: z.object({}),
    replies: { 303: null },
    policy: { roles: ['talent'] },
    handle: async (ctx) => {
      await ctx.store.transaction((tx) =>
        ctx.store.knowledge.confirmNote(tx, ctx.params.id, actorIdOf(ctx.caller), false),
      );
      return seeOther(at(ctx.params.id), 'repeated');
    },
  }),
];
