import type { EngagementState, HireState } from '../lifecycle';

const beforeWork = ['offered', 'vetting', 'created', 'contracting', 'compliance', 'provisioning', 'training', 'ready'];
const atWork = ['active', 'suspended'];

/** What people may tell a running engagement, and in which of its states. One table: intake, runs and pages derive from it. */
export const engagementCommands = {
  withdraw: beforeWork,
  terminate: [...beforeWork, ...atWork],
  resign: atWork,
  suspend: ['active'],
  resume: ['suspended'],
  extend: ['active'],
  'change-order': ['active'],
  'correct-pay': [...atWork, 'ending'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type EngagementCommand = keyof typeof engagementCommands;

/** Whether a hire can still be taken back: nobody has begun to work. */
export function mayCancel(state: HireState): boolean {
  return ['received', 'approval', 'sourcing', 'shortlist', 'offering'].includes(state);
}

/** What a command is called in sentences: `the resignation was recorded`. */
export const commandNames: Readonly<Record<EngagementCommand | 'cancel', string>> = {
  cancel: 'cancellation',
  withdraw: 'withdrawal',
  terminate: 'termination',
  resign: 'resignation',
  suspend: 'suspension',
  resume: 'resumption',
  extend: 'extension',
  'change-order': 'change order',
  'correct-pay': 'pay correction',
};

/** Whether an engagement in this state can still follow the command. */
export function mayCommand(kind: EngagementCommand, state: EngagementState): boolean {
  return (engagementCommands[kind] as readonly string[]).includes(state);
}

/** What can be told to an engagement in this state. */
export function commandsOf(state: EngagementState): EngagementCommand[] {
  return (Object.keys(engagementCommands) as EngagementCommand[]).filter((kind) => mayCommand(kind, state));
}
