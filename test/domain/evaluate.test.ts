import fc from 'fast-check';

import { peerValues, reviewersFor } from '../../domain/evaluate/peer';
import { projectScorecard } from '../../domain/evaluate/rules';
import { shrink } from '../../domain/evaluate/score';
import { defaultPolicies } from '../../domain/policy/defaults';

const policy = defaultPolicies.evaluate;
const good = { rounds: 1, onTime: true, rating: 5, defects: 0 };
const reviews = [
  { by: 'user_a', ratings: [5, 4] },
  { by: 'tal_b', ratings: [3, 3] },
];

test('three results accepted at first pass, on time and rated 5 make a scorecard of 90', () => {
  const card = projectScorecard({ deliverables: [good, good, good], reviews: [] }, policy);
  expect(card).toMatchObject({ rated: true, score: 89.2 });
  // Each metric is shrunk to the mean of its kind: quality (3·100 + 4·80)/7 = 88.6.
  expect(card.metrics.find((m) => m.metric === 'quality')).toMatchObject({ raw: 100, value: 88.6, samples: 3 });
  expect(card.metrics.reduce((sum, m) => sum + m.weight, 0)).toBeCloseTo(1);
});

test('two results are too few: unrated', () => {
  expect(projectScorecard({ deliverables: [good, good], reviews }, policy)).toMatchObject({ rated: false });
  expect(projectScorecard({ deliverables: [], reviews }, policy)).toMatchObject({ rated: false, score: null });
});

test('a metric without samples hands its weight to the others', () => {
  const silent = projectScorecard(
    { deliverables: [1, 2, 3].map(() => ({ ...good, rating: null })), reviews: [] },
    policy,
  );
  expect(silent.metrics.map((m) => m.metric)).toEqual(['quality', 'resolution', 'commitments']);
  expect(silent.metrics.reduce((sum, m) => sum + m.weight, 0)).toBeCloseTo(1);
});

test('two peers count with their weight; one alone does not, however often he speaks', () => {
  const deliverables = [good, good, good];
  const both = projectScorecard({ deliverables, reviews }, policy);
  expect(both.metrics.find((m) => m.metric === 'peer')).toMatchObject({ raw: 68.75, samples: 2, weight: 0.15 });
  const alone = [reviews[0]!, reviews[0]!, reviews[0]!];
  expect(projectScorecard({ deliverables, reviews: alone }, policy).metrics.map((m) => m.metric)).not.toContain('peer');
  expect(peerValues([...reviews, { by: 'user_c', ratings: [] }], policy.peer)).toEqual([87.5, 50]);
});

describe('reviewers', () => {
  const possible = { talent: 'tal_me', payers: ['user_lead'], colleagues: ['tal_a', 'tal_b'] };

  test('are those named, never the person, never whoever pays', () => {
    const named = ['user_lead', 'user_x', 'tal_me', 'user_y', 'user_x'];
    expect(reviewersFor({ ...possible, named }, policy.peer)).toEqual(['user_x', 'user_y']);
  });

  test('are colleagues when nobody is named, and nobody when one alone could speak', () => {
    expect(reviewersFor({ ...possible, named: [] }, policy.peer)).toEqual(['tal_a', 'tal_b']);
    expect(reviewersFor({ ...possible, named: [], colleagues: ['tal_a', 'tal_me'] }, policy.peer)).toEqual([]);
    const many = Array.from({ length: 9 }, (_, n) => `tal_${n}`);
    expect(reviewersFor({ ...possible, named: [], colleagues: many }, policy.peer)).toHaveLength(5);
  });
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
