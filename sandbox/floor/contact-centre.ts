import { z } from 'zod';
import { atLocal, shiftDate } from '../../domain/calendar';
import { between, chance } from '../support/random';
import { claimsFor, type Block } from './claims';
import type { FloorDay } from './floor';
import { membersIn } from './people-of-season';

const Block = z.object({
  queue: z.string(),
  from: z.string(),
  until: z.string(),
  capacity: z.number(),
  claimed: z.number(),
});
const Blocks = z.object({ items: z.array(Block) });
const Shift = z.object({ id: z.string(), talent: z.string(), from: z.string(), until: z.string() });
const anything = z.unknown();
const claimsAtOnce = 100;

// Of all shifts that were confirmed; attendance in the plan counts both.
const noShow = 0.05;
const partOnly = 0.06;
const confirmDaysAhead = 3;
const forgets = 0.04;

/** The contact centre: shifts are claimed for the week after next, confirmed in time, and their attendance is told. */
export async function contactCentre(today: FloorDay): Promise<void> {
  await attendance(today);
  await confirmShifts(today);
  await claimShifts(today);
}

async function attendance(today: FloorDay): Promise<void> {
  const { season, day } = today;
  const worked = await shiftsBetween(today, shiftDate(day, -1), day, 'confirmed');
  const reports = worked.map(({ id, talent, from, until }) => {
    const minutes = (Date.parse(until) - Date.parse(from)) / 60_000;
    const drawn = chance(season.seed, 'attendance', talent, id);
    if (drawn < noShow) return { shift: id, minutes: 0 };
    const part = drawn < noShow + partOnly ? between(0.5, 0.95, season.seed, 'part', id) : 1;
    return { shift: id, minutes: Math.round(minutes * part) };
  });
  for (let from = 0; from < reports.length; from += 500)
    await today.api.post(
      '/v1/shifts/attendance',
      { reports: reports.slice(from, from + 500) },
      today.key('attendance', from),
      anything,
    );
}

async function confirmShifts(today: FloorDay): Promise<void> {
  const { season, day } = today;
  const claimed = await shiftsBetween(today, day, shiftDate(day, confirmDaysAhead), 'claimed');
  const kept = claimed.filter(({ id, talent }) => chance(season.seed, 'forgets', talent, id) >= forgets);
  for (let from = 0; from < kept.length; from += 200)
    await today.api.post(
      '/v1/shift-blocks/confirmations',
      { shifts: kept.slice(from, from + 200).map(({ id }) => id) },
      today.key('confirm', from),
      anything,
    );
}

/** Everybody claims once a week, a fifth of them each working day; the planning tool hands it in for many at a time. */
async function claimShifts(today: FloorDay): Promise<void> {
  const { season, day, api, campaign } = today;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (weekday < 1 || weekday > 5) return;
  const people = membersIn(today.classes, 'live', 'nesting').filter(
    ({ talent }) => 1 + Math.floor(chance(season.seed, 'claims on', talent) * 5) === weekday,
  );
  if (people.length === 0) return;
  const monday = shiftDate(day, 8 - weekday);
  const [from, to] = [atLocal(monday, 0, season.timeZone), atLocal(shiftDate(monday, 7), 0, season.timeZone)];
  const query = new URLSearchParams({ campaign, from, to, open: 'true' });
  const blocks = (await api.get(`/v1/shift-blocks?${query.toString()}`, Blocks))?.items ?? [];
  const free: Block[] = blocks.map(({ capacity, claimed, ...block }) => ({ ...block, free: capacity - claimed }));
  const claims = people.map(({ engagement, talent }) => ({
    engagement,
    runs: claimsFor(free, season.timeZone, [season.seed, talent, monday]),
  }));
  const wanted = claims.filter(({ runs }) => runs.length > 0);
  for (let first = 0; first < wanted.length; first += claimsAtOnce)
    await api.post(
      '/v1/shift-blocks/claim-lists',
      { claims: wanted.slice(first, first + claimsAtOnce) },
      today.key('claims', first),
      anything,
    );
}

async function shiftsBetween(today: FloorDay, first: string, last: string, state: string) {
  const { campaign, season, api } = today;
  const [from, until] = [atLocal(first, 0, season.timeZone), atLocal(last, 0, season.timeZone)];
  const query = new URLSearchParams({ campaign, state, from, until });
  return api.list(`/v1/shifts?${query.toString()}`, Shift);
}
