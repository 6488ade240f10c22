import { z } from 'zod';

import { disableUser, findUser, findUserByEmail, listUsers, upsertUser, type User } from '../../adapters/db/users';
import { Conflict, NotFound } from '../../domain/errors';
import { roles } from '../../domain/roles';
import { actorIdOf } from '../caller';
import { route } from '../route';

const staffRoles = z.array(z.enum(roles).exclude(['talent'])).max(roles.length);
const text = (max: number) => z.string().trim().max(max);
const timeZone = z.string().max(64).refine(isTimeZone, 'write an IANA zone, e.g. "Europe/Berlin"');

const UserView = z.strictObject({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  title: z.string(),
  roles: z.array(z.enum(roles)),
  timeZone: z.string(),
  state: z.enum(['active', 'disabled']),
});

const NewUser = z.strictObject({
  email: z.email().max(200),
  name: text(200).min(1),
  title: text(200).default(''),
  roles: staffRoles.min(1),
  timeZone: timeZone.default('UTC'),
});

/** What is left out stays as it is. */
const UserChange = z.strictObject({
  name: text(200).min(1).optional(),
  title: text(200).optional(),
  roles: staffRoles.min(1).optional(),
  timeZone: timeZone.optional(),
});

const params = z.strictObject({ id: z.string().max(100) });

export const userRoutes = [
  route({
    method: 'get',
    path: '/v1/users',
    summary: 'Active staff by name',
    query: z.strictObject({ role: z.enum(roles).optional().describe('Those who hold this role.') }),
    replies: { 200: z.strictObject({ items: z.array(UserView) }) },
    policy: { roles: ['admin', 'ops', 'hr', 'lead', 'auditor'] },
    handle: async ({ database, query }) => ({
      status: 200,
      body: { items: await listUsers(database.knex, query.role) },
    }),
  }),
  route({
    method: 'post',
    path: '/v1/users',
    summary: 'Add a member of staff',
    body: NewUser,
    replies: { 201: UserView },
    policy: { roles: ['admin'] },
    handle: async ({ database, body, caller }) => {
      const user = await database.transaction(async (tx) => {
        const known = await findUserByEmail(tx, body.email);
        if (known?.state === 'active')
          throw new Conflict('There is a user with this address; change that one.', { user: known.id });
        return must(await findUser(tx, await upsertUser(tx, body, actorIdOf(caller))));
      });
      return { status: 201, headers: { Location: `/v1/users/${user.id}` }, body: user };
    },
  }),
  route({
    method: 'get',
    path: '/v1/users/{id}',
    summary: 'One member of staff',
    params,
    replies: { 200: UserView },
    policy: { roles: ['admin', 'ops', 'hr', 'lead', 'auditor'] },
    handle: async ({ database, params: { id } }) => ({ status: 200, body: must(await findUser(database.knex, id)) }),
  }),
  route({
    method: 'patch',
    path: '/v1/users/{id}',
    summary: 'Change name, title, roles or time zone; brings a disabled user back',
    params,
    body: UserChange,
    replies: { 200: UserView },
    policy: { roles: ['admin'] },
    handle: async ({ database, params: { id }, body, caller }) => {
      const user = await database.transaction(async (tx) => {
        const { email, name, title, roles: held, timeZone: zone } = must(await findUser(tx, id));
        const changed = {
          email,
          name: body.name ?? name,
          title: body.title ?? title,
          roles: body.roles ?? held,
          timeZone: body.timeZone ?? zone,
        };
        await upsertUser(tx, changed, actorIdOf(caller));
        return must(await findUser(tx, id));
      });
      return { status: 200, body: user };
    },
  }),
  route({
    method: 'post',
    path: '/v1/users/{id}/disable',
    summary: 'Shut a member of staff out: no sign-in, no answers, no mails',
    params,
    replies: { 200: UserView },
    policy: { roles: ['admin'] },
    handle: async ({ database, params: { id }, caller }) => {
      const user = await database.transaction(async (tx) => {
        must(await findUser(tx, id));
        await disableUser(tx, id, actorIdOf(caller));
        return must(await findUser(tx, id));
      });
      return { status: 200, body: user };
    },
  }),
];

function must(user: User | undefined): User {
  if (!user) throw new NotFound('There is no such user; take an id from /v1/users.');
  return user;
}

function isTimeZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}
