import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { Refusal } from './problems';

/** Lets through who presents one of these bearer tokens, compared in constant time; everyone else gets a 401. */
export function bearer(tokens: readonly string[]): RequestHandler {
  const expected = tokens.map(sha256);
  return (req, res, next) => {
    const presented = /^Bearer (.+)$/.exec(req.get('authorization') ?? '')?.[1];
    const digest = sha256(presented ?? '');
    if (presented !== undefined && expected.some((one) => timingSafeEqual(digest, one))) return next();
    res.set('WWW-Authenticate', 'Bearer');
    throw new Refusal(401, 'unauthorized', 'Send this system\'s token as "Authorization: Bearer …"');
  };
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
