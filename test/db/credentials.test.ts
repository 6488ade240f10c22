import { createKey, findKey, revokeKey } from '../../adapters/db/api-keys';
import { askId } from '../../adapters/db/asks/insert';
import { claimKey, forgetReplies, keepReply, type KeyedRequest } from '../../adapters/db/idempotency';
import { issueAskLink, issueSignInLink, redeemAskLink, redeemSignInLink } from '../../adapters/db/links';
import { closeSession, findSession, openSession } from '../../adapters/db/sessions';
import { Conflict } from '../../domain/errors';
import { type Ground, groupOf, openGround, rowsOf, thrown } from './fixture';

let ground: Ground;
beforeAll(async () => (ground = await openGround()));
afterAll(() => ground?.close());

const within = <T>(work: (tx: Parameters<Parameters<Ground['store']['transaction']>[0]>[0]) => Promise<T>) =>
  ground.store.transaction(work);
const db = () => ground.database.knex;
/** Whether any column of these tables holds the text, also as bytes. */
const holds = async (text: string, ...tables: string[]) => {
  const found = await Promise.all(
    tables.map((table) =>
      rowsOf(
        ground,
        `select 1 from ${table} t where position(? in t::text) > 0 or position(encode(?, 'hex') in t::text) > 0`,
        [text, Buffer.from(text)],
      ),
    ),
  );
  return found.flat().length > 0;
};

test('an API key opens with its secret, until it expires or is revoked; the secret is not stored', async () => {
  const { id, text } = await within((tx) => createKey(tx, { name: 'ci', roles: ['hr'] }));
  const secret = text.split('_').slice(2).join('_');
  expect(await findKey(db(), id, secret)).toMatchObject({ id, roles: ['hr'] });
  expect(await findKey(db(), id, `${secret}x`)).toBeNull();
  expect(await findKey(db(), 'key_none', secret)).toBeNull();
  expect(await holds(secret, 'api_key')).toBe(false);
  await rowsOf(ground, `update api_key set expires_wall = clock_timestamp() - interval '1 second' where id = ?`, [id]);
  expect(await findKey(db(), id, secret)).toBeNull();
  await rowsOf(ground, 'update api_key set expires_wall = null where id = ?', [id]);
  await within((tx) => revokeKey(tx, id));
  expect(await findKey(db(), id, secret)).toBeNull();
  expect(await thrown(within((tx) => revokeKey(tx, id)))).toBeInstanceOf(Conflict);
});

test('a user’s key can’t do more than the user, and nothing once the user is shut out', async () => {
  const user = await within((tx) =>
    ground.store.users.upsertUser(tx, { email: 'keyed@example.test', name: 'K', roles: ['lead'] }, 'system:test'),
  );
  const { id, text } = await within((tx) => createKey(tx, { name: 'k', roles: ['admin', 'lead'], userId: user }));
  const secret = text.split('_').slice(2).join('_');
  expect((await findKey(db(), id, secret))?.roles).toEqual(['lead']);
  await within((tx) => ground.store.users.disableUser(tx, user, 'system:test'));
  expect(await findKey(db(), id, secret)).toBeNull();
});

test('a session lasts until it expires or is closed; the cookie is not stored', async () => {
  const { token, csrf } = await openSession(db(), { userId: ground.lead });
  expect(await findSession(db(), token)).toMatchObject({ userId: ground.lead, talentId: null, roles: ['lead'], csrf });
  expect(await holds(token, 'session')).toBe(false);
  await closeSession(db(), token);
  expect(await findSession(db(), token)).toBeNull();
  const old = await openSession(db(), { talentId: ground.ada });
  await rowsOf(ground, `update session set expires_wall = clock_timestamp() - interval '1 second'`);
  expect(await findSession(db(), old.token)).toBeNull();
});

test('a sign-in link works once, even when it is clicked ten times at once', async () => {
  const { token } = await issueSignInLink(db(), { userId: ground.lead });
  expect(await holds(token, 'link')).toBe(false);
  const clicks = await Promise.all(Array.from({ length: 10 }, () => within((tx) => redeemSignInLink(tx, token))));
  expect(clicks.filter(Boolean)).toEqual([{ userId: ground.lead }]);
  const late = await issueSignInLink(db(), { userId: ground.lead });
  await rowsOf(ground, `update link set expires_wall = clock_timestamp() - interval '1 second'`);
  expect(await within((tx) => redeemSignInLink(tx, late.token))).toBeNull();
});

test('the link of a mail opens its ask as often as it is clicked, for its person only, until it expires', async () => {
  const group = groupOf({ name: 'a', to: { talent: ground.ada } });
  await within((tx) => ground.store.asks.open(tx, group));
  const ask = askId(group.key, 'a');
  const token = await issueAskLink(db(), ask, { talentId: ground.ada });
  const stray = await issueAskLink(db(), ask, { talentId: ground.bob });
  const redeem = (text: string) => within((tx) => redeemAskLink(tx, text));
  expect(await redeem(token)).toEqual({ askId: ask, person: { talentId: ground.ada } });
  expect(await redeem(token)).toEqual({ askId: ask, person: { talentId: ground.ada } });
  expect(await redeem(stray)).toBeNull();
  // Single-purpose: it is no way to sign in.
  expect(await within((tx) => redeemSignInLink(tx, token))).toBeNull();
  const [row] = await rowsOf<{ hours: number }>(
    ground,
    `select extract(epoch from expires_wall - created_wall)::float8 / 3600 as hours from link where ask_id = ? limit 1`,
    [ask],
  );
  expect(row?.hours).toBeLessThanOrEqual(72.01);
  await rowsOf(ground, `update link set expires_wall = clock_timestamp() - interval '1 second'`);
  expect(await redeem(token)).toBeNull();
});

test('an idempotency key is one caller’s at a time, replays its reply, and is taken over after a minute', async () => {
  const request: KeyedRequest = { caller: 'key_1', key: 'k', route: 'POST /v1/hires', digest: 'd' };
  const claim = (more: Partial<KeyedRequest> = {}) => claimKey(db(), { ...request, ...more });
  const racing = await Promise.all(Array.from({ length: 10 }, () => claim()));
  expect(racing.filter(({ is }) => is === 'mine')).toHaveLength(1);
  expect(racing.filter(({ is }) => is === 'running')).toHaveLength(9);
  expect(await claim({ caller: 'key_2' })).toEqual({ is: 'mine' });
  await rowsOf(ground, `update idempotency set started_wall = started_wall - interval '61 seconds'`);
  expect([await claim(), await claim()]).toEqual([{ is: 'mine' }, { is: 'running' }]);
  await keepReply(db(), request, { status: 202, headers: { location: '/x' }, body: { id: 1 } });
  expect(await claim()).toEqual({ is: 'done', reply: { status: 202, headers: { location: '/x' }, body: { id: 1 } } });
  expect(await claim({ digest: 'other' })).toEqual({ is: 'other' });
  await rowsOf(ground, `update idempotency set started_wall = started_wall - interval '8 days' where caller = 'key_1'`);
  expect(await forgetReplies(db(), 7)).toBe(1);
  expect(await claim()).toEqual({ is: 'mine' });
});
