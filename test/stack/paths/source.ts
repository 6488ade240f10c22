import { unhurried, type Scenario } from './scenario';

/** Item 1 of the paths: sourcing. */
export const sourcePaths: Scenario[] = [
  {
    name: 'the approver rejects the hire',
    script: [{ ask: 'approval', answer: { option: 'reject', reason: 'Not this quarter.' } }],
    expect: { hire: 'rejected', engagements: [], because: /Not this quarter/ },
  },
  {
    name: 'the approver is away, and the next in line approves',
    script: [{ ask: 'approval', who: 'approver', answer: 'silence' }],
    expect: { hire: 'closed', events: ['ask.escalated'], paidMinor: 360_000 },
  },
  {
    name: 'nobody approves in time; asked once more, the approver does',
    hire: unhurried,
    script: [{ ask: 'approval', round: 1, answer: 'silence' }],
    expect: { hire: 'closed', events: ['ask.lapsed'], paidMinor: 360_000 },
  },
  {
    name: 'nobody approves in time, and the lead takes the request back',
    script: [
      { ask: 'approval', answer: 'silence' },
      { ask: 'late-approval', answer: { option: 'cancel', reason: 'We do it ourselves.' } },
    ],
    expect: { hire: 'cancelled', engagements: [], because: /We do it ourselves/ },
  },
  {
    name: 'nobody applies, and the lead cancels the hire',
    outcomes: [{ system: 'marketplace', outcome: 'nobody', operation: '*', probability: 1 }],
    script: [{ ask: 'impasse', answer: { option: 'cancel', reason: 'Nobody is to be had.' } }],
    expect: { hire: 'cancelled', engagements: [], because: /Nobody is to be had/ },
  },
  {
    name: 'nobody applies; asked for less and for longer, somebody is found',
    outcomes: [{ system: 'marketplace', outcome: 'nobody', operation: '*', probability: 1, count: 1 }],
    script: [{ ask: 'impasse', answer: { option: 'again', form: { lowerBy: 1, listingDays: 2 } } }],
    expect: { hire: 'closed', paidMinor: 360_000 },
  },
  {
    name: 'the lead wants none of them, then one of the others',
    script: [
      { ask: 'shortlist', round: 1, answer: { option: 'reject-all', reason: 'None has the right hand.' } },
      { ask: 'impasse', answer: { option: 'again' } },
    ],
    expect: { hire: 'closed', paidMinor: 360_000 },
  },
  {
    name: 'the lead wants none of them, raises the pay within the approval, and takes one who comes then',
    script: [
      { ask: 'shortlist', round: 1, answer: { option: 'reject-all', reason: 'None has the right hand.' } },
      { ask: 'impasse', answer: { option: 'again', form: { pay: 4000 } } },
    ],
    expect: { hire: 'closed', paidMinor: 400_000 },
  },
  {
    name: 'the first person declines the offer, the second accepts it',
    script: [{ ask: 'offer', round: 1, answer: { option: 'decline' } }],
    short: true,
    expect: { hire: 'closed', engagements: ['aborted', 'closed'], because: /declined/, undone: [], paidMinor: 360_000 },
  },
  {
    name: 'the first offer expires, the second is accepted',
    script: [{ ask: 'offer', round: 1, answer: 'silence' }],
    expect: { hire: 'closed', engagements: ['aborted', 'closed'], because: /expired/, events: ['ask.lapsed'] },
  },
  {
    name: 'a counter-offer within the approval is accepted',
    script: [{ ask: 'offer', answer: { option: 'counter', form: { amount: 3900 } } }],
    expect: { hire: 'closed', paidMinor: 390_000 },
  },
  {
    name: 'people on the shortlist leave while the lead chooses, and the lead is asked anew',
    script: [{ ask: 'shortlist', round: 1, answer: 'silence' }],
    commands: [{ after: 'hire.shortlist', days: 0.3, by: 'applicant', path: 'withdraw', body: {} }],
    expect: { hire: 'closed', events: ['application.withdrawn'], paidMinor: 360_000 },
  },
  {
    name: 'the lead takes the hire back while an offer is out',
    script: [{ ask: 'offer', answer: 'silence' }],
    commands: [
      {
        ...{ after: 'hire.offering', days: 0.5, by: 'lead', path: '/v1/hires/{hire}/cancel' },
        body: { reason: 'The campaign is called off.' },
      },
    ],
    expect: { hire: 'cancelled', engagements: ['aborted'], because: /called off/, paidMinor: 0 },
  },
];
