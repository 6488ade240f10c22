import { unhurried, type Scenario } from './scenario';

export const evaluatePaths: Scenario[] = [
  {
    name: 'the exit interview is left out and the lead would not do it again',
    script: [
      { ask: 'leaving/interview', answer: { option: 'skipped' } },
      { ask: 'rehire', answer: { option: 'no', reason: 'Too many dates were missed.' } },
    ],
    expect: { hire: 'closed', paidMinor: 360_000 },
  },
  {
    name: 'peers review the project',
    hire: { ...unhurried, reviewers: ['hr@client.example', 'ops@client.example'] },
    script: [],
    expect: { hire: 'closed', answered: ['peer-review'], paidMinor: 360_000 },
  },
  {
    name: 'a rating is disputed, and somebody who did not rate decides',
    hire: unhurried,
    commands: [
      {
        ...{ after: 'scorecard.closed', days: 0.2, by: 'talent', path: '/v1/scorecards/{card}/disputes' },
        body: { metric: 'quality', reason: 'Both results were accepted at once.' },
      },
    ],
    expect: { hire: 'closed', answered: ['rating-dispute'], paidMinor: 360_000 },
  },
];
