import { z } from 'zod';

import { createKey, listKeys, revokeKey } from '../../adapters/db/api-keys';
import { findUser } from '../../adapters/db/users';
import { append } from '../../adapters/db/events';
import { Invalid } from '../../domain/errors';
import { roles } from '../../domain/roles';
import { actorIdOf } from '../caller';
import { route } from '../route';

const KeyView = z.strictObject({
  id: z.string(),
  name: z.string(),
  roles: z.array(z.enum(roles)),
  userId: z.string().nullable().describe('The user that it acts as; null: it stands for itself.'),
  createdAt: z.string().describe('Wall time, like all times of keys.'),
  expiresAt: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
});

const NewKey = z.strictObject({
  name: z.string().trim().min(1).max(100).describe('What it is for. No names of people.'),
  roles: z
    .array(z.enum(roles).exclude(['talent']))
    .min(1)
    .max(roles.length),
  userId: z.string().max(100).optional().describe('Acts as this user, with the roles that both have.'),
  expiresAt: z.iso.datetime({ offset: true }).optional().describe('Wall time. (Default: never)'),
});

export const keyRoutes = [
  route({
    method: 'get',
    path: '/v1/keys',
    summary: 'All API keys, the newest first',
    replies: { 200: z.strictObject({ items: z.array(KeyView) }) },
    policy: { roles: ['admin', 'auditor'] },
    handle: async ({ database }) => ({ status: 200, body: { items: await listKeys(database.knex) } }),
  }),
  route({
    method: 'post',
    path: '/v1/keys',
    summary: 'Make an API key; its text is shown this once',
    body: NewKey,
    replies: {
      201: z.strictObject({ id: z.string(), key: z.string().describe('Send it as “Authorization: Bearer …”.') }),
    },
    policy: { roles: ['admin'] },
    handle: async ({ database, body, caller }) => {
      const key = await database.transaction(async (tx) => {
        if (body.userId !== undefined && !(await findUser(tx, body.userId)))
          throw new Invalid('There is no such user; leave userId out or take an id from /v1/users.', {
            errors: [{ pointer: '/userId', message: 'is no user' }],
          });
        const made = await createKey(tx, body);
        const data = { roles: body.roles, ...(body.userId !== undefined && { user: body.userId }) };
        await append(tx, { subject: made.id, type: 'key.created', actor: actorIdOf(caller), data });
        return made;
      });
      return { status: 201, body: { id: key.id, key: key.text } };
    },
  }),
  route({
    method: 'post',
    path: '/v1/keys/{id}/revoke',
    summary: 'Make an API key invalid at once, for good',
    params: z.strictObject({ id: z.string().max(100) }),
    replies: { 200: KeyView },
    policy: { roles: ['admin'] },
    handle: async ({ database, params, caller }) => {
      const key = await database.transaction(async (tx) => {
        const revoked = await revokeKey(tx, params.id);
        await append(tx, { subject: params.id, type: 'key.revoked', actor: actorIdOf(caller) });
        return revoked;
      });
      return { status: 200, body: key };
    },
  }),
];
