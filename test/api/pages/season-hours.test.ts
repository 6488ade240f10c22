import type { ApiClient } from '../../support/api-client';
import { startTestApi, type TestApi } from '../../support/api';
import { seedSeason, type SeededSeason } from '../../support/season-rows';
import { staff } from '../../support/staff';

let api: TestApi;
let season: SeededSeason;
let hr: ApiClient;
let path: string;

beforeAll(async () => {
  api = await startTestApi();
  season = await seedSeason(api.store, { members: 3 });
  path = `/console/campaigns/${season.campaignId}/weeks/2027-W09`;
  hr = await api.signedIn({ userId: staff.hr });
  const { knex } = api.database;
  await knex('time_entry').insert(
    season.people.map(({ engagementId }, at) => ({
      id: `time_${at}`,
      campaign_id: season.campaignId,
      engagement_id: engagementId,
      period: '2027-W09',
      kind: 'work',
      version: 1,
      minutes: 300,
      state: 'submitted',
      changed_at: '2027-03-03T15:00:00Z',
    })),
  );
}, 60_000);
afterAll(() => api.stop());

const send = (fields: Record<string, string>, client = hr) =>
  client.call('POST', path, {
    raw: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
  });
const states = (): Promise<string[]> => api.database.knex('time_entry').orderBy('id').pluck('state');

test('the page shows what waits, with hours and worth', async () => {
  const { text } = await hr.get(path);
  expect(text).toContain('Canary Agent 1-0');
  expect(text).toContain('5 h');
  expect(text).toContain('$97.50');
  const auditor = await api.signedIn({ userId: staff.auditor });
  expect((await auditor.get(path)).text).not.toContain('Approve all that wait');
  expect((await send({ do: 'all' }, auditor)).status).toBe(403);
});

test('some are approved, some declined with a reason, and nothing without a choice', async () => {
  expect((await send({ do: 'approve' })).text).toContain('Nothing is ticked');
  expect((await send({ do: 'approve', entry: 'time_0' })).headers.get('location')).toBe(`${path}?done=hours-decided`);
  expect((await send({ do: 'decline', entry: 'time_1' })).text).toContain('Say why they are declined');
  expect((await send({ do: 'decline', entry: 'time_1', reason: 'was not there' })).status).toBe(303);
  expect(await states()).toEqual(['approved', 'declined', 'submitted']);
  expect((await send({ do: 'approve', entry: 'time_1' })).text).toContain('it is declined; it cannot be approved');
});

test('the rest is approved with one button', async () => {
  expect((await send({ do: 'all' })).status).toBe(303);
  expect(await states()).toEqual(['approved', 'declined', 'approved']);
  expect((await hr.get(path)).text).toContain('Nothing waits');
  expect((await hr.get(`${path}?all=yes`)).text).toContain('was not there');
  expect((await hr.get(`/console/campaigns/${season.campaignId}/weeks/2027-W99`)).status).toBe(400);
});
