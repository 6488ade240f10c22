import type { CampaignState } from '../lifecycle';

const planning = ['draft', 'planned'] as const;
const underWay = ['approved', 'recruiting', 'ramping', 'peak'] as const;

/** What people may tell a season, and in which of its states. One table: intake, run and pages derive from it. */
export const seasonCommands = {
  pause: [...planning, ...underWay, 'ramping_down'],
  resume: ['paused'],
  cancel: [...planning, ...underWay, 'ramping_down', 'paused'],
  replan: underWay,
  target: underWay,
  'add-class': underWay,
  replace: ['recruiting', 'ramping', 'peak'],
  'ramp-down': ['ramping', 'peak'],
} as const satisfies Readonly<Record<string, readonly CampaignState[]>>;

export type SeasonCommand = keyof typeof seasonCommands;

/** What a command is called in sentences. */
export const seasonCommandNames: Readonly<Record<SeasonCommand, string>> = {
  pause: 'pause',
  resume: 'resumption',
  cancel: 'cancellation of the season',
  replan: 're-plan',
  target: 'change of target',
  'add-class': 'additional class',
  replace: 'replacement',
  'ramp-down': 'ramp-down',
};

/** Whether a season in this state can still follow the command. */
export function mayTell(kind: SeasonCommand, state: CampaignState): boolean {
  return (seasonCommands[kind] as readonly CampaignState[]).includes(state);
}

/** What can be told to a season in this state. */
export function tellable(state: CampaignState): SeasonCommand[] {
  return (Object.keys(seasonCommands) as SeasonCommand[]).filter((kind) => mayTell(kind, state));
}
