import type { ActualWeek, FiguresReply } from '../../domain/season/figures-contract';
import type { ApiClient } from '../support/api-client';
import { startTestApi, type TestApi } from '../support/api';
import { daysFrom, seedSeason, type SeededSeason } from '../support/season-rows';

let api: TestApi;
let season: SeededSeason;
let ops: ApiClient;

beforeAll(async () => {
  api = await startTestApi();
  season = await seedSeason(api.store, { contacts: false });
  ops = await api.as('ops');
}, 60_000);
afterAll(() => api.stop());

const header = 'starts,queue,offered,handled,abandoned,aht,service_level,staffed';
const file = (raw: string, query = '') =>
  ops.call<FiguresReply>('POST', `/v1/actuals?campaign=${season.campaignId}${query}`, {
    raw,
    headers: { 'content-type': 'text/csv' },
  });
const time = (slot: number) => `${String(8 + Math.floor(slot / 2)).padStart(2, '0')}:${slot % 2 ? '30' : '00'}`;
const day = (date: string, slots = Array.from({ length: 24 }, (_, slot) => slot)) =>
  slots.map((slot) => `${date}T${time(slot)},voice,400,380,20,200,0.75,50`);
const rows = async () => (await api.database.knex('campaign_actual').count<{ count: string }[]>())[0]!.count;

test('a week of intervals is kept, once, and shown beside its plan', async () => {
  const week = [header, ...daysFrom('2027-03-01', 7).flatMap((date) => day(date))].join('\n');
  expect((await file(week)).body).toEqual({ stored: 168, problems: [], more: 0 });
  expect((await file(week)).body.stored).toBe(168);
  expect(Number(await rows())).toBe(168);
  const { body } = await ops.get<{ weeks: ActualWeek[] }>(`/v1/campaigns/${season.campaignId}/actuals`);
  const peak = body.weeks.find(({ week: no }) => no === 0)!;
  expect(peak.planned).toMatchObject({ calls: Math.round(500 * 168 * 0.7), ahtSeconds: 180, shrinkage: 0.3 });
  expect(peak.actual).toEqual({
    intervals: 168,
    calls: 168 * 400,
    handled: 168 * 380,
    abandoned: 168 * 20,
    ahtSeconds: 200,
    serviceLevel: 0.75,
    occupancy: (380 * 200) / (50 * 1800),
    staffedHours: 168 * 25,
    shrinkage: null,
  });
  expect(body.weeks.find(({ week: no }) => no === 1)?.actual).toBeNull();
});

test('gaps, empty cells, formulas and strange queues refuse the whole, with the line and the remedy', async () => {
  const holes = [header, ...day('2027-03-08', [0, 1, 3, 6])].join('\n');
  const refused = await file(holes);
  expect(refused.body).toMatchObject({
    status: 400,
    errors: [
      { message: 'queue voice: 2027-03-08T14:00:00.000Z is missing and 2 more of its day; add it, 0 if nothing came' },
    ],
  });
  expect((await file(holes, '&gaps=accept')).body.stored).toBe(4);
  const wrong = [
    header,
    '2027-03-09T09:00,voice,,1,0,1,1,1',
    '2027-03-09T09:30,voice,=1,1,0,1,1,1',
    '2027-03-09T10:10,voice,1,1,0,1,1,1',
    '2027-03-09T10:30,chat,1,1,0,1,1,1',
    '2027-02-30T10:30,voice,1,1,0,1,1,1',
    '2027-03-09T11:00,voice,1,1,0,,80,1',
  ].join('\n');
  expect((await file(wrong)).body).toMatchObject({
    status: 400,
    errors: [
      { message: 'line 2: offered: is empty; write the figure, 0 for none' },
      { message: 'line 3: offered: is a formula; export the values' },
      { message: 'line 4: starts: is not on a whole interval of 30 minutes' },
      { message: 'line 5: queue: is none of voice' },
      { message: 'line 6: starts: write a time like 2027-03-01T09:30, local or with its offset' },
      { message: 'line 7: serviceLevel: must lie between 0 and 1' },
    ],
  });
  expect(Number(await rows())).toBe(172);
});

test('100,000 rows are refused or taken in one go; a list does as well as a file', async () => {
  const many = daysFrom('2020-01-01', 1042).flatMap((date) =>
    Array.from(
      { length: 96 },
      (_, at) =>
        `${date}T${String(Math.floor(at / 4)).padStart(2, '0')}:${['00', '15', '30', '45'][at % 4]}Z,voice,1,1,0`,
    ),
  );
  const short = 'starts,queue,offered,handled,abandoned';
  const { body } = await file([short, ...many].join('\n'), '&intervalMinutes=15');
  expect(body).toMatchObject({
    status: 400,
    detail: expect.stringContaining('100,000 rows; split it by week') as string,
  });
  expect(
    (await file([short, ...many.slice(0, 20_000)].join('\n'), '&intervalMinutes=15&gaps=accept')).body.stored,
  ).toBe(20_000);
  const item = { starts: '2027-03-15T09:00', offered: 3, handled: 3, abandoned: 0 };
  const list = await ops.post<FiguresReply>(`/v1/actuals?campaign=${season.campaignId}`, { actuals: [item] });
  expect(list.body.stored).toBe(1);
  expect((await ops.post(`/v1/actuals?campaign=camp_none`, { actuals: [item] })).status).toBe(404);
}, 60_000);
