import v8 from 'node:v8';

import { runsAtHand } from '../../worker/runs-at-hand';

test.each([
  [512, 100],
  [1_024, 1_048],
  [2_048, 3_096],
  [4_144, 7_288],
])('a heap of %i MB keeps %i runs', (heap, runs) => {
  expect(runsAtHand(heap)).toBe(runs);
});

test('the heap that Node takes by itself is enough for a season of five hundred', () => {
  expect(runsAtHand(v8.getHeapStatistics().heap_size_limit / 2 ** 20)).toBeGreaterThan(525);
});
