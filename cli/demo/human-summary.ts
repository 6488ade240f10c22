import type { HumanReport, StoryReport } from './human-demo';

/** What is wrong with stories of misbehaving people, one sentence each; empty when all ended legally and nothing is violated. */
export function humanProblems(report: HumanReport): string[] {
  return [
    ...report.stories
      .filter((story) => !story.legal)
      .map((story) => `seed ${story.seed} (${story.hireId}) hangs: ${story.hangs.join('; ') || 'it was never seen'}`),
    ...report.invariants.list.map(({ invariant, detail }) => `${invariant}: ${detail}`),
  ];
}

/** The report for people: how often each ending came, then each seed. */
export function humanSummary(report: HumanReport, problems: readonly string[]): string {
  const endings = new Map<string, number[]>();
  for (const story of report.stories)
    endings.set(endingOf(story), [...(endings.get(endingOf(story)) ?? []), story.seed]);
  const legal = report.stories.filter((story) => story.legal).length;
  return [
    'Endings',
    ...[...endings]
      .sort((a, b) => b[1].length - a[1].length)
      .map(([ending, seeds]) => `${String(seeds.length).padStart(4)}  ${ending}  (seeds ${seeds.join(', ')})`),
    '',
    'Seeds',
    ...report.stories.map(lineOf),
    '',
    `${legal} of ${report.stories.length} ended legally, ${report.wallSeconds} s, ${report.killed.length} processes killed, ${report.invariants.violations} invariants violated`,
    ...problems.map((problem) => `Not well: ${problem}`),
  ].join('\n');
}

/** How a story went, in a few words: `closed after 2 engagements, resign`. */
export function endingOf({ state, legal, engagements, commands, reason }: StoryReport): string {
  const aborted = engagements.filter((one) => one.state === 'aborted');
  const why = state === 'closed' ? aborted.map((one) => one.reason) : [...aborted.map((one) => one.reason), reason];
  return [
    legal ? state : `hangs (${state})`,
    ...(commands.length > 0 ? [`after ${commands.join(', ')}`] : []),
    ...(why.length > 0 ? [`(${why.map((one) => one ?? 'no reason').join('; ')})`] : []),
  ].join(' ');
}

function lineOf(story: StoryReport): string {
  const [seed, money] = [String(story.seed).padStart(4), (story.paidMinor / 100).toFixed(2).padStart(9)];
  return `${seed}  ${money} paid  ${String(story.wallSeconds).padStart(6)} s  ${endingOf(story)}`;
}
