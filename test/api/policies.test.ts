import type { ApiClient } from '../support/api-client';
import { startTestApi, type TestApi } from '../support/api';

let api: TestApi;
let ops: ApiClient;
beforeAll(async () => {
  api = await startTestApi();
  ops = await api.as('ops');
});
afterAll(() => api.stop());

const seen = (version: number) => ({ 'if-match': `"${version}"` });

async function documentOf(kind: string): Promise<Record<string, unknown>> {
  return (await ops.get<{ document: Record<string, unknown> }>(`/v1/policies/${kind}`)).body.document;
}

test('every kind has its first version', async () => {
  const { items } = (await ops.get<{ items: { kind: string; version: number }[] }>('/v1/policies')).body;
  expect(items.map(({ kind, version }) => `${kind}@${version}`)).toContain('classification/US-CA@1');
  const one = await ops.get('/v1/policies/classification%2FUS-CA');
  expect([one.status, one.headers.get('etag')]).toEqual([200, '"1"']);
  expect((await ops.get('/v1/policies/nothing')).status).toBe(404);
  expect((await ops.get('/v1/policies/vetting?version=9')).status).toBe(404);
});

test('a new version follows the one that was read; the old one stays', async () => {
  const document = { ...(await documentOf('vetting')), consentDays: 9 };
  const made = await ops.post('/v1/policies/vetting', { document, note: 'longer' }, seen(1));
  expect([made.status, made.body, made.headers.get('etag')]).toEqual([201, { kind: 'vetting', version: 2 }, '"2"']);
  expect(await documentOf('vetting')).toMatchObject({ consentDays: 9 });
  expect((await ops.get('/v1/policies/vetting?version=1')).body['document']).toMatchObject({ consentDays: 7 });
});

test('of two who read the same version, one wins', async () => {
  const document = await documentOf('assign');
  const publish = (note: string) => ops.post('/v1/policies/assign', { document, note }, seen(1));
  const replies = await Promise.all([publish('a'), publish('b'), publish('c')]);
  expect(replies.map(({ status }) => status).sort()).toEqual([201, 412, 412]);
  const late = await publish('d');
  expect([late.status, late.headers.get('etag'), late.body['facts']]).toEqual([412, '"2"', { present: 2 }]);
});

test('without If-Match nothing is published', async () => {
  const document = await documentOf('source');
  expect((await ops.post('/v1/policies/source', { document, note: 'x' })).status).toBe(428);
  expect((await ops.post('/v1/policies/source', { document, note: 'x' }, { 'if-match': '*' })).status).toBe(400);
});

test('a document that does not fit is refused at its place, also in a dry run', async () => {
  const document = await documentOf('source');
  const bad = { ...document, offerHours: -1, weights: { ...(document['weights'] as object), luck: 1 } };
  for (const dryRun of [true, false]) {
    const reply = await ops.post('/v1/policies/source', { document: bad, note: 'x', dryRun }, seen(1));
    expect(reply.status).toBe(400);
    expect((reply.body['errors'] as { pointer: string }[]).map(({ pointer }) => pointer).sort()).toEqual([
      '/document/offerHours',
      '/document/weights/luck',
    ]);
  }
});

test('a dry run publishes nothing', async () => {
  const document = await documentOf('source');
  const reply = await ops.post('/v1/policies/source', { document, note: 'x', dryRun: true }, seen(1));
  expect([reply.status, reply.body]).toEqual([200, { valid: true, after: 1 }]);
  expect((await ops.get('/v1/policies/source')).headers.get('etag')).toBe('"1"');
});
