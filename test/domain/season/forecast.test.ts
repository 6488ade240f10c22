import {
  chanceOf,
  expectedInClassroom,
  forecastHeads,
  headsThen,
  lastChanceOf,
  yieldsNow,
} from '../../../domain/season/forecast';
import { asApproved } from '../../../domain/season/as-approved';
import { costAtCompletion } from '../../../domain/season/cost-at-completion';
import type { SeasonFacts, WaveFacts } from '../../../domain/season/board-facts';
import { tierCounts } from '../../../domain/season/tier-counts';
import { evaluateDefaults } from '../../../domain/evaluate/policy';
import { planWith, seasonWith } from '../campaign/season';

const request = seasonWith();
const plan = planWith();

function wave(more: Partial<WaveFacts>): WaveFacts {
  return {
    ...{ id: 'wave_1', no: 1, state: 'filling', short: false, liveWeek: -1, sourcingOn: '2026-12-28' },
    ...{ classroomOn: '2027-02-01', nestingOn: '2027-02-15', liveOn: '2027-02-22', seats: 80, bookings: 88 },
    ...{ offers: 122, screens: 244, booked: 0, checkedIn: 0, offered: 0, open: 0, accepted: 0, everCleared: 0 },
    ...{ cleared: 0, placed: 0, waitlisted: 0, inClassroom: 0, everPassed: 0, inNesting: 0, everLive: 0 },
    ...more,
  };
}

function facts(more: Partial<SeasonFacts> = {}): SeasonFacts {
  return {
    ...{ today: '2027-01-27', state: 'ramping', pausedFrom: null, peakOn: '2027-03-01', endsOn: '2027-04-25' },
    ...{ request, plan, waves: [], cohorts: [], offerToClearDays: 5 },
    ...more,
  };
}

test('a class in the making counts on its places, on who is on the way, and on offers while there is time', () => {
  const full = wave({ placed: 88, offered: 122 });
  expect(expectedInClassroom(full, facts())).toBeCloseTo(79.2, 1);
  expect(expectedInClassroom(wave({ placed: 200 }), facts())).toBe(80);
  const late = wave({ offered: 100, open: 10, accepted: 20, placed: 30 });
  const now = (30 + 20 * 0.92 + 10 * 0.8 * 0.92) * 0.9;
  expect(expectedInClassroom(late, facts({ today: '2027-01-28' }))).toBeCloseTo(now, 6);
  expect(expectedInClassroom(late, facts({ today: '2027-01-20' }))).toBeCloseTo(now + 22 * 0.8 * 0.92 * 0.9, 6);
  expect(lastChanceOf(late, 5)).toBe('2027-01-27');
  expect(lastChanceOf(late, null)).toBe('2027-01-22');
});

test('observed yields move by the people behind them', () => {
  const taught = wave({ state: 'live', checkedIn: 100, everPassed: 70, everLive: 63 });
  const yields = yieldsNow(facts({ waves: [taught] }));
  expect(yields.classroom).toBeCloseTo((70 + 50 * 0.85) / 150, 6);
  expect(yields.nesting).toBeCloseTo((63 + 50 * 0.9) / 120, 6);
  expect(yieldsNow(facts()).survival).toBeCloseTo(0.98, 6);
  const leaking = yieldsNow(
    facts({
      cohorts: [
        { live: -9, left: -7, heads: 10 },
        { live: -9, left: null, heads: 40 },
      ],
    }),
  );
  expect(leaking.survival).toBeLessThan(0.98);
});

test('the forecast is where the plan would be when all goes as planned, and its band narrows as people arrive', () => {
  const asPlanned = plan.classes.map(({ liveWeek, liveOn, classroomStarts, sourcingStarts, seats, offers }, index) =>
    wave({
      no: index + 1,
      liveWeek,
      liveOn,
      classroomOn: classroomStarts,
      sourcingOn: sourcingStarts,
      seats,
      offers,
      state: 'planned',
    }),
  );
  const early = facts({ today: '2026-10-12', waves: asPlanned });
  const peak = forecastHeads(early, [0, 2]).get(0);
  expect(peak?.mean).toBeCloseTo(plan.weeks.find(({ week }) => week === 0)?.effectiveHeads ?? 0, 0);
  expect(peak!.p10).toBeLessThan(plan.band.p50);
  expect(peak!.p90).toBeGreaterThan(plan.band.p50);
  const there = facts({ today: '2027-02-22', cohorts: [{ live: -3, left: null, heads: 220 }] });
  const sure = forecastHeads(there, [0]).get(0);
  expect(sure!.p90 - sure!.p10).toBeLessThan(peak!.p90 - peak!.p10);
});

test('whose last day is known leaves on it', () => {
  const season = facts({ today: '2027-04-01', cohorts: [{ live: -3, left: 6, heads: 50 }] });
  const weeks = forecastHeads(season, [5, 6]);
  expect(weeks.get(5)?.people).toBe(50);
  expect(weeks.get(6)?.people).toBe(0);
  expect(headsThen(season, -4).people).toBe(0);
});

test('a plan that waits for approval is forecast as approved; a cancelled one is not', () => {
  const peak = plan.band.week;
  const of = (season: SeasonFacts) => forecastHeads(asApproved(season), [peak]).get(peak)!;
  const waits = of(facts({ state: 'planned', today: plan.asOf }));
  expect(waits.mean).toBeCloseTo(plan.weeks.find(({ week }) => week === peak)!.effectiveHeads, -1.5);
  expect(of(facts({ state: 'draft', today: plan.asOf }))).toEqual(waits);
  const never = facts({ state: 'cancelled', today: plan.asOf });
  expect(asApproved(never)).toBe(never);
  const begun = facts({ state: 'planned', waves: [wave({})] });
  expect(asApproved(begun)).toBe(begun);
});

test('the chance of enough people', () => {
  expect(chanceOf(100, { mean: 100, deviation: 5 })).toBeCloseTo(0.5, 6);
  expect(chanceOf(100, { mean: 106.408, deviation: 5 })).toBeCloseTo(0.9, 3);
  expect([chanceOf(100, { mean: 100, deviation: 0 }), chanceOf(101, { mean: 100, deviation: 0 })]).toEqual([1, 0]);
});

test('cost at completion: what is paid, what is worked since, and what is still to come', () => {
  const people = [{ tier: null, points: null, count: 100 }];
  const tiers = { thresholds: null, effects: evaluateDefaults.effects, people };
  const season = { ...facts({ today: '2027-03-10', cohorts: [{ live: -3, left: null, heads: 100 }] }), tiers };
  const ahead = forecastHeads(season, [2, 3, 4, 5, 6, 7]);
  const all = costAtCompletion(season, ahead, { paidMinor: 0, paidThrough: null });
  const paid = costAtCompletion(season, ahead, { paidMinor: 10_000_000, paidThrough: 0 });
  const week = 20 * 0.92 * 1950 * 1.12;
  expect(all - (paid - 10_000_000)).toBeCloseTo(4 * 100 * week, -2);
  expect(costAtCompletion(season, ahead, { paidMinor: 5, paidThrough: 7 })).toBe(5);
  // Ten of tier A, 8 % more an hour, for the last week but one and, as far as they stay, the last one.
  const rated = { ...season, tiers: { ...tiers, people: [{ tier: 'A' as const, points: 90, count: 10 }, ...people] } };
  const later = { ...rated, today: '2027-04-14' };
  const before = { ...season, today: '2027-04-14' };
  const paidTo5 = { paidMinor: 0, paidThrough: 5 };
  const { survival } = yieldsNow(later);
  expect(costAtCompletion(later, new Map(), paidTo5) - costAtCompletion(before, new Map(), paidTo5)).toBeCloseTo(
    10 * 0.08 * week * (1 + survival),
    -1,
  );
  expect(tierCounts(rated.tiers, request)).toEqual([
    { tier: 'A', now: 10, projected: 10, rateCard: 0.08, moreAWeek: { amount: '321.48', currency: 'USD' } },
    { tier: 'unrated', now: 100, projected: 100, rateCard: 0, moreAWeek: { amount: '0.00', currency: 'USD' } },
  ]);
});
