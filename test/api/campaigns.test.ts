import fs from 'node:fs';
import path from 'node:path';

import type { PlanPreview, PlanVersionView, CampaignView } from '../../domain/season/contract';
import type { ApiClient } from '../support/api-client';
import { startTestApi, type TestApi } from '../support/api';

const example = JSON.parse(fs.readFileSync(path.join(__dirname, '../../examples/season.json'), 'utf8')) as Record<
  string,
  unknown
>;

let api: TestApi;
let ops: ApiClient;
beforeAll(async () => {
  api = await startTestApi({ from: '2026-10-01T15:00:00.000Z' });
  ops = await api.as('ops');
});
afterAll(() => api.stop());

let keys = 0;
const keyed = () => ({ 'idempotency-key': `season-${++keys}` });
const seen = (version: number) => ({ 'if-match': `"${version}"` });

/** The example under another id, with parts of it changed. */
const season = (externalId: string, changes: Record<string, unknown> = {}) => ({ ...example, externalId, ...changes });
const within = (field: string, part: Record<string, unknown>) => ({
  [field]: { ...(example[field] as object), ...part },
});

async function take(body: unknown): Promise<CampaignView> {
  const reply = await ops.post<CampaignView>('/v1/campaigns', body, keyed());
  expect([reply.status, reply.body]).toEqual([202, expect.anything()]);
  return reply.body;
}

test('a season is taken in with its plan, its requisition, its events and the start of its run', async () => {
  const reply = await ops.post<CampaignView>('/v1/campaigns', season('intake'), keyed());
  expect([reply.status, reply.headers.get('location')]).toEqual([202, `/v1/campaigns/${reply.body.id}`]);
  expect(reply.body).toMatchObject({
    state: 'draft',
    starts: '2027-02-01',
    peak: '2027-03-01',
    ends: '2027-04-25',
    plan: { inForce: null, newest: 1, newestState: 'draft', seats: 325 },
    targetHeads: 325,
    links: { console: `/console/campaigns/${reply.body.id}` },
  });
  const { knex } = api.database;
  expect(await knex('requisition').where({ campaign_id: reply.body.id }).first()).toMatchObject({
    hire_id: null,
    positions: 491,
    state: 'draft',
  });
  expect(await knex('event').where({ subject: reply.body.id }).orderBy('seq').pluck('type')).toEqual([
    'campaign.drafted',
    'plan.made',
  ]);
  const run = `campaign/${reply.body.id}`;
  const start = await knex('outbox').where({ workflow_id: run }).first<{ key: string; payload: object }>();
  expect(start).toMatchObject({
    key: `start/${run}`,
    payload: { workflowType: 'campaign', searchAttributes: { MusterCampaign: reply.body.id, MusterState: 'draft' } },
  });
});

test('the budget for new people is what the base leaves of it', async () => {
  const [whole, fresh] = [
    await take(season('covers-both')),
    await take(season('covers-new', within('budget', { covers: ['new'] }))),
  ];
  // 64 people × 12 weeks × 18.4 paid hours × $19.50, with 12 % burden.
  expect(Number(fresh.budget.amount) - Number(whole.budget.amount)).toBeCloseTo(64 * 12 * 18.4 * 19.5 * 1.12, 1);
});

test('the same external id finds the same season; another content under it is refused', async () => {
  const first = await take(season('again'));
  expect((await take(season('again'))).id).toBe(first.id);
  const other = await ops.post('/v1/campaigns', season('again', { name: 'Another' }), keyed());
  expect([other.status, other.body['facts']]).toEqual([409, { campaign: first.id }]);
  expect(await api.database.knex('campaign_plan').where({ campaign_id: first.id })).toHaveLength(1);
});

test('of many who take the same season in at once, one writes it', async () => {
  const replies = await Promise.all(
    [1, 2, 3, 4].map(() => ops.post<CampaignView>('/v1/campaigns', season('race'), keyed())),
  );
  expect(new Set(replies.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
});

const twoWeeks = 'starts,calls\n2027-03-01,400\n2027-03-08,420\n';
const imported = (csv: string) => ({ demand: { intervalMinutes: 30, peakStarts: '2027-03-01', csv } });

test('a demand file of weeks is planned', async () => {
  const reply = await take(season('imported', imported(twoWeeks)));
  expect(reply).toMatchObject({ starts: '2027-03-01', ends: '2027-03-14' });
});

describe('bad input is told with its field and the remedy, and nothing is started', () => {
  const many = `starts,calls\n${Array.from({ length: 100_000 }, (_, i) => `2027-03-0${1 + (i % 9)},${i}`).join('\n')}`;
  test.each([
    ['no handling time', within('service', { ahtSeconds: 0 }), '/service/ahtSeconds', /seconds/],
    ['occupancy 0', within('service', { maxOccupancy: 0 }), '/service/maxOccupancy', /0\.85/],
    ['occupancy above 1', within('service', { maxOccupancy: 1.2 }), '/service/maxOccupancy', /0\.85/],
    [
      'a swing that nobody explains',
      within('demand', { swing: { percent: 400 } }),
      '/demand/swing/meaning',
      /increase/,
    ],
    [
      'an impossible demand',
      within('demand', { baseCalls: 900_000, swing: { percent: 90_000, meaning: 'increase' } }),
      '/demand/baseCalls',
      /check calls/,
    ],
    ['a peak in the past', within('demand', { peakStarts: '2026-03-02' }), '/demand/peakStarts', /past/],
    ['a budget below one agent', within('budget', { amount: '200.00' }), '/budget/amount', /one agent/],
    ['fewer agents than load', imported('starts,calls,agents\n2027-03-01,58800,40\n'), '/demand/csv', /line 2/],
    ['a file with a hole', imported('starts,calls\n2027-03-01,400\n2027-03-15,420\n'), '/demand/csv', /2027-03-08/],
    ['a file with a formula', imported('starts,calls\n2027-03-01,=1+1\n'), '/demand/csv', /line 2/],
    ['a file of 100,000 rows', imported(many), '/demand/csv', /40000 rows/],
    ['an empty file', imported(''), '/demand/csv', /empty/],
    ['a zone that is none', { timeZone: 'Mars/Olympus' }, '/timeZone', /America\/New_York/],
    ['a field that nobody knows', { surprise: 1 }, '/surprise', /./],
  ])('%s', async (_, changes, pointer, says) => {
    const count = async () => Number((await api.database.knex('outbox').count('id as n').first<{ n: string }>())?.n);
    const before = await count();
    for (const address of ['/v1/campaigns', '/v1/campaigns/preview']) {
      const reply = await ops.post(address, season('bad', changes), keyed());
      expect(reply.status).toBe(400);
      const errors = reply.body['errors'] as { pointer: string; message: string }[];
      expect(errors.find((one) => one.pointer === pointer)?.message).toMatch(says);
    }
    expect(await count()).toBe(before);
    expect(await api.database.knex('campaign').where({ external_id: 'bad' })).toEqual([]);
  });
});

test('a season of a role that may not plan is refused', async () => {
  const lead = await api.as('lead');
  expect((await lead.post('/v1/campaigns', season('not-mine'), keyed())).status).toBe(403);
});

test('what-if without a season shows the plan and writes nothing', async () => {
  const reply = await ops.post<PlanPreview>('/v1/campaigns/preview', season('what-if'));
  expect([reply.status, reply.body]).toMatchObject([
    200,
    { dryRun: true, against: null, changes: [], plan: { seats: 325 } },
  ]);
  expect(await api.database.knex('campaign').where({ external_id: 'what-if' })).toEqual([]);
});

test('seasons are listed, the newest first, page by page', async () => {
  const [one, two] = [await take(season('list-1')), await take(season('list-2'))];
  const first = await ops.get<{ items: CampaignView[]; next: string }>('/v1/campaigns?limit=1&state=draft');
  const second = await ops.get<{ items: CampaignView[] }>(`/v1/campaigns?limit=1&cursor=${first.body.next}`);
  expect([...first.body.items, ...second.body.items].map(({ id }) => id)).toEqual([two.id, one.id]);
  expect((await ops.get<{ items: unknown[] }>('/v1/campaigns?state=closed')).body.items).toEqual([]);
  // Who takes no part in it sees none.
  const lead = await api.as('lead');
  expect((await lead.get<{ items: unknown[] }>('/v1/campaigns')).body.items).toEqual([]);
  expect((await lead.get(`/v1/campaigns/${one.id}`)).status).toBe(404);
});

describe('the plan', () => {
  const fivefold = within('demand', { swing: { percent: 300, meaning: 'increase' } });

  test('an edit is a new version, beside the one before', async () => {
    const { id } = await take(season('edit'));
    const edited = await ops.call<PlanVersionView>('PUT', `/v1/campaigns/${id}/plan`, {
      body: season('edit', fivefold),
      headers: seen(1),
    });
    expect([edited.status, edited.headers.get('etag')]).toEqual([201, '"2"']);
    expect(edited.body).toMatchObject({ version: 2, kind: 'edit', state: 'draft', inForce: false });
    expect(edited.body.seats).toBeLessThan(325);
    const plans = await ops.get<{ items: { version: number; state: string }[] }>(`/v1/campaigns/${id}/plans`);
    expect(plans.body.items.map(({ version, state }) => [version, state])).toEqual([
      [2, 'draft'],
      [1, 'superseded'],
    ]);
    const first = await ops.get<PlanVersionView>(`/v1/campaigns/${id}/plan?version=1`);
    expect([first.headers.get('etag'), first.body.plan.seats]).toEqual(['"1"', 325]);
    expect((await ops.get(`/v1/campaigns/${id}/plan`)).headers.get('etag')).toBe('"2"');
    expect((await ops.get(`/v1/campaigns/${id}/plan?version=9`)).status).toBe(404);
  });

  test('of two edits of one version, one wins', async () => {
    const { id } = await take(season('lost-race'));
    const put = () =>
      ops.call('PUT', `/v1/campaigns/${id}/plan`, { body: season('lost-race', fivefold), headers: seen(1) });
    expect((await Promise.all([put(), put()])).map(({ status }) => status).sort()).toEqual([201, 412]);
  });

  test('a dry run tells what an edit would change, and changes nothing', async () => {
    const { id } = await take(season('dry-run'));
    const reply = await ops.call<PlanPreview>('PUT', `/v1/campaigns/${id}/plan?dryRun=true`, {
      body: season('dry-run', fivefold),
    });
    expect([reply.status, reply.body.against]).toEqual([200, 1]);
    const seats = reply.body.changes.find(({ what }) => what === 'seats');
    expect(seats).toEqual({ what: 'seats', before: '325', after: String(reply.body.plan.seats), changed: true });
    expect((await ops.get(`/v1/campaigns/${id}/plan`)).headers.get('etag')).toBe('"1"');
  });

  test('without If-Match nothing is changed, and what makes it this season stays', async () => {
    const { id } = await take(season('fixed'));
    const put = (body: unknown, headers = {}) => ops.call('PUT', `/v1/campaigns/${id}/plan`, { body, headers });
    expect((await put(season('fixed'))).status).toBe(428);
    const moved = await put(season('other', { timeZone: 'Europe/Paris' }), seen(1));
    expect(moved.status).toBe(400);
    expect((moved.body['errors'] as { pointer: string }[]).map(({ pointer }) => pointer)).toEqual([
      '/externalId',
      '/timeZone',
    ]);
    expect(
      (await ops.call('PUT', '/v1/campaigns/camp_none/plan', { body: season('x'), headers: seen(1) })).status,
    ).toBe(404);
  });
});
