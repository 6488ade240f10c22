import type { Scenario } from './scenario';

export const evaluatePaths: Scenario[] = [
  {
    name: 'the exit interview is left out and the lead would not do it again',
    script: [
      { ask: 'leaving/interview', answer: { option: 'skipped' } },
      { ask: 'rehire', answer: { option: 'no', reason: 'Too many dates were missed.' } },
    ],
    expect: { hire: 'closed', paidMinor: 360_000 },
  },
];
