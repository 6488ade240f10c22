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

test('a file is kept whole; the newest figure of a person, week and metric wins', async () => {
  const header = 'engagement,period,metric,value,n';
  const lines = [header, `${eng(0)},2027-W09,qa,70,6`, `${eng(1)},2027-W09,aht,241.5,120`];
  expect((await file(lines.join('\n'))).body.stored).toBe(2);
  expect((await file(`\ufeff${[header, `${eng(0)},2027-W09,qa,90,6`].join('\r\n')}\r\n`)).body.stored).toBe(1);
  expect((await kept()).map(({ metric, value }) => [metric, value]).sort()).toEqual([
    ['aht', 241.5],
    ['qa', 90],
  ]);
});

test.each([
  ['=1+1,6', 'value: is a formula; export the values'],
  ['+cmd,6', 'value: is a formula; export the values'],
  ['-cmd,6', 'value: is a formula; export the values'],
  ['@SUM(A1),6', 'value: is a formula; export the values'],
  [',6', 'value: is empty; write the figure, 0 for none'],
  ['101,6', 'value: qa is a score of 0 to 100'],
  ['90', 'has 4 cells, the header has 5; fill or remove it'],
])('one line that ends in “%s” refuses the file, and nothing of it is kept', async (end, message) => {
  const before = await kept();
  const good = `${eng(0)},2027-W10,qa,90,6`;
  const refused = await file(['engagement,period,metric,value,n', good, `${eng(1)},2027-W10,qa,${end}`].join('\n'));
  expect(refused.body).toMatchObject({ status: 400, errors: [{ message: `line 3: ${message}` }] });
  expect(await kept()).toEqual(before);
});

test('an engagement that no season knows refuses the file, though others were written before it', async () => {
  const before = await kept();
  const lines = ['engagement,period,metric,value,n', `${eng(0)},2027-W11,qa,90,6`, 'eng_nobody,2027-W11,qa,90,6'];
  expect((await file(lines.join('\n'))).body).toMatchObject({
    status: 400,
    errors: [{ message: 'line 3: engagement eng_nobody is in no season' }],
  });
  expect(await kept()).toEqual(before);
});

test('an open quotation mark, more than 10 MB, a packed file and one without rows are refused with the remedy', async () => {
  const header = 'engagement,period,metric,value,n\n';
  expect((await file(`${header}"${'x\n'.repeat(30_000)}`)).body).toMatchObject({
    status: 400,
    errors: [{ message: 'line 2: goes on for 20000 signs; close its quotation mark' }],
  });
  const long = `${header}${`${'x'.repeat(990)},1,1,1,1\n`.repeat(10_100)}`;
  expect((await file(long)).status).toBe(413);
  const packed = { 'content-type': 'text/csv', 'content-encoding': 'gzip' };
  expect((await ops.call('POST', '/v1/metrics', { raw: header, headers: packed })).status).toBe(415);
  expect((await file(header)).body).toMatchObject({
    detail: expect.stringContaining('no row follows') as string,
  });
});

test('100,000 rows are taken; more, an unknown column or an empty file is refused with the remedy', async () => {
  const rows = Array.from({ length: 100_000 }, (_, at) => `${eng(at % 3)},2027-W0${1 + (at % 9)},csat,4.${at % 10},10`);
  const big = ['engagement,period,metric,value,n', ...rows].join('\n');
  const { body } = await file(big);
  expect(body).toMatchObject({ stored: 100_000, more: 0 });
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
