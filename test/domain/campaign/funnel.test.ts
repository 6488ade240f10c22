import fc from 'fast-check';

import { bookingsFor, offersFor, screensFor, shareFunnel } from '../../../domain/campaign/funnel';
import { largestRemainder } from '../../../domain/campaign/largest-remainder';
import { seasonWith } from './season';

const { yields } = seasonWith();

test('totals round up once: 304 seats take 459 offers and 918 screens', () => {
  expect(offersFor(304, yields)).toBe(459);
  expect(screensFor(304, yields)).toBe(918);
});

test('a class is never booked beyond what its show rate allows', () => {
  expect(bookingsFor(80, 0.9)).toBe(88);
  expect(bookingsFor(81, 0.9)).toBe(90);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0.3, max: 1, noNaN: true }), (seats, show) => {
      expect(bookingsFor(seats, show) * show).toBeLessThanOrEqual(seats + 1e-6);
    }),
  );
});

test('classes share the totals by largest remainder: nothing is lost, nobody is off by one', () => {
  const parts = shareFunnel([80, 80, 80, 80, 5], yields);
  expect(parts.reduce((sum, { offers }) => sum + offers, 0)).toBe(offersFor(325, yields));
  expect(parts.reduce((sum, { screens }) => sum + screens, 0)).toBe(screensFor(325, yields));
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 5000 }),
      fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1 }),
      (total, weights) => {
        const shares = largestRemainder(total, weights);
        const all = weights.reduce((sum, weight) => sum + weight, 0);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total);
        shares.forEach((share, index) =>
          expect(Math.abs(share - (total * (weights[index] ?? 0)) / all)).toBeLessThan(1),
        );
      },
    ),
  );
});

test('without classes there is nothing to share', () => {
  expect(shareFunnel([], yields)).toEqual([]);
  expect(largestRemainder(5, [0, 0])).toEqual([0, 0]);
});
