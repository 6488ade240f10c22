import { isAbove } from '../evaluate/tiers';
import type { Tier } from '../evaluate/score';
import { startsOf, type OpenBlock, type ShiftRun } from './claims';

/** A shift that waits for a place. */
export interface StandbyShift extends ShiftRun {
  id: string;
  engagementId: string;
  /** Who stood by on purpose said that they come; who just never confirmed did not. */
  volunteered: boolean;
  tier: Tier | null;
  claimedAt: string;
}

/**
 * Who takes the places that are free, in this order: whoever stands by on purpose, the higher tier first (unrated as B), then
 * who claimed first. Gives each shift with the blocks that it takes.
 */
export function refill(
  standby: readonly StandbyShift[],
  blocks: readonly OpenBlock[],
): { shift: StandbyShift; blocks: number[] }[] {
  const free = new Map(blocks.map((block) => [`${block.queue} ${block.startsAt}`, { ...block }]));
  const busy: StandbyShift[] = [];
  return [...standby]
    .filter(({ volunteered }) => volunteered)
    .sort(inOrder)
    .flatMap((shift) => {
      const starts = startsOf(shift);
      const places = starts.flatMap((startsAt) => free.get(`${shift.queue} ${startsAt}`) ?? []);
      if (places.length < starts.length || places.some((block) => block.free <= 0)) return [];
      // Nobody is called to two places at a time.
      if (
        busy.some((one) => one.engagementId === shift.engagementId && one.from < shift.until && shift.from < one.until)
      )
        return [];
      busy.push(shift);
      for (const block of places) block.free -= 1;
      return [{ shift, blocks: places.map(({ id }) => id) }];
    });
}

function inOrder(a: StandbyShift, b: StandbyShift): number {
  if (isAbove(a.tier, b.tier)) return -1;
  if (isAbove(b.tier, a.tier)) return 1;
  return a.claimedAt < b.claimedAt || (a.claimedAt === b.claimedAt && a.id < b.id) ? -1 : 1;
}
