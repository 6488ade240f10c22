import type { AskGroup } from '../ask/contract';
import { atLocal, shiftDate } from '../calendar';
import type { SeasonFacts } from './class-asks';
import { seasonStretches } from './keys';
import type { SeasonPolicy } from './policy-contract';
import { seasonGroup } from './season-group';

/** What the work tool says of somebody’s supervised weeks; null: nothing yet. */
export interface NestingResult {
  qa: number | null;
  ahtSeconds: number | null;
}

/** Whether nothing at all has come of somebody’s supervised weeks: then it is their class that is asked about. */
export function isSilent({ qa, ahtSeconds }: NestingResult): boolean {
  return qa === null && ahtSeconds === null;
}

/** When the supervised weeks of somebody are over. `liveOn`: local day of the class, `weeks`: extra ones. */
export function supervisedUntil(liveOn: string, weeks: number, timeZone: string): string {
  return atLocal(shiftDate(liveOn, 7 * weeks), 9, timeZone);
}

/** Whether the supervision ends: quality reached, and not too slow. Without numbers it goes on. */
export function mayExit(
  { qa, ahtSeconds }: NestingResult,
  targetSeconds: number,
  { leastQa, mostAht }: SeasonPolicy['nesting'],
): boolean {
  return qa !== null && ahtSeconds !== null && qa >= leastQa && ahtSeconds <= mostAht * targetSeconds;
}

/** How somebody goes on who did not reach it in time: a week more, or a person decides. `weeks`: extra ones so far. */
export function afterMiss(weeks: number, { extraWeeks }: SeasonPolicy['nesting']): 'extend' | 'ask' {
  return weeks < extraWeeks ? 'extend' : 'ask';
}

// A week ends on its Friday, as people say it: some days before the next one begins.
const soonDays = 4;

/** Whether the week of supervision that somebody has is near its end: then not to have passed means one more. `weeks`: as above. */
export function endsSoon(liveOn: string, weeks: number, { now, timeZone }: { now: string; timeZone: string }): boolean {
  return now >= supervisedUntil(shiftDate(liveOn, -soonDays), weeks, timeZone);
}

/** Asks a person whether somebody under supervision gets another week, or is released. Silence gives the week. */
export function nestingAsk(
  season: SeasonFacts,
  member: { engagementId: string; week: number; result: NestingResult },
  targetSeconds: number,
  { nesting }: SeasonPolicy,
): AskGroup {
  const { engagementId, week, result } = member;
  const shown = (value: number | null, unit: string) =>
    value === null ? 'no numbers yet' : `${Math.round(value)}${unit}`;
  return seasonGroup(season, seasonStretches.nesting(engagementId, week), {
    name: `nesting/${engagementId}/${week}`,
    kind: 'nesting',
    phase: 'assign',
    to: { role: nesting.role },
    question: 'Another week under supervision, or is this the end?',
    detail: [
      { label: 'The person', value: 'their engagement', href: `/console/engagements/${engagementId}` },
      { label: 'Quality', value: `${shown(result.qa, ' %')}, wanted ${nesting.leastQa} %` },
      {
        label: 'Handling time',
        value: `${shown(result.ahtSeconds, ' s')}, at most ${Math.round(nesting.mostAht * targetSeconds)} s`,
      },
      { label: 'Extra weeks so far', value: String(week) },
    ],
    options: [
      { value: 'extend', label: 'One more week' },
      { value: 'release', label: 'Release', needsReason: true },
    ],
    dueAt: { hours: nesting.dueDays * 24 },
    remindAt: [{ hours: nesting.dueDays * 12 }],
    onTimeout: 'extend',
  });
}
