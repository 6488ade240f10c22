import fc from 'fast-check';

import { projectScorecard, shrink, tierFor } from '../../domain/evaluate/rules';
import { defaultPolicies } from '../../domain/policy/defaults';

const policy = defaultPolicies.evaluate;
const good = { rounds: 1, onTime: true, rating: 5, defects: 0 };

test('three results accepted at first pass, on time and rated 5 make a tier-A scorecard', () => {
  const card = projectScorecard({ deliverables: [good, good, good] }, null, policy);
  expect(card.rated).toBe(true);
  expect(card.tier).toBe('A');
  // Each metric is shrunk to the mean of its kind: quality (3·100 + 4·80)/7 = 88.6.
  expect(card.metrics.find((m) => m.metric === 'quality')).toMatchObject({ raw: 100, value: 88.6, samples: 3 });
  expect(card.metrics.reduce((sum, m) => sum + m.weight, 0)).toBeCloseTo(1);
});

test('two results are too few: unrated, the tier stays', () => {
  expect(projectScorecard({ deliverables: [good, good] }, 'B', policy)).toMatchObject({ rated: false, tier: 'B' });
  expect(projectScorecard({ deliverables: [] }, null, policy)).toMatchObject({ rated: false, score: null });
});

test('a metric without samples hands its weight to the others', () => {
  const silent = projectScorecard({ deliverables: [1, 2, 3].map(() => ({ ...good, rating: null })) }, null, policy);
  expect(silent.metrics.map((m) => m.metric)).toEqual(['quality', 'resolution', 'commitments']);
  expect(silent.metrics.reduce((sum, m) => sum + m.weight, 0)).toBeCloseTo(1);
});

test('one keeps a tier down to its lower threshold, and enters it at the higher one', () => {
  expect(tierFor(85, null, policy)).toBe('A');
  expect(tierFor(81, null, policy)).toBe('B');
  expect(tierFor(81, 'A', policy)).toBe('A');
  expect(tierFor(79.9, 'A', policy)).toBe('B');
  expect(tierFor(49, 'C', policy)).toBe('D');
});

test('shrinking pulls a small sample to the mean and leaves a large one alone', () => {
  expect(shrink(100, 4, { mean: 80, k: 4 })).toBe(90);
  fc.assert(
    fc.property(fc.float({ min: 0, max: 100, noNaN: true }), fc.nat(1000), (mean, samples) => {
      const shrunk = shrink(mean, samples, { mean: 80, k: 4 });
      expect(Math.abs(shrunk - 80)).toBeLessThanOrEqual(Math.abs(mean - 80) + 1e-9);
    }),
  );
});
