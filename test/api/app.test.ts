import Ajv2020 from 'ajv/dist/2020';

import { Conflict, Unavailable } from '../../domain/errors';
import { createApp } from '../../api/app';
import { openApi } from '../../api/openapi';
import { route, type Route } from '../../api/route';
import { routes } from '../../api/routes';
import type { Services } from '../../api/services';
import { startTestApi, type TestApi } from '../support/api';

const open = {
  method: 'get',
  path: '/v1/x',
  summary: 'x',
  replies: { 204: null },
  handle: () => ({ status: 204 as const }),
} as const;

describe('an app is not built', () => {
  const services = { config: { publicUrl: 'http://x' } } as unknown as Services;
  test.each<[string, Record<string, unknown>[]]>([
    ['with a route without a policy', [open]],
    ['with owners and no check of ownership', [{ ...open, policy: { roles: [], owners: ['lead'] } }]],
    ['with keys that nobody owns', [{ ...open, policy: 'public', idempotent: true }]],
    [
      'with two routes at one place',
      [
        { ...open, path: '/v1/{a}', policy: 'public' },
        { ...open, path: '/v1/{b}', policy: 'public' },
      ],
    ],
  ])('%s', (_what, wrong) => {
    expect(() => createApp(services, { routes: wrong as unknown as Route[] })).toThrow(/\/v1\//);
  });
});

describe('health', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi({
      routes: [],
      checks: {
        good: () => Promise.resolve(),
        away: () => Promise.reject(new Unavailable('No worker polls; start one')),
        odd: () => Promise.reject(new Error('password=canary')),
      },
    });
  });
  afterAll(() => api.stop());

  test('lives without touching anything', async () => {
    expect((await api.anonymous.get('/livez')).body).toEqual({ status: 'ok' });
  });

  test('is ready only when every check passes, and tells which does not', async () => {
    const reply = await api.anonymous.get('/readyz');
    expect(reply.status).toBe(503);
    expect(reply.body).toMatchObject({
      status: 'failing',
      checks: { good: { status: 'ok' }, away: { status: 'failing', detail: 'No worker polls; start one' } },
    });
    expect(reply.text).not.toContain('canary');
  });

  test('describes itself', async () => {
    const docs = await api.anonymous.get('/docs');
    expect([docs.status, docs.text]).toEqual([200, expect.not.stringMatching(/<script>|style=|onload/)]);
    for (const file of ['start.js', 'swagger-ui.css', 'swagger-ui-bundle.js'])
      expect((await fetch(`${api.url}/docs/${file}`)).status).toBe(200);
  });
});

describe('limits', () => {
  const counted = [
    route({ ...open, path: '/v1/read', policy: { roles: ['lead', 'hr', 'talent'] } }),
    route({ ...open, path: '/v1/open', policy: 'public' }),
    route({ ...open, path: '/v1/link', policy: 'public', limit: 'link' }),
    route({
      ...open,
      path: '/v1/away',
      policy: 'public',
      handle: () => {
        throw new Conflict('x');
      },
    }),
  ];
  let api: TestApi;
  beforeEach(async () => {
    const limits = { read: 3, portal: 5, anonymous: 2, link: 4, 'bad-credential': 2 };
    api = await startTestApi({ routes: counted, config: { limits } });
  });
  afterEach(() => api.stop());

  async function statuses(n: number, call: () => Promise<{ status: number }>): Promise<number[]> {
    const all: number[] = [];
    for (let i = 0; i < n; i++) all.push((await call()).status);
    return all;
  }

  test('count per key; the reply tells what is left, and when to come back', async () => {
    const [lead, hr] = [await api.as('lead'), await api.as('hr')];
    expect(await statuses(4, () => lead.get('/v1/read'))).toEqual([204, 204, 204, 429]);
    expect((await hr.get('/v1/read')).headers.get('ratelimit')).toMatch(/"read"; r=2; t=\d+/);
    const late = await lead.get('/v1/read');
    expect([late.status, Number(late.headers.get('retry-after')) > 0]).toEqual([429, true]);
  });

  test('give talent a class of their own, however many share an address', async () => {
    const people = await Promise.all(
      ['a', 'b', 'c'].map(async (ref) => api.signedIn({ talentId: await api.talent(ref) })),
    );
    for (const person of people)
      expect(await statuses(6, () => person.get('/v1/read'))).toEqual([...Array(5).fill(204), 429]);
  });

  test('count nobody per address, links apart', async () => {
    expect(await statuses(3, () => api.anonymous.get('/v1/open'))).toEqual([204, 204, 429]);
    expect(await statuses(5, () => api.anonymous.get('/v1/link'))).toEqual([204, 204, 204, 204, 429]);
  });

  test('stop who guesses keys, and leave alone who has one', async () => {
    const guess = { authorization: `Bearer mst_a_${'x'.repeat(43)}` };
    expect(await statuses(4, () => api.anonymous.get('/v1/read', guess))).toEqual([401, 401, 429, 429]);
    expect((await (await api.as('lead')).get('/v1/read')).status).toBe(204);
  });
});

describe('the description', () => {
  const document = openApi(routes, '/') as {
    paths: Record<string, Record<string, { operationId: string; summary: string }>>;
    components: { schemas: Record<string, object> };
  };
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));

  test('names every operation once', () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(operations.filter(({ summary }) => !summary)).toEqual([]);
  });

  test('names JSON Schemas', () => {
    const ajv = new Ajv2020({ strict: false });
    const wrong = Object.entries(document.components.schemas).filter(
      ([, schema]) => ajv.validateSchema(schema) !== true,
    );
    expect(wrong).toEqual([]);
    expect(ajv.validateSchema({ type: 'words' })).toBe(false);
  });

  test('refers only to what it holds', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map((match) => match[1]!);
    for (const ref of new Set(refs)) {
      const target = ref.split('/').reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], document);
      expect([ref, target]).not.toEqual([ref, undefined]);
    }
  });
});
