import { confirmations } from '../../activities/season/confirmations';
import { readSeason, type SeasonPorts } from '../../activities/season/part';
import { shifts } from '../../activities/season/shifts';
import { confirmPlaces } from '../../api/intake/classes';
import { openReading, type Reading } from '../support/reading';
import { seedSeason, type SeededSeason } from '../support/season-rows';

let reading: Reading;
let ports: SeasonPorts;
let season: SeededSeason;

afterEach(() => reading.close());

async function seed(state: 'live' | 'booked'): Promise<void> {
  reading = await openReading();
  ports = { store: reading.store, beat: () => undefined } as unknown as SeasonPorts;
  season = await seedSeason(reading.store, { members: 2, state });
}

const jump = (at: string) => reading.store.transaction((tx) => reading.store.clock.jump(tx, at, 'test'));
const turn = async () => confirmations(ports, await readSeason(reading.store, season.campaignId));
interface Mail {
  key: string;
  payload: { to: string; page: string; why: string; until: string };
}
const mails = (kind: string): Promise<Mail[]> =>
  reading.database
    .knex('outbox')
    .whereRaw(`kind = 'mail' and payload->>'news' = ?`, [kind])
    .orderBy('id')
    .select('key', 'payload');

describe('shifts', () => {
  beforeEach(() => seed('live'), 60_000);

  const claim = (of: number, ...starts: string[]) =>
    reading.database.knex('shift').insert(
      starts.map((at) => ({
        id: `shift_${of}_${at}`,
        campaign_id: season.campaignId,
        engagement_id: season.people[of]?.engagementId,
        queue: 'voice',
        period: '2027-W10',
        starts_at: at,
        ends_at: at.replace(':00:00Z', ':30:00Z'),
        state: 'claimed',
        claimed_at: '2027-03-01',
      })),
    );

  test('of the next days are confirmed by one mail to each person, a day before the time is up', async () => {
    const days = ['08', '09', '10', '11', '12'].map((day) => `2027-03-${day}T14:00:00Z`);
    await claim(0, ...days);
    await claim(1, '2027-03-20T14:00:00Z');
    // 56 hours ahead of Monday’s shift; the next look is then.
    expect((await turn()).next).toBe('2027-03-06T06:00:00.000Z');
    expect(await mails('confirm-shifts')).toEqual([]);
    await jump('2027-03-06T06:00:00.000Z');
    expect((await turn()).did).toBe('1 person asked to confirm their shifts');
    const [mail, ...more] = await mails('confirm-shifts');
    expect(more).toEqual([]);
    const [first] = season.people;
    expect(mail?.key).toBe(`mail/${first?.engagementId}/news/confirm-shifts/2027-03-06/${first?.talentId}`);
    expect(mail?.payload).toMatchObject({
      to: first?.talentId,
      page: '/portal/week?week=2027-W10',
      why: '5 shifts, the first on Mon 8 Mar 2027, 09:00',
      until: '2027-03-07T06:00:00.000Z',
    });
    // Nor is anybody told again, by a repeat or on the days after.
    await turn();
    await jump('2027-03-07T20:00:00.000Z');
    await turn();
    expect(await mails('confirm-shifts')).toHaveLength(1);
  });

  test('that are confirmed bring no mail, and those claimed after it bring one the next day', async () => {
    await claim(0, '2027-03-08T14:00:00Z');
    await reading.database.knex('shift').update({ state: 'confirmed' });
    await jump('2027-03-06T07:00:00.000Z');
    await turn();
    expect(await mails('confirm-shifts')).toEqual([]);
    await claim(0, '2027-03-08T15:00:00Z');
    await turn();
    await claim(0, '2027-03-08T20:00:00Z', '2027-03-09T14:00:00Z');
    await turn();
    expect(await mails('confirm-shifts')).toHaveLength(1);
    await jump('2027-03-07T06:00:00.000Z');
    await turn();
    expect((await mails('confirm-shifts')).map(({ payload }) => payload.why)).toEqual([
      '1 shift, the first on Mon 8 Mar 2027, 10:00',
      '2 shifts, the first on Mon 8 Mar 2027, 15:00',
    ]);
  });

  test('that nobody confirmed go to standby all the same', async () => {
    await claim(0, '2027-03-08T14:00:00Z');
    await jump('2027-03-07T06:30:00.000Z');
    await turn();
    await shifts(ports, await readSeason(reading.store, season.campaignId));
    expect(await reading.database.knex('shift').pluck('state')).toEqual(['standby']);
  });
});

describe('a place in a class', () => {
  beforeEach(async () => {
    await seed('booked');
    await reading.database.knex('wave').update({
      state: 'filling',
      classroom_on: '2027-03-15',
      nesting_on: '2027-03-22',
      live_on: '2027-03-29',
    });
    await reading.database.knex('season_member').update({ booked_at: '2027-03-01T12:00:00Z', checked_in_at: null });
  }, 60_000);

  test('is confirmed by one mail a week ahead and one two days ahead, to whoever has not said so', async () => {
    await jump('2027-03-08T13:00:00.000Z');
    await turn();
    expect(await mails('confirm-place')).toEqual([]);
    await jump('2027-03-08T14:00:00.000Z');
    expect((await turn()).did).toBe('2 people asked to confirm their class');
    expect((await turn()).did).toBeUndefined();
    expect((await mails('confirm-place')).map(({ payload }) => payload)).toEqual(
      season.people.map(({ engagementId, talentId }) => ({
        news: 'confirm-place',
        engagement: engagementId,
        to: talentId,
        page: '/portal/class',
        why: 'class 1, from Mon 15 Mar 2027 on',
        until: '2027-03-13T14:00:00.000Z',
      })),
    );
    const ids = season.people.map(({ engagementId }) => engagementId);
    await confirmPlaces(reading as never, { campaignId: season.campaignId, no: 1 }, ids);
    await jump('2027-03-13T14:00:00.000Z');
    await confirmPlaces(reading as never, { campaignId: season.campaignId, no: 1 }, ids.slice(1));
    await turn();
    const [, , last, ...more] = await mails('confirm-place');
    expect(more).toEqual([]);
    expect(last?.payload).toMatchObject({ to: season.people[0]?.talentId, until: '2027-03-14T13:00:00.000Z' });
  });

  test('that was booked after the date is not asked about by it', async () => {
    await reading.database.knex('season_member').update({ booked_at: '2027-03-09T12:00:00Z' });
    await jump('2027-03-10T13:00:00.000Z');
    await turn();
    expect(await mails('confirm-place')).toEqual([]);
  });
});
