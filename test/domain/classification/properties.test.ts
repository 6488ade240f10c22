import fc from 'fast-check';

import { decide, type ClassificationAnswer } from '../../../domain/source/classify';
import type { ClassificationPolicy } from '../../../domain/source/classification/contract';
import { offPayrollRules } from '../../../domain/source/classification/uk';
import { commonLawRules } from '../../../domain/source/classification/us';
import { californiaRules } from '../../../domain/source/classification/us-ca';

const shipped = [californiaRules, commonLawRules, offPayrollRules].map((rules) => ({ name: rules.ruleSet, rules }));
const order = { employee: 0, review: 1, contractor: 2 } as const;

/** How much independence an answer shows: none given is between the two. */
type Lean = -1 | 0 | 1;

const roles = fc.constantFrom('graphic-designer', 'driver', 'support-agent');

function decided(rules: ClassificationPolicy, role: string, leans: readonly Lean[]) {
  const answers = rules.factors.flatMap(({ factor, independentWhen }, i): ClassificationAnswer[] => {
    const lean = leans[i] ?? 0;
    return lean === 0 ? [] : [{ factor, value: (lean === 1) === independentWhen, evidence: 'seen', by: 'user_1' }];
  });
  return decide({ role, jurisdiction: rules.jurisdiction, decidedOn: '2026-11-30' }, answers, rules);
}

// Mostly independent, since only then exemptions hold.
const leans = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Lean>(1) },
  { weight: 1, arbitrary: fc.constant<Lean>(0) },
  { weight: 1, arbitrary: fc.constant<Lean>(-1) },
);

const leansOf = (rules: ClassificationPolicy) =>
  fc.array(leans, { minLength: rules.factors.length, maxLength: rules.factors.length });

describe.each(shipped)('the rule set $name', ({ rules }) => {
  test('more independence never moves the outcome towards employee', () => {
    fc.assert(
      fc.property(roles, leansOf(rules), fc.nat(rules.factors.length - 1), (role, leans, at) => {
        const more = leans.map((lean, i): Lean => (i === at ? 1 : lean));
        const [before, after] = [decided(rules, role, leans), decided(rules, role, more)];
        return order[after.outcome] >= order[before.outcome];
      }),
      { numRuns: 3000 },
    );
  });

  test('every answer for independence is a contractor, every answer against it an employee', () => {
    const all = (lean: Lean) => decided(rules, 'driver', Array<Lean>(rules.factors.length).fill(lean)).outcome;
    expect([all(1), all(-1)]).toEqual(['contractor', 'employee']);
  });

  test('no answer is a review, never a contractor', () => {
    for (const role of ['graphic-designer', 'driver'])
      expect(decided(rules, role, [])).toMatchObject({ outcome: 'review', engagedThrough: 'undecided' });
  });

  test('every outcome is explained, has an entity that the rule set allows, and names what decides and is missing', () => {
    fc.assert(
      fc.property(roles, leansOf(rules), (role, leans) => {
        const decision = decided(rules, role, leans);
        const { outcome, engagedThrough, rationale, summary, missing } = decision;
        expect(summary.length).toBeGreaterThan(10);
        expect(rationale).toMatch(/^[A-Z].{20,}\.$/);
        expect(rationale).not.toMatch(/undefined|null|NaN/);
        if (outcome === 'review') {
          expect(engagedThrough).toBe('undecided');
        } else {
          expect(rules.engagedThrough[outcome]).toContain(engagedThrough);
        }
        const unanswered = rules.factors.filter((_, i) => leans[i] === 0).map(({ factor }) => factor);
        for (const { factor, why } of missing) if (why === 'not answered') expect(unanswered).toContain(factor);
      }),
      { numRuns: 500 },
    );
  });
});
