import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, RequestHandler, Response } from 'express';

import { createReadContext } from '../adapters/db/reads/context';
import { Denied, NotFound } from '../domain/errors';
import { checkCsrf, identify } from './auth';
import { readBody } from './body';
import { holds, readerOf, type Caller } from './caller';
import { once } from './idempotency';
import { classFor, type LimitClass } from './limits';
import { Refusal, requestIdOf } from './problems';
import { isMedia, limitOf, type AnyReply, type Context, type Route } from './route';
import type { Services } from './services';
import { parsePart } from './validate';

/** What the app gives to every route. */
export interface Machinery {
  services: Services;
  limits: Record<LimitClass, RequestHandler>;
}

/** One request through one route: who, how often, whether they may, what they say, whether it is theirs; then the handler. */
export function serveRoute(route: Route, { services: all, limits }: Machinery): RequestHandler {
  const writes = route.method !== 'get';
  const services = writes ? all : { ...all, ...all.reading };
  const machinery = { services, limits };

  return async (req, res) => {
    res.locals['route'] = route;
    const caller = await identified(machinery, req, res);
    await passed(limits[classFor(limitOf(route), caller)], req, res);
    checkRoles(route, caller);
    if (writes && route.accepts !== 'stream') await readBody(req, res, route.accepts ?? 'json', route.bodyLimit);
    if (writes) checkCsrf(req, caller);
    const ctx = contextOf(route, services, req, res, caller);
    await checkOwner(route, ctx);
    const reply = await (route.idempotent ? onceFor(ctx) : route.handle(ctx));
    if (writes) {
      void services.deliver();
      // Staff look at what they have just done.
      if (caller.kind === 'user') services.boards.forget(caller.id);
    }
    await send(route, reply, req, res);
  };

  function onceFor(ctx: Context): Promise<AnyReply> {
    if (ctx.caller.kind === 'nobody') throw new Error(`${route.path} is idempotent and public: keys need a caller`);
    const keyed = {
      caller: ctx.caller.id,
      key: ctx.req.get('idempotency-key'),
      // With its query: a dry run under the same key is another request.
      route: `${route.method} ${ctx.req.originalUrl}`,
      body: ctx.req.body as unknown,
    };
    return once(services.database, keyed, async () => route.handle(ctx));
  }
}

async function identified(machinery: Machinery, req: Request, res: Response): Promise<Caller> {
  try {
    const caller = await identify(machinery.services, req);
    res.locals['caller'] = caller;
    return caller;
  } catch (error) {
    // Only failures count against this limit, so that it can be asked after the failure.
    if (error instanceof Refusal) await passed(machinery.limits['bad-credential'], req, res);
    throw error;
  }
}

function passed(limit: RequestHandler, req: Request, res: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    void limit(req, res, (error?: Error | string) => (error instanceof Error ? reject(error) : resolve()));
  });
}

function checkRoles(route: Route, caller: Caller): void {
  if (route.policy === 'public') return;
  if (caller.kind === 'nobody')
    throw new Refusal('unauthenticated', 'This needs a credential; send “Authorization: Bearer mst_…” or sign in.', {
      headers: { 'WWW-Authenticate': 'Bearer' },
    });
  const may = [...route.policy.roles, ...(route.policy.owners ?? [])];
  if (!holds(caller, ...may))
    throw new Denied(`This is for the roles ${may.join(', ')}; ask an administrator for one of them.`, { roles: may });
}

/** Those who may only touch their own get a 404 for what is not theirs. */
async function checkOwner(route: Route, ctx: Context): Promise<void> {
  if (route.policy === 'public' || !route.policy.owners) return;
  if (holds(ctx.caller, ...route.policy.roles)) return;
  if (!(await route.policy.owns(ctx))) throw new NotFound('There is no such thing, or it is not yours.');
}

function contextOf(route: Route, services: Services, req: Request, res: Response, caller: Caller): Context {
  if (req.body && typeof req.body === 'object' && !Buffer.isBuffer(req.body))
    delete (req.body as Record<string, unknown>)['_csrf'];
  return {
    ...services,
    params: parsePart(route.params, req.params, 'path'),
    query: parsePart(route.query, req.query, 'query'),
    body: route.accepts === 'raw' || route.accepts === 'stream' ? req.body : parsePart(route.body, req.body),
    caller,
    reads: createReadContext(services.database, services.store.private, readerOf(caller), {
      url: services.config.temporalUiUrl,
      namespace: services.config.temporalNamespace,
    }),
    requestId: requestIdOf(res),
    idempotencyKey: req.get('idempotency-key') ?? '',
    req,
  };
}

async function send(route: Route, reply: AnyReply, req: Request, res: Response): Promise<void> {
  const declared = route.replies[reply.status];
  if (declared === undefined)
    throw new Error(`${route.method} ${route.path} answered ${reply.status}, which it does not declare`);
  res.status(reply.status).set(reply.headers ?? {});
  if (res.getHeader('Cache-Control') === undefined) res.set('Cache-Control', 'no-store');
  if (declared === null) return void res.end();
  if (!isMedia(declared)) return void res.json(reply.body);
  if (res.getHeader('Content-Type') === undefined) res.type(declared.media);
  if (typeof reply.body === 'function') return void (reply.body as (req: Request, res: Response) => void)(req, res);
  if (reply.body instanceof Readable) return pipeline(reply.body, res);
  res.send(typeof reply.body === 'string' ? reply.body : Buffer.from(reply.body as Uint8Array));
}
