import season from '../../examples/season.json';
import { quantile } from '../../cli/demo/season/season-events';
import type { SeasonReport } from '../../cli/demo/season/season-demo';
import { seasonProblems, seasonSummary } from '../../cli/demo/season/season-summary';
import { sizeSeason } from '../../cli/demo/season/size-season';
import { benchRequest } from '../../cli/bench/season/bench-request';
import { CampaignRequest } from '../../domain/campaign/contract';
import { planSeason } from '../../domain/campaign/plan';

const file = CampaignRequest.parse(season);
const today = '2027-06-15';

describe('the season of a demo', () => {
  test.each([30, 500])('is sized until %i seats are planned, within its budget', (agents) => {
    const { request, plan } = sizeSeason(file, agents, today);
    expect(plan.seats).toBe(agents);
    expect(plan.findings.map(({ kind }) => kind)).not.toContain('budget');
    expect(planSeason(request, { asOf: today }).seats).toBe(agents);
  });

  test('is near what was asked for where whole agents leave no exact size', () => {
    expect(Math.abs(sizeSeason(file, 10, today).plan.seats - 10)).toBeLessThanOrEqual(1);
  });

  test('is moved by whole weeks, so that the first class is sought days after today', () => {
    const { request, plan } = sizeSeason(file, 120, today);
    const first = plan.classes.map(({ sourcingStarts }) => sourcingStarts).sort()[0]!;
    expect(first > today).toBe(true);
    const days = (Date.parse(request.demand.peakStarts) - Date.parse(file.demand.peakStarts)) / 86_400_000;
    expect(days % 7).toBe(0);
    expect(request.training.blackouts).toHaveLength(1);
  });
});

test('the season of a bench has exactly so many people in classes at one time, and no findings', () => {
  for (const agents of [20, 500, 5000]) {
    const plan = planSeason(benchRequest(file, agents, today), { asOf: today });
    expect([plan.seats, plan.offers, plan.findings]).toEqual([agents, agents, []]);
    expect(new Set(plan.classes.map(({ liveOn }) => liveOn)).size).toBe(1);
  }
});

const report: SeasonReport = {
  ...{ agents: 30, seed: 7, wallSeconds: 90, businessDays: 80, killed: [] },
  season: {
    ...{
      id: 'camp_1',
      state: 'closed',
      endsOn: '2027-01-31',
      targetHeads: 30,
      planVersions: 2,
      now: '2027-02-09T00:00:00Z',
    },
    planned: { seats: 30, offers: 46, screens: 92, cost: { new: '53235.43', covered: '60000.00' } },
    classes: [
      {
        ...{ no: 1, state: 'live', short: true, classroomOn: '2026-12-21', liveOn: '2027-01-04' },
        ...{ seats: 8, bookings: 8, booked: 0, checkedIn: 7, passed: 6, wentLive: 6 },
      },
    ],
    ...{ applicants: 117, offers: 42, asked: 42, accepted: 30, cleared: 28, mostActive: 6, payRuns: 6, timers: 0 },
    members: { left: 6, fell_out: 36 },
    leavers: { 'the season ended': 6, 'offer declined': 36 },
    tiers: { B: 4, C: 2 },
    money: { budget: 1_000_000, reserved: 0, paid: 900_000, currency: 'USD' },
    ...{ openAsks: [], unsettledEffects: [] },
  },
  historyEvents: { engagements: 42, p50: 77, p95: 92, most: 92, campaign: { runs: 1, events: 840, perAgent: 20 } },
  invariants: { violations: 0, list: [] },
};

test('a season that closed within its budgets has no problems; its summary shows plan beside actual', () => {
  expect(seasonProblems(report)).toEqual([]);
  const text = seasonSummary(report, []);
  for (const part of ['screened', '92', '117', 'live, short', '4 B, 2 C', '77 p50, 92 p95', '0 invariants violated'])
    expect(text).toContain(part);
});

test('whatever keeps a season from its end is told', () => {
  const open = { ...report.season, state: 'peak', members: { live: 3, left: 3 }, timers: 2, openAsks: ['plan/2'] };
  expect(
    seasonProblems({
      ...report,
      season: { ...open, money: { ...open.money, reserved: 5 } },
      historyEvents: { ...report.historyEvents, most: 111 },
      invariants: { violations: 1, list: [{ invariant: 'I6', detail: 'is over its budget' }] },
    }),
  ).toEqual([
    'the season is peak',
    '3 people are live',
    '“plan/2” is open',
    '2 runs sleep until a date',
    '5 is still reserved',
    'an engagement cost 111 history events of 110',
    'I6: is over its budget',
  ]);
});

test('quantiles are of what was measured, the highest at the end', () => {
  expect([0.5, 0.95, 1].map((share) => quantile([1, 2, 3, 4], share))).toEqual([2, 4, 4]);
  expect(quantile([], 0.5)).toBe(0);
});
