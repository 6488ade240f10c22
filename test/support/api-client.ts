import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

import { openApi } from '../../api/openapi';
import type { Route } from '../../api/route';

/** A reply that was checked against what the route declares. */
export interface Reply<T = Record<string, unknown>> {
  status: number;
  headers: Headers;
  /** Parsed JSON, or null where the body is none. */
  body: T;
  text: string;
}

export interface CallOptions {
  body?: unknown;
  headers?: Record<string, string>;
  /** The body as it is sent, instead of JSON. */
  raw?: string | Buffer;
}

/** Calls the API as one caller. Throws when a reply is not what the route's contract says. */
export interface ApiClient {
  get<T = Record<string, unknown>>(path: string, headers?: Record<string, string>): Promise<Reply<T>>;
  post<T = Record<string, unknown>>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply<T>>;
  call<T = Record<string, unknown>>(method: string, path: string, options?: CallOptions): Promise<Reply<T>>;
  /** A client that sends these headers too. */
  with(headers: Record<string, string>): ApiClient;
}

/** Makes clients of an API that serves these routes; every reply is validated by JSON Schema. */
export function createClients(url: string, routes: readonly Route[]): (headers?: Record<string, string>) => ApiClient {
  const check = createCheck(routes);
  const client = (own: Record<string, string>): ApiClient => {
    async function call<T>(method: string, path: string, options: CallOptions = {}): Promise<Reply<T>> {
      const body = options.raw ?? (options.body === undefined ? undefined : JSON.stringify(options.body));
      const response = await fetch(`${url}${path}`, {
        method,
        redirect: 'manual',
        headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...own, ...options.headers },
        ...(body !== undefined && { body: body as string }),
      });
      const text = await response.text();
      const json = /json/.test(response.headers.get('content-type') ?? '');
      const reply = { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : null, text };
      check(method, path, reply);
      return reply;
    }
    return {
      call,
      get: (path, headers = {}) => call('GET', path, { headers }),
      post: (path, body, headers = {}) => call('POST', path, { body, headers }),
      with: (headers) => client({ ...own, ...headers }),
    };
  };
  return (headers = {}) => client(headers);
}

type Check = (method: string, path: string, reply: Reply<unknown>) => void;

/** Status, media type and body of a reply against the route that matches its path. */
function createCheck(routes: readonly Route[]): Check {
  const places = routes.map((route) => ({ route, pattern: patternOf(route.path) }));
  const contracts = new Map<Route | undefined, Contract>();
  const contractOf = (route: Route | undefined): Contract => {
    const contract = contracts.get(route) ?? readContract(route);
    contracts.set(route, contract);
    return contract;
  };

  return (method, path, reply) => {
    const what = `${method} ${path} → ${reply.status}`;
    if (!reply.headers.get('x-request-id')) throw new Error(`${what} has no X-Request-Id`);
    if (/\n\s+at |node_modules/.test(reply.text)) throw new Error(`${what} shows a stack: ${reply.text.slice(0, 300)}`);
    const bare = path.split('?')[0]!;
    const found = places.find(
      ({ route, pattern }) => route.method === method.toLowerCase() && pattern.test(bare),
    )?.route;
    const type = (reply.headers.get('content-type') ?? '').split(';')[0] ?? '';
    const { document, validate } = contractOf(found);
    const declared = document.paths[found?.path ?? '']?.[method.toLowerCase()]?.responses[reply.status];
    if (found && !found.page && !declared) {
      if (reply.status < 400) throw new Error(`${what} is a status that the route does not declare`);
      if (type !== 'application/problem+json') throw new Error(`${what} is no problem+json but ${type}`);
    }
    if (type === 'application/problem+json')
      return validate('/components/schemas/Problem', reply.body, `the problem of ${what}`);
    const media = Object.keys(declared?.content ?? {});
    if (media.length === 0 || type === '') return;
    if (!media.some((one) => one.split(';')[0] === type))
      throw new Error(`${what} has type ${type}, not ${media.join()}`);
    if (type === 'application/json') validate(pointerTo(found!.path, method, reply.status), reply.body, what);
  };
}

interface Contract {
  document: Document;
  validate(pointer: string, body: unknown, what: string): void;
}

/** What one route says of itself: describing all of them takes longer than most tests. */
function readContract(route: Route | undefined): Contract {
  const document = openApi(route ? [route] : [], '/');
  // That they are schemas is a test of the description; compiling the schema of schemas for each route takes longest of all.
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, meta: false });
  addFormats(ajv);
  ajv.addSchema(document, 'api');
  const compiled = new Map<string, ValidateFunction>();
  return {
    document: document as unknown as Document,
    validate(pointer, body, what) {
      const validator = compiled.get(pointer) ?? ajv.compile({ $ref: `api#${pointer}` });
      compiled.set(pointer, validator);
      if (!validator(body)) throw new Error(`${what} is not what it declares: ${ajv.errorsText(validator.errors)}`);
    },
  };
}

interface Document {
  paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, unknown> }> }>>;
}

function pointerTo(path: string, method: string, status: number): string {
  const place = encodeURIComponent(path.replace(/~/g, '~0').replace(/\//g, '~1'));
  return `/paths/${place}/${method.toLowerCase()}/responses/${status}/content/application~1json/schema`;
}

function patternOf(template: string): RegExp {
  return new RegExp(`^${template.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);
}
