import type { Reader } from './connection';

/** A request as its key stands for it. */
export interface KeyedRequest {
  /** Who sends it: keys of different callers never meet. */
  caller: string;
  key: string;
  route: string;
  /** SHA-256 of the body, hex. */
  digest: string;
}

export interface KeptReply {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

/** What the key says: work on it now; another is at it; here is the earlier reply; the key stood for something else. */
export type Claim = { is: 'mine' } | { is: 'running' } | { is: 'done'; reply: KeptReply } | { is: 'other' };

/** Wall seconds after which a request that has not ended counts as dead. */
const takeOverAfter = 60;

/** Claims a key for this request, or says why not. One statement: two at the same time cannot both get it. */
export async function claimKey(db: Reader, request: KeyedRequest): Promise<Claim> {
  const { rows } = await db.raw<{ rows: { key: string }[] }>(
    `insert into idempotency as i (caller, key, route, body_digest, state) values (?, ?, ?, ?, 'running')
     on conflict (caller, key) do update set started_wall = clock_timestamp()
       where i.state = 'running' and i.route = excluded.route and i.body_digest = excluded.body_digest
         and i.started_wall < clock_timestamp() - make_interval(secs => ?)
     returning key`,
    [request.caller, request.key, request.route, request.digest, takeOverAfter],
  );
  if (rows.length > 0) return { is: 'mine' };
  const row = await db('idempotency').where({ caller: request.caller, key: request.key }).first<Row | undefined>();
  // Whoever was at it failed and gave the key back just now: the caller's next try gets it.
  if (!row) return { is: 'running' };
  if (row.route !== request.route || row.body_digest !== request.digest) return { is: 'other' };
  if (row.state === 'running') return { is: 'running' };
  return { is: 'done', reply: { status: row.status!, headers: row.headers ?? {}, body: row.body } };
}

/** Keeps the reply for repeats. */
export async function keepReply(db: Reader, request: KeyedRequest, reply: KeptReply): Promise<void> {
  await db('idempotency')
    .where({ caller: request.caller, key: request.key, body_digest: request.digest })
    .update({
      state: 'done',
      status: reply.status,
      headers: JSON.stringify(reply.headers),
      body: JSON.stringify(reply.body ?? null),
    });
}

/** Gives a key back after a failure, so that the same request can be tried again. */
export async function releaseKey(db: Reader, request: KeyedRequest): Promise<void> {
  await db('idempotency').where({ caller: request.caller, key: request.key, state: 'running' }).delete();
}

/** Forgets requests older than so many wall days, a bounded number at a time; returns how many. */
export async function forgetReplies(db: Reader, days: number, atMost = 5_000): Promise<number> {
  return db('idempotency')
    .whereRaw(
      `(caller, key) in (select caller, key from idempotency
         where started_wall < clock_timestamp() - make_interval(days => ?) order by started_wall limit ?)`,
      [days, atMost],
    )
    .delete();
}

interface Row {
  route: string;
  body_digest: string;
  state: 'running' | 'done';
  status: number | null;
  headers: Record<string, string> | null;
  body: unknown;
}
