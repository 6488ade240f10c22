import { defaultPolicies } from '../../../domain/policy/defaults';
import { classify } from '../../../domain/source/classify';
import { ClassificationPolicy } from '../../../domain/source/classification/contract';
import { factorProblems } from '../../../domain/source/classification/factors';
import { inForceOn, ruleSetChain, ruleSetFor } from '../../../domain/source/classification/rule-set';

const shipped = ['US-CA', 'US', 'UK'] as const;
const california = defaultPolicies['classification/US-CA'];

test.each([
  ['US-CA', 'US-CA'],
  ['US-NY', 'US'],
  ['US', 'US'],
  ['GB', 'UK'],
  ['GB-ENG', 'UK'],
  ['UK', 'UK'],
  ['UK-SCT', 'UK'],
  ['FR', null],
  ['CA-BC', null],
])('%s falls under %s', (jurisdiction, ruleSet) => {
  expect(ruleSetFor(jurisdiction, shipped)).toBe(ruleSet);
});

test('the nearest rule set comes first', () => {
  expect(ruleSetChain('GB-ENG')).toEqual(['GB-ENG', 'GB', 'UK']);
  expect(ruleSetChain('US-NY')).toEqual(['US-NY', 'US']);
});

describe('across an effective date', () => {
  const versions = [
    { version: 1, document: california },
    { version: 2, document: { ...california, version: '2027-01', effectiveFrom: '2027-01-01' } },
  ];
  test.each([
    ['2025-12-31', null],
    ['2026-01-01', '2026-01'],
    ['2026-12-31', '2026-01'],
    ['2027-01-01', '2027-01'],
  ])('on %s version %s decides', (date, version) => {
    expect(inForceOn(versions, date)?.document.version ?? null).toBe(version);
  });

  test('of two versions from one date the later published one decides', () => {
    const corrected = { version: 3, document: { ...california, version: '2026-01b' } };
    expect(inForceOn([...versions, corrected], '2026-06-01')?.document.version).toBe('2026-01b');
  });

  test('before any is in force a person decides', () => {
    const arrangement = {
      controlsHowWorkIsDone: false,
      usualCourseOfBusiness: false,
      independentlyEstablished: true,
      evidence: 'studio',
    };
    const facts = { role: 'driver', jurisdiction: 'US-CA', arrangement, by: 'user_1', decidedOn: '2025-12-31' };
    const decision = classify(facts, inForceOn(versions, '2025-12-31')?.document ?? versions[0]!.document);
    expect(decision).toMatchObject({
      outcome: 'review',
      test: 'none',
      summary: 'rule set 2026-01 is not in force yet',
    });
  });
});

test('what is shipped fits its contract', () => {
  for (const name of shipped)
    expect(ClassificationPolicy.parse(defaultPolicies[`classification/${name}`])).toEqual(
      defaultPolicies[`classification/${name}`],
    );
});

test('a rule set that names factors it has not, or turns its thresholds, is refused at its place', () => {
  const [first] = california.factors;
  const bad = {
    ...california,
    factors: [...california.factors, first],
    prongs: [{ prong: 'A', factor: 'luck', fails: 'bad luck' }],
    weighing: { ...california.weighing, contractorAt: -0.5 },
  };
  const { error } = ClassificationPolicy.safeParse(bad);
  expect(error?.issues.map(({ path }) => path.join('.')).sort()).toEqual([
    `factors.${california.factors.length}.factor`,
    'prongs.0.factor',
    'weighing.contractorAt',
  ]);
});

describe('factors of a request', () => {
  const problems = (names: string[], rules: ClassificationPolicy | null = california) =>
    factorProblems(
      names.map((factor) => ({ factor })),
      'US-CA',
      rules,
    ).map(({ pointer, message }) => `${pointer} ${message}`);

  test('known ones are taken', () => {
    expect(problems(['negotiatesRate', 'singleEvent'])).toEqual([]);
  });

  test('unknown ones are refused with the known ones', () => {
    expect(problems(['negotiatesRate', 'starSign'])).toEqual([
      expect.stringMatching(
        /^\/arrangement\/factors\/1\/factor “starSign” is no factor of rule set US-CA; its factors are: setsOwnHours, /,
      ),
    ]);
  });

  test('repeats, short answers, and places without rules are refused', () => {
    expect(problems(['ownTools', 'ownTools'])).toEqual([expect.stringContaining('answered twice')]);
    expect(problems(['usualCourseOfBusiness'])).toEqual([expect.stringContaining('leave it out here')]);
    expect(problems(['ownTools'], null)).toEqual([expect.stringContaining('no rule set asks about')]);
  });
});
