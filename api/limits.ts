import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { Request, RequestHandler, Response } from 'express';

import type { Caller } from './caller';
import { Refusal } from './problems';

/** Requests per wall minute and caller (per address where nobody is signed in). */
const perMinute = {
  /** Reads by a person or key. */
  read: 1200,
  /** Writes by a person or key. */
  write: 300,
  /** Cohort commands, which do the work of many. */
  bulk: 60,
  /** Opening an event stream. */
  stream: 60,
  /** Talent, who come by links from mails: many of them may share one address (an agency, the sandbox). */
  portal: 600,
  /** Links in mails, per address. Tokens have 256 bits: the limit is against load, not guessing. */
  link: 3000,
  /** Vendors, per address. */
  hook: 6000,
  /** Pages and reads that need no credential, per address. */
  anonymous: 600,
  /** Wrong credentials, per address. */
  'bad-credential': 60,
} as const;

export type LimitClass = keyof typeof perMinute;

/** One limiter per class, counted in this process. `changes` overrides requests per minute. */
export function createLimits(changes: Partial<Record<LimitClass, number>> = {}): Record<LimitClass, RequestHandler> {
  const entries = Object.entries({ ...perMinute, ...changes }).map(([name, limit]) => [
    name,
    limiter(name as LimitClass, limit),
  ]);
  return Object.fromEntries(entries) as Record<LimitClass, RequestHandler>;
}

/** The class that counts for this caller: nobody and talent have their own, whatever the route asks for. */
export function classFor(wanted: LimitClass, caller: Caller): LimitClass {
  if (wanted === 'link' || wanted === 'hook') return wanted;
  if (caller.kind === 'nobody') return 'anonymous';
  return caller.kind === 'talent' && wanted !== 'stream' ? 'portal' : wanted;
}

function limiter(name: LimitClass, limit: number): RequestHandler {
  const failuresOnly = name === 'bad-credential';
  return rateLimit({
    windowMs: 60_000,
    limit,
    identifier: name,
    standardHeaders: failuresOnly ? false : 'draft-8',
    legacyHeaders: false,
    skipSuccessfulRequests: failuresOnly,
    requestWasSuccessful: (_req: Request, res: Response) => res.statusCode !== 401,
    keyGenerator: (req: Request, res: Response) => keyOf(req, res, failuresOnly),
    handler: (_req, res, next) => {
      const seconds = String(res.getHeader('Retry-After') ?? 60);
      next(
        new Refusal('too-many-requests', `Too many requests; wait ${seconds} s.`, {
          headers: { 'Retry-After': seconds },
        }),
      );
    },
  });
}

function keyOf(req: Request, res: Response, byAddress: boolean): string {
  const caller = res.locals['caller'] as Caller | undefined;
  if (!byAddress && caller && caller.kind !== 'nobody') return caller.id;
  return ipKeyGenerator(req.ip ?? '');
}
