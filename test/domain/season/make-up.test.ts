import { planSeason } from '../../../domain/campaign/plan';
import { makeUp, missedClasses } from '../../../domain/season/make-up';
import type { Situation, WaveFacts } from '../../../domain/season/situation';
import { seasonWith } from '../campaign/season';

const request = seasonWith({ training: { rooms: 1, blackouts: [] } });
const plan = planSeason(request, { asOf: '2026-10-05' });
const { classroomWeeks, nestingWeeks, seats: mostSeats } = request.training;

/** A class in the only room that goes live so many weeks from the peak's start, 2027-03-01. */
function wave(no: number, state: WaveFacts['state'], liveWeek: number, seats: number): WaveFacts {
  const begins = Date.parse(request.demand.peakStarts) + (liveWeek - classroomWeeks - nestingWeeks) * 7 * 86_400_000;
  const classroomOn = new Date(begins).toISOString().slice(0, 10);
  return {
    ...{ no, state, liveWeek, room: 1, seats, sourcingOn: '2026-11-02', classroomOn },
    ...{ booked: 0, training: 0, nesting: 0, live: 0 },
  };
}

const situation = (waves: WaveFacts[], today: string) => ({ request, plan, today, waves }) as unknown as Situation;

const missed = wave(2, 'filling', -6, 25);
const dayAfter = '2027-01-01';

test('the first day of the missed class is past, and it alone is missed', () => {
  expect(missed.classroomOn < dayAfter).toBe(true);
  const others = [wave(1, 'training', -6, 9), wave(3, 'filling', -1, 15), wave(4, 'planned', -6, 9)];
  expect(missedClasses([missed, ...others], dayAfter)).toEqual([missed]);
  expect(missedClasses([missed], missed.classroomOn)).toEqual([]);
});

test('its people go into the next class that is filled, if that is the earliest classroom', () => {
  // No week before it is free: a class of two weeks would run into it.
  const next = wave(3, 'filling', -4, 15);
  const { waves, added, says } = makeUp(situation([missed, next], dayAfter));
  expect(added).toEqual([]);
  expect(waves).toEqual([{ ...next, seats: 40 }]);
  expect(says).toEqual(['The first day of class 2 has passed; its people go into class 3, which gets 40 seats.']);
});

test('or into one more class, where a room is free before, or the next one has no seats left', () => {
  const early = makeUp(situation([missed, wave(3, 'filling', 0, 15)], dayAfter));
  expect(early.waves.map(({ no, seats }) => [no, seats])).toEqual([[3, 15]]);
  expect(early.added).toEqual([{ liveWeek: -5, room: 1, seats: 25 }]);
  const full = makeUp(situation([missed, wave(3, 'filling', -4, mostSeats)], dayAfter));
  expect(full.waves.map(({ seats }) => seats)).toEqual([mostSeats]);
  expect(full.added[0]!.liveWeek).toBeGreaterThanOrEqual(-4 + classroomWeeks);
});

test('a class that is only planned stands in nobody’s way: it is placed anew', () => {
  const { waves, added } = makeUp(situation([missed, wave(3, 'planned', -5, 20)], dayAfter));
  expect(waves.map(({ no }) => no)).toEqual([3]);
  expect(added).toEqual([{ liveWeek: -5, room: 1, seats: 25 }]);
});

test('two of them never share a room in the same weeks', () => {
  const { added } = makeUp(situation([missed, wave(5, 'filling', -6, 30)], dayAfter));
  expect(added).toHaveLength(2);
  expect(added[1]!.liveWeek - added[0]!.liveWeek).toBeGreaterThanOrEqual(classroomWeeks);
});

test('where neither is left they wait as anybody else does', () => {
  const late = situation([missed], '2027-06-01');
  expect(makeUp(late)).toMatchObject({ waves: [], added: [] });
  expect(makeUp(late).says).toEqual([
    'The first day of class 2 has passed; its people wait for a place in another one.',
  ]);
});
