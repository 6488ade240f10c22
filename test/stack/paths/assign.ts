import { shortHire, unhurried, type Scenario } from './scenario';

const at = (name: string) => `/v1/engagements/{engagement}/${name}`;

/** Item 4 of the paths: work, its changes and its pay. */
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
    // Whenever within four days it is taken on: handed in after its date, and before the end.
    hire: {
      ends: '2026-12-12',
      deliverables: shortHire.deliverables.map((one) => ({ ...one, due: '2026-12-05' })),
    },
    script: [{ ask: 'work-1/submit', afterHours: 120 }],
    expect: { hire: 'closed', events: ['ask.reminded'], paidMinor: 360_000 },
  },
  {
    name: 'an item is declined, and the lead does without it',
    script: [
      { ask: 'work-2/accept', answer: { option: 'decline' } },
      { ask: 'work-2/untaken', answer: { option: 'drop', reason: 'We print it later.' } },
    ],
    expect: { hire: 'closed', paidMinor: 200_000 },
  },
  {
    name: 'an item is not answered, offered again and taken on',
    hire: { ends: '2026-12-08' },
    script: [{ ask: 'work-1/accept', round: 1, answer: 'silence' }],
    expect: { hire: 'closed', events: ['ask.lapsed'], paidMinor: 360_000 },
  },
  {
    name: 'a returned result is disputed, and counts',
    script: [
      { ask: 'work-1/review', round: 1, answer: { option: 'rework', reason: 'I want other colours.' } },
      { ask: 'work-1/submit', round: 2, answer: { option: 'dispute', reason: 'The palette was agreed on.' } },
      { ask: 'work-1/dispute', answer: { option: 'overrule', reason: 'It was agreed on.' } },
    ],
    expect: { hire: 'closed', paidMinor: 360_000 },
  },
  {
    name: 'work is suspended and goes on; access is taken and granted anew',
    commands: [
      {
        ...{ after: 'engagement.active', days: 1, by: 'lead', path: at('suspend') },
        body: { reason: 'The office moves.' },
      },
      {
        ...{ after: 'engagement.suspended', days: 2, by: 'lead', path: at('resume') },
        body: { reason: 'All is in place.' },
      },
    ],
    short: true,
    expect: { hire: 'closed', events: ['engagement.suspended'], paidMinor: 360_000 },
  },
  {
    name: 'a change order adds a piece within the budget',
    commands: [
      {
        ...{ after: 'engagement.active', days: 1, by: 'lead', path: at('change-order') },
        body: {
          reason: 'A flyer is needed as well.',
          add: [
            {
              ...{ title: 'Flyer', acceptance: ['print-ready'], due: '{ends}' },
              amount: { amount: '400.00', currency: 'USD' },
            },
          ],
        },
      },
    ],
    expect: { hire: 'closed', classified: ['contractor by first', 'contractor by scope'], paidMinor: 400_000 },
  },
  {
    name: 'a change order pays more for the same work, and the person is classified anew',
    hire: unhurried,
    script: [{ ask: 'work-2/submit', afterHours: 120 }],
    commands: [
      {
        ...{ after: 'engagement.active', days: 1, by: 'lead', path: at('change-order') },
        body: {
          reason: 'It takes longer than we thought.',
          change: [{ no: 2, amount: { amount: '1700.00', currency: 'USD' } }],
        },
      },
    ],
    expect: { hire: 'closed', classified: ['contractor by first', 'contractor by rate'], paidMinor: 370_000 },
  },
  {
    name: 'an extension that the approver refuses changes nothing',
    commands: [
      {
        ...{ after: 'engagement.active', days: 1, by: 'lead', path: at('extend') },
        body: { reason: 'We would like more time.', until: '{ends+7}' },
      },
    ],
    script: [{ ask: 'change/approve', answer: { option: 'reject', reason: 'There is no budget for it.' } }],
    expect: { hire: 'closed', paidMinor: 360_000 },
  },
  {
    name: 'an extension is approved and agreed on',
    commands: [
      {
        ...{ after: 'engagement.active', days: 1, by: 'lead', path: at('extend') },
        body: { reason: 'The print shop needs three days more.', until: '{ends+3}' },
      },
    ],
    expect: { hire: 'closed', classified: ['contractor by first', 'contractor by extension'], paidMinor: 360_000 },
  },
  {
    name: 'an extension past the tenure cap goes on with the approver’s reason, and is ended before its time',
    commands: [
      {
        ...{ after: 'engagement.active', days: 0.5, by: 'lead', path: at('extend') },
        body: { reason: 'We would keep the designer for two years.', until: '{ends+740}' },
      },
      {
        ...{ after: 'engagement.end_moved', days: 1, by: 'lead', path: at('terminate') },
        body: { reason: 'The plans have changed.', cause: 'business' },
      },
    ],
    script: [{ ask: 'change/approve', answer: { option: 'approve', reason: 'Legal has agreed to two years.' } }],
    expect: { hire: 'closed', answered: ['change-approval'], events: ['engagement.end_moved', 'lease.revoked'] },
  },
  {
    name: 'a milestone was paid too much: it is reversed and paid anew',
    hire: unhurried,
    commands: [
      {
        ...{ after: 'payment.paid', days: 2, by: 'hr', path: at('correct-pay') },
        body: { reason: 'Two formats were not wanted.', milestone: 1, amount: { amount: '1900.00', currency: 'USD' } },
      },
    ],
    expect: { hire: 'closed', paidMinor: 350_000 },
  },
  {
    name: 'the payment service is down when pay is due, and nobody is paid twice',
    outcomes: [{ system: 'payments', operation: 'pay', kind: 'error', count: 5 }],
    expect: { hire: 'closed', paidMinor: 360_000 },
  },
];
