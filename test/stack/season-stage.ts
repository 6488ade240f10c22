import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { runSeasonDemo, type SeasonDemoOptions, type SeasonReport } from '../../cli/demo/season/season-demo';
import { passingPorts } from '../../cli/stack/ports';
import { CampaignRequest } from '../../domain/campaign/contract';

/** A season as the tests play it: which one, how fast, and what goes wrong meanwhile. */
export type PlayedSeason = Pick<SeasonDemoOptions, 'agents' | 'speed' | 'seed'> &
  Partial<Pick<SeasonDemoOptions, 'kills' | 'victims' | 'skips' | 'beforeStop'>> & {
    /** Weeks of the season and days of its funnel; what is left out is as in the example. */
    short?: boolean;
  };

/** Plays a season on a stack of its own: its own ports, a folder of its own, none of our environment. */
export async function playWholeSeason({ short, ...season }: PlayedSeason): Promise<SeasonReport> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-season-'));
  // PostgreSQL runs as another user when we are root, and must be able to walk in.
  fs.chmodSync(folder, 0o755);
  const seasonFile = short ? path.join(folder, 'short.json') : 'examples/season.json';
  if (short) fs.writeFileSync(seasonFile, JSON.stringify(shortSeason()));
  const { PATH, HOME, TMPDIR } = process.env;
  const env = Object.fromEntries(Object.entries({ PATH, HOME, TMPDIR }).filter(([, value]) => value !== undefined));
  const told: string[] = [];
  try {
    return await runSeasonDemo({
      ...{ kills: 0, ...season, seasonFile, env, keep: false },
      ...{ data: path.join(folder, 'data'), port: passingPorts, signal: new AbortController().signal },
      told: (line) => void told.push(line),
    });
  } catch (error) {
    throw new Error(`${(error as Error).message}; so far: ${told.slice(-20).join(' | ')}`, { cause: error });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Weeks instead of months: three classes at once, two weeks of peak, one of fall; people are sought twelve days ahead. */
function shortSeason(): CampaignRequest {
  const file = CampaignRequest.parse(JSON.parse(fs.readFileSync('examples/season.json', 'utf8')));
  if ('csv' in file.demand) throw new Error('the example types its demand');
  return {
    ...file,
    ramp: [0.8, 1],
    demand: { ...file.demand, rampWeeks: 0, peakWeeks: 2, fallWeeks: 1 },
    training: { ...file.training, rooms: 3, sourcingLeadDays: 12, classroomWeeks: 1, blackouts: [] },
  };
}
