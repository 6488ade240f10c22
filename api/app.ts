import { randomUUID } from 'node:crypto';
import express, { type Express, type RequestHandler, type Response } from 'express';
import helmet from 'helmet';
import { pinoHttp } from 'pino-http';

import { NotFound } from '../domain/errors';
import type { Caller } from './caller';
import { docsRouter } from './docs';
import { healthRouter } from './health';
import { createLimits } from './limits';
import { openApi } from './openapi';
import { problemHandler, Refusal, requestIdOf, type ProblemOptions } from './problems';
import { plainProblemPage, problemPages } from './problem-pages';
import type { Route } from './route';
import { routes as allRoutes } from './routes';
import { serveRoute } from './serve-route';
import type { Services } from './services';

export interface AppOptions {
  /** (Default: all of api/routes) */
  routes?: readonly Route[];
  /** Served before the routes: style sheets, scripts. */
  assets?: readonly RequestHandler[];
  /** How a refusal looks to a person in a browser. (Default: plain) */
  problemPage?: ProblemOptions['page'];
}

/** Builds the API with its pages. Throws on a route without a policy, and on two routes at one place. */
export function createApp(services: Services, options: AppOptions = {}): Express {
  const routes = options.routes ?? allRoutes;
  checkRoutes(routes);
  const secure = services.config.publicUrl.startsWith('https://');
  const app = express();
  app.disable('x-powered-by').disable('etag').set('secure cookies', secure).set('query parser', 'simple');

  app.use(nameRequest, services.metrics.middleware, requestLog(services), headers(secure));
  app.use(healthRouter(services.checks));
  // Made when it is first asked for: half a second that no start has to wait for.
  let document: ReturnType<typeof openApi> | undefined;
  app.get('/openapi.json', (_req, res) => void res.json((document ??= openApi(routes, services.config.publicUrl))));
  app.use(docsRouter(), problemPages());
  for (const asset of options.assets ?? []) app.use(asset);

  const machinery = {
    services,
    limits: createLimits(services.config.limits),
  };
  for (const route of routes) app[route.method](expressPath(route.path), serveRoute(route, machinery));
  for (const [path, methods] of methodsByPath(routes)) app.all(path, refuseMethod(methods));

  app.use((req) => {
    throw new NotFound(`There is nothing at ${req.method} of this address; /docs lists what there is.`);
  });
  app.use(
    problemHandler({
      publicUrl: services.config.publicUrl,
      report: (error, req) =>
        services.log.error({ err: error, requestId: req.res && requestIdOf(req.res) }, 'request failed'),
      page: options.problemPage ?? plainProblemPage,
    }),
  );
  return app;
}

/** `/v1/hires/{id}` as express writes it. */
function expressPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}

function checkRoutes(routes: readonly Route[]): void {
  const seen = new Set<string>();
  for (const route of routes) {
    const place = `${route.method} ${route.path.replace(/\{\w+\}/g, '{}')}`;
    // Types demand it too; this holds for routes that come in through a cast.
    if ((route.policy as unknown) === undefined) throw new Error(`${place} has no policy: say who may, or 'public'`);
    if (route.policy !== 'public' && route.policy.owners && !(route.policy.owns as unknown))
      throw new Error(`${place} has owners and no owns check`);
    if (route.idempotent && route.policy === 'public')
      throw new Error(`${place} is idempotent and public: keys need a caller`);
    if (seen.has(place)) throw new Error(`${place} is declared twice`);
    seen.add(place);
  }
}

function methodsByPath(routes: readonly Route[]): Map<string, Set<string>> {
  const methods = new Map<string, Set<string>>();
  for (const route of routes) {
    const path = expressPath(route.path);
    const known = methods.get(path) ?? new Set();
    known.add(route.method.toUpperCase());
    if (route.method === 'get') known.add('HEAD');
    methods.set(path, known);
  }
  return methods;
}

function refuseMethod(methods: ReadonlySet<string>): RequestHandler {
  const allow = [...methods].join(', ');
  return () => {
    throw new Refusal('method-not-allowed', `This address takes ${allow}.`, { headers: { Allow: allow } });
  };
}

const nameRequest: RequestHandler = (req, res, next) => {
  const given = req.get('x-request-id');
  const id = given !== undefined && /^[\w.:-]{1,128}$/.test(given) ? given : randomUUID();
  res.locals['requestId'] = id;
  res.set('X-Request-Id', id);
  next();
};

/** One line per request, from an allowlist: paths of links hold secrets, queries hold what people look for. */
function requestLog(services: Services): RequestHandler {
  return pinoHttp({
    logger: services.log,
    quietReqLogger: true,
    genReqId: (_req, res) => requestIdOf(res as Response),
    customAttributeKeys: { reqId: 'requestId' },
    serializers: { req: () => undefined, res: () => undefined },
    wrapSerializers: false,
    customProps: (req, res) => {
      const { route, caller } = (res as Response).locals as { route?: Route; caller?: Caller };
      return {
        method: req.method,
        route: route?.path ?? 'none',
        status: res.statusCode,
        ...(caller && caller.kind !== 'nobody' && { caller: caller.id }),
      };
    },
    customLogLevel: (_req, res, error) => {
      if (error || res.statusCode === 500) return 'error';
      return res.statusCode >= 400 ? 'warn' : 'debug';
    },
    customSuccessMessage: () => 'request',
    customErrorMessage: () => 'request',
  }) as RequestHandler;
}

function headers(secure: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(secure && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: secure,
    referrerPolicy: { policy: 'no-referrer' },
  });
}
