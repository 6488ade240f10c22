import { meaningOf } from '../../domain/effect/reports';

test('a failed try of a course is no answer while tries are left', () => {
  expect(meaningOf('learning', 'course.failed', { score: 66, attemptsLeft: 2 })).toEqual({ kind: 'record' });
});

test('the last failed try answers the ask, and so does one of a system that counts no tries', () => {
  const failed = { kind: 'answer', option: 'failed', form: { score: 66 } };
  expect(meaningOf('learning', 'course.failed', { score: 66, attemptsLeft: 0 })).toEqual(failed);
  expect(meaningOf('learning', 'course.failed', { score: 66 })).toEqual(failed);
});

test('a system speaks for its own matters only', () => {
  expect(meaningOf('learning', 'envelope.signed', { party: 'talent' })).toEqual({ kind: 'record' });
});
