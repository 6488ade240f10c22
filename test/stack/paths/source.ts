import type { Scenario } from './scenario';

export const sourcePaths: Scenario[] = [
  {
    name: 'the approver rejects the hire',
    script: [{ ask: 'approval', answer: { option: 'reject', reason: 'Not this quarter.' } }],
    short: true,
    expect: { hire: 'rejected', engagements: [], because: /Not this quarter/ },
  },
  {
    name: 'the approver is away, and the next in line approves',
    script: [{ ask: 'approval', who: 'approver', answer: 'silence' }],
    expect: { hire: 'closed', events: ['ask.escalated'], paidMinor: 360_000 },
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
];
