import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

import { NotFound, RuleBroken } from '../../domain/errors';
import type { Reader, Tx } from './connection';

/** `working`: what the engagement needs, gone at erasure. `retention`: what law makes us keep, gone on its legal date. */
export type PrivateClass = 'working' | 'retention';

/** A person as mails and vendors have to know them. Personal data: never into runs, events or logs. */
export interface PrivatePerson {
  /** `tal_…` or `user_…`. */
  id: string;
  name: string;
  email: string;
}

export type PrivateData = ReturnType<typeof createPrivateData>;

/**
 * Personal data of talent, sealed with AES-256-GCM under a key per talent and class, which the master key wraps.
 * `masterKey`: 32 bytes. Without it, or with a destroyed key, what is stored can't be read by anyone.
 */
export function createPrivateData(masterKey: Uint8Array) {
  if (masterKey.length !== 32) throw new RangeError('the master key has 32 bytes');
  return { seal, sealAll, unseal, sealBytes, unsealBytes, destroy, personOf, contacts };

  /** Writes an object sealed, in place of an earlier one. Throws RuleBroken when the key was destroyed. */
  async function seal(tx: Tx, talentId: string, kind: PrivateClass, item: string, object: object): Promise<void> {
    await sealAll(tx, talentId, kind, [{ item, object }]);
  }

  /** The same for several objects of one person, in two statements. */
  async function sealAll(
    tx: Tx,
    talentId: string,
    kind: PrivateClass,
    objects: readonly { item: string; object: object }[],
  ): Promise<void> {
    const key = await keyToWrite(tx, talentId, kind);
    await tx.raw(
      `insert into talent_private (talent_id, class, item, sealed, written_at)
       select ?, ?, item, sealed, business_now() from unnest(?::text[], ?::bytea[]) as o(item, sealed)
       on conflict (talent_id, class, item) do update set sealed = excluded.sealed, written_at = excluded.written_at`,
      [
        talentId,
        kind,
        objects.map(({ item }) => item),
        objects.map(({ item, object }) => encrypt(key, JSON.stringify(object), labelOf(talentId, kind, item))),
      ],
    );
  }

  /** Reads an object back; null when it was never written or its key is destroyed. */
  async function unseal<T extends object>(
    reader: Reader,
    talentId: string,
    kind: PrivateClass,
    item: string,
  ): Promise<T | null> {
    const { rows } = await reader.raw<{ rows: SealedRow[] }>(
      `select p.talent_id, p.sealed, k.wrapped_key from talent_private p join talent_key k using (talent_id, class)
       where p.talent_id = ? and p.class = ? and p.item = ?`,
      [talentId, kind, item],
    );
    return rows[0] ? open<T>(rows[0], kind, item) : null;
  }

  /** Seals a paper that is kept elsewhere, e.g. with the documents. Throws RuleBroken when the key was destroyed. */
  async function sealBytes(
    tx: Tx,
    talentId: string,
    kind: PrivateClass,
    item: string,
    bytes: Uint8Array,
  ): Promise<Buffer> {
    return encrypt(await keyToWrite(tx, talentId, kind), bytes, labelOf(talentId, kind, item));
  }

  /** Opens such a paper; null when its key is destroyed. */
  async function unsealBytes(
    reader: Reader,
    talentId: string,
    kind: PrivateClass,
    item: string,
    sealed: Buffer,
  ): Promise<Buffer | null> {
    const { rows } = await reader.raw<{ rows: { wrapped_key: Buffer | null }[] }>(
      'select wrapped_key from talent_key where talent_id = ? and class = ?',
      [talentId, kind],
    );
    const wrapped = rows[0]?.wrapped_key;
    return wrapped ? decrypt(unwrap(wrapped, talentId, kind), sealed, labelOf(talentId, kind, item)) : null;
  }

  /** Destroys a key for good: everything sealed under it is unreadable from the commit on. Harmless when repeated. */
  async function destroy(tx: Tx, talentId: string, kind: PrivateClass): Promise<void> {
    await tx.raw(
      `insert into talent_key (talent_id, class, wrapped_key, destroyed_at) values (?, ?, null, business_now())
       on conflict (talent_id, class) do update set wrapped_key = null,
         destroyed_at = coalesce(talent_key.destroyed_at, excluded.destroyed_at)`,
      [talentId, kind],
    );
    await tx.raw('delete from talent_private where talent_id = ? and class = ?', [talentId, kind]);
  }

  /** A talent's or user's name and mail address. Throws NotFound when there is none (any more). */
  async function personOf(reader: Reader, id: string): Promise<PrivatePerson> {
    const person = (await contacts(reader, [id])).get(id);
    if (!person) throw new NotFound(`No name and address is kept for ${id}; it was erased or never given`);
    return person;
  }

  /** Names and mail addresses of talent and users, by id, in one query. Those without are left out. */
  async function contacts(reader: Reader, ids: readonly string[]): Promise<Map<string, PrivatePerson>> {
    if (ids.length === 0) return new Map();
    const { rows } = await reader.raw<{ rows: (SealedRow & { name: string | null; email: string | null })[] }>(
      `select p.talent_id, p.sealed, k.wrapped_key, null as name, null as email
       from talent_private p join talent_key k using (talent_id, class)
       where p.talent_id = any(?) and p.class = 'working' and p.item = 'contact'
       union all
       select id, null, null, name, email from user_account where id = any(?)`,
      [[...ids], [...ids]],
    );
    const people = rows.flatMap((row): PrivatePerson[] => {
      const id = row.talent_id;
      if (row.name !== null && row.email !== null) return [{ id, name: row.name, email: row.email }];
      const contact = open<{ name: string; email: string }>(row, 'working', 'contact');
      return contact ? [{ id, ...contact }] : [];
    });
    return new Map(people.map((person) => [person.id, person]));
  }

  async function keyToWrite(tx: Tx, talentId: string, kind: PrivateClass): Promise<Buffer> {
    const fresh = encrypt(masterKey, randomBytes(32).toString('base64'), labelOf(talentId, kind));
    // The row that is there wins; the update that changes nothing locks it and returns it.
    const { rows } = await tx.raw<{ rows: { wrapped_key: Buffer | null }[] }>(
      `insert into talent_key (talent_id, class, wrapped_key) values (?, ?, ?)
       on conflict (talent_id, class) do update set class = excluded.class returning wrapped_key`,
      [talentId, kind, fresh],
    );
    const wrapped = rows[0]?.wrapped_key;
    if (!wrapped) throw new RuleBroken(`The personal data of ${talentId} was erased; nothing more may be kept`);
    return unwrap(wrapped, talentId, kind);
  }

  function unwrap(wrapped: Buffer, talentId: string, kind: PrivateClass): Buffer {
    return Buffer.from(decrypt(masterKey, wrapped, labelOf(talentId, kind)).toString('utf8'), 'base64');
  }

  function open<T extends object>(row: SealedRow, kind: PrivateClass, item: string): T | null {
    if (!row.wrapped_key || !row.sealed) return null;
    const key = unwrap(row.wrapped_key, row.talent_id, kind);
    return JSON.parse(decrypt(key, row.sealed, labelOf(row.talent_id, kind, item)).toString('utf8')) as T;
  }
}

interface SealedRow {
  talent_id: string;
  sealed: Buffer | null;
  wrapped_key: Buffer | null;
}

// First byte of everything sealed; another layout gets another number.
const layout = 1;

/** Bound to the ciphertext: a sealed value copied to another person or item does not open. */
function labelOf(...parts: string[]): Buffer {
  return Buffer.from(parts.join('/'));
}

/** layout (1) · IV (12) · tag (16) · ciphertext. */
function encrypt(key: Uint8Array, plain: string | Uint8Array, label: Buffer): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(label);
  const body = Buffer.concat([cipher.update(typeof plain === 'string' ? Buffer.from(plain) : plain), cipher.final()]);
  return Buffer.concat([Buffer.of(layout), iv, cipher.getAuthTag(), body]);
}

/** Throws when key, label or bytes are not those of the sealing. */
function decrypt(key: Uint8Array, sealed: Buffer, label: Buffer): Buffer {
  const body = sealed.subarray(29);
  try {
    if (sealed[0] !== layout) throw new RangeError('unknown layout');
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13), { authTagLength: 16 })
      .setAAD(label)
      .setAuthTag(sealed.subarray(13, 29));
    return Buffer.concat([decipher.update(body), decipher.final()]);
  } catch {
    throw new Error(
      `Sealed data (${label.toString()}) does not open; is MUSTER_MASTER_KEY the one that it was sealed with?`,
    );
  }
}
