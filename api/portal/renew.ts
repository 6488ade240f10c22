import { z } from 'zod';

import { renewAskLink } from '../../adapters/db/link-renewal';
import { html, show } from '../pages/page';
import { linkExpiredPage } from '../pages/problem-page';
import { route, type Route } from '../route';

/** A new link for an old one: the mail goes to the person whom the old one was sent to, whoever presses the button. */
export const renewRoutes: Route[] = [
  route({
    method: 'post',
    path: '/p/{token}',
    summary: 'Mails a new link to the person of an old one',
    page: true,
    accepts: 'form',
    params: z.object({ token: z.string().max(200) }),
    body: z.object({}),
    replies: { 200: html },
    policy: 'public',
    limit: 'link',
    handle: async (ctx) => {
      await ctx.database.transaction((tx) => renewAskLink(tx, ctx.params.token));
      return show(200, linkExpiredPage({ sent: true }));
    },
  }),
];
