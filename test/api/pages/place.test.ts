import { confirmations } from '../../../activities/season/confirmations';
import { readSeason, type SeasonPorts } from '../../../activities/season/part';
import { sendNewsMail } from '../../../worker/news-mail';
import type { Mail } from '../../../activities/ports';
import type { ApiClient } from '../../support/api-client';
import { startTestApi, type TestApi } from '../../support/api';
import { seedSeason, type SeededSeason } from '../../support/season-rows';

let api: TestApi;
let season: SeededSeason;
let talent: ApiClient;

beforeAll(async () => {
  api = await startTestApi();
  season = await seedSeason(api.store, { members: 2, state: 'booked' });
  const { knex } = api.database;
  await knex('wave').update({
    state: 'filling',
    classroom_on: '2027-03-15',
    nesting_on: '2027-03-22',
    live_on: '2027-03-29',
  });
  await knex('season_member').update({ booked_at: '2027-03-01T12:00:00Z', checked_in_at: null });
  talent = await api.signedIn({ talentId: season.people[0]?.talentId ?? '' });
}, 60_000);
afterAll(() => api.stop());

const jump = (at: string) => api.store.transaction((tx) => api.store.clock.jump(tx, at, 'test'));
const page = async (path: string, client = talent) => (await client.get(path)).text;
const say = (client = talent) =>
  client.call('POST', '/portal/class', {
    raw: 'yes=1',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
  });

test('before anything is asked the page says when the class begins, and that a mail comes', async () => {
  const text = await page('/portal/class');
  expect(text).toContain('It begins Mon 15 Mar, 09:00');
  expect(text).toContain('We ask you by mail a week ahead');
  expect(await page('/portal')).toContain('>Your class<');
  const stranger = await api.signedIn({ talentId: await api.talent('stranger') });
  expect(await page('/portal/class', stranger)).toContain('No class here');
  expect((await say(stranger)).status).toBe(404);
});

test('the mail leads there, and one word keeps the place', async () => {
  await jump('2027-03-08T14:00:00.000Z');
  const ports = { store: api.store, beat: () => undefined } as unknown as SeasonPorts;
  await confirmations(ports, await readSeason(api.store, season.campaignId));
  const sent: Mail[] = [];
  const messaging = { send: (_: string, mail: Mail) => Promise.resolve(void sent.push(mail)) };
  for (const row of await api.database.knex('outbox').whereRaw(`payload->>'news' = 'confirm-place'`).orderBy('id'))
    await sendNewsMail(
      { database: api.database, store: api.store, messaging, apiUrl: 'https://muster.test' },
      row.key,
      row.payload,
    );
  expect(sent).toHaveLength(2);
  expect(sent[0]?.thread).toBe(season.campaignId);
  expect(sent[0]?.text).toContain('Please do so by Sat 13 Mar 2027, 09:00 (America/New_York).');
  const door = /https:\/\/muster\.test(\/p\/\S+)/.exec(sent[0]?.text ?? '')?.[1] ?? '';
  expect((await api.anonymous.get(door)).headers.get('location')).toBe('/portal/class');

  expect(await page('/portal')).toContain('Say that you come to your class');
  expect(await page('/portal/class')).toContain('Please say so by <strong>Sat 13 Mar, 09:00</strong>');
  const said = await say();
  expect([said.status, said.headers.get('location')]).toEqual([303, '/portal/class?done=place-confirmed']);
  expect(await page('/portal/class')).toContain('You said that you come');
});

test('two days ahead it is asked once more', async () => {
  await jump('2027-03-13T15:00:00.000Z');
  expect(await page('/portal/class')).toContain('Please say so by <strong>Sun 14 Mar, 09:00</strong>');
  await say();
  expect(await page('/portal/class')).toContain('You said that you come');
});
