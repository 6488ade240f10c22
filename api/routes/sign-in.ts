import { z } from 'zod';

import type { Tx } from '../../adapters/db/connection';
import { issueSignInLink, redeemAskLink, redeemNewsLink, redeemSignInLink } from '../../adapters/db/links';
import { closeSession, openSession, type Person } from '../../adapters/db/sessions';
import { findUser, findUserByEmail } from '../../adapters/db/users';
import { append } from '../../adapters/db/events';
import { askPage } from '../../domain/engagement/links';
import { Invalid } from '../../domain/errors';
import { roles } from '../../domain/roles';
import { clearedCookie, cookieOf, sessionCookie } from '../auth';
import { actorIdOf } from '../caller';
import { signInPage } from '../pages/problem-page';
import { Refusal } from '../problems';
import { media, route } from '../route';

const token = z.string().max(200);
const tooOld = 'This link works no more; open the newest mail, or ask for a new link.';

export const signInRoutes = [
  route({
    method: 'post',
    path: '/v1/sign-in-links',
    tag: 'sign-in',
    summary: 'Make a one-time sign-in link for a member of staff',
    body: z.union([z.strictObject({ email: z.email().max(200) }), z.strictObject({ userId: z.string().max(100) })]),
    replies: { 201: z.strictObject({ url: z.string(), expiresAt: z.string().describe('Wall time.') }) },
    policy: { roles: ['admin'] },
    handle: async ({ database, body, caller, config }) => {
      const link = await database.transaction(async (tx) => {
        const user = 'email' in body ? await findUserByEmail(tx, body.email) : await findUser(tx, body.userId);
        if (user?.state !== 'active')
          throw new Invalid('There is no active user of this name; see /v1/users.', {
            errors: [{ pointer: 'email' in body ? '/email' : '/userId', message: 'is no active user' }],
          });
        await append(tx, { subject: user.id, type: 'sign-in-link.made', actor: actorIdOf(caller) });
        return issueSignInLink(tx, { userId: user.id });
      });
      const url = `${config.publicUrl}/sign-in?token=${link.token}`;
      return { status: 201, body: { url, expiresAt: link.expiresAt } };
    },
  }),
  route({
    method: 'get',
    path: '/sign-in',
    summary: 'Swap a sign-in link for a session',
    page: true,
    query: z.strictObject({ token: token.optional() }),
    replies: { 200: media('text/html; charset=utf-8'), 303: null },
    policy: 'public',
    limit: 'link',
    handle: async ({ database, query, config }) => {
      if (query.token === undefined) return { status: 200, body: signInPage() };
      const person = await database.transaction((tx) => redeemSignInLink(tx, query.token!));
      if (!person)
        throw new Refusal(
          'link-expired',
          'Sign-in links work once and for an hour; ask an administrator for a new one.',
        );
      const session = await openSession(database.knex, person);
      return { status: 303, headers: { Location: '/', 'Set-Cookie': sessionCookie(session.token, config.publicUrl) } };
    },
  }),
  route({
    method: 'get',
    path: '/p/{token}',
    summary: 'Swap the link of a mail for a session, and look at the question',
    page: true,
    params: z.strictObject({ token }),
    replies: { 303: null },
    policy: 'public',
    limit: 'link',
    handle: async ({ database, params, config }) => {
      const { person, page } = await database.transaction((tx) => whereTo(tx, params.token));
      const session = await openSession(database.knex, person);
      return { status: 303, headers: { Location: page, 'Set-Cookie': sessionCookie(session.token, config.publicUrl) } };
    },
  }),
  route({
    method: 'post',
    path: '/sign-out',
    summary: 'End the session',
    page: true,
    accepts: 'form',
    body: z.strictObject({}),
    replies: { 303: null },
    policy: { roles },
    handle: async ({ database, req, config }) => {
      const session = cookieOf(req);
      if (session !== null) await closeSession(database.knex, session);
      return { status: 303, headers: { Location: '/sign-in', 'Set-Cookie': clearedCookie(config.publicUrl) } };
    },
  }),
  route({
    method: 'get',
    path: '/v1/me',
    tag: 'sign-in',
    summary: 'Who this credential is',
    replies: {
      200: z.strictObject({
        kind: z.enum(['user', 'talent']),
        id: z.string(),
        roles: z.array(z.enum(roles)),
        key: z.string().nullable().describe('The API key in use, if any.'),
        csrf: z.string().nullable().describe('For the header X-CSRF-Token of writes with a cookie.'),
        expiresAt: z.string().nullable().describe('End of the session, wall time.'),
      }),
    },
    policy: { roles },
    handle: ({ caller }) => {
      if (caller.kind === 'nobody') throw new Refusal('unauthenticated', 'Nobody is signed in.');
      return {
        status: 200,
        body: {
          kind: caller.kind,
          id: caller.id,
          roles: [...caller.roles],
          key: caller.kind === 'user' ? (caller.key ?? null) : null,
          csrf: caller.session?.csrf ?? null,
          expiresAt: caller.session?.expiresAt ?? null,
        },
      };
    },
  }),
];

/** Who came by the link of a mail, and to which page: the question that it is about, or what it tells of. */
async function whereTo(tx: Tx, token: string): Promise<{ person: Person; page: string }> {
  const ask = await redeemAskLink(tx, token);
  if (ask) return { person: ask.person, page: askPage(ask.askId, 'talentId' in ask.person) };
  const news = await redeemNewsLink(tx, token);
  if (!news) throw new Refusal('link-expired', tooOld);
  return news;
}
