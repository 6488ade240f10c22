import { blocks } from '../../activities/season/blocks';
import { readSeason, type SeasonPorts } from '../../activities/season/part';
import type { ClaimListsReply, ClaimReply, ShiftListReply, ShiftView } from '../../domain/season/shift-contract';
import type { ApiClient } from '../support/api-client';
import { startTestApi, type TestApi } from '../support/api';
import { seedSeason, type SeededSeason } from '../support/season-rows';

let api: TestApi;
let season: SeededSeason;
let talent: ApiClient;
let other: ApiClient;
let ops: ApiClient;

beforeAll(async () => {
  api = await startTestApi();
  season = await seedSeason(api.store, { members: 3, contacts: false });
  const ports = { store: api.store, beat: () => undefined } as unknown as SeasonPorts;
  await blocks(ports, await readSeason(api.store, season.campaignId));
  await api.store.transaction((tx) => api.store.clock.jump(tx, '2027-03-04T16:00:00.000Z', 'test'));
  talent = await api.signedIn({ talentId: season.people[0]!.talentId });
  other = await api.signedIn({ talentId: await api.talent('somebody-else') });
  ops = await api.as('ops');
}, 60_000);
afterAll(() => api.stop());

const run = (day: string, from: string, until: string) => ({
  queue: 'voice',
  from: `2027-03-${day}T${from}:00Z`,
  until: `2027-03-${day}T${until}:00Z`,
});
const listed = (from: string, to: string) =>
  `/v1/shift-blocks?campaign=${season.campaignId}&from=${from}&to=${to}&open=true`;

test('people see the open half hours of their own season, and nobody else’s', async () => {
  const path = listed('2027-03-08T00:00:00Z', '2027-03-09T00:00:00Z');
  const { body } = await talent.get<{ items: { capacity: number; claimed: number }[] }>(path);
  expect(body.items).toHaveLength(24);
  expect((await other.get(path)).status).toBe(404);
  expect((await ops.get(listed('2027-03-01T00:00:00Z', '2027-05-01T00:00:00Z'))).body).toMatchObject({
    status: 400,
    errors: [{ pointer: '/to' }],
  });
});

test('one request claims a week; what is refused says why, and the rest stands', async () => {
  const engagement = season.people[0]!.engagementId;
  const runs = [run('08', '14:00', '18:00'), run('09', '14:00', '18:00'), run('09', '17:00', '19:00')];
  const claimed = await talent.post<ClaimReply>('/v1/shift-blocks/claims', { engagement, runs });
  expect(claimed.body.shifts.map(({ from, state, period }) => [from, state, period])).toEqual([
    ['2027-03-08T14:00:00.000Z', 'claimed', '2027-W10'],
    ['2027-03-09T14:00:00.000Z', 'claimed', '2027-W10'],
  ]);
  expect(claimed.body.refused).toMatchObject([{ reason: 'conflict', from: '2027-03-09T17:00:00.000Z' }]);
  expect((await other.post('/v1/shift-blocks/claims', { engagement, runs })).status).toBe(404);
  expect((await talent.post('/v1/shift-blocks/claims', { engagement, runs: [] })).status).toBe(400);
  const stranger = { engagement: 'eng_none', runs: [run('08', '14:00', '18:00')] };
  expect((await ops.post('/v1/shift-blocks/claims', stranger)).status).toBe(404);
});

test('a planning tool claims for many at once; a mistake about one costs the others nothing', async () => {
  const [first, second] = season.people.map(({ engagementId }) => engagementId);
  const runs = [run('15', '14:00', '18:00')];
  const claims = [
    { engagement: first, runs },
    { engagement: 'eng_none', runs },
    { engagement: second, runs: [...runs, run('23', '14:00', '18:00')] },
    { engagement: second, runs },
  ];
  const told = async (): Promise<unknown[]> => {
    const { body } = await ops.post<ClaimListsReply>('/v1/shift-blocks/claim-lists', { claims });
    return body.items.map(({ engagement, claim, says }) => [engagement, claim?.shifts.length ?? says]);
  };
  const asTold = [
    [first, 1],
    ['eng_none', expect.stringContaining('is in no season')],
    [second, expect.stringContaining('week')],
    [second, 1],
  ];
  expect(await told()).toEqual(asTold);
  expect(await told()).toEqual(asTold);
  expect((await talent.post('/v1/shift-blocks/claim-lists', { claims })).status).toBe(403);
  expect((await ops.post('/v1/shift-blocks/claim-lists', { claims: [] })).status).toBe(400);
});

test('shifts are confirmed and given back as lists, by whose they are', async () => {
  const { items } = (await talent.get<{ items: ShiftView[] }>('/v1/shifts?period=2027-W10')).body;
  const [first, second] = items.map(({ id }) => id);
  expect((await other.post('/v1/shift-blocks/confirmations', { shifts: [first] })).status).toBe(404);
  expect((await other.get<{ items: ShiftView[] }>('/v1/shifts')).body.items).toEqual([]);
  const confirmed = await talent.post<ShiftListReply>('/v1/shift-blocks/confirmations', { shifts: [first, second] });
  expect(confirmed.body).toEqual({ shifts: [first, second], refused: [] });
  const released = await talent.post<ShiftListReply>('/v1/shift-blocks/releases', { shifts: [second] });
  expect(released.body.shifts).toEqual([second]);
  const again = await talent.post<ShiftListReply>('/v1/shift-blocks/confirmations', { shifts: [second] });
  expect(again.body.refused).toEqual([{ shift: second, says: 'it is released; claim another one' }]);
  const uncovered = await ops.get<{ items: object[] }>(`/v1/shift-blocks/uncovered?campaign=${season.campaignId}`);
  expect(uncovered.body.items.length).toBeGreaterThan(0);
});
