import { CampaignRequest } from '../../../domain/campaign/contract';
import { changed, refusals, seasonWith } from './season';

const pointers = (value: unknown) =>
  (CampaignRequest.safeParse(value).error?.issues ?? []).map(({ path }) => `/${path.join('/')}`);

test('the shipped season is sound', () => {
  expect(refusals(seasonWith())).toEqual([]);
});

test('what “400 %” means is asked, not assumed', () => {
  const demand = { ...seasonWith().demand, swing: { percent: 400 } };
  const [issue] = CampaignRequest.safeParse(changed({ demand })).error?.issues ?? [];
  expect(JSON.stringify(issue)).toMatch(/meaning.*increase.*500.*multiple.*400/);
});

test.each<[string, Record<string, unknown>, string]>([
  ['no handling time', { service: { ahtSeconds: 0 } }, '/service/ahtSeconds'],
  ['an occupancy of nothing', { service: { maxOccupancy: 0 } }, '/service/maxOccupancy'],
  ['an occupancy above 1', { service: { maxOccupancy: 1.01 } }, '/service/maxOccupancy'],
  ['every call in time', { service: { level: 1 } }, '/service/level'],
  ['a yield of nobody', { yields: { classroom: 0 } }, '/yields/classroom'],
  ['a yield above everybody', { yields: { show: 1.2 } }, '/yields/show'],
  ['more hours than a week has', { hours: { openPerWeek: 200 } }, '/hours/openPerWeek'],
  ['no room', { training: { rooms: 0 } }, '/training/rooms'],
  ['half an agent', { base: { heads: 63.5 } }, '/base/heads'],
  ['an empty ramp', { ramp: [] }, '/ramp'],
  ['negative pay', { pay: { hourly: { amount: '-1.00', currency: 'USD' } } }, '/pay/hourly/amount'],
  ['a blackout without an end', { training: { blackouts: ['2026-12-21'] } }, '/training/blackouts/0'],
  ['an unknown field', { training: { dancers: 3 } }, '/training'],
])('%s is refused at its field', (_, change, pointer) => {
  expect(pointers(changed(change))).toContain(pointer);
});

test.each<[string, Record<string, Record<string, unknown>>, string, RegExp]>([
  ['a peak in the past', { demand: { peakStarts: '2026-08-31' } }, '/demand/peakStarts', /past.*today is 2026-09-01/],
  ['a peak today', { demand: { peakStarts: '2026-09-01' } }, '/demand/peakStarts', /past/],
  ['impossible demand', { demand: { baseCalls: 900_000 } }, '/demand/baseCalls', /agents at once.*check/],
  ['a swing that shrinks', { demand: { swing: { percent: 80, meaning: 'multiple' } } }, '/demand/swing', /increase/],
  ['a budget below one agent', { budget: { amount: '900.00' } }, '/budget/amount', /less than one agent costs/],
  ['a budget of nothing', { budget: { amount: '0.00' } }, '/budget/amount', /more than zero/],
  ['another currency', { budget: { currency: 'EUR' } }, '/budget/currency', /USD/],
  ['too fine an amount', { budget: { amount: '100000.001' } }, '/budget/amount', /2 digits/],
  [
    'a blackout that ends before it begins',
    { training: { blackouts: ['2027-01-03/2026-12-21'] } },
    '/training/blackouts/0',
    /first day first/,
  ],
  [
    'a day that does not exist',
    { training: { blackouts: ['2027-02-27/2027-02-30'] } },
    '/training/blackouts/0',
    /does not exist/,
  ],
  [
    'absence counted twice',
    { service: { shrinkage: { breaks: 0.1, absence: 0.1 } } },
    '/service/shrinkage/absence',
    /attendance/,
  ],
  ['shrinkage of everybody', { service: { shrinkage: { breaks: 0.5, meetings: 0.5 } } }, '/service/shrinkage', /0.9/],
])('%s is refused with its remedy, and nothing is computed', (_, change, pointer, message) => {
  const found = refusals(seasonWith(change)).find((problem) => problem.pointer === pointer);
  expect(found?.message).toMatch(message);
});

test('an unknown zone, a skill twice, a system twice are named', () => {
  const season = seasonWith();
  const twice = {
    ...season,
    timeZone: 'Mars/Olympus',
    skills: [...season.skills, ...season.skills],
    systems: [...season.systems, ...season.systems],
  };
  expect(refusals(twice).map(({ pointer }) => pointer)).toEqual(
    expect.arrayContaining(['/timeZone', '/skills/2', '/systems/3']),
  );
});

test('queues: shares add up to one, names are single, only chats are handled together', () => {
  const queues: CampaignRequest['queues'] = [
    { queue: 'phone', channel: 'voice', share: 0.5, concurrency: 2 },
    { queue: 'phone', channel: 'chat', share: 0.4 },
  ];
  expect(refusals({ ...seasonWith(), queues }).map(({ pointer }) => pointer)).toEqual([
    '/queues/0/concurrency',
    '/queues/1/queue',
    '/queues',
  ]);
});
