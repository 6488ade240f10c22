import type { EngagementFacts } from '../../../domain/engagement/facts';
import { defaultPolicies } from '../../../domain/policy/defaults';
import { afterChallenge, challengeDueAt, otherOutcome } from '../../../domain/source/classification/challenge';
import { answersOfForm, factorForm, reassessAsk } from '../../../domain/source/classification/form';
import { mustReassess, reassess } from '../../../domain/source/classification/reassess';
import { classify } from '../../../domain/source/classify';
import { checkForm } from '../../../domain/ask/form';

const california = defaultPolicies['classification/US-CA'];
const uk = defaultPolicies['classification/UK'];
const arrangement = {
  controlsHowWorkIsDone: false,
  usualCourseOfBusiness: false,
  independentlyEstablished: true,
  evidence: 'own studio',
};
const facts = { role: 'driver', jurisdiction: 'US-CA', decidedOn: '2026-11-30' };
const first = classify({ ...facts, arrangement, by: 'user_1' }, california);
const last = {
  ...first,
  decidedBy: 'rule:US-CA@2026-01',
  reassessAt: '2027-05-24T18:30:00.000Z',
  triggers: ['rate', 'scope', 'extension', 'rule set'],
};

describe('whether it is looked at again', () => {
  test.each(['rate', 'scope', 'extension'] as const)('after a change of %s, where the rule set says so', (kind) => {
    expect(mustReassess({ kind }, last, california)).toEqual({ must: true, why: `the ${kind} changed` });
    expect(mustReassess({ kind }, { ...last, triggers: [] }, california).must).toBe(false);
  });

  test('on its date, not before', () => {
    expect(mustReassess({ kind: 'date', now: '2027-05-24T18:29:59.000Z' }, last, california).must).toBe(false);
    expect(mustReassess({ kind: 'date', now: '2027-05-24T18:30:00.000Z' }, last, california).must).toBe(true);
  });

  test('when another version of the rules is in force, from its date on', () => {
    const next = { ...california, version: '2027-01', effectiveFrom: '2027-01-01' };
    expect(mustReassess({ kind: 'rule set', on: '2027-02-01' }, last, california).must).toBe(false);
    expect(mustReassess({ kind: 'rule set', on: '2026-12-31' }, last, next).must).toBe(false);
    expect(mustReassess({ kind: 'rule set', on: '2027-01-01' }, last, next)).toEqual({
      must: true,
      why: 'rule set US-CA 2027-01 took the place of US-CA 2026-01',
    });
  });
});

describe('deciding again', () => {
  test('the same facts give the same outcome', () => {
    expect(reassess(last, facts, california)).toMatchObject({
      changed: false,
      told: 'Still contractor: all three prongs of the ABC test hold.',
    });
  });

  test('a newer answer takes the place of the older one', () => {
    const answers = [{ factor: 'usualCourseOfBusiness', value: true, evidence: 'change order 2', by: 'user_2' }];
    const again = reassess(last, { ...facts, answers }, california);
    expect(again).toMatchObject({ changed: true, decision: { outcome: 'employee', engagedThrough: 'eor' } });
    expect(again.told).toBe('Was contractor, is employee: fails prong B of the ABC test.');
    expect(again.decision.answers.filter(({ factor }) => factor === 'usualCourseOfBusiness')).toEqual(answers);
  });

  test('a new version of the rules decides on the answers on record', () => {
    const stricter = { ...california, version: '2027-01', effectiveFrom: '2027-01-01', exemptions: [] };
    const decision = reassess(last, { ...facts, role: 'graphic-designer', decidedOn: '2027-01-02' }, stricter).decision;
    expect(decision).toMatchObject({ version: '2027-01', test: 'abc', outcome: 'contractor' });
  });

  test('no rule overrules what a person decided: a person decides again', () => {
    const byPerson = { ...last, outcome: 'employee' as const, decidedBy: 'user_7' };
    expect(reassess(byPerson, facts, california).decision).toMatchObject({
      outcome: 'review',
      engagedThrough: 'undecided',
      summary: 'the rules say contractor, a person said employee',
    });
  });
});

describe('a challenge', () => {
  test('is answered by the end of the 45th day, the day of receipt counted (ITEPA 2003, s. 61T(3))', () => {
    // Received on Monday 1 March 2027 in London: the period ends with 14 April, after the clocks changed.
    expect(challengeDueAt('2027-03-01T15:00:00.000Z', uk.challenge, 'Europe/London')).toBe('2027-04-14T23:00:00.000Z');
  });

  test('is about the other outcome; a review is none yet', () => {
    expect([otherOutcome('contractor'), otherOutcome('employee'), otherOutcome('review')]).toEqual([
      'employee',
      'contractor',
      null,
    ]);
  });

  test('that is right gives a new statement with the reasons and withdraws the old one', () => {
    const outside = { ...first, outcomeWord: uk.words.contractor, summary: 'weighed' };
    const facts = { role: 'editor', decidedOn: '2027-03-20' };
    const anew = afterChallenge(outside, 'employee', 'The desk and the hours are ours.', uk, facts);
    expect(anew).toMatchObject({
      outcome: 'employee',
      outcomeWord: 'inside the off-payroll rules',
      engagedThrough: 'eor',
    });
    expect(anew.statement).toMatch(/^Status determination of 2027-03-20/);
    expect(anew.statement).toContain('The desk and the hours are ours.');
    expect(anew.statement).toContain('outside the off-payroll rules (weighed), is withdrawn.');
  });
});

test('who is asked again, with the last answers filled in, is said by the rule set', () => {
  const engagement = {
    id: 'eng_1',
    title: 'Spring campaign assets',
    phase: 'assign',
    timeZone: 'America/Los_Angeles',
  } as EngagementFacts;
  const now = '2027-05-24T18:30:00.000Z';
  expect(reassessAsk(engagement, first, 'its date has come', california, now)).toMatchObject({
    kind: 'reassess',
    to: { role: 'hr' },
    detail: [
      { label: 'Why now', value: 'its date has come' },
      { label: 'Decided so far' },
      { label: 'Factors and evidence' },
    ],
    options: [{ value: 'same', skipsForm: true }, { value: 'changed' }],
    dueAt: '2027-06-07T18:30:00.000Z',
    remindAt: ['2027-05-31T18:30:00.000Z'],
  });
});

test('the questions of a rule set make a form, with the last answers filled in', () => {
  const form = factorForm(california, first.answers);
  expect(form).toMatchObject({
    properties: { controlsHowWorkIsDone: { type: 'boolean', default: false }, ownTools: { type: 'boolean' } },
  });
  const given = { controlsHowWorkIsDone: true, independentlyEstablished: true, evidence: 'new contract' };
  expect(checkForm(form, given)).toEqual([]);
  expect(checkForm(form, { starSign: true })).toHaveLength(1);
  expect(answersOfForm(given, first.answers, 'user_2')).toEqual([
    { factor: 'controlsHowWorkIsDone', value: true, evidence: 'new contract', by: 'user_2' },
    { factor: 'independentlyEstablished', value: true, evidence: 'own studio', by: 'user_1' },
  ]);
});
