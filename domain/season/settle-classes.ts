import type { SeasonPlan } from '../campaign/plan-contract';
import type { WaveState } from '../lifecycle';

type PlannedClass = SeasonPlan['classes'][number];

/** A class as it is. */
export interface WavePlace {
  no: number;
  state: WaveState;
  sourcingOn: string;
  liveWeek: number;
  liveOn: string;
  seats: number;
  booked: number;
}

/** What becomes of one class: made (`from` null), changed, or cancelled (`becomes` null). */
export interface ClassChange {
  no: number;
  from: WavePlace | null;
  becomes: PlannedClass | null;
}

/**
 * What has to change so that the classes are those of a plan. Classes under way stay, whatever the plan says: one that began
 * since the plan was made takes the place of the planned class that is nearest to it. One that is being filled may get more
 * seats. Numbers are never given twice.
 */
export function settleClasses(waves: readonly WavePlace[], planned: readonly PlannedClass[]): ClassChange[] {
  const fresh = planned.filter(({ wave }) => wave === undefined);
  const kept = new Set(planned.flatMap(({ wave }) => (wave === undefined ? [] : [wave])));
  for (const wave of waves) if (isUnderWay(wave) && !kept.has(wave.no)) takeNearest(fresh, wave);

  const free = waves.filter(({ no, state }) => state === 'planned' && !kept.has(no));
  const changes: ClassChange[] = [];
  // A class that is as planned stays so, else one of the same week takes other seats; whatever is left over moves.
  const sameWeek = (wave: WavePlace, { liveWeek }: PlannedClass) => wave.liveWeek === liveWeek;
  const same = (wave: WavePlace, becomes: PlannedClass) => sameWeek(wave, becomes) && wave.seats === becomes.seats;
  const made = [same, sameWeek, () => true].reduce(
    (left, fits) => left.filter((becomes) => !pair(free, becomes, (wave) => fits(wave, becomes), changes)),
    fresh,
  );
  let last = Math.max(0, ...waves.map(({ no }) => no));
  return [
    ...waves.flatMap((wave) => grown(wave, planned)),
    ...changes.filter(differs),
    ...free.map((wave): ClassChange => ({ no: wave.no, from: wave, becomes: null })),
    ...made.map((becomes): ClassChange => ({ no: ++last, from: null, becomes })),
  ].sort((a, b) => a.no - b.no);
}

function grown(wave: WavePlace, planned: readonly PlannedClass[]): ClassChange[] {
  const becomes = planned.find((one) => one.wave === wave.no);
  if (wave.state !== 'filling' || !becomes || becomes.seats <= wave.seats) return [];
  return [{ no: wave.no, from: wave, becomes }];
}

function isUnderWay({ state }: WavePlace): boolean {
  return state !== 'planned' && state !== 'cancelled';
}

function takeNearest(fresh: PlannedClass[], { liveWeek }: WavePlace): void {
  const near = [...fresh].sort((a, b) => Math.abs(a.liveWeek - liveWeek) - Math.abs(b.liveWeek - liveWeek))[0];
  if (near) fresh.splice(fresh.indexOf(near), 1);
}

function pair(
  free: WavePlace[],
  becomes: PlannedClass,
  fits: (wave: WavePlace) => boolean,
  changes: ClassChange[],
): boolean {
  const from = free.find(fits);
  if (!from) return false;
  free.splice(free.indexOf(from), 1);
  changes.push({ no: from.no, from, becomes });
  return true;
}

function differs({ from, becomes }: ClassChange): boolean {
  return !from || !becomes || from.liveOn !== becomes.liveOn || from.seats !== becomes.seats;
}
