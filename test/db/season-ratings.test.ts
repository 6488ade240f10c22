import { readSeason, type SeasonPorts } from '../../activities/season/part';
import { rateWeek } from '../../activities/season/rate-week';
import { weeks } from '../../activities/season/weeks';
import { createRatingCaseActivities } from '../../activities/rating-case';
import { openReading, type Reading } from '../support/reading';
import { seedSeason, type SeededSeason } from '../support/season-rows';
import { staff } from '../support/staff';

let reading: Reading;
let season: SeededSeason;
let ports: SeasonPorts;

beforeAll(async () => {
  reading = await openReading();
  season = await seedSeason(reading.store, { members: 520, contacts: false });
  ports = { store: reading.store, beat: () => undefined } as unknown as SeasonPorts;
}, 60_000);
afterAll(() => reading.close());

const jump = (at: string) => reading.store.transaction((tx) => reading.store.clock.jump(tx, at, 'test'));

/** Everybody’s figures of a week; `of` says how good each is, 0–1. */
async function measured(period: string, of: (at: number) => number): Promise<void> {
  const figures = season.people.flatMap(({ engagementId: engagement }, at) => {
    const good = of(at);
    const row = { engagement, period };
    return [
      { ...row, metric: 'qa' as const, value: 50 + 50 * good, n: 40 },
      { ...row, metric: 'csat' as const, value: 1 + 4 * good, n: 200 },
      { ...row, metric: 'fcr' as const, value: 0.4 + 0.5 * good, n: 200 },
      { ...row, metric: 'aht' as const, value: 240, n: 200 },
    ];
  });
  expect(await reading.store.transaction((tx) => reading.store.workMetrics.saveMetrics(tx, figures, 'test'))).toEqual(
    [],
  );
}
const tiers = async () => {
  const { rows } = await reading.database.knex.raw<{ rows: { tier: string | null; n: number }[] }>(
    'select tier, count(*)::int as n from talent group by tier order by tier',
  );
  return Object.fromEntries(rows.map(({ tier, n }) => [tier ?? 'unrated', n]));
};
const count = async (what: string) =>
  (await reading.database.knex.raw<{ rows: { n: number }[] }>(`select count(*)::int as n from ${what}`)).rows[0]!.n;

test('a week is rated in batches, with as many statements for five hundred as for one', async () => {
  await measured('2027-W09', (at) => (at < 100 ? 1 : at < 515 ? 0.7 : 0.55));
  await jump('2027-03-11T06:00:00.000Z');
  const state = await readSeason(reading.store, season.campaignId);
  const seen = await reading.statements(async () => {
    expect(await rateWeek(ports, state, '2027-W09')).toBe(520);
  });
  expect(seen.filter((sql) => sql.startsWith('insert into scorecard'))).toHaveLength(2);
  expect(await tiers()).toEqual({ A: 100, B: 415, C: 5 });
  // The refresher of tier C is asked for one by one; all else is the same for everybody.
  expect(seen.length).toBeLessThan(120);
  expect(await count(`ask where kind = 'refresher'`)).toBe(5);
  expect(await count(`event where type = 'scorecard.closed'`)).toBe(520);
  expect(await count(`event where type = 'tier.changed'`)).toBe(520);
  expect(await rateWeek(ports, state, '2027-W09')).toBe(0);
  expect(await count('scorecard')).toBe(520);
}, 60_000);

test('tiers have inertia: one bad week moves nobody, two in a row do once the cooldown is over', async () => {
  const bad = (at: number) => (at < 10 ? 0.55 : at < 100 ? 1 : 0.7);
  for (const [period, at] of [
    ['2027-W10', '2027-03-18T06:00:00.000Z'],
    ['2027-W11', '2027-03-26T06:00:00.000Z'],
  ] as const) {
    await measured(period, bad);
    await jump(at);
    await rateWeek(ports, await readSeason(reading.store, season.campaignId), period);
    if (period === '2027-W10') expect(await tiers()).toMatchObject({ A: 100 });
  }
  const { A = 0 } = await tiers();
  expect(A).toBeLessThan(100);
  const history = await reading.database
    .knex('tier_change')
    .where({ talent_id: season.people[0]!.talentId })
    .orderBy('no');
  expect(history.map(({ cause }: { cause: string }) => cause)).toEqual(['entry', 'demotion']);
}, 60_000);

test('the part closes every week that is over and rates it some days later, once', async () => {
  const first = await weeks(ports, await readSeason(reading.store, season.campaignId));
  expect(first.did).toContain('closed 2027-W01');
  expect(first.did).toContain('closed 2027-W11');
  expect(first.next).toBe('2027-03-29T04:00:00.000Z');
  expect(await weeks(ports, await readSeason(reading.store, season.campaignId))).toEqual({ next: first.next });
  expect(await count('season_week where rated_at is not null')).toBe(11);
}, 60_000);

test('a number of a week can be disputed, and is corrected by the scale of that week', async () => {
  const { engagementId, talentId } = season.people[200]!;
  const { store, database } = reading;
  const card = await database
    .knex('scorecard')
    .where({ engagement_id: engagementId, period: '2027-W10' })
    .first<{ id: string; score: number; metrics: { metric: string; value: number }[] }>();
  const dispute = { talentId, scorecardId: card.id, metric: 'quality', reason: 'Two of these calls were not mine.' };
  const late = store.transaction((tx) => store.cases.openDispute(tx, dispute));
  await expect(late).rejects.toThrow('A rating could be disputed');
  await database.knex('scorecard').where({ id: card.id }).update({ disputable_until: '2027-04-30' });
  const caseId = await store.transaction((tx) => store.cases.openDispute(tx, dispute));
  const { askAboutCase, decideCase } = createRatingCaseActivities({ store }).records;
  await askAboutCase({ caseId, round: 1 });
  const ask = await database.knex('ask').where({ kind: 'rating-dispute' }).first<{ id: string; thread: string }>();
  expect(ask.thread).toBe(season.campaignId);
  const hr = { kind: 'user', id: staff.hr, roles: ['hr' as const] } as const;
  const answer = { option: 'correct', form: { raw: 100 }, reason: 'they were not' };
  await store.transaction((tx) => store.asks.answer(tx, ask.id, { ...hr, roles: [...hr.roles] }, answer));
  expect(await decideCase({ caseId, round: 1 })).toEqual({ end: 'corrected' });
  const corrected = await database
    .knex('scorecard')
    .where({ engagement_id: engagementId, period: '2027-W10', current: true })
    .first<{ version: number; score: number; metrics: { metric: string; value: number }[] }>();
  expect(corrected.version).toBe(2);
  expect(corrected.score).toBeGreaterThan(card.score);
  const others = (metrics: { metric: string; value: number }[]) =>
    metrics.filter(({ metric }) => metric !== 'quality').map(({ metric, value }) => [metric, Math.round(value)]);
  expect(others(corrected.metrics)).toEqual(others(card.metrics));
}, 60_000);
