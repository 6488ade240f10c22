import { deriveId } from '../../domain/ids';
import type { Role } from '../../domain/roles';
import type { Reader, Tx } from './connection';
import { append } from './events';

/** A member of staff. */
export interface User {
  id: string;
  email: string;
  name: string;
  title: string;
  roles: Role[];
  timeZone: string;
  state: 'active' | 'disabled';
}

export interface NewUser {
  email: string;
  name: string;
  title?: string;
  roles: readonly Role[];
  /** IANA zone. (Default: UTC) */
  timeZone?: string;
}

/** The id of a user: derived from the mail address, in lower case. */
export function userId(email: string): string {
  return deriveId('user', email.trim().toLowerCase());
}

/** Creates a user, or brings the one with this address up to date and makes it active. Returns the id; one event per change. */
export async function upsertUser(tx: Tx, user: NewUser, by: string): Promise<string> {
  const id = userId(user.email);
  const { rows } = await tx.raw<{ rows: { fresh: boolean }[] }>(
    `insert into user_account as u (id, email, name, title, roles, time_zone, state, created_at)
     values (?, ?, ?, ?, ?, ?, 'active', business_now())
     on conflict (id) do update set name = excluded.name, title = excluded.title, roles = excluded.roles,
       time_zone = excluded.time_zone, state = 'active'
     where (u.name, u.title, u.roles, u.time_zone, u.state)
       is distinct from (excluded.name, excluded.title, excluded.roles, excluded.time_zone, 'active')
     returning (xmax = 0) as fresh`,
    [id, user.email.trim().toLowerCase(), user.name, user.title ?? '', [...user.roles], user.timeZone ?? 'UTC'],
  );
  if (rows[0])
    await append(tx, {
      subject: id,
      type: rows[0].fresh ? 'user.created' : 'user.changed',
      actor: by,
      data: { roles: user.roles },
    });
  return id;
}

/** Shuts a user out: no mails, no sign-in, no answers. Harmless when repeated. */
export async function disableUser(tx: Tx, id: string, by: string): Promise<void> {
  const { rows } = await tx.raw<{ rows: unknown[] }>(
    `update user_account set state = 'disabled' where id = ? and state = 'active' returning 1`,
    [id],
  );
  if (rows.length > 0) await append(tx, { subject: id, type: 'user.disabled', actor: by });
}

/** One user by id, or undefined. */
export async function findUser(reader: Reader, id: string): Promise<User | undefined> {
  const { rows } = await reader.raw<{ rows: User[] }>(`${select} where id = ?`, [id]);
  return rows[0];
}

/** One user by mail address, or undefined. */
export async function findUserByEmail(reader: Reader, email: string): Promise<User | undefined> {
  return findUser(reader, userId(email));
}

/** Active users by name; those with a role, when one is given. */
export async function listUsers(reader: Reader, role?: Role): Promise<User[]> {
  const { rows } = await reader.raw<{ rows: User[] }>(
    `${select} where state = 'active' and (?::text is null or ? = any(roles)) order by name, id`,
    [role ?? null, role ?? null],
  );
  return rows;
}

const select = 'select id, email, name, title, roles, time_zone as "timeZone", state from user_account';
