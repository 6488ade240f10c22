import { z } from 'zod';
import { atLocal, shiftDate, weekPeriod } from '../../domain/calendar';
import { resignsIn } from '../people/season-fate';
import { chance } from '../support/random';
import type { FloorDay } from './floor';
import { membersIn } from './people-of-season';

const anything = z.unknown();

// Last week's hours are approved from Tuesday on, when late reports are in; those that come later, with the next ones.
const monday = 1;
const weeksBack = [1, 2];

/** The HR desk: approves the hours of the weeks before, and takes the notice of whoever leaves. */
export async function hrDesk(today: FloorDay): Promise<void> {
  if (weekdayOf(today.day) !== monday) for (const weeks of weeksBack) await approveHours(today, weeks);
  await resignations(today);
}

async function approveHours(today: FloorDay, weeks: number): Promise<void> {
  const { api, campaign, day, season } = today;
  const period = weekPeriod(atLocal(shiftDate(day, -7 * weeks), 12, season.timeZone), season.timeZone);
  await api.post('/v1/time-entries/approve', { campaign, period }, today.key('approve', period), anything);
}

/** Each week some leave, on any day of it. */
async function resignations(today: FloorDay): Promise<void> {
  const { api, day, season } = today;
  if (today.state === 'ramping_down') return;
  const period = weekPeriod(atLocal(day, 12, season.timeZone), season.timeZone);
  const leavers = membersIn(today.classes, 'live', 'nesting').filter(
    ({ talent }) =>
      resignsIn(season, talent, period) &&
      (1 + Math.floor(chance(season.seed, 'resigns on', talent, period) * 7)) % 7 === weekdayOf(day),
  );
  for (const { engagement } of leavers)
    await api.post(
      `/v1/engagements/${engagement}/resign`,
      { reason: 'Found other work.' },
      today.key('resign', engagement),
      anything,
    );
}

function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}
