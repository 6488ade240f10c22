import { timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';

import { findKey, touchKey } from '../adapters/db/api-keys';
import type { Database } from '../adapters/db/connection';
import { findSession, sessionHours } from '../adapters/db/sessions';
import { findUserByEmail } from '../adapters/db/users';
import { Unavailable } from '../domain/errors';
import { nobody, type Caller } from './caller';
import type { OidcVerifier } from './oidc';
import { Refusal } from './problems';
import type { Services } from './services';

/** What credentials are looked up in. */
type Doors = Pick<Services, 'database' | 'oidc'>;

/**
 * Who sends this request. No credential: nobody. A credential that is not good: 401, so that a caller with an old key
 * learns of it even where nobody would do. A cookie that is not good counts as none: browsers keep old ones.
 */
export async function identify({ database, oidc }: Doors, req: Request): Promise<Caller> {
  const authorization = req.get('authorization');
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1];
  if (token !== undefined && oidc) return byToken(database, oidc, token);
  if (authorization !== undefined) return byKey(database, authorization);
  const cookie = cookieOf(req);
  return cookie === null ? nobody : bySession(database, cookie);
}

/** `Set-Cookie` of a session that was opened. */
export function sessionCookie(token: string, publicUrl: string): string {
  return cookie(token, sessionHours * 3600, publicUrl);
}

/** `Set-Cookie` that takes the browser's cookie away. The session itself: `closeSession`. */
export function clearedCookie(publicUrl: string): string {
  return cookie('', 0, publicUrl);
}

/** The session token that a browser sent, or null. */
export function cookieOf(req: Request): string | null {
  // Under TLS only the __Host- name counts: a plain one could have been set by a neighbour on the domain.
  const wanted = cookieName(req.app.get('secure cookies') === true);
  for (const part of (req.get('cookie') ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === wanted && value && /^[\w-]{20,100}$/.test(value)) return value;
  }
  return null;
}

/** Throws unless a write that comes with a cookie carries its CSRF token. Writes with a key need none. */
export function checkCsrf(req: Request, caller: Caller): void {
  if (caller.kind === 'nobody' || !caller.session) return;
  const body = req.body as Record<string, unknown> | undefined;
  const presented = req.get('x-csrf-token') ?? body?.['_csrf'];
  if (typeof presented !== 'string' || !same(presented, caller.session.csrf))
    throw new Refusal('csrf', 'The form’s token is missing or old; load the page again and repeat.');
}

async function byKey(database: Database, authorization: string): Promise<Caller> {
  const parts = /^Bearer mst_([a-z0-9]{1,64})_([\w-]{20,200})$/.exec(authorization);
  const key = parts && (await findKey(database.knex, `key_${parts[1]}`, parts[2]!));
  if (!key)
    throw new Refusal(
      'unauthenticated',
      'The key is not known, expired or revoked; send “Authorization: Bearer mst_…” with a valid one.',
      {
        headers: { 'WWW-Authenticate': 'Bearer' },
      },
    );
  await touchKey(database.knex, key);
  return { kind: 'user', id: key.userId ?? key.id, roles: key.roles, key: key.id };
}

async function byToken(database: Database, oidc: OidcVerifier, token: string): Promise<Caller> {
  const email = await oidc(token).catch(() => {
    throw new Unavailable('The identity provider does not answer, so tokens cannot be checked; try again.');
  });
  const user = email === null ? undefined : await findUserByEmail(database.knex, email);
  if (user?.state !== 'active')
    throw new Refusal('unauthenticated', 'The token is not good, or of nobody whom we know; sign in again.', {
      headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
    });
  return { kind: 'user', id: user.id, roles: user.roles };
}

async function bySession(database: Database, token: string): Promise<Caller> {
  const session = await findSession(database.knex, token);
  if (!session) return nobody;
  const facts = { csrf: session.csrf, expiresAt: session.expiresAt };
  if (session.talentId !== null) return { kind: 'talent', id: session.talentId, roles: ['talent'], session: facts };
  return { kind: 'user', id: session.userId!, roles: session.roles, session: facts };
}

function cookieName(secure: boolean): string {
  return secure ? '__Host-muster' : 'muster';
}

function cookie(value: string, maxAge: number, publicUrl: string): string {
  const secure = publicUrl.startsWith('https://');
  const parts = [`${cookieName(secure)}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Lax', `Max-Age=${maxAge}`];
  return [...parts, ...(secure ? ['Secure'] : [])].join('; ');
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
