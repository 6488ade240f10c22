import { createHash, randomBytes } from 'node:crypto';
import express, { type Request, type RequestHandler, type Router } from 'express';
import type { z } from 'zod';
import { bearer } from './auth';
import type { WorldClock } from './clock';
import { createDues } from './dues';
import type { Faults } from './faults';
import type { Journal } from './journal';
import { Refusal } from './problems';
import { between } from './random';
import type { SystemName } from './systems';
import type { Courier, Hook } from './webhooks';

/** What can happen in a system: the type of each entry and what it holds. */
export type Happenings = Record<string, unknown>;

interface Reply {
  status: number;
  body: unknown;
}

/** One thing that a system did: one line of its journal, and one transaction. The system's state is the fold of these. */
export interface Entry<T extends string = string, D = unknown> {
  /** 1, 2, 3 … per system. */
  n: number;
  type: T;
  /** Business instant. */
  at: string;
  wall: string;
  data: D;
  /** Of the command that did it: its Idempotency-Key, the digest of its request, the reply that every repeat gets. */
  key?: string;
  digest?: string;
  reply?: Reply;
  /** Webhooks that it owes. */
  hooks?: Hook[];
}

/** What a handler decides to do. `hooks` are sent after the entry is on the disk. */
export type Deed<E extends Happenings> = {
  [T in keyof E & string]: {
    type: T;
    data: E[T];
    /** Business instant, when it is not now: a thing that fell due happened when it was due. */
    at?: string;
    hooks?: Pick<Hook, 'type' | 'data'>[];
  };
}[keyof E & string];

/** A command does something and replies, or replies only: there was nothing left to do. */
export type Outcome<E extends Happenings> = (Deed<E> & { reply: Reply }) | { reply: Reply };

type Appliers<E extends Happenings> = {
  [T in keyof E & string]: (data: E[T], entry: Entry<T, E[T]>) => void;
};

export interface KitDeps {
  journal: Journal<Entry>;
  clock: WorldClock;
  courier: Courier;
  faults: Faults;
  seed: number;
  /** Bearer tokens that open the system's API. */
  tokens: readonly string[];
  /** Where people and clients reach the sandbox. */
  baseUrl: string;
}

/** What a system of the sandbox is made with: HTTP in front, a journal behind, business time and misbehaviour around. */
export interface Kit<E extends Happenings> {
  readonly name: SystemName;
  readonly seed: number;
  /** Mounted at `/<name>`; bodies are parsed (JSON up to 256 kB, forms). Pages for people are added to it directly. */
  readonly router: Router;
  /** Business instant now, RFC 3339. */
  now(): string;
  /** The business instant after so many hours, drawn between the two by (seed, system, seedKey). */
  after(minHours: number, maxHours: number, seedKey: string): string;
  /** The address of a page or file of this system, from its path below `/<name>`. */
  link(path: string): string;
  /** An unguessable piece of an address, 160 bits. Keep it in an entry. */
  secret(): string;
  /** The reference of a thing, the same for the same key: `<prefix>_<20 hex digits>`. */
  ref(prefix: string, key: string): string;
  /** Says how entries change the state. Called once, before the journal is replayed through it. */
  fold(appliers: Appliers<E>): void;
  /** From an applier: this thing falls due at that business instant; null: it no longer does. */
  due(id: string, at: string | null): void;
  /** What happens when a thing falls due; null: nothing. */
  whenDue(handler: (id: string, at: string) => Deed<E> | null): void;
  /** Does a thing that is no command: applied at once, resolved when it is on the disk. */
  record(deed: Deed<E>): Promise<Entry>;
  /** Resolves when all that was done is on the disk; await it before showing state. */
  settled(): Promise<void>;
  /** `POST path`, done once per Idempotency-Key. The handler is synchronous: what it reads cannot change under it. */
  command<B>(path: string, operation: string, body: z.ZodType<B>, handler: (call: Call<B>) => Outcome<E>): void;
  /** `GET path?key=`: looks an operation up by the key that it was asked with; 404 when the handler returns null. */
  find(path: string, operation: string, handler: (key: string) => unknown): void;
  /** `GET path`: any other read. */
  query(path: string, operation: string, handler: (req: Request) => unknown): void;
  /** Authentication and misbehaviour, for routes that are none of the above. `about`: what the request itself does not name. */
  guard(operation: string, about?: (req: Request) => string): RequestHandler[];
  /** A body by its schema, for routes that are none of the above. Throws a 400. */
  valid<B>(schema: z.ZodType<B>, body: unknown): B;
  /** What the fault plan wants this operation to find for a person (our id) or about a key, if anything. */
  outcome(operation: string, personId: string, key?: string): string | null;
  /** Replays the journal, then lets things fall due and sends what is owed. Called by the app. */
  start(): void;
  stop(): void;
}

interface Call<B> {
  key: string;
  body: B;
  params: Record<string, string>;
}

/** Makes the kit of one system. `bodyLimit` is the largest JSON body. (Default: 256 kB) */
export function createKit<E extends Happenings>(name: SystemName, deps: KitDeps, bodyLimit = '256kb'): Kit<E> {
  const { journal, clock, courier, faults, seed } = deps;
  const commands = new Map<string, { digest: string; reply: Reply }>();
  const authenticate = bearer(deps.tokens);
  let appliers: Appliers<E> | null = null;
  let fallDue: (id: string, at: string) => Deed<E> | null = () => null;
  let count = 0;

  const dues = createDues(clock, async (id, at) => {
    const deed = fallDue(id, at);
    if (deed) await record({ at, ...deed });
  });

  const router = express.Router();
  router.use(express.json({ limit: bodyLimit, type: ['application/json', 'application/*+json'] }));
  router.use(express.urlencoded({ extended: false, limit: '64kb' }));

  function apply(entry: Entry): void {
    count = entry.n;
    if (entry.key !== undefined && entry.digest !== undefined && entry.reply)
      commands.set(entry.key, { digest: entry.digest, reply: entry.reply });
    appliers?.[entry.type as keyof E & string]?.(entry.data as never, entry as never);
  }

  async function record(deed: Deed<E>, command: Pick<Entry, 'key' | 'digest' | 'reply'> = {}): Promise<Entry> {
    const at = deed.at ?? now();
    const hooks = (deed.hooks ?? []).map((hook) => ({
      id: `msg_${randomBytes(15).toString('base64url')}`,
      timestamp: at,
      ...hook,
    }));
    const entry: Entry = {
      n: count + 1,
      type: deed.type,
      at,
      wall: new Date().toISOString(),
      data: deed.data,
      ...command,
      ...(hooks.length > 0 && { hooks }),
    };
    const written = journal.append(entry);
    apply(entry);
    await written;
    courier.owe(name, hooks);
    return entry;
  }

  function now(): string {
    return new Date(clock.nowMs()).toISOString();
  }

  function guard(operation: string, about?: (req: Request) => string): RequestHandler[] {
    return [authenticate, faults.middleware(name, operation, about)];
  }

  function command<B>(
    path: string,
    operation: string,
    schema: z.ZodType<B>,
    handler: (call: Call<B>) => Outcome<E>,
  ): void {
    router.post(path, ...guard(operation), async (req, res) => {
      const key = keyFrom(req.get('idempotency-key'), 'the header Idempotency-Key');
      const digest = requestDigest(req);
      const earlier = commands.get(key);
      if (earlier && earlier.digest !== digest)
        throw new Refusal(422, 'key-reused', `The key ${key} was used for another request; use a new key`);
      let reply = earlier?.reply;
      if (!reply) {
        const outcome = handler({ key, body: valid(schema, req.body), params: req.params as Record<string, string> });
        reply = outcome.reply;
        if ('type' in outcome) await record(outcome, { key, digest, reply });
      }
      // The first request with this key may still be on its way to the disk.
      await journal.settled();
      if (earlier) res.set('Idempotency-Replayed', 'true');
      res.status(reply.status).json(reply.body);
    });
  }

  function query(path: string, operation: string, handler: (req: Request) => unknown): void {
    router.get(path, ...guard(operation), async (req, res) => {
      const found = handler(req);
      await journal.settled();
      if (found === null || found === undefined)
        throw new Refusal(404, 'not-found', `There is no such ${operation} in ${name}; check the key or the reference`);
      res.json(found);
    });
  }

  return {
    name,
    seed,
    router,
    now,
    after: (minHours, maxHours, seedKey) =>
      new Date(clock.nowMs() + Math.round(between(minHours, maxHours, seed, name, seedKey) * 3_600_000)).toISOString(),
    link: (path) => `${deps.baseUrl}/${name}${path}`,
    secret: () => randomBytes(20).toString('base64url'),
    ref: (prefix, key) => `${prefix}_${createHash('sha256').update(`${name}\u001f${key}`).digest('hex').slice(0, 20)}`,
    fold: (given) => void (appliers = given),
    due: dues.set,
    whenDue: (handler) => void (fallDue = handler),
    record: (deed) => record(deed),
    settled: () => journal.settled(),
    command,
    find: (path, operation, handler) =>
      query(path, operation, (req) => handler(keyFrom(req.query['key'], 'the query parameter key'))),
    query,
    guard,
    valid,
    outcome: (operation, personId, key) => faults.outcome(name, operation, personId, key),
    start: () => {
      for (const entry of journal.replayed) apply(entry);
      dues.start();
      courier.owe(
        name,
        journal.replayed.flatMap((entry) => entry.hooks ?? []),
      );
    },
    stop: dues.stop,
  };
}

function keyFrom(value: unknown, where: string): string {
  if (typeof value === 'string' && value.length >= 1 && value.length <= 255) return value;
  throw new Refusal(400, 'key-missing', `Send a key of 1 to 255 characters in ${where}`);
}

function valid<B>(schema: z.ZodType<B>, body: unknown): B {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map((issue) => `/${issue.path.join('/')}: ${issue.code}`).join('; ');
  throw new Refusal(400, 'invalid-body', `The body does not fit: ${places}`);
}

/** The same for the same request, whatever the order of the fields. */
function requestDigest(req: Request): string {
  const text = JSON.stringify([req.method, req.baseUrl + req.path, sorted(req.body ?? null)]);
  return createHash('sha256').update(text).digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([field, inner]) => [field, sorted(inner)]),
  );
}
