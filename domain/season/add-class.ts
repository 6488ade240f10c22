import { classroomWeeksOf } from '../campaign/classes';
import { classroomStarts, meetsBlackout } from '../campaign/live-weeks';
import { planSeason } from '../campaign/plan';
import type { SeasonPlan } from '../campaign/plan-contract';
import { weekOf, weekStarts } from '../campaign/week';
import type { FieldError } from '../errors';
import type { AddClass } from './command-contract';
import { allClasses } from './held';
import type { Situation, WaveFacts } from './situation';

/** Why a class cannot be added, by field; an empty list: it can. */
export function classProblems(situation: Situation, { liveOn, seats }: AddClass): FieldError[] {
  const { request, today } = situation;
  const { demand, training } = request;
  const week = weekOf(demand.peakStarts, liveOn);
  if (weekStarts(demand.peakStarts, week) !== liveOn)
    return [
      {
        pointer: '/liveOn',
        message: `classes go live on the weekday of the peak; write ${weekStarts(demand.peakStarts, week)}`,
      },
    ];
  const begins = classroomStarts(request, week);
  if (begins <= today)
    return [{ pointer: '/liveOn', message: `its classroom would have begun ${begins}; take a later day` }];
  const last = weekStarts(demand.peakStarts, situation.plan.weeks.at(-1)?.week ?? 0);
  if (liveOn > last) return [{ pointer: '/liveOn', message: `the last week of demand is that of ${last}` }];
  if (meetsBlackout(request, week))
    return [{ pointer: '/liveOn', message: 'its classroom would fall into a blackout; take another week' }];
  if (freeRoom(situation, week) === null)
    return [{ pointer: '/liveOn', message: 'every room is taken in the weeks of its classroom; take another week' }];
  return seats > training.seats
    ? [{ pointer: '/seats', message: `a room has ${training.seats} seats; add several classes` }]
    : [];
}

/** The plan with one more class beside all the others, which stay as they are. */
export function withClass(situation: Situation, { liveOn, seats }: AddClass): SeasonPlan {
  const { request, today } = situation;
  const liveWeek = weekOf(request.demand.peakStarts, liveOn);
  return planSeason(request, {
    asOf: today,
    held: [...allClasses(request, situation), { liveWeek, room: freeRoom(situation, liveWeek) ?? 1, seats }],
    // No other class is added or moved.
    sourcingFrom: '9999-12-31',
  });
}

/** The first room that no class needs in the weeks of a classroom; null: all are taken. */
export function freeRoom(
  { request, waves }: Pick<Situation, 'request'> & { waves: readonly Pick<WaveFacts, 'state' | 'liveWeek' | 'room'>[] },
  liveWeek: number,
): number | null {
  const { training } = request;
  const weeks = classroomWeeksOf(liveWeek, training);
  const taken = new Set(
    waves
      .filter(({ state }) => state !== 'cancelled')
      .filter((wave) => classroomWeeksOf(wave.liveWeek, training).some((week) => weeks.includes(week)))
      .map(({ room }) => room),
  );
  for (let room = 1; room <= training.rooms; room += 1) if (!taken.has(room)) return room;
  return null;
}
