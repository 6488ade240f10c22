import { z } from 'zod';
import { courseOf, mostAttempts, passMark, scoreOf } from './learning-courses';
import type { Deed } from './support/kit';

/** Who is to take which course, by when (business instant). */
export const Enrol = z.strictObject({
  person: z.strictObject({ id: z.string().min(1), name: z.string().min(1).max(200), email: z.email() }),
  course: z.string().min(1).max(100),
  dueAt: z.iso.datetime({ offset: true }),
});

/** What the learning system does; its journal holds these. Scores are percent. */
export type LearningEvents = {
  'enrolment.made': {
    ref: string;
    key: string;
    enrolment: z.infer<typeof Enrol>;
    courseVersion: string;
    token: string;
    /** The fault plan wants it to be failed, with all tries used up. */
    hopeless?: true;
  };
  'course.passed': { ref: string; score: number; certificate: string; answers: Record<string, string> };
  'course.failed': { ref: string; score: number; answers: Record<string, string>; attemptsLeft: number };
  'enrolment.withdrawn': { ref: string };
};

export interface EnrolmentState {
  ref: string;
  key: string;
  person: { id: string; name: string };
  course: string;
  courseVersion: string;
  dueAt: string;
  token: string;
  hopeless: boolean;
  status: 'enrolled' | 'passed' | 'failed' | 'withdrawn';
  score: number | null;
  certificate: string | null;
  passedAt: string | null;
  attempts: number;
  /** Of the last attempt. */
  answers: Record<string, string>;
}

/** Whether the person may still hand in answers. */
export function mayTry(state: EnrolmentState): boolean {
  return state.status === 'enrolled' || (state.status === 'failed' && state.attempts < mostAttempts);
}

/** What handing in answers does. `at` is the business instant of it. */
export function handIn(state: EnrolmentState, answers: Record<string, string>, at: string): Deed<LearningEvents> {
  const { key, ref, courseVersion } = state;
  const score = state.hopeless ? 0 : scoreOf(courseOf(state.course), answers);
  if (score < passMark) {
    const attemptsLeft = state.hopeless ? 0 : mostAttempts - state.attempts - 1;
    const hook = { type: 'course.failed', data: { key, ref, score, courseVersion, attemptsLeft } };
    return { type: 'course.failed', at, data: { ref, score, answers, attemptsLeft }, hooks: [hook] };
  }
  const certificate = ref.replace('enr_', 'crt_');
  const hook = { type: 'course.passed', data: { key, ref, score, courseVersion, certificate, passedAt: at } };
  return { type: 'course.passed', at, data: { ref, score, certificate, answers }, hooks: [hook] };
}
