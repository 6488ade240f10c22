import { actualWeeks } from '../../adapters/db/season/reads/actuals';
import { readSituation } from '../../adapters/db/season/situation';
import { observed } from '../../domain/season/observe';
import { openReading, type Reading } from '../support/reading';
import { seedSeason, type SeededSeason } from '../support/season-rows';

let reading: Reading;
let season: SeededSeason;

beforeAll(async () => {
  reading = await openReading();
  // They went live on 25 January; it is Wednesday 3 March.
  season = await seedSeason(reading.store, { members: 40, contacts: false });
  const leaves = async (who: readonly { engagementId: string }[], at: string, why: string) =>
    reading.database
      .knex('season_member')
      .whereIn(
        'engagement_id',
        who.map(({ engagementId }) => engagementId),
      )
      .update({ state: 'left', left_at: at, left_why: why });
  await leaves(season.people.slice(0, 8), '2027-01-28T14:00:00Z', 'resigned');
  await leaves(season.people.slice(8, 10), '2027-02-04T14:00:00Z', 'resigned');
  // A day before now: in a week of theirs that is not over.
  await leaves(season.people.slice(10, 11), '2027-03-02T14:00:00Z', 'resigned');
  await leaves(season.people.slice(11, 13), '2027-02-10T14:00:00Z', 'released');
}, 60_000);
afterAll(() => reading.close());

/** The week of 22 February: its calls by the half hour, 12 hours a day, and what the people at work worked of it. */
async function aWeek(staffed: number): Promise<void> {
  const { knex } = reading.database;
  await knex.raw(
    `insert into campaign_actual (campaign_id, queue, starts_at, minutes, offered, handled, abandoned, staffed)
     select ?, 'voice', d + s * interval '30 minutes', 30, 100, 100, 0, ?
     from generate_series('2027-02-22T14:00:00Z'::timestamptz, '2027-02-28T14:00:00Z', interval '1 day') d, generate_series(0, 23) s`,
    [season.campaignId, staffed],
  );
  await knex.raw(
    `insert into shift (id, campaign_id, engagement_id, queue, period, starts_at, ends_at, state, claimed_at, worked_minutes)
     select 'shift_' || e, ?, e, 'voice', '2027-W08', '2027-02-23T14:00:00Z', '2027-02-24T10:00:00Z', 'worked', '2027-02-10', 1080
     from unnest(?::text[]) e`,
    [season.campaignId, season.people.slice(13).map(({ engagementId }) => engagementId)],
  );
}

const look = () => reading.store.transaction((tx) => readSituation(tx, season.campaignId));

test('who stays is read by week at work, of weeks that are over; who was released is no leaver', async () => {
  const { seen } = await look();
  const stays = (passes: number, decided: number) => ({ passes, decided });
  expect(seen.tenure).toEqual([
    stays(32, 40),
    stays(30, 32),
    // Two were released in their third week.
    stays(28, 28),
    stays(28, 28),
    stays(28, 28),
    ...Array.from({ length: 4 }, () => stays(0, 0)),
  ]);
  const { request, reasons } = observed(season.request, season.request, seen, { priorPeople: 50, asOf: '2026-11-26' });
  expect(request.survivalByTenure).toHaveLength(5);
  expect(request.survivalByTenure?.[0]).toBeLessThan(0.92);
  expect(reasons.join(' ')).toContain('Stay by week at work: ');
});

test('shrinkage is of the time on duty: the shifts worked, and the base’s hours as planned', async () => {
  const plan = await reading.store.campaigns.readPlan(reading.database.knex, season.campaignId);
  const week = async () =>
    (await actualWeeks(reading.database.knex, season.campaignId, plan)).find((one) => one.week === -1);
  await aWeek(11);
  // 27 people of 18 hours, and 64 of the base with 20 hours at 92 %.
  const duty = 27 * 18 + 64 * 20 * 0.92;
  expect((await week())?.actual).toMatchObject({ staffedHours: 84 * 11, shrinkage: expect.closeTo(1 - 924 / duty, 3) });
  const { seen } = await look();
  expect(seen.duty).toEqual([
    { week: -1, staffedHours: 924, reportedHours: 84, workedHours: 27 * 18, rosteredHours: 27 * 20 },
  ]);
  const { request } = observed(season.request, season.request, seen, { priorPeople: 50, asOf: '2026-11-26' });
  expect(request.service.shrinkage).toBeCloseTo(1 - 924 / duty, 3);
  // More on contacts than on duty: hours are missing, and nothing is told.
  await reading.database.knex('campaign_actual').update({ staffed: 60 });
  expect((await week())?.actual?.shrinkage).toBeNull();
  expect(
    observed(season.request, season.request, (await look()).seen, { priorPeople: 50, asOf: '2026-11-26' }).request
      .service,
  ).toEqual(season.request.service);
});
