import { unhurried, type Scenario } from './scenario';

/** Item 3 of the paths: onboarding, and falling out of it. */
export const onboardPaths: Scenario[] = [
  {
    name: 'the person withdraws while the contract is out; what was done is taken back',
    commands: [
      {
        ...{ after: 'engagement.contracting', days: 0.5, by: 'talent', path: '/v1/engagements/{engagement}/withdraw' },
        body: { reason: 'I took another offer.' },
      },
    ],
    script: [{ ask: 'sign/talent', round: 1, answer: 'silence' }],
    expect: { hire: 'closed', engagements: ['aborted', 'closed'], because: /withdrew/, undone: ['send'] },
  },
  {
    name: 'the person declines to sign and gets it again with a change',
    script: [
      { ask: 'sign/talent', round: 1, answer: { option: 'declined', reason: 'The term is too long.' } },
      { ask: 'contract', answer: { option: 'again', form: { change: 'The term ends a day earlier.' } } },
    ],
    expect: { hire: 'closed', paidMinor: 360_000 },
  },
  {
    name: 'the person declines to sign, and the lead stops there',
    script: [
      { ask: 'sign/talent', round: 1, answer: { option: 'declined', reason: 'The term is too long.' } },
      { ask: 'contract', answer: { option: 'stop', reason: 'We do not change it.' } },
    ],
    expect: { hire: 'closed', engagements: ['aborted', 'closed'], because: /contract/ },
  },
  {
    name: 'nobody signs in time, and the contract is sent again',
    hire: unhurried,
    script: [{ ask: 'sign/talent', round: 1, answer: 'silence' }],
    expect: { hire: 'closed', paidMinor: 360_000 },
  },
  {
    name: 'an item is late, and is waived with a reason',
    hire: unhurried,
    script: [
      { ask: 'compliance/insurance', answer: 'silence' },
      { ask: 'late', answer: { option: 'waive', reason: 'The client’s own policy covers it.' } },
    ],
    expect: { hire: 'closed', events: ['ask.reminded', 'ask.escalated'], paidMinor: 360_000 },
  },
  {
    name: 'an item is late, gets more time, and comes',
    hire: unhurried,
    script: [{ ask: 'compliance/insurance', round: 1, answer: 'silence' }],
    expect: { hire: 'closed', paidMinor: 360_000 },
  },
  {
    name: 'an item is late, and it ends there',
    script: [
      { ask: 'compliance/tax-form', answer: 'silence' },
      { ask: 'late', round: 1, answer: { option: 'stop', reason: 'Without it we cannot pay.' } },
    ],
    expect: { hire: 'closed', engagements: ['aborted', 'closed'], events: ['ask.lapsed'] },
  },
  {
    name: 'the course is failed once and passed at the second booking',
    script: [{ ask: 'course', who: 'talent', round: 1, answer: { option: 'failed' } }],
    expect: { hire: 'closed', paidMinor: 360_000 },
  },
  {
    name: 'the course is failed twice, and it ends there; access is taken back',
    script: [
      { ask: 'course', who: 'talent', round: 1, answer: { option: 'failed' } },
      { ask: 'course', who: 'talent', round: 2, answer: { option: 'failed' } },
      { ask: 'course-failed', answer: { option: 'stop', reason: 'The course is mandatory.' } },
    ],
    expect: { hire: 'closed', engagements: ['aborted', 'closed'], because: /course/, events: ['lease.revoked'] },
  },
  {
    name: 'a system refuses access, and the work starts without it',
    outcomes: [{ system: 'scim', operation: 'create', kind: 'refuse' }],
    script: [
      { ask: 'parked-effect', answer: { option: 'skip', reason: 'They do not want guests.' } },
      { ask: 'access', answer: { option: 'without', reason: 'Mail will do.' } },
    ],
    expect: { hire: 'closed', events: ['effect.parked'], paidMinor: 360_000 },
  },
  {
    name: 'one of two systems refuses access; asked again, it lets the person in',
    outcomes: [{ system: 'scim', operation: 'create', kind: 'refuse', count: 1 }],
    expect: { hire: 'closed', events: ['effect.parked', 'effect.retried'], paidMinor: 360_000 },
  },
];
