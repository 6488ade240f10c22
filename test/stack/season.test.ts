import { callApi } from '../../cli/api';
import { lendFloor } from '../../cli/demo/season/play-season';
import { readSandbox } from '../../cli/demo/play-hires';
import { seasonProblems } from '../../cli/demo/season/season-summary';
import type { Play } from '../../sandbox/people/plays';
import { type PlayedSeason, playWholeSeason } from './season-stage';

// A minute and a half on two quiet cores, most of it for hours to be jumped over; busy ones take longer.
jest.setTimeout(400_000);

test('thirty agents go through a whole season: planned, hired, trained, at work, paid, released, closed', async () => {
  const options = { agents: 30, speed: 3_600, seed: 7, short: true, skips: true };
  const report = await playWholeSeason({ ...options, beforeStop: pressButton });
  expect(seasonProblems(report)).toEqual([]);
  const { season } = report;
  expect(season.state).toBe('closed');
  const sum = (pick: (one: (typeof season.classes)[number]) => number) =>
    season.classes.reduce((all, one) => all + pick(one), 0);
  expect(sum((one) => one.checkedIn)).toBeGreaterThan(15);
  expect(sum((one) => one.wentLive)).toBeGreaterThan(10);
  expect(season.classes.every((one) => one.checkedIn <= one.seats && one.booked <= one.bookings)).toBe(true);
  expect(season.money.paid).toBeGreaterThan(0);
  expect(season.payRuns).toBeGreaterThan(2);
});

/** Anybody’s season can be played by the inbox’s button, with a floor, as `npm start` prepares it. */
const pressButton: NonNullable<PlayedSeason['beforeStop']> = async (run, campaignId, sandbox) => {
  for (let starts = 0; starts < 2; starts++) await lendFloor(run, sandbox);
  const { items } = await callApi<{ items: { name: string }[] }>(run, 'GET', '/v1/keys');
  expect(items.filter(({ name }) => name === 'floor of seasons')).toHaveLength(1);
  await fetch(`${sandbox.url}/mail/stories/${campaignId}/play`, { method: 'POST' });
  const { plays } = await readSandbox<{ plays: Play[] }>(sandbox, '/people/play');
  const play = plays.find(({ thread }) => thread === campaignId);
  expect(play?.season).toMatchObject({ timeZone: 'America/New_York', floor: { ahtSeconds: 180 } });
};
