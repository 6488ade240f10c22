import { planSeason } from '../../../domain/campaign/plan';
import { classProblems } from '../../../domain/season/add-class';
import { mayTell, tellable } from '../../../domain/season/command-kinds';
import { mayEditPlan } from '../../../domain/season/edits';
import { budgetForNew, frameOf } from '../../../domain/season/frame';
import { fallStarts, stagesDue } from '../../../domain/season/stages';
import { peakHeads, withTarget } from '../../../domain/season/target';
import { seasonWith } from '../campaign/season';

const request = seasonWith();
const plan = planSeason(request, { asOf: '2026-10-05' });

describe('the frame of a season', () => {
  test('is its demand from the first day to the last, its seats, and what the base leaves of the budget', () => {
    expect(frameOf(request, plan)).toMatchObject({
      startsOn: '2027-02-01',
      peakOn: '2027-03-01',
      endsOn: '2027-04-25',
      targetHeads: plan.seats,
      positions: plan.offers,
    });
    const base = Number(plan.cost.base.amount) * 1.12;
    expect(budgetForNew(request, plan) / 100).toBeCloseTo(2_400_000 - base, 0);
  });

  test('a budget that covers the base alone says nothing of new people: their own forecast is the limit', () => {
    const base = seasonWith({ budget: { covers: ['base'] } });
    const cost = (Number(plan.cost.new.amount) + Number(plan.cost.training.amount)) * 1.12;
    expect(budgetForNew(base, plan) / 100).toBeCloseTo(cost, 0);
  });
});

describe('a target', () => {
  test.each([150, 200, 270, 300, 500])('of %i people is the least peak that needs as many', (heads) => {
    const needed = peakHeads(withTarget(request, heads));
    expect(needed).toBeGreaterThanOrEqual(heads - 0.5);
    expect(needed).toBeLessThan(heads + 6);
  });

  test('leaves the base calls as they are, and multiplies a file', () => {
    expect(withTarget(request, 300).demand).toMatchObject({ baseCalls: 100 });
    const csv = 'starts,heads\n2027-03-01,100\n2027-03-08,80\n';
    const imported = { ...request, demand: { intervalMinutes: 30 as const, peakStarts: '2027-03-01', csv } };
    expect(withTarget(imported, 150).demand).toMatchObject({ factor: 1.495 });
    expect(peakHeads(withTarget(imported, 150))).toBeCloseTo(149.5);
  });

  test('out of reach is refused with what can be had', () => {
    expect(() => withTarget(request, 10)).toThrow(/from \d+ to \d+/);
  });
});

describe('stages', () => {
  const facts = (changes: object = {}) => ({
    state: 'approved' as const,
    startsOn: '2027-02-01',
    peakOn: '2027-03-01',
    fallOn: '2027-04-12',
    waves: [{ state: 'planned' as const, sourcingOn: '2026-11-02' }],
    ...changes,
  });

  test.each([
    ['2026-11-01', []],
    ['2026-11-02', ['recruiting']],
    ['2027-03-01', ['recruiting', 'ramping', 'peak']],
    ['2027-04-12', ['recruiting', 'ramping', 'peak', 'ramping_down']],
  ])('by date: on %s an approved season becomes %j', (today, due) => {
    expect(stagesDue(facts(), today)).toEqual(due);
  });

  test('by its classes: the ramp begins with the first classroom', () => {
    const waves = [{ state: 'training' as const, sourcingOn: '2026-11-02' }];
    expect(stagesDue(facts({ state: 'recruiting', waves }), '2026-12-07')).toEqual(['ramping']);
  });

  test('a season that hires nobody begins with its demand', () => {
    expect(stagesDue(facts({ waves: [] }), '2027-01-31')).toEqual([]);
    expect(stagesDue(facts({ waves: [] }), '2027-02-01')).toEqual(['recruiting', 'ramping']);
  });

  test.each(['paused', 'cancelled', 'closed', 'draft', 'planned'] as const)('a season that is %s stays', (state) => {
    expect(stagesDue(facts({ state }), '2027-06-01')).toEqual([]);
  });

  test('the fall begins after the peak, and leaves time for notice', () => {
    expect(fallStarts(request, plan, '2027-04-25', 7)).toBe('2027-04-12');
    expect(fallStarts(request, plan, '2027-04-14', 7)).toBe('2027-04-07');
  });
});

test('what can be told follows from the state', () => {
  expect(tellable('draft')).toEqual(['pause', 'cancel']);
  expect(tellable('closed')).toEqual([]);
  expect(mayTell('resume', 'paused')).toBe(true);
  expect(mayEditPlan({ state: 'paused', pausedFrom: 'peak' })).toBe(true);
  expect(mayEditPlan({ state: 'ramping_down', pausedFrom: null })).toBe(false);
});

test('a class too many is refused at its field', () => {
  const situation = { request, plan, today: '2026-11-01', waves: [] } as never;
  const told = (liveOn: string, seats = 10) => classProblems(situation, { reason: 'x', liveOn, seats });
  expect(told('2027-02-01')).toEqual([]);
  expect(told('2027-02-02')[0]).toMatchObject({ pointer: '/liveOn' });
  expect(told('2026-11-16')[0]?.message).toMatch(/would have begun/);
  expect(told('2027-06-07')[0]?.message).toMatch(/last week of demand/);
  expect(told('2027-02-01', 81)[0]).toMatchObject({ pointer: '/seats' });
});
