import { z } from 'zod';

import { eraseTalent } from '../../adapters/db/erase';
import { readTalent } from '../../adapters/db/reads/talents';
import { Invalid, NotFound } from '../../domain/errors';
import { actorIdOf } from '../caller';
import { pagePaths } from '../pages/links';
import { html, seeOther, show } from '../pages/page';
import { refusalOf } from '../pages/refusal';
import { route, type Context, type Route } from '../route';
import { openPage } from './frame';
import { nameOf } from './people';
import { erasers } from './roles';

const params = z.object({ id: z.string().max(100) });
const word = 'erase';

/** Erasing a person: what it means, and its doing once the word is typed. */
export const eraseRoutes: Route[] = [
  route({
    method: 'get',
    path: pagePaths.eraseTalent('{id}'),
    summary: 'What erasing a person means',
    page: true,
    params,
    replies: { 200: html },
    policy: { roles: erasers },
    handle: async (ctx) => show(200, await erasePage(ctx, null)),
  }),
  route({
    method: 'post',
    path: pagePaths.eraseTalent('{id}'),
    summary: 'Erases a person at their request',
    page: true,
    accepts: 'form',
    params,
    body: z.object({ word: z.string().max(100).default('') }),
    replies: { 303: null, 400: html, 403: html, 409: html, 422: html },
    policy: { roles: erasers },
    handle: async (ctx) => {
      try {
        if (ctx.body.word.trim().toLowerCase() !== word) throw new Invalid(`Type the word “${word}” to go on.`);
        await ctx.store.transaction((tx) => eraseTalent(tx, ctx.params.id, actorIdOf(ctx.caller), ctx.store.private));
      } catch (error) {
        const refusal = refusalOf(error);
        return show(refusal.status, await erasePage(ctx, refusal.text ?? refusal.message));
      }
      return seeOther(pagePaths.talent(ctx.params.id), 'erased');
    },
  }),
];

type EraseContext = Pick<Context, 'reads' | 'caller'> & { params: { id: string } };

async function erasePage(ctx: EraseContext, refused: string | null): Promise<string> {
  const page = await openPage(ctx, 'talent');
  const talent = await readTalent(page.reads, ctx.params.id);
  if (talent.state === 'erased') throw new NotFound(`${talent.id} is erased already.`);
  const open = talent.history.filter(({ state }) => state !== 'closed' && state !== 'aborted');
  return page.render('erase', { id: talent.id, name: nameOf(talent, 'Person'), word, open, refused });
}
