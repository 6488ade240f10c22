import type { Scenario } from './scenario';

export const offboardPaths: Scenario[] = [
  {
    name: 'a system refuses to take access away until an engineer tries again',
    outcomes: [{ system: 'scim', operation: 'patch', kind: 'refuse', count: 2 }],
    expect: { hire: 'closed', events: ['effect.parked'], paidMinor: 360_000 },
  },
  {
    name: 'somebody resigns in the middle',
    commands: [
      {
        ...{ after: 'engagement.active', days: 2, by: 'talent', path: '/v1/engagements/{engagement}/resign' },
        body: { reason: 'I start a position elsewhere.' },
      },
    ],
    short: true,
    expect: { hire: 'closed', events: ['command.given'] },
  },
];
