import { meaningOf, reportedOptions } from '../../domain/effect/reports';

test.each([
  ['signature', 'envelope.signed', { key: 'k', party: 'talent' }, { kind: 'answer', option: 'signed', form: null }],
  ['signature', 'envelope.declined', {}, { kind: 'answer', option: 'declined', form: null }],
  [
    'learning',
    'course.passed',
    { score: 90, courseVersion: '3' },
    { kind: 'answer', option: 'passed', form: { score: 90, courseVersion: '3' } },
  ],
  ['learning', 'course.failed', { score: '90' }, { kind: 'answer', option: 'failed', form: {} }],
  ['work-tool', 'item.accepted', { note: 'x' }, { kind: 'answer', option: 'accept', form: null }],
  [
    'work-tool',
    'item.submitted',
    { note: 'done', extra: 1 },
    { kind: 'answer', option: 'submit', form: { note: 'done' } },
  ],
  ['screening', 'check.completed', { status: 'clear' }, { kind: 'wake', signal: 'effectReported', facts: {} }],
  [
    'marketplace',
    'applicant.withdrawn',
    { applicant: 'person_1', name: 'Ada' },
    { kind: 'wake', signal: 'applicantWithdrew', facts: { applicant: 'person_1' } },
  ],
  ['marketplace', 'listing.closed', {}, { kind: 'wake', signal: 'effectReported', facts: {} }],
])('%s: %s', (provider, type, data, meaning) => {
  expect(meaningOf(provider, type, data)).toEqual(meaning);
});

test('what another system says about it, and what is unknown, is only recorded', () => {
  for (const [provider, type] of [
    ['learning', 'envelope.signed'],
    ['signature', 'envelope.completed'],
    ['signature', 'toString'],
    ['signature', '__proto__'],
  ] as const)
    expect(meaningOf(provider, type, {})).toEqual({ kind: 'record' });
});

test('options that reports give are known among an ask’s options', () => {
  expect(reportedOptions([{ value: 'signed' }, { value: 'later' }, { value: 'declined' }])).toEqual([
    'signed',
    'declined',
  ]);
});

test('a failed try of a course is no answer while tries are left, and one when none is', () => {
  expect(meaningOf('learning', 'course.failed', { score: 66, attemptsLeft: 2 })).toEqual({ kind: 'record' });
  const failed = { kind: 'answer', option: 'failed', form: { score: 66 } };
  expect(meaningOf('learning', 'course.failed', { score: 66, attemptsLeft: 0 })).toEqual(failed);
});
