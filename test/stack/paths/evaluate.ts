import { shortHire, unhurried, type Scenario } from './scenario';

/** Three results, each handed in after its date and returned twice, and then taken with the poorest rating. */
const poorly: Pick<Scenario, 'hire' | 'script'> = {
  hire: {
    ends: '2026-12-21',
    deliverables: ['Moodboard', 'Social set', 'Print set'].map((title) => ({
      ...shortHire.deliverables[0]!,
      ...{ title, due: '2026-12-02', amount: { amount: '1200.00', currency: 'USD' } },
    })),
  },
  script: [
    ...[1, 2, 3].map((no) => ({ ask: `work-${no}/submit`, round: 1, afterHours: 72 })),
    ...[1, 2].map((round) => ({
      ...{ ask: 'review', round },
      answer: { option: 'rework', reason: 'It is not what we agreed on.' },
    })),
    { ask: 'review', answer: { option: 'accept', form: { rating: 1, defects: 4 } } },
  ],
};

/** Item 5 of the paths: ratings, and what follows from them. */
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
  {
    name: 'a poor rating asks a person about tier D; who gets it appeals, and somebody else restores the tier',
    hire: poorly.hire!,
    script: [
      ...poorly.script!,
      { ask: 'rating/demotion', answer: { option: 'confirm', reason: 'Every result was late and had to come back.' } },
      { ask: 'rating/appeal', answer: { option: 'restore', reason: 'The briefs were changed on the way.' } },
    ],
    commands: [
      {
        ...{ after: 'scorecard.closed', by: 'talent', path: '/v1/tiers/{tierChange}/appeals' },
        body: { reason: 'The briefs were changed after the work had begun.' },
      },
    ],
    expect: {
      hire: 'closed',
      answered: ['rating-demotion', 'rating-appeal', 'refresher'],
      tiers: ['C by entry', 'D by demotion', 'C by appeal'],
      paidMinor: 360_000,
    },
  },
  {
    name: 'a poor rating asks a person about tier D, who leaves it at tier C',
    ...poorly,
    expect: { hire: 'closed', answered: ['rating-demotion'], tiers: ['C by entry'], paidMinor: 360_000 },
  },
];
