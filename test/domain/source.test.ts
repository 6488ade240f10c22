import fc from 'fast-check';

import { defaultPolicies } from '../../domain/policy/defaults';
import { needsApproval, rank, reasonAgainst, score, type Candidate, type Need } from '../../domain/source/rules';

const { weights } = defaultPolicies.source;
const need: Need = {
  role: 'graphic-designer',
  skills: [
    { skill: 'brand-design', level: 3 },
    { skill: 'illustration', level: 2 },
  ],
  budgetMinor: 500_000,
  startsOn: '2026-12-01',
};

const person = (facts: Partial<Candidate> = {}): Candidate => ({
  talent: 'tal_a',
  source: 'marketplace',
  skills: [
    { skill: 'brand-design', level: 4 },
    { skill: 'illustration', level: 3 },
  ],
  tier: null,
  askMinor: 450_000,
  availableFrom: '2026-11-30',
  openEngagements: 0,
  hoursSinceOffer: null,
  earlierEngagements: 0,
  ...facts,
});

test('a budget above the limit needs an approver, and so does a currency without a limit', () => {
  expect(needsApproval({ amountMinor: 500_000, currency: 'USD' }, defaultPolicies.source)).toBe(true);
  expect(needsApproval({ amountMinor: 250_000, currency: 'USD' }, defaultPolicies.source)).toBe(false);
  expect(needsApproval({ amountMinor: 1, currency: 'CHF' }, defaultPolicies.source)).toBe(true);
});

test('the hard filter names the first reason', () => {
  expect(reasonAgainst(person(), need)).toBeNull();
  expect(reasonAgainst(person({ skills: [{ skill: 'brand-design', level: 2 }] }), need)).toBe('brand-design 2 of 3');
  expect(reasonAgainst(person({ askMinor: 500_001 }), need)).toBe('asks for more than the budget');
  expect(reasonAgainst(person({ availableFrom: '2026-12-02' }), need)).toBe('not free at the start');
  expect(reasonAgainst(person({ tier: 'D' }), need)).toBe('tier D gets no new offers');
  expect(reasonAgainst(person({ tier: 'C', openEngagements: 1, mostEngagements: 1 }), need)).toBe(
    'has as much work as the tier allows',
  );
});

test('the score is the weighted sum of its parts, and each part is shown', () => {
  const { total, parts } = score(person(), need, weights);
  expect(parts).toEqual({ skill: 0.9, tier: 0.75, load: 1, fairness: 1, continuity: 0, cost: 0.28 });
  expect(total).toBeCloseTo(0.4 * 0.9 + 0.2 * 0.75 + 0.15 + 0.1 + 0 + 0.05 * 0.28, 4);
});

const anyone = fc.record({
  talent: fc.string({ minLength: 1 }),
  source: fc.constantFrom('pool' as const, 'marketplace' as const),
  skills: fc.array(
    fc.record({
      skill: fc.constantFrom('brand-design', 'illustration', 'other'),
      level: fc.integer({ min: 1, max: 5 }),
    }),
  ),
  tier: fc.constantFrom('A' as const, 'B' as const, 'C' as const, 'D' as const, null),
  askMinor: fc.option(fc.integer({ min: 1, max: 10 ** 7 })),
  availableFrom: fc.constant(null),
  openEngagements: fc.nat(5),
  hoursSinceOffer: fc.option(fc.nat(10_000)),
  earlierEngagements: fc.nat(5),
});

test('every score lies in 0–1, and a better tier or skill never lowers it', () => {
  fc.assert(
    fc.property(anyone, (someone) => {
      const { total } = score(someone, need, weights);
      expect(total).toBeGreaterThanOrEqual(0);
      expect(total).toBeLessThanOrEqual(1);
      expect(score({ ...someone, tier: 'A' }, need, weights).total).toBeGreaterThanOrEqual(total);
      expect(score({ ...someone, openEngagements: 0 }, need, weights).total).toBeGreaterThanOrEqual(total);
    }),
  );
});

test('the order does not depend on the order in which people came', () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyone, { selector: (p) => p.talent, maxLength: 8 }), (people) => {
      const there = rank(people, need, weights).map((p) => p.talent);
      const back = rank([...people].reverse(), need, weights).map((p) => p.talent);
      expect(back).toEqual(there);
    }),
  );
});
