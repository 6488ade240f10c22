import { readSeason, type SeasonPorts } from '../../activities/season/part';
import { weeks } from '../../activities/season/weeks';
import type { FiguresReply } from '../../domain/season/figures-contract';
import type { ShiftListReply } from '../../domain/season/shift-contract';
import type { TimeEntryView, TimeListReply } from '../../domain/season/time-contract';
import type { ApiClient } from '../support/api-client';
import { startTestApi, type TestApi } from '../support/api';
import { seedSeason, type SeededSeason } from '../support/season-rows';

let api: TestApi;
let season: SeededSeason;
let ops: ApiClient;
let talent: ApiClient;

beforeAll(async () => {
  api = await startTestApi();
  season = await seedSeason(api.store, { members: 4 });
  ops = await api.as('ops');
  talent = await api.signedIn({ talentId: season.people[0]!.talentId });
  await api.database.knex.raw(
    `insert into shift (id, campaign_id, engagement_id, queue, period, starts_at, ends_at, state, claimed_at)
     select 'shift_' || n, ?, e, 'voice', '2027-W09', '2027-03-01T14:00:00Z', '2027-03-01T18:00:00Z', 'confirmed', '2027-02-20'
     from unnest(?::text[]) with ordinality as p(e, n)`,
    [season.campaignId, season.people.map(({ engagementId }) => engagementId)],
  );
}, 60_000);
afterAll(() => api.stop());

const close = async () =>
  weeks(
    { store: api.store, beat: () => undefined } as unknown as SeasonPorts,
    await readSeason(api.store, season.campaignId),
  );
const timeOf = async (client: ApiClient, query = '') =>
  (await client.get<{ items: TimeEntryView[] }>(`/v1/time-entries?period=2027-W09${query}`)).body.items;

test('a file of attendance is taken whole, or refused with its lines and nothing of it kept', async () => {
  const file = (...lines: string[]) =>
    ops.call<FiguresReply>('POST', '/v1/time-entries', {
      raw: ['shift,minutes', ...lines].join('\n'),
      headers: { 'content-type': 'text/csv' },
    });
  const states = () => api.database.knex('shift').orderBy('id').pluck<string[]>('state');
  expect((await file('shift_1,200', 'shift_2,=1+1', 'shift_3,', 'shift_4,2000', 'shift_1,100')).body).toMatchObject({
    status: 400,
    errors: [
      { message: 'line 3: minutes: is a formula; export the values' },
      { message: 'line 4: minutes: is empty; write the figure, 0 for none' },
      { message: 'line 5: minutes: write whole minutes from 0 to 1440, 0 for a no-show' },
      { message: 'line 6: shift: repeats line 2; keep one of them' },
    ],
  });
  expect((await file('shift_1,200', 'shift_3,241', 'shift_9,10')).body).toMatchObject({
    status: 400,
    errors: [
      { message: 'line 3: shift shift_3: it lasts 240 minutes; report at most that' },
      { message: 'line 4: shift shift_9: there is no such shift' },
    ],
  });
  const many = Array.from({ length: 30_001 }, (_, at) => `shift_${at},10`);
  expect((await file(...many)).body).toMatchObject({ detail: expect.stringContaining('30,000 rows') as string });
  expect(await states()).toEqual(Array.from({ length: 4 }, () => 'confirmed'));
  expect((await file('shift_1,200')).body).toEqual({ stored: 1, problems: [], more: 0 });
  expect(await states()).toEqual(['worked', 'confirmed', 'confirmed', 'confirmed']);
});

test('attendance is a list: each report is taken or refused with its reason', async () => {
  const { body } = await ops.post<ShiftListReply>('/v1/shifts/attendance', {
    reports: [
      { shift: 'shift_1', minutes: 230 },
      { shift: 'shift_2', minutes: 0 },
      { shift: 'shift_3', minutes: 241 },
      { shift: 'shift_4', minutes: 240 },
      { shift: 'shift_9', minutes: 240 },
    ],
  });
  expect(body).toEqual({
    shifts: ['shift_1', 'shift_2', 'shift_4'],
    refused: [
      { shift: 'shift_3', says: 'it lasts 240 minutes; report at most that' },
      { shift: 'shift_9', says: 'there is no such shift' },
    ],
  });
  expect((await talent.post('/v1/shifts/attendance', { reports: [{ shift: 'shift_1', minutes: 1 }] })).status).toBe(
    403,
  );
  const states = await api.database.knex('shift').orderBy('id').pluck<string[]>('state');
  expect(states).toEqual(['worked', 'missed', 'confirmed', 'worked']);
  expect(await timeOf(ops)).toMatchObject([{ state: 'saved' }, { state: 'saved' }]);
});

test('a week that is over is submitted; people see their own, at their rate', async () => {
  await api.store.transaction((tx) => api.store.clock.jump(tx, '2027-03-08T12:00:00.000Z', 'test'));
  await close();
  await close();
  expect((await timeOf(ops)).map(({ state }) => state)).toEqual(['submitted', 'submitted']);
  expect(await timeOf(talent)).toMatchObject([
    { kind: 'work', minutes: 230, amount: { amount: '74.75', currency: 'USD' } },
  ]);
  // A late report brings the week up to date while nobody approved it.
  await ops.post('/v1/shifts/attendance', { reports: [{ shift: 'shift_1', minutes: 240 }] });
  expect(await timeOf(talent)).toMatchObject([{ minutes: 240, state: 'submitted' }]);
});

test('time is declined with a reason, approved by the week, and corrected by a new version', async () => {
  const [one, two] = await timeOf(ops);
  const declined = await ops.post<TimeListReply>('/v1/time-entries/decline', {
    entries: [one!.id],
    reason: 'half of it',
  });
  expect(declined.body).toMatchObject({ count: 1, refused: [] });
  const approved = await ops.post<TimeListReply>('/v1/time-entries/approve', {
    campaign: season.campaignId,
    period: '2027-W09',
  });
  expect(approved.body).toMatchObject({ count: 1, entries: [two!.id] });
  expect((await ops.post<TimeListReply>('/v1/time-entries/approve', { entries: [two!.id] })).body.refused).toEqual([
    { entry: two!.id, says: 'it is approved; it cannot be approved' },
  ]);
  expect((await ops.post('/v1/time-entries/approve', { campaign: season.campaignId })).status).toBe(400);
  const corrected = await ops.post<TimeListReply>('/v1/time-entries/correct', {
    corrections: [{ entry: one!.id, minutes: 120, reason: '=cmd|calc' }],
  });
  expect(corrected.body.count).toBe(1);
  expect(
    (await timeOf(ops, `&engagement=${one!.engagement}`)).map(({ version, state }) => [version, state]).sort(),
  ).toEqual([
    [1, 'locked'],
    [2, 'approved'],
  ]);
});

test('the statement of a week names people for those who may know them, and defuses formulas', async () => {
  const path = `/v1/time-entries.csv?campaign=${season.campaignId}&period=2027-W09`;
  const { text } = await ops.get(path);
  expect(text.split('\r\n')[0]).toBe(
    'week,name,engagement,talent,kind,version,minutes,amount,currency,state,payment,paidAt,note',
  );
  expect(text).toContain('Canary Agent 1-');
  expect(text).toContain("'=cmd|calc");
  expect((await (await api.as('engineer')).get(path)).text).not.toContain('Canary');
});
