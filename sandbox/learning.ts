import { z } from 'zod';
import { courseOf, mostAttempts } from './learning-courses';
import { Enrol, type EnrolmentState, type LearningEvents } from './learning-enrolment';
import { addCoursePages } from './learning-pages';
import type { Kit, Outcome } from './support/kit';
import { Refusal } from './support/problems';

/**
 * The learning system: a course page with a short test, 80 % pass, three attempts. Webhooks, all with {key, ref}:
 * `course.passed` {score, courseVersion, certificate, passedAt}, `course.failed` {score, courseVersion, attemptsLeft}.
 * With a rule `{system: "learning", outcome: "failed"}` of the fault plan whoever hands in fails for good.
 */
export function createLearning(kit: Kit<LearningEvents>): void {
  const enrolments = new Map<string, EnrolmentState>();
  const byKey = new Map<string, EnrolmentState>();
  const byToken = new Map<string, EnrolmentState>();

  kit.fold({
    'enrolment.made': ({ ref, key, enrolment, courseVersion, token, hopeless = false }) => {
      const { person, course, dueAt } = enrolment;
      const state: EnrolmentState = {
        ...{ ref, key, person, course, courseVersion, dueAt, token, hopeless, status: 'enrolled' as const },
        ...{ score: null, certificate: null, passedAt: null, attempts: 0, answers: {} },
      };
      enrolments.set(ref, state);
      byKey.set(key, state);
      byToken.set(token, state);
    },
    'course.passed': ({ ref, score, certificate, answers }, { at }) => {
      const state = enrolments.get(ref)!;
      Object.assign(state, {
        status: 'passed',
        score,
        certificate,
        passedAt: at,
        answers,
        attempts: state.attempts + 1,
      });
    },
    'course.failed': ({ ref, score, answers, attemptsLeft }) => {
      Object.assign(enrolments.get(ref)!, { status: 'failed', score, answers, attempts: mostAttempts - attemptsLeft });
    },
    'enrolment.withdrawn': ({ ref }) => void (enrolments.get(ref)!.status = 'withdrawn'),
  });

  kit.command('/enrolments', 'enrol', Enrol, ({ key, body }): Outcome<LearningEvents> => {
    const ref = kit.ref('enr', key);
    const token = kit.secret();
    const courseVersion = courseOf(body.course).version;
    return {
      type: 'enrolment.made',
      data: {
        ...{ ref, key, enrolment: body, courseVersion, token },
        ...(kit.outcome('enrol', body.person.id, key) === 'failed' ? { hopeless: true as const } : {}),
      },
      reply: { status: 201, body: { ref, status: 'enrolled', link: kit.link(`/course/${token}`) } },
    };
  });

  kit.find('/enrolments', 'find', (key) => {
    const state = byKey.get(key);
    return state ? view(state) : null;
  });

  kit.command('/enrolments/:ref/withdraw', 'withdraw', z.strictObject({}), ({ params }): Outcome<LearningEvents> => {
    const ref = params['ref']!;
    const state = enrolments.get(ref);
    if (!state)
      throw new Refusal(404, 'not-found', `There is no enrolment ${ref}; use the reference that enrolling returned`);
    // A certificate that was earned is not taken away.
    if (state.status === 'withdrawn' || state.status === 'passed') return { reply: { status: 200, body: view(state) } };
    const reply = { status: 200, body: view({ ...state, status: 'withdrawn' }) };
    return { type: 'enrolment.withdrawn', data: { ref }, reply };
  });

  function view(state: EnrolmentState): Record<string, unknown> {
    const { ref, status, score, courseVersion, passedAt, certificate } = state;
    return { ref, status, link: kit.link(`/course/${state.token}`), score, courseVersion, passedAt, certificate };
  }

  addCoursePages(kit, (token) => byToken.get(token) ?? null);
}
