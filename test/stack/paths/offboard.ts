import { unhurried, type Scenario } from './scenario';

const at = (name: string) => `/v1/engagements/{engagement}/${name}`;

/** Item 6 of the paths: the end. */
export const offboardPaths: Scenario[] = [
  {
    name: 'a system refuses to take access away until an engineer tries again',
    outcomes: [{ system: 'scim', operation: 'patch', kind: 'refuse', count: 6 }],
    expect: { hire: 'closed', events: ['effect.parked'], paidMinor: 360_000 },
  },
  {
    name: 'somebody resigns in the middle',
    hire: unhurried,
    commands: [
      {
        ...{ after: 'engagement.active', days: 2, by: 'talent', path: at('resign') },
        body: { reason: 'I start a position elsewhere.' },
      },
    ],
    short: true,
    expect: { hire: 'closed', events: ['command.given'] },
  },
  {
    name: 'the client ends it at once: access goes first',
    hire: unhurried,
    commands: [
      {
        ...{ after: 'engagement.active', days: 2, by: 'lead', path: at('terminate') },
        body: { reason: 'Client data was passed on.', cause: 'misconduct' },
      },
    ],
    short: true,
    expect: { hire: 'closed', events: ['command.given', 'lease.revoked'] },
  },
  {
    name: 'nobody comes on the first day',
    hire: unhurried,
    script: [{ ask: 'work-*', who: 'talent', answer: 'silence' }],
    commands: [
      {
        ...{ after: 'engagement.active', days: 1, by: 'hr', path: at('terminate') },
        body: { reason: 'Nobody came, and nobody answers.', cause: 'no_show' },
      },
    ],
    expect: { hire: 'closed', paidMinor: 0 },
  },
  {
    name: 'the handover is not written; the lead says that it is lost',
    script: [
      { ask: 'handover', who: 'talent', answer: 'silence' },
      { ask: 'handover/decision', answer: { option: 'lost', reason: 'Nobody else saw the sources.' } },
    ],
    expect: { hire: 'closed', events: ['handover.missing', 'handover.lost'] },
  },
  {
    name: 'the handover is not written; the lead reconstructs it from what is known',
    script: [
      { ask: 'handover', who: 'talent', answer: 'silence' },
      { ask: 'handover/decision', answer: { option: 'reconstructed' } },
    ],
    expect: { hire: 'closed', events: ['handover.missing'], paidMinor: 360_000 },
  },
  {
    name: 'something is missing in the handover; completed, it is kept',
    script: [{ ask: 'handover/confirm', round: 1, answer: { option: 'incomplete', reason: 'Where are the sources?' } }],
    expect: { hire: 'closed', paidMinor: 360_000 },
  },
];
