import { seasonProblems } from '../../cli/demo/season/season-summary';
import { playWholeSeason } from './season-stage';

// A minute and a half on two quiet cores, most of it for hours to be jumped over; busy ones take longer.
jest.setTimeout(400_000);

test('thirty agents go through a whole season: planned, hired, trained, at work, paid, released, closed', async () => {
  const report = await playWholeSeason({ agents: 30, speed: 3_600, seed: 7, short: true, skips: true });
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
