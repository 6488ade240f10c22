import { createHash } from 'node:crypto';

import { claimKey, keepReply, releaseKey, type KeyedRequest } from '../adapters/db/idempotency';
import type { Database } from '../adapters/db/connection';
import { problemTypes } from './problem-types';
import { Refusal } from './problems';
import type { AnyReply } from './route';

/** A request under its Idempotency-Key. */
interface Keyed {
  /** The caller's id. */
  caller: string;
  /** The header, if it came. */
  key: string | undefined;
  /** Method, path with the parameters filled in, and query. */
  route: string;
  body: unknown;
}

/** The key of a request that needs one. Throws when it is missing or no key. */
export function keyOf(header: string | undefined): string {
  if (header === undefined || header === '')
    throw new Refusal('idempotency-key-missing', problemTypes['idempotency-key-missing'].remedy);
  if (!/^[\x21-\x7e]{1,200}$/.test(header))
    throw new Refusal('invalid', 'The Idempotency-Key is not 1 to 200 visible ASCII characters; send another.', {
      errors: [{ pointer: '/idempotency-key', message: 'must be 1 to 200 visible ASCII characters', in: 'header' }],
    });
  return header;
}

/**
 * Does the work once per key: a repeat gets the first reply and `Idempotency-Replayed: true`, another body 422, and a
 * request that is still being worked on 409. A request that failed gives its key back: nothing of it was kept.
 */
export async function once(database: Database, keyed: Keyed, work: () => Promise<AnyReply>): Promise<AnyReply> {
  const request: KeyedRequest = {
    caller: keyed.caller,
    key: keyOf(keyed.key),
    route: keyed.route,
    digest: digestOf(keyed.body),
  };
  const claim = await claimKey(database.knex, request);
  switch (claim.is) {
    case 'other':
      throw new Refusal('idempotency-key-reused', 'This Idempotency-Key stood for another request; use a new key.', {
        errors: [{ pointer: '/idempotency-key', message: 'was used for another request', in: 'header' }],
      });
    case 'running':
      throw new Refusal('idempotency-in-flight', 'The same request is being worked on; repeat it in a second.', {
        headers: { 'Retry-After': '1' },
      });
    case 'done':
      return { ...claim.reply, headers: { ...claim.reply.headers, 'Idempotency-Replayed': 'true' } };
    case 'mine':
      return remember(database, request, work);
  }
}

async function remember(database: Database, request: KeyedRequest, work: () => Promise<AnyReply>): Promise<AnyReply> {
  let reply: AnyReply;
  try {
    reply = await work();
  } catch (error) {
    // The database may be what failed: then the key is taken over after its time.
    await releaseKey(database.knex, request).catch(() => undefined);
    throw error;
  }
  await keepReply(database.knex, request, { status: reply.status, headers: reply.headers ?? {}, body: reply.body });
  return reply;
}

/** The same for the same body, whatever the order of its fields. */
function digestOf(body: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(body ?? null)))
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, inner]) => [name, sorted(inner)]));
}
