import type { FaultPlanInput } from '../../../sandbox/support/faults';
import { unhurried, type Scenario } from './scenario';

const considered: FaultPlanInput['rules'] = [
  { system: 'screening', operation: 'order', outcome: 'consider', count: 1 },
];
const employed = {
  controlsHowWorkIsDone: true,
  usualCourseOfBusiness: true,
  independentlyEstablished: false,
  evidence: 'They sit with the team and follow its hours.',
};
const notify = { ask: 'adverse/assessment', answer: { option: 'pre-adverse' } };

/** Item 2 of the paths: vetting and classification. */
export const vettingPaths: Scenario[] = [
  {
    name: 'the first person does not consent to the check, the second does',
    script: [{ ask: 'consent', round: 1, answer: { option: 'refuse' } }],
    expect: { hire: 'closed', engagements: ['aborted', 'closed'], because: /consent/, undone: [] },
  },
  {
    name: 'the question for consent lapses, and the next person is asked',
    script: [{ ask: 'consent', round: 1, answer: 'silence' }],
    expect: { hire: 'closed', engagements: ['aborted', 'closed'], because: /consent/, events: ['ask.lapsed'] },
  },
  {
    name: 'what the check found does not speak against the work',
    hire: unhurried,
    outcomes: considered,
    expect: { hire: 'closed', events: ['screening.consider', 'screening.adjudicated'], paidMinor: 360_000 },
  },
  {
    name: 'notified and not disputed, the decision goes against the person; the next one is hired',
    hire: unhurried,
    outcomes: considered,
    script: [notify, { ask: 'adverse/decision', answer: { option: 'final', reason: 'Recent and of the same kind.' } }],
    expect: {
      hire: 'closed',
      engagements: ['aborted', 'closed'],
      because: /decided against/,
      events: ['adverse.pre', 'adverse.final'],
    },
  },
  {
    name: 'a dispute stops the clock, and the agency clears the person',
    hire: unhurried,
    outcomes: considered,
    script: [notify, { ask: 'adverse/notice', answer: { option: 'dispute' } }],
    expect: { hire: 'closed', events: ['adverse.pre', 'adverse.disputed', 'adverse.cleared'], paidMinor: 360_000 },
  },
  {
    name: 'a check that is suspended goes on when the person supplies what lacks',
    hire: unhurried,
    outcomes: [{ system: 'screening', operation: 'order', outcome: 'suspended', count: 1 }],
    expect: { hire: 'closed', events: ['screening.suspended', 'screening.clear'], paidMinor: 360_000 },
  },
  {
    name: 'a check that was cancelled is ordered anew',
    hire: unhurried,
    outcomes: [{ system: 'screening', operation: 'order', outcome: 'canceled', count: 1 }],
    expect: { hire: 'closed', events: ['screening.canceled', 'screening.ordered-anew'], paidMinor: 360_000 },
  },
  {
    name: 'no rules are known where the work is done: a person decides who engages',
    hire: { ...unhurried, jurisdiction: 'FR' },
    script: [{ ask: 'classification-review', answer: { option: 'contractor:sow_vendor' } }],
    expect: { hire: 'closed', answered: ['classification-review'], paidMinor: 360_000 },
  },
  {
    name: 'no rules are known where the work is done: what a person decided is decided again for an extension',
    hire: { ...unhurried, jurisdiction: 'FR' },
    script: [{ ask: 'classification-review', answer: { option: 'contractor:sow_vendor' } }],
    commands: [
      {
        ...{ after: 'engagement.active', days: 1, by: 'lead', path: '/v1/engagements/{engagement}/extend' },
        body: { reason: 'The print shop needs three days more.', until: '{ends+3}' },
      },
    ],
    expect: {
      hire: 'closed',
      classified: ['review by first', 'contractor by review', 'review by extension', 'contractor by review'],
      paidMinor: 360_000,
    },
  },
  {
    name: 'the rules say employee: an employer of record engages the person',
    hire: { ...unhurried, arrangement: employed },
    script: [{ ask: 'classification-review', answer: { option: 'employee:eor' } }],
    expect: { hire: 'closed', answered: ['classification-review'], paidMinor: 360_000 },
  },
  {
    name: 'the rules say employee: it stops there for one person, and an employer engages the next',
    hire: { ...unhurried, arrangement: employed },
    script: [
      { ask: 'classification-review', round: 1, answer: { option: 'stop', reason: 'Not for this person.' } },
      { ask: 'classification-review', answer: { option: 'employee:eor' } },
    ],
    expect: {
      hire: 'closed',
      engagements: ['aborted', 'closed'],
      because: /nobody may engage/,
      answered: ['classification-review'],
      paidMinor: 360_000,
    },
  },
];
