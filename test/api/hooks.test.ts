import { Webhook } from 'standardwebhooks';

import { startTestApi, type TestApi } from '../support/api';

const secret = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;
const old = `whsec_${Buffer.alloc(24, 2).toString('base64')}`;
const stranger = `whsec_${Buffer.alloc(24, 3).toString('base64')}`;

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ config: { hookSecrets: { screening: [secret, old], signature: [stranger] } } });
});
afterAll(() => api.stop());

interface Sent {
  id?: string;
  at?: Date;
  secret?: string;
  provider?: string;
  body?: string;
  /** What is sent instead of what was signed. */
  tampered?: string;
}

let ids = 0;
const report = (key = 'screening/eng_1/check/1') =>
  JSON.stringify({ type: 'check.completed', data: { key, ref: 'chk_1' } });

function send({ id = `msg_${++ids}`, at = new Date(), provider = 'screening', body = report(), ...sent }: Sent = {}) {
  return api.anonymous.call('POST', `/hooks/${provider}`, {
    raw: sent.tampered ?? body,
    headers: {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(sent.secret ?? secret).sign(id, at, body),
    },
  });
}

async function recorded(): Promise<{ hooks: number; deliveries: number }> {
  const { rows } = await api.database.knex.raw<{ rows: { hooks: number; deliveries: number }[] }>(
    `select (select count(*)::int from hook) as hooks, (select count(*)::int from outbox where kind = 'hook') as deliveries`,
  );
  return rows[0]!;
}

test('a signed report is recorded once with its delivery, and answered 202', async () => {
  const before = await recorded();
  const reply = await send({ id: 'msg_once' });
  expect([reply.status, reply.body]).toEqual([202, { received: 'msg_once', repeated: false }]);
  expect(await recorded()).toEqual({ hooks: before.hooks + 1, deliveries: before.deliveries + 1 });
});

test('a repeat is answered like the first and changes nothing, also when signed anew', async () => {
  await send({ id: 'msg_twice', at: new Date(Date.now() - 60_000) });
  const before = await recorded();
  const replies = await Promise.all([send({ id: 'msg_twice' }), send({ id: 'msg_twice' }), send({ id: 'msg_twice' })]);
  expect(replies.map(({ status, body }) => [status, body['repeated']])).toEqual(Array(3).fill([202, true]));
  expect(await recorded()).toEqual(before);
});

test('of ten at the same time, one is recorded', async () => {
  const before = await recorded();
  const replies = await Promise.all(Array.from({ length: 10 }, () => send({ id: 'msg_race' })));
  expect(replies.filter(({ body }) => body['repeated'] === false)).toHaveLength(1);
  expect(await recorded()).toEqual({ hooks: before.hooks + 1, deliveries: before.deliveries + 1 });
});

test('while secrets rotate, both are good', async () => {
  expect((await send({ secret: old })).status).toBe(202);
});

describe('what nobody of ours signed is refused, and leaves no trace', () => {
  test.each<[string, Sent]>([
    ['signed with another secret', { secret: stranger }],
    ['changed on the way', { tampered: report('pay/eng_1/final/1') }],
    ['older than 5 minutes', { at: new Date(Date.now() - 301_000) }],
    ['more than 5 minutes ahead', { at: new Date(Date.now() + 310_000) }],
    ['of another system', { provider: 'signature' }],
    ['with an id that no log should hold', { id: 'msg 1' }],
  ])('%s', async (_what, sent) => {
    const before = await recorded();
    const reply = await send(sent);
    expect([reply.status, reply.body['type']]).toEqual([401, `${api.url}/problems/unauthenticated`]);
    expect(await recorded()).toEqual(before);
  });

  test('without headers', async () => {
    expect((await api.anonymous.call('POST', '/hooks/screening', { raw: report() })).status).toBe(401);
  });

  test('to a system that we do not know', async () => {
    expect((await send({ provider: 'payroll' })).status).toBe(404);
    expect((await send({ provider: 'constructor' })).status).toBe(404);
  });
});

describe('what is signed and no report is refused', () => {
  test.each([
    ['no JSON', 'check.completed', 400],
    ['no type', '{"data":{}}', 400],
    ['a bomb of brackets', `{"type":"x","data":{"a":${'['.repeat(90)}${']'.repeat(90)}}}`, 400],
    ['a NUL', '{"type":"x\\u0000","data":{}}', 400],
    ['over 100 kB', JSON.stringify({ type: 'x', data: { a: 'x'.repeat(110_000) } }), 413],
  ])('%s', async (_what, body, status) => {
    const before = await recorded();
    expect((await send({ body })).status).toBe(status);
    expect(await recorded()).toEqual(before);
  });
});
