import { hours } from '../../activities/season/hours';
import { readSeason, type SeasonPorts } from '../../activities/season/part';
import { pay } from '../../activities/season/pay';
import { weeks } from '../../activities/season/weeks';
import { approveTime, reportAttendance } from '../../api/intake/time';
import { openReading, type Reading } from '../support/reading';
import { seedSeason, type SeededSeason } from '../support/season-rows';
import { staff } from '../support/staff';

let reading: Reading;
let ports: SeasonPorts;
let season: SeededSeason;

const period = '2027-W09';
const payDay = '2027-03-11T05:00:00.000Z';

beforeEach(async () => {
  reading = await openReading();
  ports = { store: reading.store, beat: () => undefined } as unknown as SeasonPorts;
  season = await seedSeason(reading.store, { members: 3 });
  await reading.database.knex.raw(
    `insert into shift (id, campaign_id, engagement_id, queue, period, starts_at, ends_at, state, claimed_at, worked_minutes)
     select 'shift_' || e, ?, e, 'voice', ?, '2027-03-01T14:00:00Z', '2027-03-01T19:00:00Z', 'worked', '2027-02-20', 300
     from unnest(?::text[]) e`,
    [season.campaignId, period, season.people.map(({ engagementId }) => engagementId)],
  );
  await jump('2027-03-08T12:00:00.000Z');
  await weeks(ports, await look());
  // Hours in class of the weeks before are none of this test's business.
  await reading.database.knex('time_entry').whereNot({ period }).update({ state: 'declined' });
}, 60_000);
afterEach(() => reading.close());

const jump = (at: string) => reading.store.transaction((tx) => reading.store.clock.jump(tx, at, 'test'));
const look = () => readSeason(reading.store, season.campaignId);
const turn = async () => hours(ports, await look());
const asks = (): Promise<{ id: string; state: string; group_key: string; question: string; to_role: string }[]> =>
  reading.database.knex('ask').where({ kind: 'season-time' }).orderBy('group_key');
const states = (): Promise<string[]> =>
  reading.database.knex('time_entry').where({ period }).distinct().orderBy('state').pluck('state');
const answer = (id: string, option: string, reason?: string) =>
  reading.store.transaction((tx) =>
    reading.store.asks.answer(
      tx,
      id,
      { kind: 'user', id: staff.hr, roles: ['hr'] },
      { option, ...(reason && { reason }) },
    ),
  );

test('hours that nobody decided on are asked about on the day on which their week is paid, once', async () => {
  expect(await turn()).toEqual({ next: payDay });
  expect(await asks()).toEqual([]);
  await jump(payDay);
  expect(await turn()).toEqual({ did: `the hours of ${period} are asked about` });
  expect(await turn()).toEqual({});
  const [ask, ...more] = await asks();
  expect(more).toEqual([]);
  expect(ask).toMatchObject({
    question: 'Approve the hours of week 9 of 2027 in “Q1 support peak”?',
    to_role: 'hr',
    group_key: `${season.campaignId}/time/${period}/1`,
    detail: expect.arrayContaining([
      { label: 'Waiting', value: '15 hours of 3 people' },
      { label: 'Worth', value: '$292.50' },
      expect.objectContaining({ href: `/console/campaigns/${season.campaignId}/weeks/${period}` }),
    ]),
  });
});

test('attendance that is noted while its week closes is submitted with the next look', async () => {
  const { store, database } = reading;
  const worked = season.people.map(({ engagementId }) => ({ engagementId, period }));
  const week = await database.knex('season_week').where({ period }).first<Record<string, unknown>>();
  await database.knex('season_week').where({ period }).delete();
  // Holds the entries, so that the sum is made before the week is closed, and written after it.
  const held = await database.knex.transaction();
  await held.raw('select 1 from time_entry where period = ? for update', [period]);
  const noted = store.transaction((tx) => store.time.sumUpWork(tx, season.campaignId, worked));
  await waitsForLock();
  await database.knex('season_week').insert(week);
  await held.rollback();
  await noted;
  expect(await states()).toEqual(['saved']);
  expect(await weeks(ports, await look())).toMatchObject({
    did: expect.stringContaining('submitted 3 late lines of hours') as string,
  });
  expect(await states()).toEqual(['submitted']);
});

/** Until some transaction waits for another. */
async function waitsForLock(): Promise<void> {
  for (;;) {
    const { rows } = await reading.database.knex.raw<{ rows: unknown[] }>(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rows.length > 0) return;
  }
}

test('an approval is carried out by the season, and the week is paid then', async () => {
  await jump(payDay);
  await turn();
  await answer((await asks())[0]?.id ?? '', 'approve');
  expect(await turn()).toEqual({ did: `the hours of ${period} are approved` });
  expect(await states()).toEqual(['approved']);
  expect(await reading.database.knex('time_entry').where({ period }).distinct().pluck('approved_by')).toEqual([
    staff.hr,
  ]);
  expect(await reading.database.knex('event').where({ type: 'time.approved' }).pluck('actor')).toEqual([staff.hr]);
  expect(await turn()).toEqual({});
  expect(await pay(ports, await look())).toEqual({ todo: [{ kind: 'pay', period, version: 1 }] });
});

test('a refusal declines all of it with its reason, and what is handed in anew is another question', async () => {
  await jump(payDay);
  await turn();
  await answer((await asks())[0]?.id ?? '', 'decline', 'nobody was on the floor that day');
  expect(await turn()).toEqual({ did: `the hours of ${period} are declined` });
  expect(await reading.database.knex('time_entry').where({ period }).distinct().pluck('note')).toEqual([
    'nobody was on the floor that day',
  ]);
  await jump('2027-03-12T05:00:00.000Z');
  const [first] = season.people;
  await reportAttendance(reading, { reports: [{ shift: `shift_${first?.engagementId}`, minutes: 240 }] }, staff.ops);
  expect(await turn()).toEqual({ did: `the hours of ${period} are asked about` });
  expect((await asks()).map(({ state, group_key }) => [group_key.split('/').at(-1), state])).toEqual([
    ['1', 'answered'],
    ['2', 'open'],
  ]);
  expect(await states()).toEqual(['declined', 'submitted']);
});

test('the question closes by itself when all was decided elsewhere', async () => {
  await jump(payDay);
  await turn();
  await approveTime(reading, { campaign: season.campaignId, period, except: [] }, staff.hr);
  await turn();
  expect((await asks()).map(({ state }) => state)).toEqual(['withdrawn']);
});

test('silence approves nothing: others are told in time, and it is asked again', async () => {
  await jump(payDay);
  await turn();
  await jump('2027-03-13T12:00:00.000Z');
  while ((await reading.store.transaction((tx) => reading.store.asks.sweep(tx, 100))) > 0);
  expect(await reading.database.knex('event').where({ type: 'ask.escalated' }).count('* as n').first()).toEqual({
    n: 1,
  });
  await jump('2027-03-14T06:00:00.000Z');
  while ((await reading.store.transaction((tx) => reading.store.asks.sweep(tx, 100))) > 0);
  await turn();
  expect((await asks()).map(({ state }) => state)).toEqual(['lapsed', 'open']);
  expect(await states()).toEqual(['submitted']);
});

test('hours of a shift that turns out to have been missed are gone', async () => {
  const [first] = season.people;
  await reportAttendance(reading, { reports: [{ shift: `shift_${first?.engagementId}`, minutes: 0 }] }, staff.ops);
  expect(
    await reading.database.knex('time_entry').where({ period, engagement_id: first?.engagementId }).pluck('minutes'),
  ).toEqual([0]);
});
