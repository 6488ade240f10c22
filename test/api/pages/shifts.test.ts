import { blocks } from '../../../activities/season/blocks';
import { readSeason, type SeasonPorts } from '../../../activities/season/part';
import { weeks } from '../../../activities/season/weeks';
import type { ApiClient } from '../../support/api-client';
import { startTestApi, type TestApi } from '../../support/api';
import { seedSeason, type SeededSeason } from '../../support/season-rows';

let api: TestApi;
let season: SeededSeason;
let talent: ApiClient;
let stranger: ApiClient;
let ports: SeasonPorts;

beforeAll(async () => {
  api = await startTestApi();
  season = await seedSeason(api.store, { members: 2 });
  ports = { store: api.store, beat: () => undefined } as unknown as SeasonPorts;
  talent = await api.signedIn({ talentId: season.people[0]!.talentId });
  stranger = await api.signedIn({ talentId: await api.talent('stranger') });
}, 60_000);
afterAll(() => api.stop());

const form = (path: string, fields: Record<string, string | string[]>) => {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const one of Array.isArray(value) ? value : [value]) body.append(name, one);
  return talent.call('POST', path, {
    raw: body.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
};
const page = async (path: string, client = talent) => (await client.get(path)).text;
const boxes = (text: string, name: string) =>
  [...text.matchAll(new RegExp(`name="${name}" value="([^"]+)"`, 'g'))].map(([, value]) =>
    value!.replaceAll('&#124;', '|'),
  );

test('without a season, and before anything is published, the pages say what comes', async () => {
  for (const path of ['/portal/shifts', '/portal/week']) expect(await page(path, stranger)).toContain('No shifts here');
  expect(await page('/portal/time', stranger)).toContain('No hours yet');
  expect(await page('/portal')).toContain('/portal/shifts');
  expect(await page('/portal', stranger)).not.toContain('/portal/shifts');
  expect(await page('/portal/shifts')).toContain('Nothing is open this week');
  await blocks(ports, await readSeason(api.store, season.campaignId));
  expect(await page('/portal/shifts?week=2027-W10')).toContain('The next shifts open to you Thu 4 Mar');
});

test('shifts are ticked and claimed together; what is refused says why in words', async () => {
  await api.store.transaction((tx) => api.store.clock.jump(tx, '2027-03-04T16:00:00.000Z', 'test'));
  const text = await page('/portal/shifts?week=2027-W10');
  const runs = boxes(text, 'run');
  expect(runs).toHaveLength(21);
  expect(text).toContain('08:00–12:00 · 4 h');
  expect(text).toContain('0 of 20 hours taken this week');
  expect((await form('/portal/shifts', { week: '2027-W10' })).text).toContain('Nothing is ticked');

  const claimed = await form('/portal/shifts', { week: '2027-W10', run: runs.slice(0, 2) });
  expect(claimed.status).toBe(303);
  expect(claimed.headers.get('location')).toBe('/portal/week?week=2027-W10&done=claimed');
  const again = await form('/portal/shifts', { week: '2027-W10', run: runs.slice(2, 6) });
  expect(again).toMatchObject({ status: 200 });
  expect(again.text).toContain('Some of it is yours; this is not');
  expect(again.text).toContain('12 h on one day are more than 8 h');
  // A week that there is not is no reason to refuse the page.
  expect((await talent.get('/portal/shifts?week=2027-W99')).status).toBe(200);
});

test('a week shows what is to be confirmed, and takes confirmations and what is given back', async () => {
  const text = await page('/portal/week?week=2027-W10');
  expect(text).toContain('to be confirmed');
  expect(text).toContain('confirm by');
  const shifts = boxes(text, 'shift');
  expect(shifts.length).toBeGreaterThan(2);
  const confirmed = await form('/portal/week', { week: '2027-W10', do: 'confirm', shift: shifts.slice(0, 2) });
  expect(confirmed.headers.get('location')).toContain('done=shifts-confirmed');
  await form('/portal/week', { week: '2027-W10', do: 'release', shift: shifts[2]! });
  const after = await page('/portal/week?week=2027-W10');
  expect(after).toContain('✓ confirmed');
  expect(boxes(after, 'shift')).not.toContain(shifts[2]);
  expect((await form('/portal/week', { week: '2027-W10', do: 'release', shift: 'shift_of_somebody' })).status).toBe(
    404,
  );
});

test('hours are shown with their worth and where they stand', async () => {
  await weeks(ports, await readSeason(api.store, season.campaignId));
  const text = await page('/portal/time');
  expect(text).toContain('Training, 20 h');
  expect(text).toContain('$390.00');
  expect(text).toContain('being checked');
});
