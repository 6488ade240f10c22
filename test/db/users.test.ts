import { type Ground, openGround, rowsOf } from './fixture';

let ground: Ground;
beforeAll(async () => (ground = await openGround()));
afterAll(() => ground?.close());

const within = <T>(work: (tx: Parameters<Parameters<Ground['store']['transaction']>[0]>[0]) => Promise<T>) =>
  ground.store.transaction(work);
const upsert = (email: string, name: string) =>
  within((tx) => ground.store.users.upsertUser(tx, { email, name, roles: ['ops', 'hr'] }, 'system:test'));

test('a mail address is one user, however it is written; only a change makes an event', async () => {
  const id = await upsert('Olga@Example.test', 'Olga');
  expect(await upsert(' olga@example.TEST ', 'Olga')).toBe(id);
  await upsert('olga@example.test', 'Olga Orlova');
  const types = await rowsOf<{ type: string }>(
    ground,
    'select type from event where subject = ? order by subject_seq',
    [id],
  );
  expect(types.map((event) => event.type)).toEqual(['user.created', 'user.changed']);
  expect(await ground.store.users.findUserByEmail(ground.database.knex, 'OLGA@example.test')).toEqual({
    id,
    email: 'olga@example.test',
    name: 'Olga Orlova',
    title: '',
    roles: ['ops', 'hr'],
    timeZone: 'UTC',
    state: 'active',
  });
});

test('lists active users by role; a disabled one is gone until it is written again', async () => {
  const id = await upsert('otto@example.test', 'Otto');
  const names = async () => (await ground.store.users.listUsers(ground.database.knex, 'ops')).map((user) => user.id);
  expect(await names()).toContain(id);
  await within((tx) => ground.store.users.disableUser(tx, id, 'system:test'));
  await within((tx) => ground.store.users.disableUser(tx, id, 'system:test'));
  expect(await names()).not.toContain(id);
  await upsert('otto@example.test', 'Otto');
  expect(await names()).toContain(id);
  const types = await rowsOf<{ type: string }>(
    ground,
    'select type from event where subject = ? order by subject_seq',
    [id],
  );
  expect(types.map((event) => event.type)).toEqual(['user.created', 'user.disabled', 'user.changed']);
});
