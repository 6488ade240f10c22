import { z } from 'zod';

import { readKnowledge } from '../../adapters/db/reads/knowledge';
import type { Role } from '../../domain/roles';
import { actorIdOf } from '../caller';
import { route, type Route } from '../route';
import { html, seeOther } from './page';

/** What the pages of console and portal differ in. */
interface NoteActs {
  /** Path of a note’s page. */
  at(id: string): string;
  confirm: { roles: readonly Role[]; summary: string; done: 'confirmed' | 'repeated'; keepsDraft: boolean };
  /** Who may say whether it was useful. */
  voters: readonly Role[];
}

const params = z.object({ id: z.string() });

/** Forms beneath a note: it is confirmed, and judged by who used it. A note that the reader does not see is not there. */
export function noteActs({ at, confirm, voters }: NoteActs): Route[] {
  return [
    route({
      method: 'post',
      path: `${at('{id}')}/confirm`,
      summary: confirm.summary,
      page: true,
      accepts: 'form',
      params,
      body: z.object({}),
      replies: { 303: null },
      policy: { roles: confirm.roles },
      handle: async (ctx) => {
        const by = actorIdOf(ctx.caller);
        await ctx.store.transaction((tx) => ctx.store.knowledge.confirmNote(tx, ctx.params.id, by, confirm.keepsDraft));
        return seeOther(at(ctx.params.id), confirm.done);
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
      replies: { 303: null, 404: html },
      policy: { roles: voters },
      handle: async (ctx) => {
        const useful = ctx.body.useful === 'yes';
        await readKnowledge(ctx.reads, ctx.params.id);
        await ctx.store.transaction((tx) =>
          ctx.store.knowledge.voteOn(tx, ctx.params.id, actorIdOf(ctx.caller), useful),
        );
        return seeOther(at(ctx.params.id), 'voted');
      },
    }),
  ];
}
