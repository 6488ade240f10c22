import fc from 'fast-check';

import { CampaignRequest } from '../../../domain/campaign/contract';
import { leastAgents, offeredLoad } from '../../../domain/campaign/erlang';
import { planSeason } from '../../../domain/campaign/plan';
import type { SeasonPlan } from '../../../domain/campaign/plan-contract';
import { planningPolicy } from '../../../domain/campaign/policy';
import { changed } from './season';

const asOf = '2026-09-01';
const policy = { ...planningPolicy, draws: 40 };
const share = (min: number, max: number) => fc.integer({ min: min * 1000, max: max * 1000 }).map((n) => n / 1000);
const day = (offset: number) => new Date(Date.parse('2027-03-01') + offset * 86_400_000).toISOString().slice(0, 10);

/** Seasons of many shapes: short and long, one room or several, with blackouts, leaking bases, hard and easy targets. */
const seasons = fc
  .record({
    demand: fc.record({
      baseCalls: fc.integer({ min: 20, max: 400 }),
      percent: fc.integer({ min: 20, max: 600 }),
      rampWeeks: fc.integer({ min: 0, max: 6 }),
      peakWeeks: fc.integer({ min: 1, max: 10 }),
      fallWeeks: fc.integer({ min: 0, max: 4 }),
    }),
    service: fc.record({ level: share(0.5, 0.95), maxOccupancy: share(0.6, 1), shrinkage: share(0, 0.5) }),
    yields: fc.record({
      classroom: share(0.5, 1),
      nesting: share(0.5, 1),
      weeklySurvival: share(0.93, 1),
      show: share(0.6, 1),
    }),
    base: fc.record({ heads: fc.integer({ min: 0, max: 120 }), backfilled: fc.boolean() }),
    training: fc.record({
      rooms: fc.integer({ min: 1, max: 3 }),
      seats: fc.integer({ min: 10, max: 120 }),
      classroomWeeks: fc.integer({ min: 1, max: 3 }),
      nestingWeeks: fc.integer({ min: 0, max: 2 }),
      blackout: fc.integer({ min: -120, max: 30 }),
    }),
    ramp: fc.array(share(0.3, 1), { minLength: 1, maxLength: 6 }),
  })
  .map(({ demand: { percent, ...demand }, training: { blackout, ...training }, ...rest }) =>
    CampaignRequest.parse(
      changed({
        ...rest,
        demand: { ...demand, swing: { percent, meaning: 'increase' } },
        training: { ...training, blackouts: [`${day(blackout)}/${day(blackout + 9)}`] },
      }),
    ),
  );

/** Every property sees the same seasons: each is planned once. Few draws will do here. */
const planned = new Map<string, SeasonPlan>();
function planOf(season: CampaignRequest): SeasonPlan {
  const key = JSON.stringify(season);
  const plan = planned.get(key) ?? planSeason(season, { asOf, policy });
  planned.set(key, plan);
  return plan;
}

const runs = { numRuns: 24, seed: 20270301 };
const short = (plan: SeasonPlan) =>
  new Map(plan.findings.flatMap(({ kind, week, shortBy }) => (kind === 'short' ? [[week, shortBy] as const] : [])));

test('every week is covered, or a finding says by how much it is not', () => {
  fc.assert(
    fc.property(seasons, (season) => {
      const plan = planOf(season);
      const missing = short(plan);
      for (const { week, requiredHeads, effectiveHeads } of plan.weeks) {
        const gap = requiredHeads - effectiveHeads;
        if (missing.has(week)) expect(missing.get(week)).toBeCloseTo(Math.max(0.01, gap), 1);
        else expect(gap).toBeLessThanOrEqual(0);
      }
    }),
    runs,
  );
});

test('rooms are never double-booked, never overfull, and closed in a blackout', () => {
  fc.assert(
    fc.property(seasons, (season) => {
      const { training } = season;
      const [from = '', to = ''] = (training.blackouts[0] ?? '').split('/');
      const taken = new Set<string>();
      for (const one of planOf(season).classes) {
        expect(one.seats).toBeGreaterThan(0);
        expect(one.seats).toBeLessThanOrEqual(training.seats);
        expect(one.room).toBeGreaterThan(0);
        expect(one.room).toBeLessThanOrEqual(training.rooms);
        for (let at = 0; at < training.classroomWeeks; at += 1) {
          const week = one.liveWeek - training.nestingWeeks - training.classroomWeeks + at;
          const key = `${one.room} ${week}`;
          expect(taken.has(key)).toBe(false);
          taken.add(key);
          expect(day(7 * week) <= to && from <= day(7 * week + 6)).toBe(false);
        }
      }
    }),
    runs,
  );
});

test('agents of a week are never fewer than Erlang’s least', () => {
  fc.assert(
    fc.property(seasons, (season) => {
      const { service } = season;
      for (const { calls, agents } of planOf(season).weeks) {
        const load = offeredLoad(calls ?? 0, service.ahtSeconds, 30);
        // Calls are shown with two digits: a hair less may need one agent less.
        expect(agents).toBeGreaterThanOrEqual(leastAgents(load - 0.001, service.ahtSeconds, service));
        expect(agents).toBeGreaterThan(load - 0.001);
      }
    }),
    runs,
  );
});

test('more demand never needs fewer people, and never gets by with fewer seats', () => {
  fc.assert(
    fc.property(seasons, fc.integer({ min: 1, max: 60 }), (season, more) => {
      if (!('swing' in season.demand)) return;
      const grown = { ...season, demand: { ...season.demand, baseCalls: season.demand.baseCalls + more } };
      const [less, plenty] = [planOf(season), planOf(grown)];
      expect(plenty.static.heads).toBeGreaterThanOrEqual(less.static.heads);
      expect(plenty.static.seats).toBeGreaterThanOrEqual(less.static.seats);
      if (short(plenty).size === 0) {
        expect(short(less).size).toBe(0);
        expect(plenty.leastSeats).toBeGreaterThanOrEqual(less.leastSeats);
      }
    }),
    runs,
  );
});

test('whole seats stay next to the proven least', () => {
  fc.assert(
    fc.property(seasons, (season) => {
      const plan = planOf(season);
      expect(plan.proven).toBe(true);
      expect(plan.seats).toBe(plan.classes.reduce((sum, { seats }) => sum + seats, 0));
      if (short(plan).size === 0) expect(plan.seats).toBeGreaterThanOrEqual(plan.leastSeats);
      expect(plan.seats - plan.leastSeats).toBeLessThanOrEqual(plan.classes.length);
    }),
    runs,
  );
});

test('bands are in order, prices positive, levers in time', () => {
  fc.assert(
    fc.property(seasons, (season) => {
      const plan = planOf(season);
      for (const { p10, p50, p90 } of [plan.band, ...plan.weeks]) {
        expect(p10).toBeLessThanOrEqual(p50);
        expect(p50).toBeLessThanOrEqual(p90);
      }
      expect(Number(plan.cost.total.amount)).toBeGreaterThanOrEqual(0);
      for (const { levers } of plan.findings)
        for (const { lastChance } of levers) expect(lastChance >= asOf).toBe(true);
    }),
    runs,
  );
});

test('the same season always has the same plan', () => {
  fc.assert(
    fc.property(seasons, (season) => {
      expect(planSeason(season, { asOf, policy })).toEqual(planOf(season));
    }),
    { ...runs, numRuns: 6 },
  );
});
