import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createIdentity } from '../../adapters/identity/scim';
import { RuleBroken, Unavailable } from '../../domain/errors';
import { identityContract } from '../contracts/identity';
import { openWorld, type TestWorld } from '../sandbox/world';

describe('the sandbox', () => {
  let url = '';
  let token = '';
  identityContract(
    async () => {
      const world = await openWorld();
      url = `${world.url}/scim`;
      token = world.token;
      return {
        port: createIdentity({ url, token, timeoutMs: 2000 }),
        misbehave: (operation, kind) => world.misbehave({ rules: [{ system: 'scim', operation, kind, count: 1 }] }),
        inHours: world.inHours,
        close: world.close,
      };
    },
    async (system, personId) => {
      const filter = encodeURIComponent(`externalId eq "${personId}"`);
      const reply = await fetch(`${url}/${system}/v2/Users?filter=${filter}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      return ((await reply.json()) as { totalResults: number }).totalResults;
    },
  );
});

describe('an account that was there before', () => {
  let world: TestWorld;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  const person = { id: 'tal_1', name: 'Ines Moreau', email: 'ines@talent.example' };

  function make(system: string, attributes: Record<string, unknown>): Promise<Response> {
    return fetch(`${world.url}/scim/${system}/v2/Users`, {
      method: 'POST',
      headers: { authorization: `Bearer ${world.token}`, 'content-type': 'application/scim+json' },
      body: JSON.stringify({ schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], ...attributes }),
    });
  }

  test('made by hand under the person’s user name is taken over', async () => {
    const made = (await (await make('chat', { userName: person.email, roles: [{ value: 'admin' }] })).json()) as {
      id: string;
    };
    const identity = createIdentity({ url: `${world.url}/scim`, token: world.token });
    expect(await identity.hold('access/1', { system: 'chat', person, roles: ['guest'] })).toEqual({
      providerRef: made.id,
    });
    expect(await identity.readBack('chat', person.id)).toEqual({ active: true, roles: ['guest'] });
  });

  test('of someone else under the same user name is left alone', async () => {
    await make('helpdesk', { userName: person.email, externalId: 'tal_2', roles: [{ value: 'agent' }] });
    const identity = createIdentity({ url: `${world.url}/scim`, token: world.token });
    const error = await identity
      .hold('access/1', { system: 'helpdesk', person, roles: ['guest'] })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RuleBroken);
    expect((error as Error).message).not.toContain(person.email);
    expect(await identity.readBack('helpdesk', 'tal_2')).toEqual({ active: true, roles: ['agent'] });
  });
});

/** A provider of another make: no PATCH, no unique externalIds. */
describe('a simple SCIM provider', () => {
  type User = { id: string; externalId?: string; active?: boolean; roles?: { value: string }[]; title?: string };
  let server: Server;
  let users: User[];
  let keeps = true;
  const person = { id: 'tal_1', name: 'Ines Moreau', email: 'ines@talent.example' };
  const identity = () =>
    createIdentity({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: 't' });

  beforeEach(async () => {
    keeps = true;
    users = ['first', 'second'].map((id) => ({
      id,
      externalId: person.id,
      userName: `${id}@talent.example`,
      title: 'kept',
      meta: { resourceType: 'User' },
      roles: [{ value: 'contributor' }],
    }));
    server = createServer((req, res) => void answer(req).then(({ status, body }) => res.writeHead(status).end(body)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });

  async function answer(req: IncomingMessage): Promise<{ status: number; body: string }> {
    const id = /\/Users\/(.+)$/.exec(req.url!)?.[1];
    if (req.method === 'PATCH') return { status: 501, body: '' };
    if (id === undefined)
      return { status: 200, body: JSON.stringify({ totalResults: users.length, Resources: users }) };
    if (req.method === 'PUT') {
      const chunks: Buffer[] = [];
      for await (const chunk of req) chunks.push(chunk as Buffer);
      const body = JSON.parse(Buffer.concat(chunks).toString()) as User;
      if (keeps) users = users.map((user) => (user.id === id ? { ...body, id } : user));
      return { status: 204, body: '' };
    }
    return { status: 200, body: JSON.stringify(users.find((user) => user.id === id)) };
  }

  test('is sent the whole account, and a second account of the person is closed', async () => {
    expect(await identity().hold('access/1', { system: 'chat', person, roles: ['guest'] })).toEqual({
      providerRef: 'first',
    });
    expect(users).toMatchObject([
      { id: 'first', active: true, roles: [{ value: 'guest' }], title: 'kept' },
      { id: 'second', active: false, roles: [], title: 'kept' },
    ]);
    expect(await identity().readBack('chat', person.id)).toEqual({ active: true, roles: ['guest'] });
  });

  test('that says yes and does nothing is found out', async () => {
    keeps = false;
    const held = identity().hold('access/1', { system: 'chat', person, roles: [] });
    await expect(held).rejects.toBeInstanceOf(Unavailable);
  });
});
