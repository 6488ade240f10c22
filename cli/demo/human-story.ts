import { daysBetween } from '../../domain/calendar';
import type { HireRequest } from '../../domain/hire/contract';
import { chance } from '../../sandbox/support/random';
import { moveTo } from './shift-dates';
import type { PlannedCommand, Story } from './story';

/** What people do of their own accord, and in how many of a hundred stories. */
interface Turn {
  percent: number;
  /** The days of work, for what happens in between. */
  commands(workDays: number): PlannedCommand[];
}

const at = (name: string) => `/v1/engagements/{engagement}/${name}`;

const turns: readonly Turn[] = [
  {
    percent: 6,
    commands: () => [
      {
        ...{ after: 'engagement.vetting', days: 1, by: 'talent', path: at('withdraw') },
        body: { reason: 'I took another offer.' },
      },
    ],
  },
  {
    percent: 10,
    commands: (workDays) => [
      {
        ...{ after: 'engagement.active', days: workDays / 3, by: 'talent', path: at('resign') },
        body: { reason: 'I start a position elsewhere.' },
      },
    ],
  },
  {
    percent: 5,
    commands: (workDays) => [
      {
        ...{ after: 'engagement.active', days: workDays / 2, by: 'lead', path: at('terminate') },
        body: { reason: 'The work is not what we agreed on.', cause: 'performance' },
      },
    ],
  },
  {
    percent: 3,
    commands: () => [
      {
        ...{ after: 'engagement.active', days: 1, by: 'hr', path: at('terminate') },
        body: { reason: 'Nobody came on the first day.', cause: 'no_show' },
      },
    ],
  },
  {
    percent: 8,
    commands: (workDays) => [
      {
        ...{ after: 'engagement.active', days: workDays / 4, by: 'lead', path: at('suspend') },
        body: { reason: 'The client moves its office.' },
      },
      {
        ...{ after: 'engagement.suspended', days: 3, by: 'lead', path: at('resume') },
        body: { reason: 'Everything is in its place.' },
      },
    ],
  },
  {
    percent: 6,
    commands: (workDays) => [
      {
        ...{ after: 'engagement.active', days: workDays / 2, by: 'lead', path: at('extend') },
        body: { reason: 'The print shop needs a week more.', until: '{ends+7}' },
      },
    ],
  },
];

/**
 * The story of a seed in which people are human: they answer as they are, and now and then do something unasked.
 * `asOf`: the business date on which the hire is asked for. (Default: the day on which the story begins)
 */
export function humanStory(file: HireRequest, seed: number, asOf?: string): Story {
  let left = chance(seed, 'turn') * 100;
  const turn = turns.find(({ percent }) => (left -= percent) < 0);
  return {
    name: `seed ${seed}`,
    timeZone: file.timeZone,
    request: (today) => ({ ...moveTo(file, asOf ?? today), externalId: `${file.externalId}-${seed}` }),
    seed,
    behaviour: 'human',
    script: [],
    outcomes: outcomesOf(seed),
    commands: turn?.commands(daysBetween(file.starts, file.ends)) ?? [],
  };
}

/** Vendors find something now and then, and fail for a while now and then. */
function outcomesOf(seed: number): object[] {
  return [
    ...(chance(seed, 'check') < 0.1 ? [{ system: 'screening', outcome: 'consider', count: 1 }] : []),
    ...(chance(seed, 'applicants') < 0.05 ? [{ system: 'marketplace', outcome: 'nobody', count: 1 }] : []),
    ...(chance(seed, 'payments') < 0.1 ? [{ system: 'payments', kind: 'done-then-timeout', count: 1 }] : []),
    ...(chance(seed, 'accounts') < 0.1 ? [{ system: 'scim', operation: 'patch', kind: 'refuse', count: 1 }] : []),
  ];
}
