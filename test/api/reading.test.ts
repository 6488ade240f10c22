import { startTestApi, type TestApi } from '../support/api';
import { seedScene, type SeasonScene } from '../support/season-scene';

let api: TestApi;
let season: SeasonScene;
beforeAll(async () => {
  api = await startTestApi();
  season = await seedScene(api.store, { at: '2027-03-10T15:40:00Z', state: 'peak', named: 2 });
}, 60_000);
afterAll(() => api?.stop());

test('who reads does not wait behind those who change something', async () => {
  const admin = await api.as('admin');
  const done: string[] = [];
  const held = await holdAll();
  const written = admin
    .post('/v1/users', { email: 'new@client.example', name: 'New', roles: ['hr'] })
    .then(({ status }) => done.push(`written ${status}`));
  const pages = [
    ...['/v1/users', '/v1/asks', '/v1/campaigns', '/v1/events', `/v1/campaigns/${season.id}/board`],
    // These look through a transaction.
    ...[`/console/campaigns/${season.id}/tell/pause`, `/console/campaigns/${season.id}/plan?try=yes`],
  ];
  for (const page of pages) done.push(`${page} ${(await admin.get(page)).status}`);
  await held.release();
  await written;
  expect(done).toEqual([...pages.map((page) => `${page} 200`), 'written 201']);
});

/** Holds every connection on which something can be changed. */
async function holdAll(): Promise<{ release(): Promise<unknown> }> {
  let end: () => void = () => {};
  const over = new Promise<void>((resolve) => (end = resolve));
  const begun: Promise<void>[] = [];
  const { max } = (api.database.knex.client as { pool: { max: number } }).pool;
  const held = Array.from({ length: max }, () => {
    let began: () => void = () => {};
    begun.push(new Promise((resolve) => (began = resolve)));
    return api.database.transaction(async (tx) => {
      await tx.raw('select 1');
      began();
      await over;
    });
  });
  await Promise.all(begun);
  return {
    release: () => {
      end();
      return Promise.all(held);
    },
  };
}
