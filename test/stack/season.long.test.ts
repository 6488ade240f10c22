import { seasonProblems } from '../../cli/demo/season/season-summary';
import { playWholeSeason } from './season-stage';

jest.setTimeout(3_600_000);

test.each([
  { seed: 1, kills: 0 },
  { seed: 2, kills: 0 },
  { seed: 3, kills: 18 },
])(
  'five hundred agents go through a season of seed $seed while $kills processes are killed',
  async ({ seed, kills }) => {
    const victims = ['worker', 'api', 'temporal'] as const;
    const report = await playWholeSeason({ agents: 500, speed: 20_000, seed, kills, victims, skips: true });
    expect(seasonProblems(report)).toEqual([]);
    expect(report.season.state).toBe('closed');
    for (const victim of victims)
      expect(report.killed.filter((name) => name === victim).length).toBeGreaterThanOrEqual(kills > 0 ? 5 : 0);
  },
);
