import type { ClassDetail, ClassView, ListOutcome } from '../../domain/season/class-contract';
import type { ReleaseSummary, ReleaseView } from '../../domain/season/release-contract';
import type { ApiClient } from '../support/api-client';
import { startTestApi, type TestApi } from '../support/api';
import { seedSeason, type SeededSeason } from '../support/season-rows';

let api: TestApi;
let ops: ApiClient;
let season: SeededSeason;
let base: string;

beforeAll(async () => {
  api = await startTestApi({ from: '2027-03-03T15:00:00.000Z' });
  ops = await api.as('ops');
  season = await seedSeason(api.store, { members: 6, state: 'booked', engagement: 'training' });
  base = `/v1/campaigns/${season.campaignId}`;
  await api.database.knex('wave').where({ id: season.waveId }).update({
    state: 'filling',
    seats: 4,
    bookings: 6,
    booked: 6,
    checked_in: 0,
    sourcing_on: '2027-02-01',
    classroom_on: '2027-03-08',
    nesting_on: '2027-03-15',
    live_on: '2027-03-22',
  });
  await api.database.knex('season_member').update({ checked_in_at: null, booked_at: '2027-02-20T00:00:00.000Z' });
});
afterAll(() => api.stop());

const ids = () => season.people.map(({ engagementId }) => engagementId);
const post = <T>(client: ApiClient, path: string, body: unknown) => client.post<T>(`${base}/waves/1/${path}`, body);

test('a class is shown with its people, what they are asked for now, and names for those who may know them', async () => {
  const list = await ops.get<{ items: ClassView[] }>(`${base}/waves`);
  expect(list.body.items).toMatchObject([{ no: 1, state: 'filling', seats: 4, booked: 6, people: { booked: 6 } }]);
  const one = await ops.get<ClassDetail>(`${base}/waves/1`);
  expect(one.body.confirm).toEqual({ stage: 'week', until: '2027-03-06T14:00:00.000Z' });
  expect(one.body.members).toHaveLength(6);
  expect(one.body.members[0]?.talent.name).toMatch(/^Canary Agent/);
  const engineer = await api.as('engineer');
  const seen = await engineer.get<ClassDetail>(`${base}/waves/1`);
  expect(seen.body.members.map(({ talent }) => talent.name)).toEqual(Array(6).fill(null));
  expect((await ops.get(`${base}/waves/2`)).status).toBe(404);
  expect((await ops.get('/v1/campaigns/nobody/waves')).status).toBe(404);
});

test('people confirm their own place and nobody else’s; staff confirm a list, each by itself', async () => {
  const [first, second] = season.people;
  const talent = await api.signedIn({ talentId: first?.talentId ?? '' });
  const own = await post<ListOutcome>(talent, 'confirmations', { engagements: [first?.engagementId] });
  expect([own.status, own.body]).toEqual([200, { done: 1, refused: [] }]);
  const other = await post(talent, 'confirmations', { engagements: [second?.engagementId] });
  expect(other.status).toBe(404);
  const reply = await post<ListOutcome>(ops, 'confirmations', { engagements: [second?.engagementId, 'eng_unknown'] });
  expect(reply.body).toEqual({ done: 1, refused: [{ engagement: 'eng_unknown', why: 'is not in this class' }] });
  const { body } = await ops.get<ClassDetail>(`${base}/waves/1`);
  expect(body.members.filter(({ confirmed }) => confirmed.week !== null)).toHaveLength(2);
  const page = `/console/campaigns/${season.campaignId}/waves/1`;
  expect((await ops.get(page)).text).toContain(`${page}/coming`);
  const list = (await ops.get(`${page}/coming`)).text;
  expect(ids().map((id) => list.includes(`name="p.${id}"`))).toEqual([false, false, true, true, true, true]);
  expect((await post(ops, 'confirmations', { engagements: [] })).status).toBe(400);
});

test('check-ins stop at the seats, repeats change nothing, and results are given once', async () => {
  const early = await post<ListOutcome>(ops, 'check-ins', { engagements: ids().slice(0, 1) });
  expect(early.body.refused[0]?.why).toContain('once it has begun');
  await api.store.transaction(async (tx) => {
    await api.store.clock.jump(tx, '2027-03-08T15:00:00.000Z', 'day one');
    await api.store.waves.moveWave(tx, await api.store.waves.lockWave(tx, season.waveId), 'training', 'system:test');
  });
  const came = await post<ListOutcome>(ops, 'check-ins', { engagements: ids() });
  expect(came.body.done).toBe(4);
  expect(came.body.refused.map(({ why }) => why)).toEqual(
    Array(2).fill(expect.stringContaining('every seat is taken')),
  );
  const seated = ids().slice(0, 4);
  expect((await post<ListOutcome>(ops, 'check-ins', { engagements: seated })).body).toEqual({ done: 4, refused: [] });

  const results = [
    { engagement: seated[0], passed: true, score: 91 },
    { engagement: seated[1], passed: false },
  ];
  const given = await post<ListOutcome>(ops, 'results', { stage: 'classroom', results });
  expect(given.body).toEqual({ done: 2, refused: [] });
  const again = await post<ListOutcome>(ops, 'results', { stage: 'classroom', results });
  expect(again.body.refused.map(({ why }) => why)).toEqual([
    'has passed already',
    'is out already: did not pass the classroom',
  ]);
  const { body } = await ops.get<ClassDetail>(`${base}/waves/1`);
  expect(body.checkedIn).toBe(4);
  expect(body.members.find(({ engagement }) => engagement === seated[0])).toMatchObject({ score: 91, access: 'given' });
  // The run of who failed is called to fall out.
  const called = await api.database.knex('run_timer').pluck('workflow_id');
  expect(called).toEqual([`engagement/${seated[1]}`]);
});

test('the class page leads to the lists that have somebody on them, and what is chosen there is said of each', async () => {
  const page = `/console/campaigns/${season.campaignId}/waves/1`;
  const html = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
  const send = (path: string, fields: Record<string, string>) =>
    ops.call('POST', `${page}/${path}`, { headers: html, raw: new URLSearchParams(fields).toString() });
  const [, , third = '', fourth = ''] = ids();
  const { text } = await ops.get(page);
  expect(text).toContain(`${page}/classroom`);
  for (const list of ['coming', 'came', 'nesting']) expect(text).not.toContain(`${page}/${list}`);
  expect((await (await api.as('lead')).get(page)).text).not.toContain(`${page}/classroom`);
  expect((await (await api.as('lead')).get(`${page}/classroom`)).status).toBe(403);
  const list = (await ops.get(`${page}/classroom`)).text;
  for (const id of [third, fourth]) expect(list).toContain(`name="p.${id}"`);
  for (const id of ids().slice(0, 2)) expect(list).not.toContain(`name="p.${id}"`);
  expect((await ops.get(`${page}/nesting`)).text).toContain('Nobody is under supervision.');

  expect((await send('classroom', { [`p.${third}`]: '' })).text).toContain('Nothing is said of anybody');
  const bad = await send('classroom', { [`p.${third}`]: 'yes', [`s.${third}`]: 'good' });
  expect([bad.status, bad.text.includes('“good” is no score')]).toEqual([400, true]);
  const saved = await send('classroom', { [`p.${third}`]: 'yes', [`s.${third}`]: '88', [`p.${fourth}`]: '' });
  expect([saved.status, saved.headers.get('location')]).toEqual([303, `${page}?done=list-said`]);
  const { body } = await ops.get<ClassDetail>(`${base}/waves/1`);
  expect(body.members.find(({ engagement }) => engagement === third)).toMatchObject({ score: 88 });
  expect(body.members.find(({ engagement }) => engagement === fourth)).toMatchObject({ passedAt: null });
  // What is said twice is told, person by person.
  const twice = await send('classroom', { [`p.${third}`]: 'yes', [`p.${fourth}`]: 'yes' });
  expect([twice.status, twice.text.includes('1 person saved, 1 person not:')]).toEqual([200, true]);
  expect(twice.text).toContain('has passed already');
});

test('a release list is read and changed until it is signed; people ask to go first', async () => {
  const people = ids().slice(2, 4);
  await api.database.knex('season_member').whereIn('engagement_id', people).update({ state: 'live' });
  await api.store.transaction((tx) =>
    api.store.releases.proposeRelease(
      tx,
      season.campaignId,
      {
        endsOn: '2027-04-04',
        surplus: 2.4,
        expectedLeavers: 0.3,
        entries: people.map((engagementId, at) => ({ engagementId, rank: at + 1, why: 'tier C' })),
      },
      'system:test',
    ),
  );
  const talent = await api.signedIn({ talentId: season.people[2]?.talentId ?? '' });
  const path = `/v1/engagements/${people[0]}/release-volunteer`;
  expect((await talent.post(path, { volunteer: true })).status).toBe(200);
  expect((await talent.post(`/v1/engagements/${people[1]}/release-volunteer`, { volunteer: true })).status).toBe(404);
  const list = await ops.get<{ items: ReleaseSummary[] }>(`${base}/releases`);
  expect(list.body.items).toMatchObject([{ no: 1, state: 'proposed', endsOn: '2027-04-04', people: 2 }]);

  const entries = [{ engagement: people[1], choice: 'redeploy' }];
  const changed = await ops.call<ReleaseView>('PATCH', `${base}/releases/1`, { body: { entries } });
  expect(changed.body).toMatchObject({
    people: 1,
    entries: [
      { rank: 1, volunteered: true, choice: 'release' },
      { rank: 2, volunteered: false, choice: 'redeploy', chosenBy: expect.stringContaining('user_') },
    ],
  });
  await api.database.knex('release_list').update({ state: 'applied' });
  const late = await ops.call('PATCH', `${base}/releases/1`, { body: { entries } });
  expect(late.status).toBe(409);
});
