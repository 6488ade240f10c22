import { z } from 'zod';

import { Problem } from './problems';
import { isMedia, type Replies, type Route } from './route';
import { namedSchemas, schemaNames } from './schema-names';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of these routes. Pages and vendors' webhooks are left out. */
export function openApi(routes: readonly Route[], publicUrl: string): Json {
  const components = new Map<string, Json>();
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    if (route.page) continue;
    (paths[route.path] ??= {})[route.method] = operation(route, components);
  }
  const problem = schemaOf(Problem, 'output', components);
  const schemas = Object.fromEntries([...components].sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    openapi: '3.1.0',
    info: {
      title: 'Muster',
      version: '1',
      description:
        'Carries contingent talent from recruitment through offboarding. Times are RFC 3339, money is decimal text with a currency. ' +
        'Long work answers 202 with a Location. Refusals are RFC 9457 problems; their types are explained under /problems.',
    },
    servers: [{ url: publicUrl }],
    security: [{ key: [] }, { session: [] }],
    paths,
    components: {
      schemas,
      responses: { Problem: { description: 'Refused.', content: { 'application/problem+json': { schema: problem } } } },
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'API key, mst_…' },
        session: { type: 'apiKey', in: 'cookie', name: 'muster', description: 'Writes need X-CSRF-Token too.' },
      },
    },
  };
}

function operation(route: Route, components: Map<string, Json>): Json {
  const body = route.body && bodyOf(route, components);
  const roles = route.policy === 'public' ? 'Everyone.' : rolesOf(route.policy);
  return {
    operationId: operationId(route),
    tags: [route.tag ?? route.path.split('/')[2] ?? 'other'],
    summary: route.summary,
    description: [route.describe, `Who may: ${roles}`].filter(Boolean).join('\n\n'),
    parameters: [
      ...parametersOf(route.params, 'path', components),
      ...parametersOf(route.query, 'query', components),
      ...(route.idempotent ? [idempotencyKey] : []),
    ],
    ...(body && { requestBody: body }),
    ...(route.policy === 'public' && { security: [] }),
    responses: { ...repliesOf(route.replies, components), default: { $ref: '#/components/responses/Problem' } },
  };
}

function rolesOf(policy: Exclude<Route['policy'], 'public'>): string {
  const owners = policy.owners?.length ? `; ${policy.owners.join(', ')} for their own` : '';
  return `${policy.roles.join(', ')}${owners}.`.replace(/^; /, '');
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'Same key and body: same answer. Kept for 7 days.',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
};

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query', components: Map<string, Json>): Json[] {
  if (!schema) return [];
  const object = schemaOf(schema, 'input', components) as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(object.properties ?? {}).map(([name, { description, ...inner }]) => ({
    name,
    in: place,
    required: place === 'path' || (object.required ?? []).includes(name),
    ...(description !== undefined && { description }),
    schema: inner,
  }));
}

function bodyOf(route: Route, components: Map<string, Json>): Json {
  const type = route.accepts === 'form' ? 'application/x-www-form-urlencoded' : 'application/json';
  const file = route.accepts === 'stream' && { 'text/csv': { schema: { type: 'string' } } };
  return { required: true, content: { [type]: { schema: schemaOf(route.body!, 'input', components) }, ...file } };
}

function repliesOf(replies: Replies, components: Map<string, Json>): Json {
  return Object.fromEntries(
    Object.entries(replies).map(([status, reply]) => [status, replyOf(Number(status), reply, components)]),
  );
}

function replyOf(status: number, reply: Replies[number], components: Map<string, Json>): Json {
  const description = statusWords[status] ?? 'Done.';
  if (reply === null) return { description };
  if (isMedia(reply))
    return { description: reply.describe ?? description, content: { [reply.media]: { schema: { type: 'string' } } } };
  return { description, content: { 'application/json': { schema: schemaOf(reply, 'output', components) } } };
}

const statusWords: Readonly<Record<number, string>> = {
  200: 'Here it is.',
  201: 'Made.',
  202: 'Taken on; look at Location.',
  204: 'Done, nothing to show.',
  303: 'Look there.',
};

/** JSON Schema of a contract; named contracts become components. */
function schemaOf(schema: z.ZodType, io: IO, components: Map<string, Json>): Json {
  const { $defs, ...json } = jsonSchema(schema, io);
  for (const [name, definition] of Object.entries($defs ?? {}))
    components.set(componentName(name, io), rewriteRefs(definition, io) as Json);
  return rewriteRefs(json, io) as Json;
}

type IO = 'input' | 'output';

function jsonSchema(schema: z.ZodType, io: IO): Json & { $defs?: Record<string, Json> } {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    metadata: schemaNames,
    override: ({ zodSchema, jsonSchema: one }) => {
      // With a registry of our own for names, zod leaves the descriptions out.
      const description = z.globalRegistry.get(zodSchema)?.description;
      if (description !== undefined) one.description = description;
      // The format says it; zod's pattern for it is 300 characters long.
      if (one.format !== undefined) delete one.pattern;
      if (one.maximum === Number.MAX_SAFE_INTEGER) delete one.maximum;
      if (one.minimum === Number.MIN_SAFE_INTEGER) delete one.minimum;
    },
  });
  return json;
}

/** A contract with defaults reads differently when it is sent: fields may be left out. It then has two components. */
function componentName(name: string, io: IO): string {
  return io === 'output' || readsAsSent(name) ? name : `${name}Input`;
}

const known = new Map<string, boolean>();

/** Asked for at every reference: each contract is written out and compared once. */
function readsAsSent(name: string): boolean {
  const schema = namedSchemas[name as keyof typeof namedSchemas];
  const same =
    known.get(name) ?? JSON.stringify(jsonSchema(schema, 'input')) === JSON.stringify(jsonSchema(schema, 'output'));
  known.set(name, same);
  return same;
}

function rewriteRefs(value: unknown, io: IO): unknown {
  if (Array.isArray(value)) return value.map((inner) => rewriteRefs(inner, io));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([name, inner]) => {
    const target = name === '$ref' && typeof inner === 'string' ? /^#\/\$defs\/(.+)$/.exec(inner)?.[1] : undefined;
    return [name, target === undefined ? rewriteRefs(inner, io) : `#/components/schemas/${componentName(target, io)}`];
  });
  return Object.fromEntries(entries);
}

/** `postAsksIdAnswer`: from method and path, so that it never changes by itself. */
function operationId(route: Route): string {
  const words = route.path
    .replace(/^\/v1/, '')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  return route.method + words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
}
