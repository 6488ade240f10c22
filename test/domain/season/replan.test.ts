import fc from 'fast-check';

import type { CampaignRequest } from '../../../domain/campaign/contract';
import { classroomWeeksOf } from '../../../domain/campaign/classes';
import { planSeason } from '../../../domain/campaign/plan';
import { heldClasses } from '../../../domain/season/held';
import { observed, observedYield, toldBy } from '../../../domain/season/observe';
import { planOn, replanOf } from '../../../domain/season/replan';
import type { Seen, Situation, WaveFacts } from '../../../domain/season/situation';
import { seasonDefaults } from '../../../domain/season/policy-default';
import { seasonWith } from '../campaign/season';

const request = seasonWith();
const first = planSeason(request, { asOf: '2026-10-05' });
const rules = seasonDefaults.replan;
const weighed = { priorPeople: 50, asOf: first.asOf };

const nothing = { passes: 0, decided: 0 };
const unseen: Seen = {
  slowDays: 0,
  yields: {
    screenPass: nothing,
    accept: nothing,
    clear: nothing,
    show: nothing,
    classroom: nothing,
    nesting: nothing,
    weeklySurvival: nothing,
  },
  tenure: [],
  weeks: [],
  duty: [],
};

/** Classes of the first plan, each as `state` says. */
function wavesOf(states: readonly WaveFacts['state'][] = []): WaveFacts[] {
  return first.classes.map((one, index) => ({
    no: index + 1,
    state: states[index] ?? 'planned',
    liveWeek: one.liveWeek,
    room: one.room,
    seats: one.seats,
    sourcingOn: one.sourcingStarts,
    classroomOn: one.classroomStarts,
    booked: 0,
    training: 0,
    nesting: 0,
    live: 0,
  }));
}

function situation(changes: Partial<Situation> = {}): Situation {
  return {
    state: 'recruiting',
    pausedFrom: null,
    today: '2026-11-20',
    startsOn: '2027-02-01',
    endsOn: '2027-04-25',
    budgetMinor: 200_000_000,
    reservedMinor: 0,
    paidMinor: 0,
    request,
    plan: first,
    planState: 'approved',
    inForce: true,
    prior: request,
    waves: wavesOf(['filling']),
    people: { offered: 0, waiting: 0, training: 0, atWork: 0 },
    late: [],
    ranked: 0,
    replannedOn: null,
    seen: unseen,
    ...changes,
  };
}

const seeing = (yields: Partial<Seen['yields']>): Seen => ({ ...unseen, yields: { ...unseen.yields, ...yields } });

describe('an observed yield', () => {
  test('is (passes + prior × plan) / (decided + prior)', () => {
    expect(observedYield(0.8, { passes: 30, decided: 50 }, 50)).toBeCloseTo(0.7);
    expect(observedYield(0.8, nothing, 50)).toBe(0.8);
  });

  test('lies between what was planned and what was seen, nearer to what was seen the more people there are', () => {
    const people = fc
      .integer({ min: 1, max: 5_000 })
      .chain((decided) => fc.record({ decided: fc.constant(decided), passes: fc.integer({ min: 0, max: decided }) }));
    fc.assert(
      fc.property(people, fc.integer({ min: 1, max: 1000 }), (facts, planned) => {
        const plan = planned / 1000;
        const seen = facts.passes / facts.decided;
        const moved = observedYield(plan, facts, 50);
        const more = observedYield(plan, { passes: facts.passes * 10, decided: facts.decided * 10 }, 50);
        expect(moved).toBeGreaterThanOrEqual(Math.min(plan, seen, 0.001) - 1e-9);
        expect(moved).toBeLessThanOrEqual(Math.max(plan, seen) + 1e-9);
        expect(Math.abs(more - seen)).toBeLessThanOrEqual(Math.abs(moved - seen) + 0.001);
      }),
    );
  });
});

describe('what cohorts tell of a stage', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const cohorts = fc.array(
    fc
      .record({
        people: fc.integer({ min: 1, max: 200 }),
        youngestDays: fc.integer({ min: 0, max: 30 }),
        share,
        passed: share,
      })
      .map(({ people, youngestDays, share, passed }) => {
        const decided = Math.round(people * share);
        return { people, youngestDays, decided, passes: Math.round(decided * passed) };
      }),
  );

  test('is never moved by whom it is too early to count: young cohorts, and those that are half decided', () => {
    fc.assert(
      fc.property(cohorts, fc.integer({ min: 1, max: 100 }), (old, people) => {
        const half = { people: 2 * people, passes: 0, decided: people, youngestDays: 30 };
        const young = { people, passes: 0, decided: people, youngestDays: 4 };
        expect(toldBy([...old, half, young], 5)).toEqual(toldBy(old, 5));
      }),
    );
  });

  test('counts nobody as a decline who has not decided yet', () => {
    expect(toldBy([{ people: 100, passes: 76, decided: 95, youngestDays: 6 }], 5)).toEqual({ passes: 76, decided: 95 });
  });
});

describe('a re-plan', () => {
  test('is not proposed while all goes as planned', () => {
    expect(replanOf(situation(), rules)).toBeNull();
    const asPlanned = seeing({ accept: { passes: 160, decided: 200 }, clear: { passes: 138, decided: 150 } });
    expect(replanOf(situation({ seen: asPlanned }), rules)).toBeNull();
  });

  test('is proposed with its reasons and its price when fewer pass the classroom', () => {
    const seen = seeing({ classroom: { passes: 100, decided: 160 } });
    const proposal = replanOf(situation({ seen }), rules);
    expect(proposal?.plan.seats).toBeGreaterThan(first.seats);
    expect(proposal?.request.yields.classroom).toBeCloseTo((100 + 50 * 0.85) / 210, 3);
    expect(proposal?.reason).toMatch(/Pass the classroom: 62\.5 % of 160 so far, planned 85 %/);
    expect(proposal?.reason).toMatch(/It costs \$[\d,.]+ more\./);
    expect(proposal?.changes.find(({ what }) => what === 'seats')?.changed).toBe(true);
  });

  test('is proposed when less demand comes than planned, and saves', () => {
    // A week of which 80 % came: 400 calls per half hour at the peak instead of 500, of 168 half hours × 70 %.
    const weeks = [{ week: -4, queue: 'voice', offered: 16_900, handled: 16_900, ahtSeconds: 180 }];
    const proposal = replanOf(
      situation({
        today: '2027-01-02',
        waves: wavesOf(['live', 'filling', 'filling']).map((wave) =>
          wave.state === 'live' ? { ...wave, live: 61 } : { ...wave, booked: 88 },
        ),
        seen: { ...unseen, weeks },
      }),
      rules,
    );
    expect(proposal?.reason).toMatch(/Demand: 16900 contacts came where 21168 were planned/);
    expect(proposal?.plan.seats).toBeLessThan(first.seats);
    expect(proposal?.reason).toMatch(/It saves/);
  });

  test('is proposed when more of the time on duty goes elsewhere than planned, and tells of what', () => {
    // 64 of the base with 20 h at 92 %, 2,000 h of new people; 60 % of it on contacts instead of 70 %.
    const dutyHours = 64 * 20 * 0.92 + 2000;
    const hours = { week: -4, workedHours: 2000, rosteredHours: 2174, reportedHours: 84 };
    const duty = [{ ...hours, staffedHours: dutyHours * 0.6 }];
    const proposal = replanOf(situation({ seen: { ...unseen, duty } }), rules);
    expect(proposal?.request.service.shrinkage).toBeCloseTo(0.4, 3);
    expect(proposal?.reason).toContain(
      `Shrinkage: 40 % of ${Math.round(dutyHours)} hours on duty, planned 30 %; the base counts with its planned hours.`,
    );
    expect(proposal?.plan.seats).toBeGreaterThan(first.seats);
    // Hours are missing when more were on contacts than on duty, and a day says nothing.
    const unlikely = [
      { ...hours, staffedHours: dutyHours * 1.2 },
      { ...hours, reportedHours: 8, staffedHours: 100 },
    ];
    expect(replanOf(situation({ seen: { ...unseen, duty: unlikely } }), rules)).toBeNull();
  });

  test('keeps the proportions of shrinkage’s parts, and counts absence where it is one of them', () => {
    const parts = seasonWith({
      service: { shrinkage: { absence: 0.1, coaching: 0.2 } },
      hours: { attendance: 1 },
      base: { heads: 0 },
    });
    const duty = [{ week: -4, workedHours: 900, rosteredHours: 1000, reportedHours: 84, staffedHours: 600 }];
    const { request: now } = observed(parts, parts, { ...unseen, duty }, weighed);
    expect(now.service.shrinkage).toEqual({ absence: 0.1333, coaching: 0.2667 });
  });

  test('reads who stays by their week at work: a leak in the first weeks asks for more seats than the same leak later', () => {
    const stays = (decided: number, share: number) => ({ decided, passes: Math.round(decided * share) });
    const weeklySurvival = stays(3000, 0.98);
    const early = [
      stays(300, 0.86),
      stays(258, 0.95),
      ...Array.from({ length: 6 }, () => stays(240, 0.999)),
      stays(1000, 0.999),
    ];
    const even = Array.from({ length: 9 }, () => stays(300, 0.98));
    const seen = (tenure: Seen['tenure']): Seen => ({ ...seeing({ weeklySurvival }), tenure });
    const leaky = observed(request, request, seen(early), weighed);
    expect(leaky.request.survivalByTenure?.[0]).toBeCloseTo((258 + 50 * 0.98) / 350, 3);
    expect(leaky.request.survivalByTenure).toHaveLength(8);
    expect(leaky.request.yields.weeklySurvival).toBeGreaterThan(0.995);
    expect(leaky.reasons.join(' ')).toMatch(
      /Stay by week at work: 87\.7 % through week 1 \(300 people\), 95\.5 % through week 2 .* 99\.8 % a week later\./,
    );
    // All weeks alike: one figure tells it.
    expect(observed(request, request, seen(even), weighed).request.survivalByTenure).toBeUndefined();
    expect(replanOf(situation({ seen: seen(early) }), rules)?.plan.seats).toBeGreaterThan(first.seats);
    // What was seen is weighed against what people planned, however often it is looked at.
    const again = observed(leaky.request, request, seen(early), weighed).request;
    expect(again).toEqual(leaky.request);
    // A season that was planned by tenure is weighed against that.
    const planned = { ...request, survivalByTenure: [0.9, 0.95] };
    const other = observed(planned, planned, seen([stays(0, 1), stays(0, 1), stays(0, 1)]), weighed).request;
    expect([other.survivalByTenure, other.yields.weeklySurvival]).toEqual([[0.9, 0.95], 0.98]);
  });

  test('does not follow an approved one before those whom it brought are old enough to tell', () => {
    const seen = seeing({ classroom: { passes: 100, decided: 160 } });
    const after = (replannedOn: string, slowDays = 0) =>
      replanOf(situation({ seen: { ...seen, slowDays }, replannedOn }), rules);
    expect(after('2026-11-14')).toBeNull();
    expect(after('2026-11-13')).not.toBeNull();
    expect(after('2026-11-13', 9.5)).toBeNull();
    expect(after('2026-11-10', 9.5)).not.toBeNull();
    expect(replanOf(situation({ seen, replannedOn: '2026-11-19' }), rules, true)).not.toBeNull();
  });

  test('follows it at once when the last chance for a gap is near', () => {
    const seen = seeing({ classroom: { passes: 100, decided: 160 } });
    const near = situation({ seen, replannedOn: '2026-11-19' });
    expect(replanOf(near, { ...rules, lastChanceDays: 60 })?.reason).toMatch(/The last chance/);
  });

  test('does not take a class that is being filled for one that stays empty', () => {
    const [filling] = wavesOf(['filling']);
    const share = (today: string) => heldClasses(request, [{ ...filling!, booked: 10 }], today)[0]?.share;
    expect(share('2026-11-20')).toBe(1);
    expect(share(filling!.classroomOn)).toBeLessThan(0.2);
  });

  test('weighs what was seen against what people planned, not against what was seen before', () => {
    const seen = seeing({ classroom: { passes: 100, decided: 160 } });
    const once = observed(request, request, seen, weighed).request;
    const twice = observed(once, request, seen, weighed).request;
    expect(twice.yields).toEqual(once.yields);
  });
});

describe('planning on', () => {
  const stateOf = fc.constantFrom('planned', 'filling', 'training', 'nesting', 'live', 'cancelled');
  const waves = fc
    .array(fc.tuple(stateOf, fc.integer({ min: 0, max: 80 })), { minLength: 5, maxLength: 5 })
    .map((rows) =>
      wavesOf(rows.map(([state]) => state)).map((wave, index) => {
        const people = Math.min(rows[index]?.[1] ?? 0, wave.seats);
        const at = { training: 0, nesting: 0, live: 0, booked: 0 };
        const place = wave.state === 'filling' ? 'booked' : wave.state;
        return { ...wave, ...at, ...(place in at && { [place]: people }) };
      }),
    );

  test('keeps every class under way as it is, never books a room twice, and seeks nobody before today', () => {
    fc.assert(
      fc.property(waves, fc.integer({ min: 0, max: 120 }), (given, days) => {
        const today = new Date(Date.parse('2026-10-10') + days * 86_400_000).toISOString().slice(0, 10);
        const now = situation({ waves: given, today });
        const plan = planOn(now, request);
        const under = given.filter(({ state }) => state !== 'planned' && state !== 'cancelled');
        const kept = plan.classes.filter(({ wave }) => wave !== undefined);
        expect(kept.map(({ wave, liveWeek, seats, room }) => [wave, liveWeek, seats, room]).sort()).toEqual(
          under.map(({ no, liveWeek, seats, room }) => [no, liveWeek, seats, room]).sort(),
        );
        const taken = new Set<string>();
        for (const { liveWeek, room } of plan.classes)
          for (const week of classroomWeeksOf(liveWeek, request.training)) {
            expect(taken.has(`${room} ${week}`)).toBe(false);
            taken.add(`${room} ${week}`);
          }
        for (const one of plan.classes) if (one.wave === undefined) expect(one.sourcingStarts >= today).toBe(true);
      }),
      { numRuns: 12 },
    );
  }, 30_000);

  test('every week ahead is covered, or a finding says that it is short', () => {
    fc.assert(
      fc.property(waves, (given) => {
        const plan = planOn(situation({ waves: given, today: '2026-11-01' }), request);
        const short = new Set(plan.findings.filter(({ kind }) => kind === 'short').map(({ week }) => week));
        for (const { week, requiredHeads, effectiveHeads } of plan.weeks)
          expect(effectiveHeads >= requiredHeads - 0.02 || short.has(week)).toBe(true);
      }),
      { numRuns: 8 },
    );
  }, 30_000);

  test('a class that lost people counts for what is left of it', () => {
    const [held] = heldClasses(request, [{ ...wavesOf(['live'])[0]!, live: 40 }], '2026-12-28');
    // 80 seats were to bring 80 × 0.85 × 0.9 = 61.2.
    expect(held?.share).toBeCloseTo(40 / 61.2, 3);
  });
});

test('a smaller request never needs more seats, whatever is under way', () => {
  const smaller: CampaignRequest = seasonWith({ demand: { swing: { percent: 300, meaning: 'increase' } } });
  const now = situation();
  expect(planOn(now, smaller).seats).toBeLessThanOrEqual(planOn(now, request).seats);
});
