import type { FaultPlanInput } from '../../sandbox/support/faults';
import type { CommandGiver } from '../../cli/demo/callers';
import type { PlannedCommand } from '../../cli/demo/story';

/** A story that is played up to a point and stays there, so that people can look at it. */
export interface Situation {
  name: string;
  script: readonly object[];
  outcomes?: FaultPlanInput['rules'];
  /** Given by `by` once its event has happened. */
  command?: PlannedCommand & { by: CommandGiver };
  /** It has come when one of these is there: an open ask of this name (with `*` at its end: that begins so), or a state of its engagement. */
  /** It would be over before the others have come: it begins when these are there. (Default: at once) */
  passing?: boolean;
  reached: { ask: string } | { state: string };
}

const at = (name: string) => `/v1/engagements/{engagement}/${name}`;
const quiet = { ask: 'parked-effect', answer: 'silence' };

/** Everything between a straight hire and its end that a person may have to understand. `runsOut`: a date during the work. */
export const situations = (runsOut: string): Readonly<Record<SituationName, Situation>> => ({
  adverse: {
    name: 'adverse action: the person has the notice',
    outcomes: [{ system: 'screening', operation: 'order', outcome: 'consider', count: 1 }],
    script: [
      { ask: 'adverse/assessment', answer: { option: 'pre-adverse' } },
      { ask: 'adverse/notice', answer: 'silence' },
      { ask: 'adverse/decision', answer: 'silence' },
    ],
    reached: { ask: 'adverse/notice' },
  },
  parked: {
    name: 'a system refuses access, and an engineer is asked',
    outcomes: [{ system: 'scim', operation: 'create', kind: 'refuse' }],
    script: [quiet],
    reached: { ask: 'access/*' },
  },
  aborted: {
    name: 'it fell out after the course, and all is taken back',
    script: [
      { ask: 'course', who: 'talent', round: 1, answer: { option: 'failed' } },
      { ask: 'course', who: 'talent', round: 2, answer: { option: 'failed' } },
      { ask: 'course-failed', answer: { option: 'stop', reason: 'The course is mandatory.' } },
    ],
    reached: { state: 'aborted' },
  },
  disputed: {
    name: 'a returned result is disputed',
    script: [
      { ask: 'work-1/review', round: 1, answer: { option: 'rework', reason: 'I want other colours.' } },
      { ask: 'work-1/submit', round: 2, answer: { option: 'dispute', reason: 'The palette was agreed on.' } },
      { ask: 'work-1/dispute', answer: 'silence' },
    ],
    passing: true,
    reached: { ask: 'work-1/dispute' },
  },
  suspended: {
    name: 'the work stands still',
    script: [],
    command: {
      ...{ after: 'engagement.active', days: 1, by: 'lead', path: at('suspend') },
      body: { reason: 'The client moves its office.' },
    },
    passing: true,
    reached: { state: 'suspended' },
  },
  forced: {
    name: 'the client ended it, and a system does not take the access away',
    outcomes: [{ system: 'scim', operation: 'patch', kind: 'refuse', count: 500 }],
    script: [quiet],
    command: {
      ...{ after: 'engagement.active', days: 1, by: 'lead', path: at('terminate') },
      body: { reason: 'Client data was passed on.', cause: 'misconduct' },
    },
    reached: { ask: 'access/*' },
  },
  rating: {
    name: 'a rating is disputed',
    script: [
      { ask: 'review', answer: { form: { rating: 3, defects: 1 } } },
      { ask: 'rating/dispute', answer: 'silence' },
    ],
    command: {
      ...{ after: 'scorecard.closed', by: 'talent', path: '/v1/scorecards/{card}/disputes' },
      body: { metric: 'outcome', reason: 'Two of the three results were praised when they were handed in.' },
    },
    reached: { ask: 'rating/dispute' },
  },
  expiring: {
    name: 'the insurance runs out before the work ends',
    script: [
      { ask: 'compliance/insurance', answer: { form: { validUntil: runsOut } } },
      { ask: 'renewal', answer: 'silence' },
    ],
    passing: true,
    reached: { ask: 'renewal' },
  },
});

export type SituationName =
  'adverse' | 'parked' | 'aborted' | 'disputed' | 'suspended' | 'forced' | 'rating' | 'expiring';
