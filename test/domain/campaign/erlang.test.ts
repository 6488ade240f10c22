import fc from 'fast-check';

import { handledSeconds } from '../../../domain/campaign/channel';
import { leastAgents, measureQueue, offeredLoad, scheduledFor } from '../../../domain/campaign/erlang';
import { measureImpatient } from '../../../domain/campaign/erlang-a';

const target = (level: number, thresholdSeconds: number, maxOccupancy = 1) => ({
  level,
  thresholdSeconds,
  maxOccupancy,
});

// The published values of domain.md, to the digits that they are given with.
test.each([
  {
    calls: 100,
    minutes: 30,
    aht: 180,
    threshold: 20,
    cap: 0.85,
    n: 14,
    c: 0.1741319,
    sl: 0.88835,
    asa: 7.835937,
    occupancy: 0.7142857,
  },
  {
    calls: 360,
    minutes: 30,
    aht: 240,
    threshold: 15,
    cap: 0.9,
    n: 55,
    c: 0.2387,
    sl: 0.8459,
    asa: 8.18,
    occupancy: 0.8727,
  },
  {
    calls: 25,
    minutes: 10,
    aht: 180,
    threshold: 20,
    cap: 1,
    n: 11,
    c: 0.1758,
    sl: 0.8808,
    asa: 9.04,
    occupancy: 0.6818,
  },
])(
  '$calls calls in $minutes minutes of $aht s need $n agents',
  ({ calls, minutes, aht, threshold, cap, n, c, sl, asa, occupancy }) => {
    const load = offeredLoad(calls, aht, minutes);
    expect(leastAgents(load, aht, target(0.8, threshold, cap))).toBe(n);
    const measure = measureQueue(load, n, aht, threshold);
    expect(measure.waitProbability).toBeCloseTo(c, 4);
    expect(measure.serviceLevel).toBeCloseTo(sl, 4);
    expect(measure.asaSeconds).toBeCloseTo(asa, 1);
    expect(measure.occupancy).toBeCloseTo(occupancy, 4);
  },
);

test('the first published row agrees to all its digits', () => {
  const measure = measureQueue(10, 14, 180, 20);
  expect(measure.waitProbability).toBeCloseTo(0.1741319, 7);
  expect(measure.serviceLevel).toBeCloseTo(0.88835, 5);
  expect(measure.asaSeconds).toBeCloseTo(7.835937, 6);
});

test('an occupancy cap of 70 % asks for the fifteenth agent', () => {
  const load = offeredLoad(100, 180, 30);
  expect(leastAgents(load, 180, target(0.8, 20, 0.7))).toBe(15);
  const measure = measureQueue(load, 15, 180, 19.8);
  expect(measure.waitProbability).toBeCloseTo(0.102, 3);
  expect(measure.serviceLevel).toBeCloseTo(0.941, 3);
  expect(measure.occupancy).toBeCloseTo(0.667, 3);
});

test('250 calls an hour of 330 s, 80 % in 30 s, need 28', () => {
  expect(leastAgents(offeredLoad(250, 330, 60), 330, target(0.8, 30))).toBe(28);
});

test.each([
  [30, 0.235, 208.7],
  [34, 0.815, 12.7],
])('with %i agents 250 half-hour calls of 210 s have a level of %f', (n, level, asa) => {
  const measure = measureQueue(offeredLoad(250, 210, 30), n, 210, 20);
  expect(measure.serviceLevel).toBeCloseTo(level, 3);
  expect(measure.asaSeconds).toBeCloseTo(asa, 1);
});

test('400 % more is 59 agents and 84.29 scheduled; 4 × is 48 and 68.57; 48 cannot carry the first', () => {
  const least = (calls: number) => leastAgents(offeredLoad(calls, 180, 30), 180, target(0.8, 20, 0.85));
  expect(least(500)).toBe(59);
  expect(scheduledFor(59, 0.3)).toBeCloseTo(84.29, 2);
  expect(least(400)).toBe(48);
  expect(scheduledFor(48, 0.3)).toBeCloseTo(68.57, 2);
  expect(measureQueue(50, 48, 180, 20)).toMatchObject({ serviceLevel: 0, asaSeconds: null, waitProbability: 1 });
});

test('a queue without load needs nobody and nobody waits', () => {
  expect(leastAgents(0, 180, target(0.8, 20))).toBe(0);
  expect(measureQueue(0, 0, 180, 20)).toEqual({ waitProbability: 0, serviceLevel: 1, asaSeconds: 0, occupancy: 0 });
});

test('Erlang A: callers who hang up, by the published values', () => {
  expect(measureImpatient(24, 28, 240, 300).meanWaitSeconds).toBeCloseTo(6.83326, 5);
  expect(measureImpatient(24, 25, 240, 30).abandonment).toBeCloseTo(0.0975908, 7);
});

test('Erlang A has an answer where agents cannot keep up, and for any size', () => {
  const few = measureImpatient(50, 48, 180, 180);
  expect(few.abandonment).toBeGreaterThan(0.04);
  expect(few.occupancy).toBeLessThanOrEqual(1);
  const none = measureImpatient(50, 0, 180, 180);
  expect(none.abandonment).toBeCloseTo(1, 9);
  const many = measureImpatient(5000, 5050, 180, 180);
  expect(many.abandonment).toBeGreaterThan(0);
  expect(many.abandonment).toBeLessThan(0.02);
});

test('three chats of 600 s at once count as one of 240 s; calls count as they are', () => {
  expect(handledSeconds(600, 'chat', 3)).toBe(240);
  expect(handledSeconds(600, 'chat', 1)).toBe(600);
  expect(handledSeconds(600, 'voice', 1)).toBe(600);
});

test('the least number of agents meets the target, and one fewer does not', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 800, noNaN: true }),
      fc.integer({ min: 20, max: 1200 }),
      fc.double({ min: 0.3, max: 0.99, noNaN: true }),
      fc.integer({ min: 0, max: 120 }),
      fc.double({ min: 0.5, max: 1, noNaN: true }),
      (load, aht, level, threshold, cap) => {
        const meets = (n: number) =>
          n > load && load / n <= cap + 1e-9 && measureQueue(load, n, aht, threshold).serviceLevel >= level;
        const n = leastAgents(load, aht, target(level, threshold, cap));
        expect(meets(n)).toBe(true);
        expect(meets(n - 1)).toBe(false);
      },
    ),
  );
});

test('more load never needs fewer agents', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 500, noNaN: true }),
      fc.double({ min: 0, max: 50, noNaN: true }),
      (load, more) => {
        const least = (of: number) => leastAgents(of, 180, target(0.8, 20, 0.85));
        expect(least(load + more)).toBeGreaterThanOrEqual(least(load));
      },
    ),
  );
});
