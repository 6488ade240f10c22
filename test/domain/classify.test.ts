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
  expect(decision.summary).toBe('professional services exemption (graphic designer)');
  expect(decision.answers).toHaveLength(3);
  expect(decision.answers.every((answer) => answer.by === 'user_1' && answer.evidence.includes('studio'))).toBe(true);
});

test('others pass the ABC test with all three prongs only', () => {
  expect(classify({ ...facts, role: 'plumber' }, rules).summary).toBe('all three prongs of the ABC test hold');
  // A delivery driver of a delivery company fails prong B (Dynamex, 2018).
  const driver = classify(
    { ...facts, role: 'driver', arrangement: { ...arrangement, usualCourseOfBusiness: true } },
    rules,
  );
  expect(driver).toMatchObject({
    outcome: 'employee',
    engagedThrough: 'eor',
    summary: 'fails prong B of the ABC test',
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
  expect(none.summary).toBe('fails prong A, B, C of the ABC test');
});

test('an exempt profession whose work is directed falls back to the ABC test', () => {
  const directed = classify({ ...facts, arrangement: { ...arrangement, controlsHowWorkIsDone: true } }, rules);
  expect(directed).toMatchObject({ outcome: 'employee', summary: 'fails prong A of the ABC test' });
});

test('the three short answers stand in for the conditions of §2778, and a long answer overrules them', () => {
  expect(classify(facts, rules)).toMatchObject({ test: 'borello' });
  const negotiates = classify(facts, rules).factors.find(({ factor }) => factor === 'negotiatesRate');
  expect(negotiates).toMatchObject({ leans: 'independent', inferredFrom: 'independentlyEstablished' });
  const fixed = { ...arrangement, usualCourseOfBusiness: true, factors: [{ factor: 'negotiatesRate', value: false }] };
  expect(classify({ ...facts, arrangement: fixed }, rules)).toMatchObject({ test: 'abc', outcome: 'employee' });
});

test('without a rule set in force a person decides', () => {
  expect(classify({ ...facts, jurisdiction: 'FR' }, null)).toMatchObject({
    outcome: 'review',
    summary: 'no rule set for FR',
  });
  expect(classify({ ...facts, decidedOn: '2025-12-31' }, rules)).toMatchObject({ outcome: 'review' });
});
