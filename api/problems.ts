import type { ErrorRequestHandler, Request, Response } from 'express';
import { z } from 'zod';

import { MusterError, Unavailable, type ErrorKind, type FieldError } from '../domain/errors';
import { problemTypes, type ProblemName } from './problem-types';

/** Where in the request a field is. Without it the pointer is into the body. */
export type Place = 'query' | 'path' | 'header';

export interface PlacedError extends FieldError {
  in?: Place;
}

/** A refusal that only HTTP knows: no credential, no If-Match, too fast. The six kinds of domain/errors.ts cover the rest. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly problem: ProblemName,
    /** The thing and the remedy. */
    message: string,
    readonly more: { errors?: PlacedError[]; headers?: Record<string, string>; facts?: Record<string, unknown> } = {},
  ) {
    super(message);
  }
}

/** Body of every reply that is no success, `application/problem+json` (RFC 9457). */
export const Problem = z.strictObject({
  type: z.string().describe('Address of a page about this kind of problem.'),
  title: z.string(),
  status: z.int(),
  detail: z.string().describe('What is wrong and what to do about it.'),
  errors: z
    .array(
      z.strictObject({
        pointer: z.string().describe('JSON Pointer.'),
        message: z.string(),
        in: z.enum(['query', 'path', 'header']).optional().describe('Missing: the body.'),
      }),
    )
    .optional(),
  facts: z.record(z.string(), z.unknown()).optional().describe('What a program can act on, e.g. the first answer.'),
  requestId: z.string(),
});
export type Problem = z.infer<typeof Problem>;

/** How an error is told: the problem, the headers that go with it, and whether it is ours to mend. */
export interface Told {
  problem: Problem;
  headers: Record<string, string>;
  /** True for defects: someone must act. */
  defect: boolean;
}

/** Translates any error; the only place where that happens for HTTP. Stacks and foreign messages never leave. */
export function tell(error: unknown, origin: { publicUrl: string; requestId: string }): Told {
  const { name, detail, errors, facts, headers } = judge(error);
  const kind = problemTypes[name];
  const problem: Problem = {
    type: `${origin.publicUrl}/problems/${name}`,
    title: kind.title,
    status: kind.status,
    detail,
    ...(errors && errors.length > 0 && { errors }),
    ...(facts && Object.keys(facts).length > 0 && { facts }),
    requestId: origin.requestId,
  };
  return { problem, headers: headers ?? {}, defect: name === 'internal' };
}

export interface ProblemOptions {
  publicUrl: string;
  /** Called with defects only. */
  report(error: unknown, req: Request): void;
  /** Page for people, when a browser asks for one; null: JSON all the same. */
  page?(problem: Problem, req: Request, res: Response): string | null;
}

/** The one error handler. */
export function problemHandler(options: ProblemOptions): ErrorRequestHandler {
  return (error, req, res, next) => {
    const told = tell(error, { publicUrl: options.publicUrl, requestId: requestIdOf(res) });
    if (told.defect) options.report(error, req);
    // Bytes are out already: all that is left is to break the connection, so that nobody takes it for a whole reply.
    if (res.headersSent) return next(error);
    res.status(told.problem.status).set(told.headers).set('Cache-Control', 'no-store');
    const html = wantsPage(req) ? (options.page?.(told.problem, req, res) ?? null) : null;
    if (html !== null) return void res.type('html').send(html);
    res.type('application/problem+json').send(JSON.stringify(told.problem));
  };
}

/** The id of this request, as given in or made for X-Request-Id. */
export function requestIdOf(res: Response): string {
  return String(res.locals['requestId'] ?? '');
}

/** A browser that navigates, as against a program. */
export function wantsPage(req: Request): boolean {
  return !req.path.startsWith('/v1/') && req.accepts(['application/json', 'text/html']) === 'text/html';
}

interface Judged {
  name: ProblemName;
  detail: string;
  errors?: PlacedError[];
  facts?: Record<string, unknown>;
  headers?: Record<string, string>;
}

const nameOfKind: Readonly<Record<ErrorKind, ProblemName>> = {
  Invalid: 'invalid',
  Denied: 'denied',
  NotFound: 'not-found',
  Conflict: 'conflict',
  RuleBroken: 'rule-broken',
  Unavailable: 'unavailable',
};

function judge(error: unknown): Judged {
  if (error instanceof Refusal) return { name: error.problem, detail: error.message, ...error.more };
  if (error instanceof MusterError) return judgeDomain(error);
  return judgeParser(error) ?? { name: 'internal', detail: problemTypes.internal.meaning };
}

function judgeDomain(error: MusterError): Judged {
  const { errors, ...facts } = error.facts as { errors?: PlacedError[] } & Record<string, unknown>;
  const judged: Judged = { name: nameOfKind[error.kind], detail: error.message, facts };
  if (Array.isArray(errors)) judged.errors = errors;
  if (error instanceof Unavailable) judged.headers = { 'Retry-After': String(Math.ceil(error.retryAfterSeconds ?? 5)) };
  return judged;
}

/** What express and its body parsers throw: they carry a status and a type. */
function judgeParser(error: unknown): Judged | null {
  const { status, type, limit } = (error ?? {}) as { status?: unknown; type?: unknown; limit?: unknown };
  if (type === 'entity.too.large')
    return {
      name: 'too-large',
      detail: `The body is over ${Math.round(Number(limit) / 1024)} kB; send it in smaller parts.`,
    };
  if (type === 'encoding.unsupported' || type === 'charset.unsupported' || status === 415)
    return { name: 'unsupported-media-type', detail: problemTypes['unsupported-media-type'].remedy };
  if (type === 'entity.parse.failed')
    return {
      name: 'invalid',
      detail: 'The body is no JSON; send one JSON object.',
      errors: [{ pointer: '', message: 'is no JSON' }],
    };
  if (typeof status === 'number' && status >= 400 && status < 500)
    return { name: 'invalid', detail: 'The request cannot be read; check its address, headers and body.' };
  return null;
}
