import { createKey } from '../../adapters/db/api-keys';
import { issueAskLink, issueSignInLink } from '../../adapters/db/links';
import { groupKey } from '../../domain/ids';
import { startTestApi, type TestApi } from '../support/api';
import { staff } from '../support/staff';

let api: TestApi;
let talent: string;
beforeAll(async () => {
  api = await startTestApi();
  talent = await api.talent('guest');
});
afterAll(() => api.stop());

/** Opens an ask to a talent or user and returns its id. */
async function ask(to: { talent: string } | { user: string }, subject = 'eng_links'): Promise<string> {
  const key = groupKey(subject, `sign-in-${++groups}`);
  return api.store.transaction(async (tx) => {
    await api.store.asks.open(tx, {
      key,
      workflowId: 'engagement/eng_links',
      thread: 'hire_links',
      subject,
      policy: 'onboard@1',
      asks: [
        {
          name: 'one',
          kind: 'offer',
          phase: 'source',
          to,
          question: 'Will you?',
          options: [{ value: 'accept', label: 'Accept' }],
          dueAt: { hours: 24 },
        },
      ],
    });
    return (await api.store.asks.outcomes(tx, key))[0]!.id;
  });
}
let groups = 0;

async function sql(statement: string, ...bindings: string[]): Promise<void> {
  await api.database.knex.raw(statement, bindings);
}

function cookieOf(headers: Headers): string {
  return (headers.get('set-cookie') ?? '').split(';')[0]!;
}

describe('a sign-in link', () => {
  test('is made by an admin, works once, and opens the console', async () => {
    const admin = await api.as('admin');
    const link = await admin.post<{ url: string }>('/v1/sign-in-links', { email: 'Lead@client.example' });
    expect(link.status).toBe(201);
    const path = link.body.url.slice(api.url.length);

    const entered = await api.anonymous.get(path);
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/']);
    expect(entered.headers.get('set-cookie')).toMatch(
      /^muster=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=43200$/,
    );
    const me = await api.anonymous.with({ cookie: cookieOf(entered.headers) }).get('/v1/me');
    expect(me.body).toMatchObject({ kind: 'user', id: staff.lead, roles: ['lead'], key: null });

    const again = await api.anonymous.get(path);
    expect([again.status, again.body['type']]).toEqual([401, `${api.url}/problems/link-expired`]);
  });

  test('is dead after its hour, and for who was shut out', async () => {
    const { token } = await issueSignInLink(api.database.knex, { userId: staff.ops });
    await sql(`update link set expires_wall = clock_timestamp() where user_id = ?`, staff.ops);
    expect((await api.anonymous.get(`/sign-in?token=${token}`)).status).toBe(401);

    const late = await issueSignInLink(api.database.knex, { userId: staff.ops });
    await sql(`update user_account set state = 'disabled' where id = ?`, staff.ops);
    expect((await api.anonymous.get(`/sign-in?token=${late.token}`)).status).toBe(401);
    await sql(`update user_account set state = 'active' where id = ?`, staff.ops);
  });

  test('is not made for strangers', async () => {
    const reply = await (await api.as('admin')).post('/v1/sign-in-links', { email: 'nobody@client.example' });
    expect([reply.status, reply.body['errors']]).toEqual([400, [{ pointer: '/email', message: 'is no active user' }]]);
  });
});

describe('a link in a mail', () => {
  test('lets a talent in at the question, as often as it is opened', async () => {
    const id = await ask({ talent });
    const token = await issueAskLink(api.database.knex, id, { talentId: talent });
    for (let i = 0; i < 2; i++) {
      const entered = await api.anonymous.get(`/p/${token}`);
      expect([entered.status, entered.headers.get('location')]).toEqual([303, `/portal/asks/${id}`]);
      const me = await api.anonymous.with({ cookie: cookieOf(entered.headers) }).get('/v1/me');
      expect(me.body).toMatchObject({ kind: 'talent', id: talent, roles: ['talent'] });
    }
  });

  test('brings staff to the console', async () => {
    const id = await ask({ user: staff.lead });
    const token = await issueAskLink(api.database.knex, id, { userId: staff.lead });
    expect((await api.anonymous.get(`/p/${token}`)).headers.get('location')).toBe(`/console/asks/${id}`);
  });

  test('is no sign-in link, nor the other way round', async () => {
    const token = await issueAskLink(api.database.knex, await ask({ talent }), { talentId: talent });
    expect((await api.anonymous.get(`/sign-in?token=${token}`)).status).toBe(401);
    const { token: other } = await issueSignInLink(api.database.knex, { userId: staff.lead });
    expect((await api.anonymous.get(`/p/${other}`)).status).toBe(401);
  });

  test('is dead when it is old, made up, or its person is erased', async () => {
    const guest = await api.talent('leaver');
    const id = await ask({ talent: guest });
    const token = await issueAskLink(api.database.knex, id, { talentId: guest });
    expect((await api.anonymous.get(`/p/${token}`)).status).toBe(303);
    await sql(`update talent set state = 'erased' where id = ?`, guest);
    expect((await api.anonymous.get(`/p/${token}`)).status).toBe(401);
    await sql(`update talent set state = 'candidate' where id = ?`, guest);
    await sql(`update link set expires_wall = clock_timestamp() where ask_id = ?`, id);
    expect((await api.anonymous.get(`/p/${token}`)).body['type']).toBe(`${api.url}/problems/link-expired`);
    expect((await api.anonymous.get(`/p/${'x'.repeat(43)}`)).status).toBe(401);
    expect((await api.anonymous.get('/p/short')).status).toBe(401);
  });

  test('leaves no token in the log', async () => {
    const token = await issueAskLink(api.database.knex, await ask({ talent }), { talentId: talent });
    await api.anonymous.get(`/p/${token}`);
    expect(JSON.stringify(api.log())).not.toContain(token);
    expect(api.log()).toContainEqual(expect.objectContaining({ route: '/p/{token}', status: 303 }));
  });
});

describe('a session', () => {
  test('writes only with its CSRF token: in a header, or in the form', async () => {
    const browser = await api.signedIn({ userId: staff.admin }, false);
    const refused = await browser.post('/v1/keys', { name: 'x', roles: ['hr'] });
    expect([refused.status, refused.body['type']]).toEqual([403, `${api.url}/problems/csrf`]);
    const wrong = await browser.post('/v1/keys', { name: 'x', roles: ['hr'] }, { 'x-csrf-token': 'x'.repeat(43) });
    expect(wrong.status).toBe(403);

    const { csrf } = (await browser.get<{ csrf: string }>('/v1/me')).body;
    expect((await browser.post('/v1/keys', { name: 'x', roles: ['hr'] }, { 'x-csrf-token': csrf })).status).toBe(201);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const out = await browser.call('POST', '/sign-out', { raw: `_csrf=${csrf}`, headers: form });
    expect([out.status, out.headers.get('location')]).toEqual([303, '/sign-in']);
    expect(out.headers.get('set-cookie')).toMatch(/^muster=; .*Max-Age=0/);
    expect((await browser.get('/v1/me')).status).toBe(401);
  });

  test('ends with its time, and at once for who is shut out', async () => {
    const browser = await api.signedIn({ userId: staff.hr });
    expect((await browser.get('/v1/me')).status).toBe(200);
    await sql(`update user_account set state = 'disabled' where id = ?`, staff.hr);
    expect((await browser.get('/v1/me')).status).toBe(401);
    await sql(`update user_account set state = 'active' where id = ?`, staff.hr);
    expect((await browser.get('/v1/me')).status).toBe(200);
    await sql(`update session set expires_wall = clock_timestamp() where user_id = ?`, staff.hr);
    expect((await browser.get('/v1/me')).status).toBe(401);
  });
});

describe('a key', () => {
  test('is refused when it is made up, cut, or of another scheme', async () => {
    for (const authorization of [
      'Bearer mst_x_y',
      `Bearer mst_abc_${'z'.repeat(43)}`,
      'Basic YTpi',
      'Bearer',
      'mst_a_b',
    ]) {
      const reply = await api.anonymous.get('/v1/me', { authorization });
      expect([reply.status, reply.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    }
  });

  test('is refused with another secret, after its time, and when revoked', async () => {
    const make = (expiresAt?: string) =>
      api.store.transaction((tx) => createKey(tx, { name: 'k', roles: ['hr'], ...(expiresAt && { expiresAt }) }));
    const status = async (text: string) =>
      (await api.anonymous.get('/v1/me', { authorization: `Bearer ${text}` })).status;
    const key = await make();
    expect(await status(key.text)).toBe(200);
    expect(await status(key.text.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))).toBe(401);
    expect(await status((await make(new Date(Date.now() - 1000).toISOString())).text)).toBe(401);

    const admin = await api.as('admin');
    expect((await admin.post(`/v1/keys/${key.id}/revoke`)).status).toBe(200);
    expect(await status(key.text)).toBe(401);
    expect((await admin.post(`/v1/keys/${key.id}/revoke`)).status).toBe(409);
  });

  test('has no more roles than the user whom it acts as', async () => {
    const { text } = await api.store.transaction((tx) =>
      createKey(tx, { name: 'k', roles: ['admin', 'lead'], userId: staff.lead }),
    );
    const me = await api.anonymous.get('/v1/me', { authorization: `Bearer ${text}` });
    expect(me.body).toMatchObject({ id: staff.lead, roles: ['lead'] });
  });

  test('stands for itself without one; its secret is never shown again', async () => {
    const admin = await api.as('admin');
    const made = await admin.post<{ id: string; key: string }>('/v1/keys', { name: 'HR system', roles: ['hr'] });
    const me = await api.anonymous.get('/v1/me', { authorization: `Bearer ${made.body.key}` });
    expect(me.body).toMatchObject({ id: made.body.id, roles: ['hr'], key: made.body.id });
    const list = await admin.get<{ items: { id: string; lastUsedAt: string | null }[] }>('/v1/keys');
    expect(list.body.items.find(({ id }) => id === made.body.id)?.lastUsedAt).not.toBeNull();
    // A secret may have underscores of its own.
    const [, secret] = /^mst_[^_]+_(.{20,})$/.exec(made.body.key)!;
    expect(list.text).not.toContain(secret);
  });

  test('is made for existing users and roles of staff only', async () => {
    const admin = await api.as('admin');
    expect((await admin.post('/v1/keys', { name: 'x', roles: ['talent'] })).status).toBe(400);
    expect((await admin.post('/v1/keys', { name: 'x', roles: ['hr'], userId: 'user_nobody' })).body['errors']).toEqual([
      { pointer: '/userId', message: 'is no user' },
    ]);
  });
});

describe('staff', () => {
  test('are added, changed, shut out and let in again', async () => {
    const admin = await api.as('admin');
    const made = await admin.post<{ id: string }>('/v1/users', {
      email: 'new@client.example',
      name: 'New Person',
      roles: ['lead'],
      timeZone: 'Europe/Berlin',
    });
    expect([made.status, made.headers.get('location')]).toEqual([201, `/v1/users/${made.body.id}`]);
    const twice = await admin.post('/v1/users', { email: 'NEW@client.example', name: 'x', roles: ['hr'] });
    expect([twice.status, twice.body['facts']]).toEqual([409, { user: made.body.id }]);

    const path = `/v1/users/${made.body.id}`;
    const changed = await admin.call('PATCH', path, { body: { title: 'Lead', roles: ['lead', 'ops'] } });
    expect(changed.body).toMatchObject({ name: 'New Person', title: 'Lead', roles: ['lead', 'ops'] });
    expect((await admin.post(`${path}/disable`)).body).toMatchObject({ state: 'disabled' });
    expect((await admin.call('PATCH', path, { body: {} })).body).toMatchObject({ state: 'active' });
    const bad = await admin.call('PATCH', path, { body: { timeZone: 'Mars/Olympus' } });
    expect(bad.body['errors']).toEqual([{ pointer: '/timeZone', message: expect.stringContaining('IANA') }]);
    expect((await admin.get('/v1/users/user_nobody')).status).toBe(404);
  });
});
