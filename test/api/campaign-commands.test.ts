import fs from 'node:fs';
import path from 'node:path';

import type { SeasonCommandView, SeasonOutlook } from '../../domain/season/command-contract';
import type { CampaignView } from '../../domain/season/contract';
import type { ApiClient } from '../support/api-client';
import { startTestApi, type TestApi } from '../support/api';

const example = JSON.parse(fs.readFileSync(path.join(__dirname, '../../examples/season.json'), 'utf8')) as object;

let api: TestApi;
let ops: ApiClient;
let approver: ApiClient;
beforeAll(async () => {
  api = await startTestApi({ from: '2026-10-01T15:00:00.000Z' });
  ops = await api.as('ops');
  approver = await api.as('approver');
});
afterAll(() => api.stop());

let keys = 0;
const keyed = () => ({ 'idempotency-key': `command-${++keys}` });
const seen = (version: number) => ({ 'if-match': `"${version}"` });
const reason = 'As a test asks.';

async function season(externalId: string): Promise<string> {
  return (await ops.post<CampaignView>('/v1/campaigns', { ...example, externalId }, keyed())).body.id;
}

/** A season whose plan is in force: what its run does with the approval, without the run. */
async function inForce(externalId: string): Promise<string> {
  const id = await season(externalId);
  await approver.post(`/v1/campaigns/${id}/approve`, {}, { ...keyed(), ...seen(1) });
  await api.store.transaction(async (tx) => {
    const campaign = await api.store.campaigns.lockCampaign(tx, id);
    await api.store.campaigns.putInForce(tx, campaign, await api.store.campaigns.readPlan(tx, id, 1), 'user_approver');
  });
  return id;
}

const told = (id: string) => api.database.knex('command').where({ subject: id }).pluck<string[]>('kind');

describe('the approval of a plan', () => {
  test('is the answer to its question, by somebody else than who asked', async () => {
    const id = await season('approval');
    const mine = await (await api.as('admin')).post('/v1/campaigns', { ...example, externalId: 'own' }, keyed());
    const own = await (
      await api.as('admin')
    ).post(`/v1/campaigns/${String(mine.body['id'])}/approve`, {}, { ...keyed(), ...seen(1) });
    expect(own.status).toBe(403);
    const reply = await approver.post<CampaignView>(`/v1/campaigns/${id}/approve`, {}, { ...keyed(), ...seen(1) });
    expect([reply.status, reply.body.state]).toEqual([202, 'planned']);
    const [ask] = await api.database.knex('ask').where({ subject: id }).select('state', 'answer_option', 'kind');
    expect(ask).toEqual({ state: 'answered', answer_option: 'approve', kind: 'season-plan' });
    const again = await approver.post(`/v1/campaigns/${id}/approve`, {}, { ...keyed(), ...seen(1) });
    expect(again.status).toBe(409);
  });

  test('needs the version that was looked at', async () => {
    const id = await season('approval-race');
    const approve = (of: string, headers = {}) =>
      approver.post(`/v1/campaigns/${of}/approve`, {}, { ...keyed(), ...headers });
    expect((await approve(id)).status).toBe(428);
    expect((await approve(id, seen(2))).status).toBe(412);
    expect((await approve('camp_none', seen(1))).status).toBe(404);
  });
});

describe('a command', () => {
  test('is written once per key, with its event and the signal to the run', async () => {
    const id = await season('pause');
    const key = keyed();
    const first = await ops.post<SeasonCommandView>(`/v1/campaigns/${id}/pause`, { reason }, key);
    expect([first.status, first.body]).toMatchObject([202, { kind: 'pause', state: 'given', outcome: null }]);
    expect(first.headers.get('location')).toBe(`/v1/campaigns/${id}/commands/${first.body.id}`);
    const again = await ops.post<SeasonCommandView>(`/v1/campaigns/${id}/pause`, { reason }, key);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await told(id)).toEqual(['pause']);
    expect((await ops.get(first.headers.get('location')!)).status).toBe(200);
    const [signal] = await api.database
      .knex('outbox')
      .where({ key: `command/${first.body.id}` })
      .select('payload');
    expect(signal).toMatchObject({ payload: { signal: 'commanded', args: [{ command: first.body.id }] } });
  });

  test('that the state does not allow is refused with what is possible', async () => {
    const id = await season('too-early');
    const reply = await ops.post(`/v1/campaigns/${id}/target`, { reason, heads: 300 }, keyed());
    expect([reply.status, reply.body['detail']]).toEqual([409, expect.stringMatching(/Possible: pause, cancel/)]);
    expect((await ops.post('/v1/campaigns/camp_none/pause', { reason }, keyed())).status).toBe(404);
    expect((await ops.post(`/v1/campaigns/${id}/pause`, {}, keyed())).status).toBe(400);
  });

  test('is for operations, not for whoever reads', async () => {
    const id = await season('roles');
    for (const role of ['lead', 'approver', 'auditor', 'engineer'] as const)
      expect((await (await api.as(role)).post(`/v1/campaigns/${id}/cancel`, { reason }, keyed())).status).toBe(403);
  });
});

describe('a dry run', () => {
  let id: string;
  beforeAll(async () => (id = await inForce('dry-run')));

  const look = async (path: string, body: object = {}) =>
    (await ops.post<SeasonOutlook>(`/v1/campaigns/${id}/${path}?dryRun=true`, { reason, ...body }, keyed())).body;

  test.each(['pause', 'cancel', 'replan'])('of %s tells whom it would concern and writes nothing', async (path) => {
    const outlook = await look(path);
    expect(outlook).toMatchObject({ dryRun: true, kind: path, needsApproval: false, changes: [], mind: [] });
    expect(outlook.counts.length).toBeGreaterThan(0);
    expect(await told(id)).toEqual([]);
  });

  test('of a target shows the other plan and its price', async () => {
    const more = await look('target', { heads: 330 });
    expect(more).toMatchObject({ needsApproval: true, kind: 'target' });
    expect(Number(more.costMore?.amount)).toBeGreaterThan(0);
    expect(more.changes.find(({ what }) => what === 'people for the peak')?.changed).toBe(true);
    // Money first: it costs more than the budget.
    expect(more.mind[0]).toMatch(/more than the budget of/);
    const fewer = await look('target', { heads: 200 });
    expect(Number(fewer.costMore?.amount)).toBeLessThan(0);
    const none = await ops.post(`/v1/campaigns/${id}/target?dryRun=true`, { reason, heads: 3 }, keyed());
    expect([none.status, none.body['detail']]).toEqual([422, expect.stringMatching(/from \d+ to \d+/)]);
  });

  test('of a replacement is for a season that recruits, and counts whom it would concern', async () => {
    const body = { reason, lateDays: 2 };
    const early = await ops.post(`/v1/campaigns/${id}/replace?dryRun=true`, body, keyed());
    expect([early.status, early.body['detail']]).toEqual([409, expect.stringContaining('The season is approved')]);
    await api.database.knex('campaign').where({ id }).update({ state: 'recruiting' });
    expect(await look('replace', { lateDays: 2 })).toMatchObject({
      needsApproval: false,
      says: 'Nobody before their class has owed an answer for 2 days or more; everybody keeps the place.',
      counts: [
        { what: 'people whose answer is 2 days late or more', count: 0 },
        { what: 'late by less, who keep their place', count: 0 },
        { what: 'ranked people who can be offered a place', count: 0 },
        { what: 'classes that are still being filled', count: 0 },
      ],
    });
    expect((await ops.post(`/v1/campaigns/${id}/replace`, { reason, lateDays: 61 }, keyed())).status).toBe(400);
    await api.database.knex('campaign').where({ id }).update({ state: 'approved' });
  });

  test('of a class points at what is wrong with it', async () => {
    const reply = await ops.post(
      `/v1/campaigns/${id}/waves?dryRun=true`,
      { reason, liveOn: '2027-02-02', seats: 9 },
      keyed(),
    );
    expect([reply.status, reply.body['errors']]).toMatchObject([400, [{ pointer: '/liveOn' }]]);
    expect(await look('waves', { liveOn: '2026-12-14', seats: 9 })).toMatchObject({ needsApproval: true });
  });

  test('under the key of a real command is another request', async () => {
    const key = keyed();
    await ops.post(`/v1/campaigns/${id}/pause?dryRun=true`, { reason }, key);
    expect((await ops.post(`/v1/campaigns/${id}/pause`, { reason }, key)).status).toBe(422);
  });
});

test('an edit of a plan in force keeps the classes under way', async () => {
  const id = await inForce('edit-in-force');
  await api.database.knex('wave').where({ campaign_id: id, no: 1 }).update({ state: 'filling' });
  const body = { ...example, externalId: 'edit-in-force', base: { heads: 120, backfilled: true } };
  const reply = await ops.call('PUT', `/v1/campaigns/${id}/plan`, { body, headers: seen(1) });
  expect(reply.status).toBe(201);
  const { classes } = reply.body['plan'] as { classes: { wave?: number; seats: number; liveOn: string }[] };
  expect(classes[0]).toMatchObject({ wave: 1, seats: 80, liveOn: '2026-12-28' });
  expect(reply.body).toMatchObject({ version: 2, state: 'draft', inForce: false });
});
