import designer from '../../../examples/designer.json';
import { changeRows, draftOf, emptyDraft, hiddenFields, labelOf, readDraft } from '../../../api/console/hire-form';
import { askedBy, factorQuestions } from '../../../api/console/hire-factors';
import { planOf } from '../../../api/console/hire-plan';
import { HireRequest } from '../../../domain/hire/contract';
import { defaultPolicies } from '../../../domain/policy/defaults';

const today = '2026-11-19';
const request = HireRequest.parse(designer);

const filled = draftOf({
  externalId: 'mkt-2026-118',
  title: 'Spring campaign assets',
  role: 'Graphic designer',
  budget: '5,000.00',
  currency: 'usd',
  starts: '2026-12-01',
  ends: '2026-12-31',
  timeZone: 'America/Los_Angeles',
  jurisdiction: 'us-ca',
  controlsHowWorkIsDone: 'false',
  usualCourseOfBusiness: 'false',
  independentlyEstablished: 'true',
  evidence: request.arrangement.evidence,
  'skills.0.skill': 'Brand design',
  'skills.0.level': '3',
  'skills.4.skill': 'illustration',
  'skills.4.level': '2',
  'systems.0.system': '',
  'systems.0.role': '',
  'systems.1.system': 'asset-library',
  'systems.1.role': 'contributor',
  'systems.2.system': 'chat',
  'systems.2.role': 'guest',
  ...Object.fromEntries(
    request.deliverables.flatMap(({ title, acceptance, amount, due }, i) => [
      [`deliverables.${i}.title`, title],
      [`deliverables.${i}.acceptance`, acceptance.join('\r\n')],
      [`deliverables.${i}.amount`, amount.amount],
      [`deliverables.${i}.due`, due],
    ]),
  ),
});

test('a filled form is the request of the example', () => {
  expect(readDraft(filled, today)).toEqual({ request });
});

test('the factors of a rule set are read with their evidence; those that are not known are left out', () => {
  const answered = draftOf({
    ...Object.fromEntries(hiddenFields(filled)),
    'factors.negotiatesRate.value': 'true',
    'factors.negotiatesRate.evidence': ' quote of 12 November ',
    'factors.ownTools.value': 'false',
    'factors.ownTools.evidence': '',
    'factors.licensed.value': '',
    'factors.licensed.evidence': '',
  });
  const read = readDraft(answered, today);
  expect('request' in read && read.request.arrangement.factors).toEqual([
    { factor: 'negotiatesRate', value: true, evidence: 'quote of 12 November' },
    { factor: 'ownTools', value: false },
  ]);
  expect(draftOf(Object.fromEntries(hiddenFields(answered)))).toEqual(answered);
});

test('answers to the questions of another place are dropped', () => {
  const factors = { negotiatesRate: { value: 'true', evidence: '' }, trained: { value: 'false', evidence: '' } };
  expect(Object.keys(askedBy(defaultPolicies['classification/US'], factors))).toEqual(['trained']);
  expect(askedBy(null, factors)).toEqual({});
  expect(factorQuestions(null, factors)).toBeNull();
  expect(factorQuestions(defaultPolicies['classification/US-CA'], factors)).toMatchObject({ count: 17, answered: 1 });
});

test('a draft survives the step over hidden fields', () => {
  expect(draftOf(Object.fromEntries(hiddenFields(filled)))).toEqual(filled);
});

test('lines are added and removed, and one always stays', () => {
  const draft = emptyDraft(today, 'UTC', 'ref');
  expect(changeRows(draft, 'add-skills')?.skills).toHaveLength(2);
  expect(changeRows(draft, 'remove-skills-0')?.skills).toEqual([{ skill: '', level: '3' }]);
  expect(changeRows(filled, 'remove-deliverables-1')?.deliverables.map(({ title }) => title)).toEqual([
    'Moodboard and key visual',
    'Print set and source files',
  ]);
  expect(changeRows(draft, 'preview')).toBeNull();
});

test('each error names its input and the remedy', () => {
  const errors = (changes: object): [string, string][] => {
    const read = readDraft({ ...filled, ...changes }, today);
    return 'errors' in read ? read.errors.map(({ pointer, message }) => [pointer, message]) : [];
  };
  expect(errors({ title: '', budget: 'much' })).toEqual([
    ['title', 'Give it a name of up to 200 characters.'],
    ['budget', 'Write an amount like 5000.00.'],
  ]);
  expect(errors({ ends: '2026-11-30' }).map(([pointer]) => pointer)).toContain('ends');
  expect(errors({ budget: '4000' })[0]?.[1]).toMatch(/\$4,800\.00 together, more than the budget of \$4,000\.00/);
  expect(errors({ deliverables: [] })).toEqual([['deliverables.0.title', 'Describe at least one deliverable.']]);
  expect(labelOf('deliverables.1.due')).toBe('Deliverable 2, due');
});

test('the plan says dates, money, approval and classification before anything starts', () => {
  const rules = {
    ...defaultPolicies,
    classification: defaultPolicies['classification/US-CA'],
    name: (kind: string) => `${kind}@1`,
  };
  const plan = planOf(request, today, rules);
  expect(plan.money).toMatchObject({ budget: '$5,000.00', planned: '$4,800.00', free: '$200.00' });
  expect(plan.approval).toMatchObject({ needed: true });
  expect(plan.classification.text).toMatch(/^Expected: contractor \(professional services exemption/);
  expect(plan.steps.map(({ phase }) => phase)).toEqual([
    ...Array<string>(5).fill('Source'),
    ...Array<string>(2).fill('Onboard'),
    ...Array<string>(4).fill('Assign'),
    ...Array<string>(3).fill('Offboard'),
  ]);
  expect(plan.steps.find(({ what }) => what === 'Handover begins')).toMatchObject({ when: '2026-12-17' });
  expect(plan.warnings).toEqual([expect.stringMatching(/^Tight: /)]);

  const directed = { ...request, arrangement: { ...request.arrangement, controlsHowWorkIsDone: true } };
  expect(planOf(directed, today, rules).warnings[0]).toMatch(/counts as an employee/);
});
