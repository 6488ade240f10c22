import { z } from 'zod';

import { RuleBroken } from '../../domain/errors';
import { route } from '../../api/route';
import type { ApiClient } from '../support/api-client';
import { startTestApi, type TestApi } from '../support/api';

let worked = 0;
let gate: Promise<void> = Promise.resolve();

const routes = [
  route({
    method: 'post',
    path: '/v1/works/{id}',
    summary: 'Starts work',
    params: z.strictObject({ id: z.string() }),
    body: z.strictObject({ a: z.int(), b: z.int().optional() }),
    replies: { 202: z.strictObject({ n: z.int() }) },
    policy: { roles: ['lead', 'hr'] },
    idempotent: true,
    handle: async ({ body }) => {
      worked += 1;
      await gate;
      if (body.a < 0) throw new RuleBroken('a is negative; send another');
      return { status: 202, headers: { Location: `/v1/works/${worked}` }, body: { n: worked } };
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
beforeEach(() => {
  worked = 0;
  gate = Promise.resolve();
});

let keys = 0;
const fresh = () => ({ 'idempotency-key': `key-${++keys}` });

test('without a key nothing starts', async () => {
  const reply = await lead.post('/v1/works/1', { a: 1 });
  expect([reply.status, reply.body['type'], worked]).toEqual([400, `${api.url}/problems/idempotency-key-missing`, 0]);
});

test.each(['x'.repeat(201), 'schlüssel', 'a b'])('a key of other signs is refused: %#', async (key) => {
  const reply = await lead.post('/v1/works/1', { a: 1 }, { 'idempotency-key': Buffer.from(key).toString('latin1') });
  expect([reply.status, worked]).toEqual([400, 0]);
});

test('a repeat gets the first answer, also with its fields in another order', async () => {
  const key = fresh();
  const first = await lead.post('/v1/works/1', { a: 1, b: 2 }, key);
  const again = await lead.post('/v1/works/1', { b: 2, a: 1 }, key);
  expect([again.status, again.body, again.headers.get('location')]).toEqual([
    202,
    first.body,
    first.headers.get('location'),
  ]);
  expect([first.headers.get('idempotency-replayed'), again.headers.get('idempotency-replayed')]).toEqual([
    null,
    'true',
  ]);
  expect(worked).toBe(1);
});

test('the key of another body, or of another address, is refused', async () => {
  const key = fresh();
  await lead.post('/v1/works/1', { a: 1 }, key);
  for (const [path, body] of [
    ['/v1/works/1', { a: 2 }],
    ['/v1/works/2', { a: 1 }],
  ] as const) {
    const reply = await lead.post(path, body, key);
    expect([reply.status, reply.body['type']]).toEqual([422, `${api.url}/problems/idempotency-key-reused`]);
  }
  expect(worked).toBe(1);
});

test('keys of two callers never meet', async () => {
  const key = fresh();
  await lead.post('/v1/works/1', { a: 1 }, key);
  const other = await (await api.as('hr')).post('/v1/works/1', { a: 1 }, key);
  expect(other.body).toEqual({ n: 2 });
});

test('while the first is worked on, the second is told to wait', async () => {
  const key = fresh();
  let open = () => {};
  gate = new Promise((resolve) => (open = resolve));
  const first = lead.post('/v1/works/1', { a: 1 }, key);
  while (worked === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const second = await lead.post('/v1/works/1', { a: 1 }, key);
  open();
  expect([second.status, second.body['type']]).toEqual([409, `${api.url}/problems/idempotency-in-flight`]);
  expect(second.headers.get('retry-after')).toBe('1');
  expect((await first).status).toBe(202);
  expect(worked).toBe(1);
});

test('of twenty at once, one works', async () => {
  const key = fresh();
  const replies = await Promise.all(Array.from({ length: 20 }, () => lead.post('/v1/works/1', { a: 1 }, key)));
  expect(worked).toBe(1);
  expect(new Set(replies.map(({ status }) => status)).size).toBeLessThanOrEqual(2);
});

test('who died at work is taken over after 60 s, and not before', async () => {
  const key = fresh();
  await lead.post('/v1/works/1', { a: 1 }, key);
  const age = (seconds: number) =>
    api.database.knex.raw(
      `update idempotency set state = 'running', started_wall = clock_timestamp() - make_interval(secs => ?) where key = ?`,
      [seconds, key['idempotency-key']],
    );
  await age(50);
  expect((await lead.post('/v1/works/1', { a: 1 }, key)).status).toBe(409);
  await age(61);
  expect((await lead.post('/v1/works/1', { a: 2 }, key)).status).toBe(422);
  expect((await lead.post('/v1/works/1', { a: 1 }, key)).body).toEqual({ n: 2 });
});

test('a refusal gives the key back', async () => {
  const key = fresh();
  expect((await lead.post('/v1/works/1', { a: -1 }, key)).status).toBe(422);
  expect((await lead.post('/v1/works/1', { a: 1 }, key)).status).toBe(202);
});
