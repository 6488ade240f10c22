import express, { type Request, type RequestHandler, type Response } from 'express';

import { Invalid } from '../domain/errors';
import { Refusal } from './problems';
import type { Route } from './route';

/** Most bytes of a body where a route does not say otherwise, and most levels of JSON in it. */
const usualLimit = 100 * 1024;
const maxDepth = 32;

const mediaTypes = { json: 'application/json', form: 'application/x-www-form-urlencoded', raw: '*/*' } as const;

type Accepted = Exclude<NonNullable<Route['accepts']>, 'stream'>;
type Parsers = Readonly<Record<Accepted, RequestHandler>>;

const parsersOf = (limit: number): Parsers => ({
  json: express.json({ limit, type: ['application/json', 'application/*+json'], verify: stopAtDepth }),
  form: express.urlencoded({ limit, extended: false, parameterLimit: 500 }),
  raw: express.raw({ limit, type: () => true }),
});

const usualParsers = parsersOf(usualLimit);

/** Reads the body as the route takes it into `req.body`; undefined when there is none. Throws refusals. */
export async function readBody(req: Request, res: Response, accepts: Accepted, limit = usualLimit): Promise<void> {
  const empty = req.get('transfer-encoding') === undefined && Number(req.get('content-length') ?? 0) === 0;
  if (empty) return;
  if (accepts !== 'raw' && !req.is([mediaTypes[accepts], ...(accepts === 'json' ? ['application/*+json'] : [])]))
    throw new Refusal('unsupported-media-type', `Send this body as Content-Type: ${mediaTypes[accepts]}.`);
  const parsers = limit === usualLimit ? usualParsers : parsersOf(limit);
  await new Promise<void>((resolve, reject) => {
    parsers[accepts](req, res, (error?: unknown) =>
      error === undefined ? resolve() : reject(ofParser(error as Error)),
    );
  });
  if (accepts !== 'raw') refuseUnstorable(req.body);
}

/** A raw body as JSON, within the same bounds; undefined when it is none. Throws `Invalid` beyond them. */
export function readBodyText(raw: Buffer): unknown {
  if (depthOf(raw) > maxDepth) throw tooDeep();
  let body: unknown;
  try {
    body = JSON.parse(raw.toString('utf8'));
  } catch {
    return undefined;
  }
  refuseUnstorable(body);
  return body;
}

/** The parser writes into what it catches, which our errors do not allow: it gets one of its own kind. */
function stopAtDepth(_req: unknown, _res: unknown, raw: Buffer): void {
  if (depthOf(raw) > maxDepth) throw Object.assign(new Error('too deep'), { type: 'too deep' });
}

function ofParser(error: Error & { type?: unknown }): Error {
  return error.type === 'too deep' ? tooDeep() : error;
}

/** The deepest level of JSON, by its brackets outside of strings, before anything is parsed. */
function depthOf(raw: Buffer): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < raw.length; i++) {
    const byte = raw[i];
    if (inString) {
      if (byte === 0x5c) i++;
      else if (byte === 0x22) inString = false;
    } else if (byte === 0x22) inString = true;
    else if (byte === 0x5b || byte === 0x7b) deepest = Math.max(deepest, ++depth);
    else if (byte === 0x5d || byte === 0x7d) depth--;
  }
  return deepest;
}

function tooDeep(): Invalid {
  const errors = [{ pointer: '', message: `is nested more than ${maxDepth} levels deep` }];
  return new Invalid(`The body is nested more than ${maxDepth} levels deep; flatten it.`, { errors });
}

/** Refuses what PostgreSQL cannot hold (NUL, half a surrogate pair) and names that objects must not have. */
export function refuseUnstorable(value: unknown, pointer = '', place?: 'query' | 'path'): void {
  const refuse = (message: string): never => {
    throw new Invalid(`The request ${message}; take it out.`, {
      errors: [{ pointer, message, ...(place && { in: place }) }],
    });
  };
  if (typeof value === 'string') {
    if (value.includes('\u0000')) refuse('holds a NUL character');
    if (/\p{Surrogate}/u.test(value)) refuse('holds half of a surrogate pair');
    return;
  }
  if (value === null || typeof value !== 'object') return;
  for (const [name, inner] of Object.entries(value)) {
    if (name === '__proto__') refuse('has a field named __proto__');
    refuseUnstorable(name, pointer, place);
    refuseUnstorable(inner, `${pointer}/${pointerPart(name)}`, place);
  }
}

/** One segment of a JSON Pointer, escaped. */
export function pointerPart(name: PropertyKey): string {
  return String(name).replace(/~/g, '~0').replace(/\//g, '~1');
}
