import fs from 'node:fs';
import path from 'node:path';

import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';

import { createDraftActivities } from '../../activities/season/draft-season';
import { createLaunches } from '../../adapters/temporal-launches';
import type { CampaignView, PlanVersionView } from '../../domain/season/contract';
import type { ScheduleView } from '../../domain/season/schedule-contract';
import type { ApiClient } from '../support/api-client';
import { startTestApi, type TestApi } from '../support/api';
import { recordHistories } from '../support/record-histories';
import { devServer, workflowBundle } from '../support/temporal';

const example = JSON.parse(fs.readFileSync(path.join(__dirname, '../../examples/season.json'), 'utf8')) as object;

let env: TestWorkflowEnvironment;
let workers: Worker[];
let running: Promise<unknown>;
let api: TestApi;
let ops: ApiClient;
let first: string;
/** Runs that launches started, by what became of them. */
const played: { name: string; run: string }[] = [];

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  env = await devServer();
  api = await startTestApi({ from: '2026-10-01T15:00:00.000Z', launches: createLaunches(env.client) });
  const shared = { connection: env.nativeConnection };
  const activities = createDraftActivities({ store: api.store });
  workers = [
    await Worker.create({ ...shared, taskQueue: 'muster', workflowBundle: await workflowBundle() }),
    await Worker.create({ ...shared, taskQueue: 'muster-batch', activities }),
  ];
  running = Promise.all(workers.map((worker) => worker.run()));
  ops = await api.as('ops');
  const season = { ...example, externalId: 'series' };
  first = (await ops.post<CampaignView>('/v1/campaigns', season, { 'idempotency-key': 'series' })).body.id;
}, 120_000);

afterAll(async () => {
  await recordHistories(env.client, played);
  for (const worker of workers) worker.shutdown();
  await running;
  await api.stop();
  await env.teardown();
});

/** Fires the launch now, as its date would, and waits for what it did. */
async function fire(): Promise<{ drafted: string | null; why: string }> {
  const schedule = env.client.schedule.getHandle(`launch/${first}`);
  const before = (await schedule.describe()).info.recentActions.length;
  await schedule.trigger();
  for (;;) {
    const { recentActions } = (await schedule.describe()).info;
    const last = recentActions.at(-1);
    if (last && recentActions.length > before) {
      const run = last.action.workflow.workflowId;
      const outcome = (await env.client.workflow.getHandle(run).result()) as { drafted: string | null; why: string };
      played.push({ name: `draft-season-${outcome.drafted ? 'drafted' : 'far-off'}`, run });
      return outcome;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('schedule launch: a quarter later the next season is drafted from what the last one has shown', async () => {
  const made = await ops.post<ScheduleView>('/v1/schedules', { campaign: first }, { 'idempotency-key': 'launch' });
  expect([made.status, made.headers.get('location')]).toEqual([201, `/v1/schedules/${first}`]);
  const runs = made.body.nextRuns.map((at) => Date.parse(at));
  expect(runs.length).toBeGreaterThan(1);
  expect(Math.round((runs[1]! - runs[0]!) / 86_400_000)).toBe(91);
  const again = await ops.post('/v1/schedules', { campaign: first }, { 'idempotency-key': 'launch-2' });
  expect(again.status).toBe(409);

  // In October nothing is due: the peak of 31 May is far off.
  expect(await fire()).toEqual({ drafted: null, why: 'the peak of 2027-05-31 is still far off' });

  await api.store.transaction((tx) => api.store.clock.jump(tx, '2027-01-20T12:00:00.000Z', 'for a test'));
  const { drafted } = await fire();
  const next = (await ops.get<CampaignView>(`/v1/campaigns/${drafted}`)).body;
  expect(next).toMatchObject({ state: 'draft', peak: '2027-05-31', externalId: `${first}/2027-05-31` });
  const plan = (await ops.get<PlanVersionView>(`/v1/campaigns/${drafted}/plan`)).body;
  expect(plan.request).toMatchObject({ base: { heads: 64 }, demand: { baseCalls: 100, peakStarts: '2027-05-31' } });
  // Whoever made the launch asked for the season: they do not approve it.
  expect(plan.madeBy).toBe(next.requestedBy.id);
  const starts = await api.database.knex('outbox').where({ key: `start/campaign/${drafted}` });
  expect(starts).toHaveLength(1);
  // The one after it is a quarter off again.
  expect(await fire()).toEqual({ drafted: null, why: 'the peak of 2027-08-30 is still far off' });
}, 60_000);

test('a series may begin with a season that is only a request: the same strict contract, drafted now', async () => {
  const key = (name: string) => ({ 'idempotency-key': name });
  const request = { ...example, externalId: 'from-a-request' };
  const made = await ops.post<ScheduleView>('/v1/schedules', { request, note: 'Every quarter' }, key('request'));
  expect([made.status, made.body.note]).toEqual([201, 'Every quarter']);
  const season = (await ops.get<CampaignView>(`/v1/campaigns/${made.body.campaign}`)).body;
  expect(season).toMatchObject({ state: 'draft', externalId: 'from-a-request', peak: '2027-03-01' });
  expect(made.headers.get('location')).toBe(`/v1/schedules/${season.id}`);
  // The season of the request is taken in once; it has its launch.
  expect((await ops.post('/v1/schedules', { request }, key('request-2'))).status).toBe(409);

  const count = async () => Number((await api.database.knex('campaign').count('id as n').first<{ n: string }>())?.n);
  const before = await count();
  const refused = async (body: object) => {
    const { status, body: problem } = await ops.post('/v1/schedules', body, key(JSON.stringify(body).slice(-150)));
    return [status, (problem['errors'] as { pointer: string }[]).map(({ pointer }) => pointer)];
  };
  const other = { ...request, externalId: 'refused' };
  expect(await refused({ request: { ...other, surprise: 1 } })).toEqual([400, ['/request/surprise']]);
  expect(await refused({ request: { ...other, base: {} } })).toMatchObject([400, { length: 2 }]);
  expect(
    await refused({ request: { ...other, budget: { amount: '1.00', currency: 'USD', covers: ['new'] } } }),
  ).toEqual([400, ['/request/budget/amount']]);
  expect(await refused({})).toEqual([400, ['/campaign']]);
  expect(await refused({ campaign: first, request: other })).toEqual([400, ['/campaign']]);
  expect(await count()).toBe(before);
}, 60_000);

test('a launch can be paused, goes on, and ends', async () => {
  const note = { note: 'Not this spring.' };
  const paused = await ops.post<ScheduleView>(`/v1/schedules/${first}/pause`, note);
  expect(paused.body).toMatchObject({ paused: true, nextRuns: [], note: 'Not this spring.' });
  const goes = await ops.post<ScheduleView>(`/v1/schedules/${first}/unpause`, { note: 'Again.' });
  expect(goes.body.paused).toBe(false);
  expect(goes.body.nextRuns.length).toBeGreaterThan(0);
  expect((await ops.call('DELETE', `/v1/schedules/${first}`)).status).toBe(204);
  expect((await ops.get(`/v1/schedules/${first}`)).status).toBe(404);
  expect((await ops.post('/v1/schedules', { campaign: 'camp_none' }, { 'idempotency-key': 'none' })).status).toBe(404);
}, 60_000);
