import { openWorld, type TestWorld } from './world';

let world: TestWorld;
beforeEach(async () => void (world = await openWorld()));
afterEach(() => world.close());

const order = {
  person: { id: 'tal_1', name: 'Ines Moreau', email: 'ines@talent.example' },
  package: 'standard',
  jurisdiction: 'US-CA',
  consentedAt: '2026-11-02T08:00:00.000Z',
};

function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${world.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${world.token}`, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

function get(path: string, token = world.token): Promise<Response> {
  return fetch(`${world.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
}

describe('commands', () => {
  test('a repeat gets the stored reply and says so; the order of fields does not matter', async () => {
    const first = await post('/screening/checks', order, { 'idempotency-key': 'k1' });
    expect(first.status).toBe(201);
    expect(first.headers.get('idempotency-replayed')).toBeNull();

    const { person, ...rest } = order;
    const again = await post('/screening/checks', { ...rest, person }, { 'idempotency-key': 'k1' });
    expect(again.status).toBe(201);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await again.json()).toEqual(await first.json());
  });

  test('a key belongs to one request: another body or another path is refused', async () => {
    const { ref } = (await (await post('/screening/checks', order, { 'idempotency-key': 'k1' })).json()) as {
      ref: string;
    };
    const other = await post('/screening/checks', { ...order, package: 'x' }, { 'idempotency-key': 'k1' });
    expect([other.status, await other.json()]).toMatchObject([422, { code: 'key-reused' }]);
    expect((await post(`/screening/checks/${ref}/cancel`, {}, { 'idempotency-key': 'k1' })).status).toBe(422);
  });

  test.each([
    ['no key', JSON.stringify(order), {}, 400, 'key-missing'],
    ['an unknown field', JSON.stringify({ ...order, extra: 1 }), { 'idempotency-key': 'k' }, 400, 'invalid-body'],
    ['no JSON', '{"person":', { 'idempotency-key': 'k' }, 400, 'bad-request'],
  ])('%s is refused with a problem, and nothing happens', async (_what, body, headers, status, code) => {
    const reply = await post('/screening/checks', body, headers);
    expect(reply.status).toBe(status);
    expect(reply.headers.get('content-type')).toContain('application/problem+json');
    const text = await reply.text();
    expect(JSON.parse(text)).toMatchObject({ status, code });
    expect(text).not.toContain('Ines');
    expect(await world.journal('screening')).toEqual([]);
  });

  test('a command on something unknown is a 404', async () => {
    const reply = await post('/screening/checks/chk_nothing/cancel', {}, { 'idempotency-key': 'k' });
    expect(reply.status).toBe(404);
  });
});

describe('doors', () => {
  test.each(['/screening/checks?key=k', '/_faults', '/_journal/screening'])('%s wants the token', async (path) => {
    expect((await fetch(`${world.url}${path}`)).status).toBe(401);
    expect((await get(path, 'not the token')).status).toBe(401);
    expect((await get(path)).status).not.toBe(401);
  });

  test('liveness and the style sheet are open; whatever is not there says what is', async () => {
    expect((await fetch(`${world.url}/livez`)).status).toBe(200);
    expect((await fetch(`${world.url}/_assets/sandbox.css`)).headers.get('content-type')).toContain('text/css');
    const lost = await fetch(`${world.url}/nowhere`);
    expect([lost.status, await lost.json()]).toMatchObject([404, { code: 'not-found' }]);
    expect((await get('/_journal/nothing')).status).toBe(404);
  });
});

describe('a restart', () => {
  test('loses nothing: keys, state, what falls due, webhooks that are owed', async () => {
    world.respond = () => 503;
    const first = await (await post('/screening/checks', order, { 'idempotency-key': 'k1' })).json();
    await world.restart();

    const again = await post('/screening/checks', order, { 'idempotency-key': 'k1' });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await again.json()).toEqual(first);
    expect(await (await get('/screening/checks?key=k1')).json()).toMatchObject({ status: 'pending' });

    world.respond = () => 204;
    await world.webhook('check.started', 'k1');
    world.advance(31);
    await world.webhook('check.completed', 'k1');
    expect((await world.journal('screening')).map((entry) => entry.type)).toEqual(['check.ordered', 'check.completed']);
  });

  test('does not send again what was delivered', async () => {
    await post('/screening/checks', order, { 'idempotency-key': 'k1' });
    await world.webhook('check.started', 'k1');
    await world.restart();
    world.advance(31);
    await world.webhook('check.completed', 'k1');
    expect(world.deliveries.map((one) => one.body.type)).toEqual(['check.started', 'check.completed']);
  });
});
