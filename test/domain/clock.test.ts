import fc from 'fast-check';

import { businessAt, changeScale, plus, wallUntil, type ClockSegment } from '../../domain/clock';

const wall = Date.parse('2026-11-23T18:00:00Z');
const at = (scale: number): ClockSegment => ({
  wallFrom: new Date(wall).toISOString(),
  businessFrom: '2027-01-01T00:00:00.000Z',
  scale,
});

test('at 10,000× a wall second is 10,000 business seconds; at 0 time stands', () => {
  expect(new Date(businessAt(at(10_000), wall + 1000)).toISOString()).toBe('2027-01-01T02:46:40.000Z');
  expect(businessAt(at(0), wall + 1000)).toBe(businessAt(at(0), wall));
  expect(wallUntil(at(0), wall, businessAt(at(0), wall) + 1)).toBeNull();
});

test('sleeping as long as wallUntil says reaches the instant, and not by more than a millisecond’s worth', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 0, max: 10 ** 10 }), (scale, ahead) => {
      const target = businessAt(at(scale), wall) + ahead;
      const sleep = wallUntil(at(scale), wall, target) ?? 0;
      const reached = businessAt(at(scale), wall + sleep);
      expect(reached).toBeGreaterThanOrEqual(target);
      expect(reached - target).toBeLessThanOrEqual(scale);
    }),
  );
});

test('a change of speed does not move business time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 7 }), fc.integer({ min: 0, max: 20_000 }), (later, scale) => {
      const changed = changeScale(at(600), wall + later, scale);
      expect(businessAt(changed, wall + later)).toBe(businessAt(at(600), wall + later));
    }),
  );
});

test('spans are plain time', () => {
  expect(plus('2026-11-23T18:00:00.000Z', { days: 1, hours: 2 })).toBe('2026-11-24T20:00:00.000Z');
});
