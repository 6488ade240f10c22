import { roles, type Role } from '../../domain/roles';
import type { Route } from '../../api/route';
import { routes } from '../../api/routes';
import type { ApiClient } from '../support/api-client';
import { startTestApi, type TestApi } from '../support/api';

let api: TestApi;
const clients = new Map<Role, ApiClient>();

beforeAll(async () => {
  api = await startTestApi();
  for (const role of roles) clients.set(role, await clientOf(role));
});
afterAll(() => api.stop());

const guarded = routes.flatMap((route) => {
  if (route.policy === 'public') return [];
  const owners = route.policy.owners ?? [];
  return [{ name: `${route.method} ${route.path}`, route, may: [...route.policy.roles, ...owners], owners }];
});

describe('every route that is not public', () => {
  test.each(guarded)('$name: nobody without a credential', async ({ route }) => {
    const reply = await knock(api.anonymous, route);
    expect(reply.status).toBe(401);
    expect(reply.body).toMatchObject({ type: `${api.url}/problems/unauthenticated` });
  });

  test.each(guarded)('$name: closed to every role that it does not name', async ({ route, may }) => {
    for (const role of roles.filter((one) => !may.includes(one))) {
      const reply = await knock(clients.get(role)!, route);
      expect([role, reply.status]).toEqual([role, 403]);
      expect(reply.body).toMatchObject({ type: `${api.url}/problems/denied`, facts: { roles: may } });
    }
  });

  test.each(guarded.filter(({ route }) => route.limit !== 'stream'))(
    '$name: open to the roles that it names; owners are told nothing of what is not theirs',
    async ({ route, may, owners }) => {
      for (const role of may) {
        const reply = await knock(route.path === '/sign-out' ? await clientOf(role) : clients.get(role)!, route);
        expect([role, reply.status]).not.toEqual([role, 401]);
        expect([role, reply.status < 500]).toEqual([role, true]);
        // A refusal by role names the roles; one of the handler does not.
        expect(reply.body?.['facts'] ?? {}).not.toHaveProperty('roles');
        if (owners.includes(role) && route.path.includes('{')) expect([400, 404]).toContain(reply.status);
      }
    },
  );
});

test('an auditor changes nothing', () => {
  const writes = guarded.filter(({ route, may }) => route.method !== 'get' && may.includes('auditor'));
  expect(writes.map(({ name }) => name)).toEqual(['post /sign-out']);
});

async function clientOf(role: Role): Promise<ApiClient> {
  return role === 'talent' ? api.signedIn({ talentId: await api.talent(`matrix-${++talents}`) }) : api.as(role);
}

let talents = 0;

/** A request with ids that nobody has and an empty body: enough to learn who may come in. */
function knock(client: ApiClient, route: Route) {
  const path = route.path.replace(/\{\w+\}/g, 'nobody-has-this-id');
  const headers = { accept: 'application/json', 'idempotency-key': 'matrix' };
  if (route.method === 'get') return client.call('GET', path, { headers });
  if (route.accepts !== 'form') return client.call(route.method.toUpperCase(), path, { headers, body: {} });
  const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
  return client.call('POST', path, { headers: form, raw: '' });
}
