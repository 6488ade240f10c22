import { z } from 'zod';

import { RuleBroken, Unavailable } from '../../domain/errors';
import { problemTypes } from '../../api/problem-types';
import { media, route } from '../../api/route';
import type { ApiClient } from '../support/api-client';
import { startTestApi, type TestApi } from '../support/api';

const Box = z.strictObject({
  name: z.string().min(1).max(20),
  size: z.int().positive(),
  tags: z.array(z.string()).default([]),
});

const routes = [
  route({
    method: 'post',
    path: '/v1/boxes',
    summary: 'Takes a box',
    body: Box,
    replies: { 201: Box },
    policy: { roles: ['lead'] },
    handle: ({ body }) => ({ status: 201, body }),
  }),
  route({
    method: 'get',
    path: '/v1/boxes/{id}',
    summary: 'Fails as told',
    params: z.strictObject({ id: z.string() }),
    query: z.strictObject({ deep: z.enum(['yes']).optional() }),
    replies: { 200: media('text/plain') },
    policy: { roles: ['lead'] },
    handle: ({ params: { id } }) => {
      if (id === 'rule') throw new RuleBroken('Box b1 is nailed shut; pull the nails first', { box: 'b1' });
      if (id === 'away') throw new Unavailable('The shelf does not answer; try again', {}, 7);
      if (id === 'defect') throw new TypeError('secret canary of the shelf');
      return { status: 200, body: id };
    },
  }),
];

let api: TestApi;
let lead: ApiClient;
beforeAll(async () => {
  api = await startTestApi({ routes });
  lead = await api.as('lead');
});
afterAll(() => api.stop());

const good = { name: 'red', size: 3 };

test('a well-formed body comes to the handler with its defaults', async () => {
  const reply = await lead.post('/v1/boxes', good);
  expect([reply.status, reply.body]).toEqual([201, { ...good, tags: [] }]);
});

describe('a malformed body is refused at its place', () => {
  test.each([
    ['an unknown field', { ...good, colour: 'x' }, '/colour', 'is not a known field; remove it'],
    ['a wrong type', { ...good, size: '3' }, '/size', expect.stringContaining('number')],
    ['a missing field', { name: 'red' }, '/size', expect.any(String)],
    ['a place in a list', { ...good, tags: ['a', 7] }, '/tags/1', expect.any(String)],
    ['a name with a slash', { ...good, 'a/b~c': 1 }, '/a~1b~0c', expect.any(String)],
    ['a NUL', { ...good, name: 'r\u0000d' }, '/name', 'holds a NUL character'],
    ['half a surrogate pair', { ...good, name: 'r\ud800' }, '/name', 'holds half of a surrogate pair'],
    ['a list', [good], '', expect.any(String)],
    ['nothing', undefined, '/name', expect.any(String)],
  ])('%s', async (_what, body, pointer, message) => {
    const reply = await lead.post('/v1/boxes', body);
    expect(reply.status).toBe(400);
    expect(reply.body['errors']).toContainEqual({ pointer, message });
  });

  test.each([
    ['no JSON', '{"name":', ''],
    ['a name that objects must not have', '{"__proto__":{"x":1},"name":"red","size":3}', ''],
    ['33 levels', `{"name":${'['.repeat(32)}${']'.repeat(32)}}`, ''],
    ['a bomb of brackets', `{"name":${'['.repeat(40_000)}${']'.repeat(40_000)}}`, ''],
  ])('%s', async (_what, raw, pointer) => {
    const reply = await lead.call('POST', '/v1/boxes', { raw });
    expect(reply.status).toBe(400);
    expect(reply.body['errors']).toContainEqual(expect.objectContaining({ pointer }));
  });

  test('brackets within texts are no levels', async () => {
    const reply = await lead.post('/v1/boxes', { ...good, tags: ['[{"'.repeat(200)] });
    expect(reply.status).toBe(201);
  });
});

test('a body over 100 kB is refused', async () => {
  const reply = await lead.post('/v1/boxes', { ...good, tags: ['x'.repeat(110_000)] });
  expect([reply.status, reply.body['type']]).toEqual([413, `${api.url}/problems/too-large`]);
});

test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=latin-9'])(
  'a body of type %s is refused',
  async (type) => {
    const reply = await lead.call('POST', '/v1/boxes', {
      raw: JSON.stringify(good),
      headers: { 'content-type': type },
    });
    expect([reply.status, reply.body['type']]).toEqual([415, `${api.url}/problems/unsupported-media-type`]);
  },
);

test('an unknown or repeated query parameter is refused, and named', async () => {
  for (const [query, pointer] of [
    ['?shallow=no', '/shallow'],
    ['?deep=yes&deep=yes', '/deep'],
  ]) {
    const reply = await lead.get(`/v1/boxes/one${query}`);
    expect(reply.status).toBe(400);
    expect(reply.body['errors']).toContainEqual(expect.objectContaining({ pointer, in: 'query' }));
  }
});

test('a path that cannot be decoded, or holds a NUL, is refused', async () => {
  expect((await lead.get('/v1/boxes/%E0%A4%A')).status).toBe(400);
  expect((await lead.get('/v1/boxes/a%00b')).status).toBe(400);
});

test('a broken rule says what to do, with its facts', async () => {
  const reply = await lead.get('/v1/boxes/rule');
  expect(reply.body).toEqual({
    type: `${api.url}/problems/rule-broken`,
    title: problemTypes['rule-broken'].title,
    status: 422,
    detail: 'Box b1 is nailed shut; pull the nails first',
    facts: { box: 'b1' },
    requestId: reply.headers.get('x-request-id'),
  });
});

test('what is away says when to come back', async () => {
  const reply = await lead.get('/v1/boxes/away');
  expect([reply.status, reply.headers.get('retry-after')]).toEqual([503, '7']);
});

test('a defect shows nothing of itself, and is logged under the request’s id', async () => {
  const reply = await lead.get('/v1/boxes/defect', { 'x-request-id': 'req-17' });
  expect(reply.status).toBe(500);
  expect(reply.text).not.toContain('canary');
  expect(reply.body['requestId']).toBe('req-17');
  expect(api.log()).toContainEqual(expect.objectContaining({ level: 50, requestId: 'req-17' }));
});

test('a request id that could break a log is replaced', async () => {
  const reply = await lead.get('/v1/boxes/one', { 'x-request-id': 'a b"c' });
  expect(reply.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
});

test('another method gets 405 and what is allowed', async () => {
  const reply = await lead.call('DELETE', '/v1/boxes/one');
  expect([reply.status, reply.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
});

test('each kind of problem has its page', async () => {
  for (const name of Object.keys(problemTypes)) {
    const page = await fetch(`${api.url}/problems/${name}`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  }
  expect((await fetch(`${api.url}/problems/constructor`)).status).toBe(404);
});

test('a browser that navigates gets a page, a program gets JSON', async () => {
  const page = await fetch(`${api.url}/nowhere`, { headers: { accept: 'text/html' } });
  expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
  const api404 = await fetch(`${api.url}/v1/nowhere`, { headers: { accept: 'text/html' } });
  expect(api404.headers.get('content-type')).toMatch('application/problem+json');
});

test('every reply is guarded by headers', async () => {
  const { headers } = await lead.get('/v1/boxes/one');
  expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
  expect(headers.get('content-security-policy')).not.toMatch(/unsafe|upgrade-insecure/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-powered-by')).toBeNull();
  expect(headers.get('strict-transport-security')).toBeNull();
});

test('a write asks for delivery, a read and a refusal do not', async () => {
  const before = api.deliveries();
  await lead.get('/v1/boxes/one');
  await lead.post('/v1/boxes', {});
  expect(api.deliveries()).toBe(before);
  await lead.post('/v1/boxes', good);
  expect(api.deliveries()).toBe(before + 1);
});
