import type { LiveSeats } from './capacity';
import { largestRemainder } from './largest-remainder';
import { roundUp } from './rounding';
import { type Programme, solveProgramme } from './solver';

/** What the classes of a season have to cover, and the rooms they have. Weeks count from the peak’s start. */
export interface ClassProblem {
  /** People that the base does not cover, by demand week, as fully proficient ones. */
  need: ReadonlyMap<number, number>;
  /** What one seat is worth, as a share of a proficient person, so many weeks after its class went live. */
  seatWorth: (weeksLive: number) => number;
  /** Weeks in which a class may go live. */
  liveWeeks: readonly number[];
  rooms: number;
  seatsPerRoom: number;
  classroomWeeks: number;
  nestingWeeks: number;
  /** Classes that are there already: they keep their rooms and count for nothing else. (Default: none) */
  held?: readonly PlacedClass[];
}

/** One class: its room, the week it goes live, its seats. */
export interface PlacedClass extends LiveSeats {
  /** 1 is the first room. */
  room: number;
  /** Number of a class that is under way. (Default: it is still to be made) */
  wave?: number;
}

export interface ClassPlan {
  /** By live week. */
  classes: PlacedClass[];
  /** No plan that covers as much has fewer seats. */
  leastSeats: number;
  /** False when the search was cut short: the plan is sound, a better one may exist. */
  proven: boolean;
}

/** A head missing for a week outweighs any number of seats that could prevent it. */
const missingHead = 1000;

/**
 * Places classes so that every week is covered as far as rooms allow: least missing heads, then least seats, then latest dates.
 * Which rooms are used when is a small integer programme; its seats are rounded up to whole ones, and trimmed again.
 */
export function placeClasses(problem: ClassProblem): ClassPlan {
  const least = solveProgramme(programmeOf(problem));
  if (!least) return { classes: [], leastSeats: 0, proven: true };
  const seats = sum(problem.liveWeeks.map((live) => least.valueOf(seatsIn(live))));
  const missing = sum([...problem.need.keys()].map((week) => least.valueOf(missingIn(week))));
  const late = solveProgramme(programmeOf(problem, { seats, missing })) ?? least;
  const whole = wholeSeats(problem, (live) => late.valueOf(seatsIn(live)));
  return {
    classes: intoRooms(problem, whole),
    leastSeats: roundUp(seats - 1e-6),
    proven: least.proven && late.proven,
  };
}

/** The weeks in which classroom is held for a class that goes live in `live`. */
export function classroomWeeksOf(
  live: number,
  { classroomWeeks, nestingWeeks }: Pick<ClassProblem, 'classroomWeeks' | 'nestingWeeks'>,
): number[] {
  return Array.from({ length: classroomWeeks }, (_, week) => live - nestingWeeks - classroomWeeks + week);
}

const seatsIn = (live: number) => `seats ${live}`;
const roomsIn = (live: number) => `rooms ${live}`;
const missingIn = (week: number) => `missing ${week}`;

/** Without `kept`: least missing heads, then seats. With it: no more of either, and the latest dates. */
function programmeOf(problem: ClassProblem, kept?: { seats: number; missing: number }): Programme {
  const weeks = [...problem.need].filter(([, heads]) => heads > 0);
  const { liveWeeks } = problem;
  const last = liveWeeks.at(-1) ?? 0;
  const span = last - (liveWeeks[0] ?? 0) + 1;
  const taught = new Set(liveWeeks.flatMap((live) => classroomWeeksOf(live, problem)));
  return {
    variables: [
      ...liveWeeks.flatMap((live) => [
        {
          name: seatsIn(live),
          cost: kept ? (last - live) / span : 1,
          adds: [
            ...weeks
              .filter(([week]) => week >= live)
              .map(([week]) => [`week ${week}`, problem.seatWorth(week - live)] as const),
            [`class ${live}`, 1] as const,
            ['seats', 1] as const,
          ],
        },
        {
          name: roomsIn(live),
          cost: 0,
          whole: true,
          adds: [
            [`class ${live}`, -problem.seatsPerRoom] as const,
            ...classroomWeeksOf(live, problem).map((week) => [`room ${week}`, 1] as const),
          ],
        },
      ]),
      ...weeks.map(([week]) => ({
        name: missingIn(week),
        cost: kept ? 0 : missingHead,
        adds: [[`week ${week}`, 1] as const, ['missing', 1] as const],
      })),
    ],
    sums: [
      ...weeks.map(([week, heads]) => ({ name: `week ${week}`, atLeast: heads })),
      ...liveWeeks.map((live) => ({ name: `class ${live}`, atMost: 0 })),
      ...[...taught].map((week) => ({
        name: `room ${week}`,
        atMost: Math.max(0, problem.rooms - takenIn(problem, week).size),
      })),
      // A hair of slack: the solver’s own sums are not exact.
      ...(kept ? [{ name: 'seats', atMost: kept.seats * (1 + 1e-7) + 1e-6 }] : []),
      ...(kept ? [{ name: 'missing', atMost: kept.missing * (1 + 1e-7) + 1e-6 }] : []),
    ],
  };
}

/** Rooms that classes under way have in a week. */
function takenIn(problem: ClassProblem, week: number): Set<number> {
  const there = (problem.held ?? []).filter(({ liveWeek }) => classroomWeeksOf(liveWeek, problem).includes(week));
  return new Set(there.map(({ room }) => room));
}

/** Rounds seats up, then takes back, from the earliest class on, every seat that no week needs. */
function wholeSeats(problem: ClassProblem, exact: (live: number) => number): Map<number, number> {
  const whole = new Map<number, number>();
  for (const live of problem.liveWeeks) if (exact(live) > 1e-6) whole.set(live, roundUp(exact(live) - 1e-6));
  const target = coverOf(problem, exact);
  fillUp(problem, whole, target);
  for (const live of whole.keys()) {
    const seats = whole.get(live) ?? 0;
    whole.set(live, seats - 1);
    if (!reaches(problem, whole, target)) whole.set(live, seats);
  }
  return new Map([...whole].filter(([, seats]) => seats > 0));
}

/** The solver’s sums are not exact: a seat more, latest class first, where a hair is missing. */
function fillUp(problem: ClassProblem, whole: Map<number, number>, target: ReadonlyMap<number, number>): void {
  for (const live of [...whole.keys()].reverse()) {
    const seats = whole.get(live) ?? 0;
    const isFull = seats % problem.seatsPerRoom === 0;
    if (!isFull && !reaches(problem, whole, target)) whole.set(live, seats + 1);
  }
}

/** Heads that seats cover by week, no more than are needed. */
function coverOf({ need, seatWorth, liveWeeks }: ClassProblem, seats: (live: number) => number): Map<number, number> {
  return new Map(
    [...need].map(([week, heads]) => {
      const there = sum(liveWeeks.filter((live) => live <= week).map((live) => seats(live) * seatWorth(week - live)));
      // Where the exact plan covers a week, whole seats have to as well, without the solver’s tolerance.
      return [week, there > heads - 1e-4 ? heads : there - 1e-4];
    }),
  );
}

function reaches(problem: ClassProblem, seats: ReadonlyMap<number, number>, target: ReadonlyMap<number, number>) {
  for (const [week, heads] of target) {
    let there = 0;
    for (const [live, count] of seats) if (live <= week) there += count * problem.seatWorth(week - live);
    if (there < heads - 1e-9) return false;
  }
  return true;
}

/** Splits what goes live together evenly among as few rooms as hold it, and gives each class a room that is free. */
function intoRooms(problem: ClassProblem, seats: ReadonlyMap<number, number>): PlacedClass[] {
  const rooms = Array.from({ length: problem.rooms }, (_, index) => index + 1);
  const placed: PlacedClass[] = [...(problem.held ?? [])];
  const isFree = (room: number, weeks: readonly number[]) =>
    !placed.some(
      (one) => one.room === room && classroomWeeksOf(one.liveWeek, problem).some((week) => weeks.includes(week)),
    );
  return [...seats]
    .sort(([a], [b]) => a - b)
    .flatMap(([liveWeek, total]) => {
      const count = Math.ceil(total / problem.seatsPerRoom);
      const taught = classroomWeeksOf(liveWeek, problem);
      return largestRemainder(total, new Array<number>(count).fill(1)).map((share) => {
        // Classes under way may leave no room for all of its weeks, though each week has one: it moves once then.
        const room = rooms.find((one) => isFree(one, taught)) ?? rooms.find((one) => isFree(one, taught.slice(0, 1)));
        const made = { liveWeek, room: room ?? problem.rooms, seats: share };
        placed.push(made);
        return made;
      });
    });
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
