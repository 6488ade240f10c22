import type { FiguresReply } from '../../domain/season/figures-contract';
import type { ApiClient } from '../support/api-client';
import { startTestApi, type TestApi } from '../support/api';
import { seedSeason, type SeededSeason } from '../support/season-rows';

let api: TestApi;
let season: SeededSeason;
let ops: ApiClient;

beforeAll(async () => {
  api = await startTestApi();
  season = await seedSeason(api.store, { members: 3, contacts: false });
  ops = await api.as('ops');
}, 60_000);
afterAll(() => api.stop());

const eng = (at: number) => season.people[at]!.engagementId;
const file = (raw: string) =>
  ops.call<FiguresReply>('POST', '/v1/metrics', { raw, headers: { 'content-type': 'text/csv' } });
const kept = async () =>
  api.database.knex('work_metric').select<{ metric: string; value: number }[]>('metric', 'value');

test('a list is kept as far as it is right; whom no season knows is told by its place', async () => {
  const row = { period: '2027-W09', metric: 'qa', value: 88, n: 4 };
  const { body } = await ops.post<FiguresReply>('/v1/metrics', {
    metrics: [
      { ...row, engagement: eng(0) },
      { ...row, engagement: 'eng_nobody' },
      { ...row, engagement: eng(1), value: 101 },
      { ...row, engagement: eng(1), period: '2027-W60' },
    ],
  });
  expect(body).toEqual({
    stored: 1,
    problems: [
      { line: 2, message: 'engagement eng_nobody is in no season' },
      { line: 3, message: 'value: qa is a score of 0 to 100' },
      { line: 4, message: 'period: write an ISO week like 2027-W09' },
    ],
    more: 0,
  });
});

test('a file is read line by line; the newest figure of a person, week and metric wins', async () => {
  const lines = ['engagement,period,metric,value,n', `${eng(0)},2027-W09,qa,90,6`, `${eng(1)},2027-W09,aht,241.5,120`];
  expect((await file(lines.join('\n'))).body.stored).toBe(2);
  expect(
    (await file(`\ufeff${lines.join('\r\n')}\r\n${eng(0)},2027-W09,qa,=1+1,6\n${eng(0)},2027-W09,qa\n`)).body,
  ).toEqual({
    stored: 2,
    problems: [
      { line: 4, message: 'value: is a formula; export the values' },
      { line: 5, message: 'has 3 cells, the header has 5; fill or remove it' },
    ],
    more: 0,
  });
  expect((await kept()).map(({ metric, value }) => [metric, value]).sort()).toEqual([
    ['aht', 241.5],
    ['qa', 90],
  ]);
});

test('100,000 rows are taken; more, an unknown column or an empty file is refused with the remedy', async () => {
  const rows = Array.from({ length: 99_999 }, (_, at) => `${eng(at % 3)},2027-W0${1 + (at % 9)},csat,4.${at % 10},10`);
  const big = ['engagement,period,metric,value,n', ...rows].join('\n');
  const { body } = await file(big);
  expect(body).toMatchObject({ stored: 99_999, more: 0 });
  expect((await file(`${big}\n${'x\n'.repeat(10)}`)).body).toMatchObject({
    status: 400,
    detail: expect.stringContaining('split it by week') as string,
  });
  expect((await file('engagement,period,metric,value,n,mood\n')).body).toMatchObject({
    status: 400,
    detail: expect.stringContaining('“mood”') as string,
  });
  expect((await file('engagement,period,metric,value\n')).body).toMatchObject({ status: 400 });
  expect((await ops.call('POST', '/v1/metrics', { raw: 'x', headers: { 'content-type': 'text/plain' } })).status).toBe(
    415,
  );
}, 60_000);

test('the work tool reports in batches by webhook; another system’s word is not kept', async () => {
  const data = {
    metrics: [{ engagement: eng(2), period: '2027-W09', metric: 'fcr', value: 0.8, n: 30 }, { engagement: 7 }],
  };
  const { store } = api;
  for (const provider of ['learning', 'work-tool']) {
    await store.transaction((tx) =>
      store.hooks.receive(tx, provider, `hook-${provider}`, 'metrics.reported', { type: 'metrics.reported', data }),
    );
    const routed = store.transaction((tx) => store.hooks.route(tx, provider, `hook-${provider}`));
    if (provider === 'work-tool') expect(await routed).toBe('recorded');
    else await expect(routed).rejects.toThrow('names no effect');
    expect((await kept()).filter(({ metric }) => metric === 'fcr')).toHaveLength(provider === 'work-tool' ? 1 : 0);
  }
});
