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
  const values = [user.name, user.title ?? '', [...user.roles], user.timeZone ?? 'UTC'];
  // No key is named: two first sign-ins at the same moment conflict on the id or on the address, whichever comes first.
  const created = await tx.raw<{ rows: unknown[] }>(
    `insert into user_account (id, email, name, title, roles, time_zone, state, created_at)
     values (?, ?, ?, ?, ?, ?, 'active', business_now()) on conflict do nothing returning 1`,
    [id, user.email.trim().toLowerCase(), ...values],
  );
  const fresh = created.rows.length > 0;
  if (fresh || (await bringUpToDate(tx, id, values)))
    await append(tx, {
      subject: id,
      type: fresh ? 'user.created' : 'user.changed',
      actor: by,
      data: { roles: user.roles },
    });
  return id;
}

/** Writes name, title, roles and zone, and makes the user active. False when all of it was so. */
async function bringUpToDate(tx: Tx, id: string, values: readonly unknown[]): Promise<boolean> {
  const { rows } = await tx.raw<{ rows: unknown[] }>(
    `update user_account u set (name, title, roles, time_zone, state) = row(n.*)
     from (values (?, ?, ?::text[], ?, 'active')) as n(name, title, roles, time_zone, state)
     where u.id = ? and (u.name, u.title, u.roles, u.time_zone, u.state) is distinct from row(n.*) returning 1`,
    [...values, id] as never[],
  );
  return rows.length > 0;
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
