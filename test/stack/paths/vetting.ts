import type { Scenario } from './scenario';

export const vettingPaths: Scenario[] = [
  {
    name: 'the first person does not consent to the check, the second does',
    script: [{ ask: 'consent', round: 1, answer: { option: 'refuse' } }],
    short: true,
    expect: { hire: 'closed', engagements: ['aborted', 'closed'], because: /consent/, undone: [] },
  },
];
