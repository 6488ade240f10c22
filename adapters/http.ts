import type { z } from 'zod';
import { RuleBroken, Unavailable } from '../domain/errors';

/** Where a vendor is reached, and what we wait for at most. */
export interface VendorAddress {
  /** Base URL, no slash at its end. */
  url: string;
  token: string;
  /** Wall milliseconds for the whole reply. (Default: 10,000) */
  timeoutMs?: number;
}

export interface VendorCall<R> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the vendor's base URL, with a slash at its start. */
  path: string;
  /** What is done, for messages: `order a check`. Never a name or an address. */
  what: string;
  reply: z.ZodType<R>;
  /** The effect's business key, sent as Idempotency-Key. */
  key?: string;
  body?: unknown;
  query?: Readonly<Record<string, string>>;
  /** (Default: application/json) */
  mediaType?: string;
}

export interface VendorClient {
  /** Calls and validates the reply. Throws `Unavailable` when another try may help, `RuleBroken` when the vendor refuses. */
  call<R>(call: VendorCall<R>): Promise<R>;
  /** The same, and null when the vendor says 404. */
  find<R>(call: VendorCall<R>): Promise<R | null>;
}

// The largest reply that is read; the rest is not even received.
const replyCapBytes = 1_048_576;
const defaultTimeoutMs = 10_000;

/** An HTTP client for one vendor: time and size boxed, no redirects, every reply checked. `vendor` names it in messages. */
export function vendorClient(vendor: string, address: VendorAddress): VendorClient {
  async function send<R>(call: VendorCall<R>, missing: () => R): Promise<R> {
    const told = `${vendor}: ${call.what}`;
    const reply = await request(told, address, call);
    const text = await readCapped(told, reply);
    if (reply.status === 404) return missing();
    if (!reply.ok) throw failure(told, vendor, reply, text);
    return parse(told, call.reply, text);
  }

  return {
    find: <R>(call: VendorCall<R>) => send<R | null>(call, () => null),
    call: (call) =>
      send(call, () => {
        throw new RuleBroken(`${vendor}: ${call.what}: not found there; check the reference`, { vendor });
      }),
  };
}

async function request<R>(told: string, address: VendorAddress, call: VendorCall<R>): Promise<Response> {
  const url = new URL(address.url + call.path);
  for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
  const media = call.mediaType ?? 'application/json';
  try {
    return await fetch(url, {
      method: call.method,
      // A redirect could lead the token and the person's data elsewhere.
      redirect: 'manual',
      headers: {
        accept: media,
        authorization: `Bearer ${address.token}`,
        ...(call.key !== undefined && { 'idempotency-key': call.key }),
        ...(call.body !== undefined && { 'content-type': media }),
      },
      ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
      signal: AbortSignal.timeout(address.timeoutMs ?? defaultTimeoutMs),
    });
  } catch (error) {
    throw lost(told, error);
  }
}

async function readCapped(told: string, reply: Response): Promise<string> {
  if (!reply.body) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of reply.body) {
      size += chunk.byteLength;
      if (size > replyCapBytes) break;
      chunks.push(chunk);
    }
  } catch (error) {
    throw lost(told, error);
  }
  if (size > replyCapBytes) throw new Unavailable(`${told}: the reply is larger than 1 MB; ask the vendor`);
  return Buffer.concat(chunks).toString('utf8');
}

/** No reply, or none that came whole: whether it was done is unknown, so look it up by key before a repeat. */
function lost(told: string, error: unknown): Unavailable {
  const timeout = (error as Error).name === 'TimeoutError';
  return new Unavailable(`${told}: ${timeout ? 'no reply in time' : 'the connection failed'}; it is tried again`);
}

function failure(told: string, vendor: string, reply: Response, text: string): RuleBroken | Unavailable {
  const { status } = reply;
  const facts = { vendor, status, ...codeIn(text) };
  if (status === 401 || status === 403)
    // Nothing about the engagement is wrong: once the operator has set the right token, the same call works.
    return new Unavailable(`${told}: the vendor refuses our token (${status}); check it in the configuration`, facts);
  if (status === 408 || status === 425 || status === 429 || status >= 500)
    return new Unavailable(`${told}: the vendor answered ${status}; it is tried again`, facts, retryAfter(reply));
  if (status >= 300 && status < 400)
    return new RuleBroken(`${told}: the vendor redirects; set its final address in the configuration`, facts);
  return new RuleBroken(`${told}: the vendor refused (${status}${facts.code ? `, ${facts.code}` : ''})`, facts);
}

// A vendor's words may name a person; its machine-readable code does not.
function codeIn(text: string): { code?: string } {
  try {
    const { code } = JSON.parse(text) as { code?: unknown };
    return typeof code === 'string' && /^[a-z0-9_.-]{1,60}$/i.test(code) ? { code } : {};
  } catch {
    return {};
  }
}

/** Seconds or an HTTP date, as RFC 9110 allows. */
function retryAfter(reply: Response): number | undefined {
  const value = reply.headers.get('retry-after');
  if (value === null) return undefined;
  if (/^\d+$/.test(value)) return Number(value);
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - Date.now()) / 1000));
}

function parse<R>(told: string, schema: z.ZodType<R>, text: string): R {
  let json: unknown;
  try {
    json = text === '' ? null : JSON.parse(text);
  } catch {
    throw new Unavailable(`${told}: the reply came cut or is no JSON; it is tried again`);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map((issue) => `/${issue.path.join('/')}`).join(', ');
  throw new Unavailable(`${told}: the reply is not what we agreed on, at ${places}`);
}
