import designer from '../../examples/designer.json';
import { humanStory } from '../../cli/demo/human-story';
import { endingOf, humanProblems, humanSummary } from '../../cli/demo/human-summary';
import type { HumanReport, StoryReport } from '../../cli/demo/human-demo';
import { endedLegally, problemsAtEnd, type HireSight } from '../../cli/demo/watch-hires';
import { HireRequest } from '../../domain/hire/contract';

const file = HireRequest.parse(designer);
const stories = Array.from({ length: 400 }, (_, seed) => humanStory(file, seed));

test('a seed tells the same story each time: what people do unasked, what vendors find', () => {
  const told = (seed: number) => {
    const { commands, outcomes } = humanStory(file, seed);
    return { commands, outcomes };
  };
  for (const seed of [1, 2, 3]) expect(told(seed)).toEqual(told(seed));
});

test('most people do nothing unasked; some resign, withdraw, end it, suspend it, extend it', () => {
  const names = stories.flatMap(({ commands }) => commands.map(({ path }) => path.split('/').at(-1)));
  expect(new Set(names)).toEqual(new Set(['withdraw', 'resign', 'terminate', 'suspend', 'resume', 'extend']));
  const quiet = stories.filter(({ commands }) => commands.length === 0).length / stories.length;
  expect(quiet).toBeGreaterThan(0.5);
  expect(quiet).toBeLessThan(0.75);
});

test('the hire is asked for on the day on which its story begins, under a name of its own', () => {
  const { request } = humanStory(file, 7);
  expect(request('2027-03-01')).toMatchObject({ externalId: 'mkt-2026-118-7', starts: '2027-03-11' });
  expect(humanStory(file, 7, '2027-05-01').request('2027-03-01').starts).toBe('2027-05-11');
});

const sight: HireSight = {
  ...{
    id: 'hire_1',
    state: 'closed',
    reason: 'engagement closed',
    openAsks: [],
    answered: [],
    card: null,
    appealable: null,
    tiers: [],
    classified: [],
    unsettledEffects: [],
    timers: 0,
  },
  engagements: [
    {
      id: 'eng_1',
      talent: 'tal_1',
      state: 'aborted',
      reason: 'offer declined',
      reservedMinor: 0,
      paidMinor: 0,
      held: [],
      undone: [],
    },
    {
      id: 'eng_2',
      talent: 'tal_2',
      state: 'closed',
      reason: null,
      reservedMinor: 0,
      paidMinor: 480_000,
      held: [],
      undone: [],
    },
  ],
  ...{ events: {}, now: '2026-12-31T09:00:00Z' },
};

test('a story ends legally when all is at its end and nothing is open, held or reserved', () => {
  expect(endedLegally(sight)).toBe(true);
  const [first, second] = sight.engagements as [HireSight['engagements'][number], HireSight['engagements'][number]];
  const wrong: [Partial<HireSight>, string][] = [
    [{ state: 'offering' }, 'the hire is offering'],
    [{ reason: null }, 'nobody said why it ended'],
    [{ openAsks: ['rehire'] }, '“rehire” is open'],
    [{ unsettledEffects: ['access/eng_2/chat/revoke'] }, 'access/eng_2/chat/revoke is not settled'],
    [{ timers: 2 }, '2 runs sleep until a date'],
    [{ engagements: [first, { ...second, state: 'ending' }] }, 'eng_2 is ending'],
    [{ engagements: [first, { ...second, reservedMinor: 5 }] }, 'eng_2 still reserves 5'],
    [{ engagements: [{ ...first, held: ['chat'] }, second] }, 'eng_1 still holds chat'],
  ];
  for (const [change, problem] of wrong) expect(problemsAtEnd({ ...sight, ...change })).toEqual([problem]);
});

const closed: StoryReport = {
  ...{ seed: 1, hireId: 'hire_1', legal: true, state: 'closed', reason: 'engagement closed', commands: ['resign'] },
  engagements: sight.engagements.map(({ id, state, reason, undone }) => ({ id, state, reason, undone })),
  ...{ paidMinor: 480_000, wallSeconds: 170, hangs: [] },
};
const hanging: StoryReport = {
  ...{ ...closed, seed: 2, legal: false, state: 'filled', commands: [], engagements: [] },
  hangs: ['the hire is filled', 'The engagement waits for Marta Duarte.'],
};
const report: HumanReport = {
  stories: [closed, hanging],
  ...{
    wallSeconds: 200,
    killed: [],
    invariants: { violations: 1, list: [{ invariant: 'I4', detail: 'eng_9 holds' }] },
  },
};

test('the summary tells how stories ended, which one hangs and on what', () => {
  expect(endingOf(closed)).toBe('closed after resign (offer declined)');
  expect(humanProblems(report)).toEqual([
    'seed 2 (hire_1) hangs: the hire is filled; The engagement waits for Marta Duarte.',
    'I4: eng_9 holds',
  ]);
  const text = humanSummary(report, humanProblems(report));
  expect(text).toContain('1  closed after resign (offer declined)  (seeds 1)');
  expect(text).toContain('1 of 2 ended legally');
  expect(text).toContain('Not well: I4: eng_9 holds');
});
