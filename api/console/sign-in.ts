import { z } from 'zod';

import { findUserByEmail } from '../../adapters/db/users';
import { pagePaths } from '../pages/links';
import { html, show } from '../pages/page';
import { signInPage } from '../pages/problem-page';
import { route, type Route } from '../route';

/** The form that mails a sign-in link. It answers the same whether or not the address is known. */
export const signInFormRoutes: Route[] = [
  route({
    method: 'post',
    path: pagePaths.signIn,
    summary: 'Mails a sign-in link to a member of staff',
    page: true,
    accepts: 'form',
    body: z.object({ email: z.string().max(200) }),
    replies: { 200: html, 400: html },
    policy: 'public',
    handle: async (ctx) => {
      const email = ctx.body.email.trim();
      if (!z.email().safeParse(email).success)
        return show(400, signInPage({ email, problem: 'Write your mail address, for example marta@client.example.' }));
      await ctx.database.transaction(async (tx) => {
        const user = await findUserByEmail(tx, email);
        if (user?.state !== 'active') return;
        // One mail a minute, however often the button is pressed.
        const minute = new Date().toISOString().slice(0, 16);
        const key = `sign-in/${user.id}/${minute}`;
        await ctx.store.outbox.put(tx, { key, kind: 'mail', payload: { signIn: user.id } });
      });
      return show(200, signInPage({ sent: true }));
    },
  }),
];
