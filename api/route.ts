import type { Request, Response } from 'express';
import type { Readable } from 'node:stream';
import type { z } from 'zod';

import type { ReadContext } from '../adapters/db/reads/context';
import type { Role } from '../domain/roles';
import type { Caller } from './caller';
import type { LimitClass } from './limits';
import type { Services } from './services';

/** A reply that is not JSON: pages, PDF, CSV, streams. */
export interface Media {
  media: string;
  describe?: string;
}

/** What a route answers, by status: a schema of the JSON body, another media type, or null for no body. */
export type Replies = Readonly<Record<number, z.ZodType | Media | null>>;

/** A body that writes itself, for streams that outlive the handler. */
type Writer = (req: Request, res: Response) => void;

type ReplyOf<R extends Replies> = {
  [S in keyof R & number]: { status: S; headers?: Record<string, string> } & (R[S] extends null
    ? { body?: undefined }
    : R[S] extends Media
      ? { body: string | Uint8Array | Readable | Writer }
      : R[S] extends z.ZodType
        ? { body: z.output<R[S]> }
        : never);
}[keyof R & number];

/** Any reply, as the machinery sees it. */
export interface AnyReply {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

type Out<S> = S extends z.ZodType ? z.output<S> : undefined;

/** What a handler gets: the parsed request, who asks, and the services. */
export interface Context<P = unknown, Q = unknown, B = unknown> extends Services {
  params: P;
  query: Q;
  body: B;
  caller: Caller;
  /** For reads: only what this caller may see. */
  reads: ReadContext;
  requestId: string;
  /** The header Idempotency-Key of an idempotent route; derive ids from (caller, key) where there is no external id. */
  idempotencyKey: string;
  /** For what the contract does not cover: If-Match, the raw body. */
  req: Request;
}

/**
 * Who may. `public`: everyone. Else `roles` may always, and `owners` may when `owns` says that the thing is theirs;
 * for what is not theirs there is a 404, as if it did not exist. Everyone else gets 401 or 403.
 */
export type Policy<P, Q, B> =
  | 'public'
  | { roles: readonly Role[]; owners?: undefined; owns?: undefined }
  | { roles: readonly Role[]; owners: readonly Role[]; owns(ctx: Context<P, Q, B>): boolean | Promise<boolean> };

export interface RouteSpec<P, Q, B, R extends Replies> {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** With parameters in braces: `/v1/asks/{id}/answer`. */
  path: string;
  /** One line, for the API page. */
  summary: string;
  describe?: string;
  /** Heading on the API page. (Default: the segment after /v1) */
  tag?: string;
  params?: P;
  /** A strict object; its fields arrive as text, so use `z.coerce` for numbers. (Default: none allowed) */
  query?: Q;
  body?: B;
  /**
   * `json` | `form` (HTML forms) | `raw` (a Buffer in ctx.body, any type) | `stream` (read by the handler, `upload.ts`: JSON or CSV).
   * (Default: json)
   */
  accepts?: 'json' | 'form' | 'raw' | 'stream';
  /** Most bytes of the body. (Default: 100 kB) */
  bodyLimit?: number;
  replies: R;
  policy: Policy<Out<P>, Out<Q>, Out<B>>;
  /** Needs an Idempotency-Key: same key and body, same answer. Replies are kept, so no secrets in them. (Default: false) */
  idempotent?: boolean;
  /** (Default: read for GET, else write) */
  limit?: LimitClass;
  /** A page of console or portal: not on the API page; refusals are shown as pages. (Default: false) */
  page?: boolean;
  handle(ctx: Context<Out<P>, Out<Q>, Out<B>>): ReplyOf<NoInfer<R>> | Promise<ReplyOf<NoInfer<R>>>;
}

/** A route with its types forgotten: what app, OpenAPI and the role test work on. */
export interface Route extends Omit<
  RouteSpec<z.ZodType | undefined, z.ZodType | undefined, z.ZodType | undefined, Replies>,
  'policy' | 'handle'
> {
  policy: Policy<unknown, unknown, unknown>;
  handle(ctx: Context): AnyReply | Promise<AnyReply>;
}

/** Declares a route: handler, validation, authorisation and OpenAPI entry derive from this one object. */
export function route<
  const R extends Replies,
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(spec: RouteSpec<P, Q, B, R>): Route {
  return spec;
}

/** Marks a reply that is not JSON, for `replies`. */
export function media(type: string, describe?: string): Media {
  return describe === undefined ? { media: type } : { media: type, describe };
}

export function isMedia(reply: Replies[number] | undefined): reply is Media {
  return reply !== null && reply !== undefined && 'media' in reply;
}

/** The limits class that counts for a route. */
export function limitOf(route: Route): LimitClass {
  return route.limit ?? (route.method === 'get' ? 'read' : 'write');
}
