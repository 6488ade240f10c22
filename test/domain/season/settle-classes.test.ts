import fc from 'fast-check';

import { planSeason } from '../../../domain/campaign/plan';
import { settleClasses, type WavePlace } from '../../../domain/season/settle-classes';
import { seasonWith } from '../campaign/season';

const [model] = planSeason(seasonWith(), { asOf: '2026-10-05' }).classes;

const planned = (liveWeek: number, seats: number, wave?: number) => ({
  ...model!,
  liveWeek,
  liveOn: `week ${liveWeek}`,
  seats,
  ...(wave !== undefined && { wave }),
});

const place = (no: number, state: WavePlace['state'], liveWeek: number, seats = 80): WavePlace => ({
  ...{ no, state, liveWeek, seats },
  liveOn: `week ${liveWeek}`,
  sourcingOn: '2026-11-01',
  booked: 0,
});

const told = (changes: ReturnType<typeof settleClasses>) =>
  changes.map(({ no, from, becomes }) => [no, from ? 'was' : 'new', becomes?.liveWeek ?? null, becomes?.seats ?? null]);

test('the first plan makes its classes', () => {
  expect(told(settleClasses([], [planned(-9, 80), planned(-5, 60)]))).toEqual([
    [1, 'new', -9, 80],
    [2, 'new', -5, 60],
  ]);
});

test('a class that nobody was sought for moves; one too many is cancelled; one too few is made', () => {
  const waves = [place(1, 'live', -9), place(2, 'planned', -5), place(3, 'planned', -3)];
  expect(told(settleClasses(waves, [planned(-9, 80, 1), planned(-4, 80), planned(-3, 70)]))).toEqual([
    [2, 'was', -4, 80],
    [3, 'was', -3, 70],
  ]);
  expect(told(settleClasses(waves, [planned(-9, 80, 1), planned(-3, 80)]))).toEqual([[2, 'was', null, null]]);
  expect(told(settleClasses(waves, [planned(-9, 80, 1), planned(-5, 80), planned(-3, 80), planned(-1, 20)]))).toEqual([
    [4, 'new', -1, 20],
  ]);
});

test('a class that began since the plan was made takes the place of the nearest one', () => {
  const waves = [place(1, 'filling', -5)];
  expect(told(settleClasses(waves, [planned(-4, 80), planned(2, 10)]))).toEqual([[2, 'new', 2, 10]]);
});

test('a class that is being filled may get more seats, no other one and never fewer', () => {
  const waves = [place(1, 'training', -9, 10), place(2, 'filling', -5, 10), place(3, 'filling', -3, 10)];
  const plan = [planned(-9, 20, 1), planned(-5, 25, 2), planned(-3, 5, 3)];
  expect(told(settleClasses(waves, plan))).toEqual([[2, 'was', -5, 25]]);
});

test('of two classes of one week each keeps its seats', () => {
  const waves = [place(1, 'planned', 0, 20), place(2, 'planned', 0, 10)];
  expect(settleClasses(waves, [planned(0, 10), planned(0, 20)])).toEqual([]);
});

test('classes under way never change, numbers are never given twice, and nothing is left to settle after it', () => {
  const states = fc.constantFrom<WavePlace['state']>('planned', 'filling', 'training', 'nesting', 'live', 'cancelled');
  const places = fc
    .array(fc.tuple(states, fc.integer({ min: -10, max: 6 }), fc.integer({ min: 1, max: 80 })), { maxLength: 6 })
    .map((rows) => rows.map(([state, liveWeek, seats], index) => place(index + 1, state, liveWeek, seats)));
  const classes = fc.array(fc.tuple(fc.integer({ min: -10, max: 6 }), fc.integer({ min: 1, max: 80 })), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(places, classes, (waves, rows) => {
      const under = waves.filter(({ state }) => state !== 'planned' && state !== 'cancelled');
      const plan = [
        ...under.map(({ no, liveWeek, seats }) => planned(liveWeek, seats, no)),
        ...rows.map(([liveWeek, seats]) => planned(liveWeek, seats)),
      ];
      const changes = settleClasses(waves, plan);
      expect(changes.every(({ from }) => from === null || from.state === 'planned')).toBe(true);
      const numbers = changes.map(({ no }) => no);
      expect(new Set(numbers).size).toBe(numbers.length);
      const after = new Map(waves.map((wave) => [wave.no, wave]));
      for (const { no, becomes } of changes)
        after.set(no, becomes ? place(no, 'planned', becomes.liveWeek, becomes.seats) : place(no, 'cancelled', 0));
      expect(settleClasses([...after.values()], plan)).toEqual([]);
    }),
  );
});
