import fc from 'fast-check';

import { nextScale } from '../../domain/clock-lag';

const calm = { target: 600, scale: 600, lateSeconds: 0, heldSeconds: 60 };

test('a clock that everything keeps up with is left alone', () => {
  expect(nextScale(calm)).toBeNull();
});

test('wakes that wait more than a second halve the speed, again and again, down to real time', () => {
  expect(nextScale({ ...calm, lateSeconds: 1.1 })).toBe(300);
  expect(nextScale({ ...calm, scale: 300, lateSeconds: 1.1 })).toBe(150);
  expect(nextScale({ ...calm, scale: 1.5, lateSeconds: 9 })).toBe(1);
  expect(nextScale({ ...calm, scale: 1, lateSeconds: 9 })).toBeNull();
});

test('a change has time to show before the next one', () => {
  expect(nextScale({ ...calm, scale: 300, lateSeconds: 5, heldSeconds: 1 })).toBeNull();
  expect(nextScale({ ...calm, scale: 300, lateSeconds: 0, heldSeconds: 4 })).toBeNull();
});

test('once all is calm, speed comes back in steps, up to what people set', () => {
  expect(nextScale({ ...calm, scale: 150 })).toBe(300);
  expect(nextScale({ ...calm, scale: 400 })).toBe(600);
  expect(nextScale({ ...calm, scale: 300, lateSeconds: 0.8 })).toBeNull();
});

test('a faster clock than people set is not slowed by calm', () => {
  expect(nextScale({ ...calm, scale: 900 })).toBeNull();
});

test('real time, and a clock that stands still, are never touched, however late things are', () => {
  const number = fc.double({ min: 0, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(number, number, (lateSeconds, heldSeconds) => {
      expect(nextScale({ target: 1, scale: 1, lateSeconds, heldSeconds })).toBeNull();
      expect(nextScale({ target: 600, scale: 0, lateSeconds, heldSeconds })).toBeNull();
    }),
  );
});

test('whatever happens, the speed stays between real time and what people set', () => {
  const seconds = fc.double({ min: 0, max: 100, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(seconds, seconds), { maxLength: 40 }), (loads) => {
      let scale = 600;
      for (const [lateSeconds, heldSeconds] of loads)
        scale = nextScale({ target: 600, scale, lateSeconds, heldSeconds }) ?? scale;
      expect(scale).toBeGreaterThanOrEqual(1);
      expect(scale).toBeLessThanOrEqual(600);
    }),
  );
});
