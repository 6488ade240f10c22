import { randomBytes, timingSafeEqual } from 'node:crypto';

import { Conflict, NotFound } from '../../domain/errors';
import type { Role } from '../../domain/roles';
import type { Reader, Tx } from './connection';
import { hashToken, newToken } from './tokens';

/** A key as lists show it: never its secret. Instants are wall time. */
export interface ApiKey {
  id: string;
  name: string;
  roles: Role[];
  userId: string | null;
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
  revokedAt: string | null;
}

export interface NewApiKey {
  name: string;
  roles: readonly Role[];
  /** Acts as this user; without it the key stands for itself. */
  userId?: string | undefined;
  expiresAt?: string | undefined;
}

/** Writes a new key and returns the text that its holder sends, which is shown this once. */
export async function createKey(tx: Tx, key: NewApiKey): Promise<{ id: string; text: string }> {
  const part = randomBytes(16).toString('hex').slice(0, 26);
  const secret = newToken();
  await tx('api_key').insert({
    id: `key_${part}`,
    secret_hash: hashToken(secret),
    name: key.name,
    roles: [...key.roles],
    user_id: key.userId ?? null,
    expires_wall: key.expiresAt ?? null,
  });
  return { id: `key_${part}`, text: `mst_${part}_${secret}` };
}

/** Makes a key that the environment names valid, whatever was under its id before. */
export async function upsertKey(tx: Tx, text: string, name: string, roles: readonly Role[]): Promise<void> {
  const [, part, secret] = /^mst_([a-z0-9]+)_(.+)$/.exec(text) ?? [];
  if (part === undefined || secret === undefined) throw new Error('a key looks like mst_<id>_<secret>');
  const row = { id: `key_${part}`, secret_hash: hashToken(secret), name, roles: [...roles], revoked_wall: null };
  await tx('api_key').insert(row).onConflict('id').merge();
}

/** The valid key with this id and secret, or null. Its roles are what both the key and its user hold. */
export async function findKey(db: Reader, id: string, secret: string): Promise<ApiKey | null> {
  const row = await db('api_key as k')
    .leftJoin('user_account as u', 'u.id', 'k.user_id')
    .where('k.id', id)
    .whereNull('k.revoked_wall')
    .whereRaw('(k.expires_wall is null or k.expires_wall > clock_timestamp())')
    .whereRaw(`(k.user_id is null or u.state = 'active')`)
    .first<(KeyRow & { secret_hash: Buffer; user_roles: Role[] | null }) | undefined>('k.*', 'u.roles as user_roles');
  if (!row || !timingSafeEqual(row.secret_hash, hashToken(secret))) return null;
  const held = row.user_roles;
  return { ...fromRow(row), roles: held ? row.roles.filter((role) => held.includes(role)) : row.roles };
}

/** Notes that the key was used, at most once a minute. */
export async function touchKey(db: Reader, key: ApiKey): Promise<void> {
  if (key.lastUsedAt !== null && Date.now() - Date.parse(key.lastUsedAt) < 60_000) return;
  await db('api_key')
    .where({ id: key.id })
    .update({ last_used_wall: db.raw('clock_timestamp()') });
}

/** All keys, the newest first. */
export async function listKeys(db: Reader): Promise<ApiKey[]> {
  const rows = await db('api_key').orderBy('created_wall', 'desc').limit(1000).select<KeyRow[]>();
  return rows.map(fromRow);
}

/** Makes a key invalid from now on. Throws `Conflict` when it was revoked before. */
export async function revokeKey(tx: Tx, id: string): Promise<ApiKey> {
  const row = await tx('api_key').where({ id }).forUpdate().first<KeyRow | undefined>();
  if (!row) throw new NotFound(`There is no key ${id}.`);
  if (row.revoked_wall !== null)
    throw new Conflict(`The key ${id} was revoked before.`, { revokedAt: row.revoked_wall });
  const [revoked] = await tx('api_key')
    .where({ id })
    .update({ revoked_wall: tx.raw('clock_timestamp()') })
    .returning<KeyRow[]>('*');
  return fromRow(revoked!);
}

interface KeyRow {
  id: string;
  name: string;
  roles: Role[];
  user_id: string | null;
  created_wall: string;
  expires_wall: string | null;
  last_used_wall: string | null;
  revoked_wall: string | null;
}

function fromRow(row: KeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    roles: row.roles,
    userId: row.user_id,
    createdAt: row.created_wall,
    expiresAt: row.expires_wall,
    lastUsedAt: row.last_used_wall,
    revokedAt: row.revoked_wall,
  };
}
