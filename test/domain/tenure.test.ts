import fc from 'fast-check';

import { tenureOf } from '../../domain/engagement/tenure';

const rule = { capDays: 100, breakDays: 30, warnAt: 0.8 };
const days = (...stretches: [number, number][]) =>
  tenureOf(
    stretches.map(([from, until]) => ({ from, until })),
    rule,
  );

test('days add up over engagements; a short break counts on, a long one starts anew', () => {
  expect(days([0, 40], [50, 80])).toMatchObject({ days: 70, standing: 'fine' });
  expect(days([0, 40], [70, 80])).toMatchObject({ days: 10, standing: 'fine' });
});

test('days that overlap count once', () => {
  expect(days([0, 40], [20, 60])).toMatchObject({ days: 60 });
  expect(days([0, 40], [10, 20])).toMatchObject({ days: 40 });
});

test('it warns from 80 % of the cap on, and says when the cap is passed', () => {
  expect([days([0, 79]), days([0, 80]), days([0, 100]), days([0, 101])].map((t) => t.standing)).toEqual([
    'fine',
    'near',
    'near',
    'over',
  ]);
});

test('the order of the engagements does not matter, and never more days count than there are', () => {
  const stretch = fc.tuple(fc.nat(300), fc.nat(80)).map(([from, length]): [number, number] => [from, from + length]);
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 6 }), (stretches) => {
      const there = days(...stretches).days;
      expect(days(...[...stretches].reverse()).days).toBe(there);
      expect(there).toBeLessThanOrEqual(stretches.reduce((sum, [from, until]) => sum + until - from, 0));
    }),
  );
});
