import type { PlacedClass } from '../campaign/classes';
import { classroomStarts, liveWeeksOf } from '../campaign/live-weeks';
import { planningPolicy } from '../campaign/policy';
import { weekStarts } from '../campaign/week';
import { shiftDate } from '../calendar';
import { freeRoom } from './add-class';
import type { Situation, WaveFacts } from './situation';

/** Less than these days ahead nobody can say that they come. */
const leastDays = 3;

/** Classes that were being filled when their first day passed: they did not begin, because the season stood still. */
export function missedClasses<W extends Pick<WaveFacts, 'state' | 'classroomOn'>>(
  waves: readonly W[],
  today: string,
): W[] {
  return waves.filter(({ state, classroomOn }) => state === 'filling' && classroomOn < today);
}

/** How the people of missed classes get one. */
export interface MakeUp {
  /** The classes without the missed ones; those that take their people in have more seats. */
  waves: readonly WaveFacts[];
  /** Classes that are added for them. */
  added: PlacedClass[];
  /** What becomes of each missed class, a sentence each. */
  says: string[];
}

/**
 * Whoever waits after a pause sits in the earliest classroom that holds them: of the next class that is being filled, or of one
 * more, in a week in which a room is free. Where there is neither, they wait for a place as anybody else does.
 */
export function makeUp(situation: Situation): MakeUp {
  const missed = missedClasses(situation.waves, situation.today);
  const made: MakeUp = { waves: situation.waves.filter((wave) => !missed.includes(wave)), added: [], says: [] };
  for (const wave of missed) {
    const first = `The first day of class ${wave.no} has passed;`;
    const joined = classToJoin(situation, made.waves, wave);
    const liveWeek = weekForOneMore(situation, made);
    if (joined && (liveWeek === null || joined.liveWeek <= liveWeek)) {
      const grown = { ...joined, seats: joined.seats + wave.seats };
      made.waves = made.waves.map((one) => (one === joined ? grown : one));
      made.says.push(`${first} its people go into class ${joined.no}, which gets ${grown.seats} seats.`);
    } else if (liveWeek !== null) {
      const room = freeRoom({ ...situation, waves: placesOf(made) }, liveWeek) ?? 1;
      made.added.push({ liveWeek, room, seats: wave.seats });
      const liveOn = weekStarts(situation.request.demand.peakStarts, liveWeek);
      made.says.push(`${first} its people go into a class that goes live ${liveOn}.`);
    } else made.says.push(`${first} its people wait for a place in another one.`);
  }
  return made;
}

function classToJoin({ request, today }: Situation, waves: readonly WaveFacts[], { seats }: WaveFacts) {
  return waves
    .filter(({ state, classroomOn }) => state === 'filling' && classroomOn >= shiftDate(today, leastDays))
    .filter((wave) => wave.seats + seats <= request.training.seats)
    .sort((a, b) => a.liveWeek - b.liveWeek)[0];
}

function weekForOneMore(situation: Situation, made: MakeUp): number | null {
  const { request, plan, today } = situation;
  const span = { first: plan.weeks[0]?.week ?? 0, last: plan.weeks.at(-1)?.week ?? 0 };
  const weeks = liveWeeksOf(request, span, null, planningPolicy);
  const waves = placesOf(made);
  const fits = (live: number) =>
    classroomStarts(request, live) >= shiftDate(today, leastDays) && freeRoom({ ...situation, waves }, live) !== null;
  return weeks.find(fits) ?? null;
}

/** Rooms that are taken: by classes under way, and by what was added. Those that are only planned are placed anew around them. */
function placesOf({ waves, added }: MakeUp): Pick<WaveFacts, 'state' | 'liveWeek' | 'room'>[] {
  const underWay = waves.filter(({ state }) => state !== 'planned');
  return [...underWay, ...added.map(({ liveWeek, room }) => ({ state: 'planned' as const, liveWeek, room }))];
}
