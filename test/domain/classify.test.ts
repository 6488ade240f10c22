import { defaultPolicies } from '../../domain/policy/defaults';
import { classify } from '../../domain/source/classify';

const rules = defaultPolicies['classification/US-CA'];
const arrangement = {
  controlsHowWorkIsDone: false,
  usualCourseOfBusiness: false,
  independentlyEstablished: true,
  evidence: 'own studio, three other clients',
};
const facts = { role: 'graphic-designer', jurisdiction: 'US-CA', arrangement, by: 'user_1', decidedOn: '2026-11-30' };

test('a graphic designer with a business of their own is exempt as professional services (Labor Code §2778)', () => {
  const decision = classify(facts, rules);
  expect(decision).toMatchObject({
    outcome: 'contractor',
    engagedThrough: 'sow_vendor',
    ruleSet: 'US-CA',
    version: '2026-01',
  });
  expect(decision.rationale).toBe('professional services exemption (graphic designer)');
  expect(decision.answers).toHaveLength(3);
  expect(decision.answers.every((answer) => answer.by === 'user_1' && answer.evidence.includes('studio'))).toBe(true);
});

test('others pass the ABC test with all three prongs only', () => {
  expect(classify({ ...facts, role: 'plumber' }, rules).rationale).toBe('all three prongs of the ABC test hold');
  // A delivery driver of a delivery company fails prong B (Dynamex, 2018).
  const driver = classify(
    { ...facts, role: 'driver', arrangement: { ...arrangement, usualCourseOfBusiness: true } },
    rules,
  );
  expect(driver).toMatchObject({
    outcome: 'employee',
    engagedThrough: 'eor',
    rationale: 'fails prong B of the ABC test',
  });
  const none = classify(
    {
      ...facts,
      role: 'driver',
      arrangement: {
        ...arrangement,
        controlsHowWorkIsDone: true,
        usualCourseOfBusiness: true,
        independentlyEstablished: false,
      },
    },
    rules,
  );
  expect(none.rationale).toBe('fails prong A, B, C of the ABC test');
});

test('an exempt profession whose work is directed falls back to the ABC test', () => {
  const directed = classify({ ...facts, arrangement: { ...arrangement, controlsHowWorkIsDone: true } }, rules);
  expect(directed).toMatchObject({ outcome: 'employee', rationale: 'fails prong A of the ABC test' });
});

test('without a rule set in force a person decides', () => {
  expect(classify({ ...facts, jurisdiction: 'FR' }, null)).toMatchObject({
    outcome: 'review',
    rationale: 'no rule set for FR',
  });
  expect(classify({ ...facts, decidedOn: '2025-12-31' }, rules)).toMatchObject({ outcome: 'review' });
});
