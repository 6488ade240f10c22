import { z } from 'zod';

import { readKnowledge } from '../../adapters/db/reads/knowledge';
import { pagePaths } from '../pages/links';
import { noteActs } from '../pages/note-acts';
import { html, pageQuery, show } from '../pages/page';
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
  ...noteActs({
    at,
    confirm: {
      ...{ roles: ['talent'], done: 'repeated', keepsDraft: false },
      summary: 'Says that what a note tells was done again, and worked',
    },
    voters: ['talent'],
  }),
];
