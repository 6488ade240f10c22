import type { z } from 'zod';
import { TryLater } from '../people/visitor';

/** One desk of the floor as a client of the API, with the key of its play. */
export interface FloorClient {
  /** Reads one thing; null when there is none, or it is not to be had yet. Throws `TryLater`. */
  get<T>(path: string, reply: z.ZodType<T>): Promise<T | null>;
  /** Reads a list to its end. Throws `TryLater`. */
  list<T>(path: string, item: z.ZodType<T>): Promise<T[]>;
  /** Posts; null when the API refuses, which is told. `key` makes a repeat harmless. Throws `TryLater`. */
  post<T>(path: string, body: unknown, key: string, reply: z.ZodType<T>): Promise<T | null>;
}

const timeoutMs = 30_000;
const perPage = 200;

export function createFloorClient(options: { apiUrl: string; key: string; stopping: AbortSignal }): FloorClient {
  async function call(
    method: string,
    path: string,
    extra: RequestInit = {},
  ): Promise<{ status: number; body: unknown }> {
    options.stopping.throwIfAborted();
    const headers = { authorization: `Bearer ${options.key}`, accept: 'application/json', ...extra.headers };
    const signal = AbortSignal.timeout(timeoutMs);
    const reply = await fetch(options.apiUrl + path, { ...extra, method, headers, signal }).catch(() => {
      throw new TryLater('floor: no reply from the API');
    });
    const text = await reply.text().catch(() => '');
    if (reply.status === 429 || reply.status >= 500 || (reply.status === 409 && text.includes('in-flight')))
      throw new TryLater(`floor: ${reply.status}`, Number(reply.headers.get('retry-after')) || 0);
    return { status: reply.status, body: parsed(text) };
  }

  async function get<T>(path: string, reply: z.ZodType<T>): Promise<T | null> {
    const { status, body } = await call('GET', path);
    if (status >= 300) return refused(`GET ${path}`, status, body);
    return fitting(reply, body, path);
  }

  return {
    get,
    list: async <T>(path: string, item: z.ZodType<T>) => {
      const found: T[] = [];
      const base = `${path}${path.includes('?') ? '&' : '?'}limit=${perPage}`;
      for (let cursor = ''; ;) {
        const next = cursor && `&cursor=${encodeURIComponent(cursor)}`;
        const { status, body } = await call('GET', base + next);
        if (status >= 300) return refused(`GET ${path}`, status, body) ?? found;
        const page = body as { items?: unknown[]; next?: string | null };
        found.push(...(page.items ?? []).map((one) => fitting(item, one, path)));
        if (!page.next) return found;
        cursor = page.next;
      }
    },
    post: async (path, given, key, reply) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': key };
      const { status, body } = await call('POST', path, { headers, body: JSON.stringify(given) });
      if (status >= 300) return refused(`POST ${path}`, status, body);
      return fitting(reply, body, path);
    },
  };
}

function fitting<T>(schema: z.ZodType<T>, body: unknown, path: string): T {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const places = read.error.issues.map((issue) => `/${issue.path.join('/')}`).join(', ');
  throw new TryLater(`floor: ${path.split('?')[0]} is not what we agreed on, at ${places}`);
}

/** Status and remedy, never a person. */
function refused(what: string, status: number, body: unknown): null {
  const { detail } = (body ?? {}) as { detail?: unknown };
  console.error(`sandbox: floor: ${what.split('?')[0]}: ${status} ${typeof detail === 'string' ? detail : ''}`);
  return null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
