import type { Role } from '../../domain/roles';
import type { Reader } from './connection';
import { hashToken, newToken } from './tokens';

/** Sessions of console and portal end after this, wall hours. */
export const sessionHours = 12;

/** The person behind a session or link: exactly one of the two. */
export type Person = { userId: string } | { talentId: string };

export interface Session {
  userId: string | null;
  talentId: string | null;
  /** Of the user; empty for talent. */
  roles: Role[];
  csrf: string;
  /** Wall time. */
  expiresAt: string;
}

/** Opens a session and returns the token for the cookie; only its hash is kept. */
export async function openSession(
  db: Reader,
  person: Person,
): Promise<{ token: string; csrf: string; expiresAt: string }> {
  const [token, csrf] = [newToken(), newToken()];
  const expiresAt = new Date(Date.now() + sessionHours * 3_600_000).toISOString();
  await db('session').insert({ token_hash: hashToken(token), ...personRow(person), csrf, expires_wall: expiresAt });
  return { token, csrf, expiresAt };
}

/** The session behind a cookie while it is valid and its person may sign in, else null. */
export async function findSession(db: Reader, token: string): Promise<Session | null> {
  const row = await db('session as s')
    .leftJoin('user_account as u', 'u.id', 's.user_id')
    .leftJoin('talent as t', 't.id', 's.talent_id')
    .where('s.token_hash', hashToken(token))
    .whereRaw('s.expires_wall > clock_timestamp()')
    .whereRaw(`coalesce(u.state, 'active') = 'active' and coalesce(t.state, 'candidate') <> 'erased'`)
    .first<SessionRow | undefined>('s.user_id', 's.talent_id', 's.csrf', 's.expires_wall', 'u.roles');
  if (!row) return null;
  return {
    userId: row.user_id,
    talentId: row.talent_id,
    roles: row.roles ?? [],
    csrf: row.csrf,
    expiresAt: row.expires_wall,
  };
}

/** Ends the session behind a cookie. */
export async function closeSession(db: Reader, token: string): Promise<void> {
  await db('session')
    .where({ token_hash: hashToken(token) })
    .delete();
}

/** Forgets sessions that have ended, at most 5,000 at a time; returns how many. */
export async function forgetSessions(db: Reader): Promise<number> {
  return db('session')
    .whereRaw(
      `token_hash in (select token_hash from session where expires_wall < clock_timestamp() order by expires_wall limit 5000)`,
    )
    .delete();
}

/** The columns that name a person. */
export function personRow(person: Person): { user_id: string | null; talent_id: string | null } {
  return 'userId' in person
    ? { user_id: person.userId, talent_id: null }
    : { user_id: null, talent_id: person.talentId };
}

interface SessionRow {
  user_id: string | null;
  talent_id: string | null;
  csrf: string;
  expires_wall: string;
  roles: Role[] | null;
}
