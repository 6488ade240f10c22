import type { Scenario } from './scenario';

export const assignPaths: Scenario[] = [
  {
    name: 'a result comes back twice before it is accepted',
    script: [
      { ask: 'work-1/review', round: 1, answer: { option: 'rework', reason: 'Two formats are missing.' } },
      { ask: 'work-1/review', round: 2, answer: { option: 'rework', reason: 'One format is still missing.' } },
    ],
    short: true,
    expect: { hire: 'closed', paidMinor: 360_000 },
  },
  {
    name: 'nobody reviews a result, and it counts as accepted',
    script: [{ ask: 'work-1/review', answer: 'silence' }],
    expect: { hire: 'closed', events: ['ask.escalated'], paidMinor: 360_000 },
  },
  {
    name: 'a result is handed in after its date',
    script: [{ ask: 'work-1/submit', afterHours: 120 }],
    expect: { hire: 'closed', events: ['ask.reminded'], paidMinor: 360_000 },
  },
];
