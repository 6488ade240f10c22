import fc from 'fast-check';

import { againstCheckIn, againstConfirming, againstResult, type Listed } from '../../domain/season/list-rules';
import { afterMiss, mayExit } from '../../domain/season/nesting';
import { expectedReady, offersToMake, placeMoney, repaysTraining } from '../../domain/season/offers';
import { seasonDefaults } from '../../domain/season/policy-default';
import { classTimes, confirmationDue, freePlaces, isReady, isShort, wasSilent } from '../../domain/season/readiness';
import { rehireOf, tenureWeek } from '../../domain/season/rehire';
import { inReleaseOrder, releaseOf, type ReleaseCandidate, type ReleaseFacts } from '../../domain/season/release';

const yields = { accept: 0.8, clear: 0.92 };

describe('offers', () => {
  test('the first offers of a class are those of its funnel, with a surplus while people answer', () => {
    const empty = { bookings: 10, open: 0, accepted: 0, ready: 0 };
    expect(offersToMake(empty, yields, 0)).toBe(14);
    expect(offersToMake(empty, yields, 0.05)).toBe(15);
  });

  test('nobody more is offered a place while those on the way are enough; whoever declines is replaced', () => {
    expect(offersToMake({ bookings: 10, open: 14, accepted: 0, ready: 0 }, yields, 0)).toBe(0);
    expect(offersToMake({ bookings: 10, open: 11, accepted: 0, ready: 0 }, yields, 0)).toBe(3);
    expect(offersToMake({ bookings: 10, open: 0, accepted: 0, ready: 10 }, yields, 0)).toBe(0);
  });

  test('what is offered always makes the class full, if everyone does as planned', () => {
    const part = fc.nat(80);
    fc.assert(
      fc.property(part, part, part, part, (bookings, open, accepted, ready) => {
        const funnel = { bookings, open, accepted, ready };
        const more = offersToMake(funnel, yields, 0);
        expect(expectedReady({ ...funnel, open: open + more }, yields)).toBeGreaterThanOrEqual(bookings - 0.5);
        if (more > 0) expect(expectedReady({ ...funnel, open: open + more - 1 }, yields)).toBeLessThan(bookings);
      }),
    );
  });

  test('a place holds back training, notice and two weeks, never more than it can cost', () => {
    const terms = { rateMinor: 1950, hoursPerWeek: 20, trainingPaid: true, trainingWeeks: 3 };
    const { pay } = seasonDefaults;
    const money = { currency: 'USD', burdenPercent: 12 };
    expect(placeMoney(terms, { hoursPerWeek: 20 }, 12, pay, money)).toEqual({
      reservedMinor: (3 * 20 + 3 * 20) * 1950,
      notToExceedMinor: 12 * 20 * 1950,
      seasonMinor: 262_080,
    });
    const short = placeMoney(terms, { hoursPerWeek: 20 }, 4, pay, money);
    expect(short.reservedMinor).toBe(short.notToExceedMinor);
    expect(placeMoney({ ...terms, trainingPaid: false }, { hoursPerWeek: 20 }, 12, pay, money).reservedMinor).toBe(
      117_000,
    );
  });

  test('a class repays its training when people work at least as long as they learned', () => {
    expect(repaysTraining({ liveOn: '2027-03-01', endsOn: '2027-03-22' }, 3)).toBe(true);
    expect(repaysTraining({ liveOn: '2027-03-08', endsOn: '2027-03-22' }, 3)).toBe(false);
  });
});

describe('readiness', () => {
  const zone = 'America/New_York';
  const times = classTimes('2027-03-22', zone, seasonDefaults.classes);

  test('the dates of a class keep their local hour over a change of clocks', () => {
    expect(times).toEqual({
      beginsAt: '2027-03-22T13:00:00.000Z',
      weekAhead: '2027-03-15T13:00:00.000Z',
      dayAhead: '2027-03-20T13:00:00.000Z',
      lastCall: '2027-03-21T13:00:00.000Z',
      provisionAt: '2027-03-20T13:00:00.000Z',
      goAt: '2027-03-18T13:00:00.000Z',
      shownBy: '2027-03-23T13:00:00.000Z',
    });
    // The clocks change on the fourteenth: seven days before the fifteenth of March is an hour later by UTC.
    expect(classTimes('2027-03-15', zone, seasonDefaults.classes).weekAhead).toBe('2027-03-08T14:00:00.000Z');
  });

  test('confirmation is asked for a week ahead, then for two days, and not on the day itself', () => {
    expect(confirmationDue(times, '2027-03-15T12:59:59.000Z')).toBeNull();
    expect(confirmationDue(times, times.weekAhead)).toBe('week');
    expect(confirmationDue(times, times.dayAhead)).toBe('day');
    expect(confirmationDue(times, times.beginsAt)).toBeNull();
  });

  test('silence costs the place at each date; whoever was booked after it was not asked by it', () => {
    const early = { bookedAt: '2027-03-01T00:00:00.000Z', confirmedWeekAt: null, confirmedDayAt: null };
    expect(wasSilent(early, times, '2027-03-20T12:00:00.000Z')).toBe(false);
    expect(wasSilent(early, times, times.dayAhead)).toBe(true);
    const once = { ...early, confirmedWeekAt: '2027-03-16T00:00:00.000Z' };
    expect(wasSilent(once, times, times.dayAhead)).toBe(false);
    expect(wasSilent(once, times, times.lastCall)).toBe(true);
    const late = { ...early, bookedAt: '2027-03-20T14:00:00.000Z' };
    expect(wasSilent(late, times, times.lastCall)).toBe(false);
    expect(isReady(once, times, times.dayAhead)).toBe(false);
    expect(isReady({ ...once, confirmedDayAt: times.dayAhead }, times, times.dayAhead)).toBe(true);
  });

  test('places are what the show rate leaves, and a class under nine tenths of its seats is short', () => {
    expect([freePlaces({ bookings: 10, booked: 7 }), freePlaces({ bookings: 10, booked: 12 })]).toEqual([3, 0]);
    expect([isShort({ booked: 8, seats: 9 }, 0.9), isShort({ booked: 9, seats: 9 }, 0.9)]).toEqual([true, false]);
  });
});

describe('lists', () => {
  const booked: Listed = { state: 'booked', engagement: 'training', checkedInAt: null, passedAt: null, leftWhy: null };
  const begun = { state: 'training', begun: true } as const;

  test('only a booked place is confirmed, and only when it is asked for', () => {
    expect(againstConfirming(booked, 'week')).toBeNull();
    expect(againstConfirming(booked, null)).toContain('nothing is asked');
    expect(againstConfirming({ ...booked, state: 'waitlisted' }, 'day')).toContain('no booking');
  });

  test('day one needs a booking, access and a free seat', () => {
    expect(againstCheckIn(booked, begun, 1)).toBeNull();
    expect(againstCheckIn(booked, begun, 0)).toContain('every seat is taken');
    expect(againstCheckIn({ ...booked, engagement: 'provisioning' }, begun, 1)).toContain('no access');
    expect(againstCheckIn({ ...booked, state: 'waitlisted' }, begun, 1)).toContain('no booking');
    expect(againstCheckIn(booked, { state: 'filling', begun: false }, 1)).toContain('has begun');
  });

  test('a result is given once, and only where somebody is', () => {
    const trained: Listed = { ...booked, state: 'training' };
    expect(againstResult(trained, 'classroom')).toBeNull();
    expect(againstResult({ ...trained, passedAt: '2027-03-01' }, 'classroom')).toContain('passed already');
    expect(againstResult({ ...trained, leftWhy: 'x' }, 'classroom')).toContain('out already');
    expect(againstResult(trained, 'nesting')).toContain('not under supervision');
  });
});

describe('nesting', () => {
  const { nesting } = seasonDefaults;

  test('supervision ends at the quality and the pace of the policy, never without numbers', () => {
    expect(mayExit({ qa: 70, ahtSeconds: 270 }, 180, nesting)).toBe(true);
    expect(mayExit({ qa: 69.9, ahtSeconds: 180 }, 180, nesting)).toBe(false);
    expect(mayExit({ qa: 90, ahtSeconds: 271 }, 180, nesting)).toBe(false);
    expect(mayExit({ qa: null, ahtSeconds: 180 }, 180, nesting)).toBe(false);
  });

  test('who misses it gets the weeks of the policy, then a person decides', () => {
    expect([afterMiss(0, nesting), afterMiss(1, nesting)]).toEqual(['extend', 'ask']);
  });
});

describe('release', () => {
  const person = (id: string, changes: Partial<ReleaseCandidate> = {}): ReleaseCandidate => ({
    engagementId: id,
    volunteered: false,
    tier: 'B',
    commitments: 90,
    liveAt: '2027-01-25T14:00:00.000Z',
    ...changes,
  });
  const week = (starts: string, requiredHeads: number, baseHeads = 0) => ({ starts, requiredHeads, baseHeads });
  const facts = (people: ReleaseCandidate[], weeks: ReturnType<typeof week>[]): ReleaseFacts => ({
    people,
    weeks,
    today: '2027-03-15',
    weeklySurvival: 1,
    ramp: [0.5, 1],
  });

  test('volunteers go first, then D to A, then who kept fewer commitments, then who came last', () => {
    const order = inReleaseOrder([
      person('a', { tier: 'A' }),
      person('unrated', { tier: null }),
      person('late', { liveAt: '2027-02-22T14:00:00.000Z' }),
      person('early'),
      person('careless', { commitments: 60 }),
      person('d', { tier: 'D' }),
      person('volunteer', { tier: 'A', volunteered: true }),
      person('c', { tier: 'C' }),
    ]).map(({ engagementId }) => engagementId);
    expect(order).toEqual(['volunteer', 'd', 'c', 'careless', 'late', 'early', 'unrated', 'a']);
  });

  test('as many are released as no week to come needs, whatever the next one does', () => {
    const people = ['1', '2', '3', '4', '5', '6'].map((id) => person(id));
    const few = releaseOf(facts(people, [week('2027-03-29', 3), week('2027-04-05', 5), week('2027-04-12', 1)]));
    expect(few.entries).toHaveLength(1);
    expect(releaseOf(facts(people, [week('2027-03-29', 3, 2)])).entries).toHaveLength(5);
    expect(releaseOf(facts(people, [week('2027-03-29', 7)])).entries).toEqual([]);
  });

  test('expected leavers are not released on top', () => {
    const people = Array.from({ length: 100 }, (_, at) => person(String(at)));
    const steady = { ...facts(people, [week('2027-03-29', 80)]), weeklySurvival: 0.95 };
    const { entries, surplus, expectedLeavers } = releaseOf(steady);
    expect(surplus).toBe(20);
    expect(expectedLeavers).toBeCloseTo(9.75, 6);
    expect(entries).toHaveLength(Math.floor((100 * 0.95 ** 2 - 80) / 0.95 ** 2));
  });

  const anyone = fc.record({
    volunteered: fc.boolean(),
    tier: fc.constantFrom('A' as const, 'B' as const, 'C' as const, 'D' as const, null),
    commitments: fc.option(fc.nat(100)),
    liveAt: fc.constantFrom('2027-01-25T14:00:00.000Z', '2027-03-08T14:00:00.000Z', '2027-03-15T14:00:00.000Z'),
  });

  test('whoever is released, every week to come stays covered as far as it was', () => {
    fc.assert(
      fc.property(
        fc.array(anyone, { maxLength: 40 }),
        fc.array(fc.nat(40), { minLength: 1, maxLength: 6 }),
        fc.double({ min: 0.8, max: 1, noNaN: true }),
        (rows, needs, weeklySurvival) => {
          const people = rows.map((row, at) => person(String(at).padStart(2, '0'), row));
          const weeks = needs.map((need, at) => week(`2027-0${3 + Math.floor(at / 3)}-${22 + (at % 3)}`, need));
          const given = { ...facts(people, weeks), weeklySurvival };
          const { entries } = releaseOf(given);
          const gone = new Set(entries.map(({ engagementId }) => engagementId));
          const stay = people.filter(({ engagementId }) => !gone.has(engagementId));
          if (gone.size > 0)
            for (const one of weeks) {
              const left = releaseOf({ ...given, people: stay, weeks: [{ ...one, requiredHeads: 0 }] });
              expect(left.surplus - left.expectedLeavers).toBeGreaterThanOrEqual(one.requiredHeads - 1e-6);
            }
          // Nobody who stays could go instead without a volunteer or a worse one staying.
          const order = inReleaseOrder(people).map(({ engagementId }) => engagementId);
          expect(entries.map(({ engagementId }) => engagementId)).toEqual(order.filter((id) => gone.has(id)));
        },
      ),
    );
  });
});

test('the unrated and the good are asked back; D and who was let go for cause are for a person to say', () => {
  expect(rehireOf({ type: 'end_of_contract', cause: null, tier: null })).toBe('yes');
  expect(rehireOf({ type: 'end_of_contract', cause: 'release', tier: 'D' })).toBe('undecided');
  expect(rehireOf({ type: 'termination', cause: 'performance', tier: 'B' })).toBe('undecided');
  expect(rehireOf({ type: 'termination', cause: 'business', tier: 'B' })).toBe('yes');
  expect(tenureWeek('2027-02-22T14:00:00.000Z', '2027-03-02T05:00:00.000Z')).toBe(2);
  expect(tenureWeek(null, '2027-03-02T05:00:00.000Z')).toBeNull();
});
