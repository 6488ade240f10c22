import { correctCard, countingWindows, replayTier } from '../../domain/evaluate/correct';
import { monthlyDifference, monthlyPay, whatIf, type Exposed } from '../../domain/evaluate/cost';
import { projectScorecard } from '../../domain/evaluate/rules';
import type { Tier } from '../../domain/evaluate/score';
import { defaultPolicies } from '../../domain/policy/defaults';

const policy = defaultPolicies.evaluate;
const good = { rounds: 1, onTime: true, rating: 5, defects: 0 };
const card = projectScorecard(
  { deliverables: [good, good, { ...good, onTime: false, rating: 1 }], reviews: [] },
  policy,
);
const at = (day: number) => new Date(Date.UTC(2026, 0, 1) + day * 86_400_000).toISOString();

describe('a corrected card', () => {
  test('is summed up anew from the corrected mean, and says why', () => {
    const better = correctCard(card, { metric: 'outcome', raw: 100, reason: 'the wrong file was rated' }, policy);
    expect(better.metrics.find((m) => m.metric === 'outcome')).toMatchObject({ raw: 100, value: 85.7, samples: 3 });
    expect(better.score! - card.score!).toBeCloseTo(2.5, 0);
    expect(better.rationale).toContain('the wrong file was rated');
  });

  test('can leave the metric out: the others take its weight', () => {
    const without = correctCard(card, { metric: 'outcome', raw: null, reason: 'not his work' }, policy);
    expect(without.metrics.map((m) => m.metric)).toEqual(['quality', 'resolution', 'commitments']);
    expect(without.metrics.reduce((sum, m) => sum + m.weight, 0)).toBeCloseTo(1);
    expect(() => correctCard(card, { metric: 'peer', raw: 50, reason: 'x' }, policy)).toThrow('has no metric “peer”');
  });

  test('corrected to what it was changes nothing', () => {
    const same = correctCard(card, { metric: 'quality', raw: 100, reason: 'as it was' }, policy);
    expect(same).toMatchObject({ score: card.score, metrics: card.metrics });
  });
});

test('no work counts twice: a project whose stretches were rated counts by these', () => {
  const one = { closedAt: at(1), score: 80 };
  const cards = [
    { ...one, engagement: 'eng_a', period: 'project' },
    { ...one, engagement: 'eng_b', period: 'stretch-1' },
    { ...one, engagement: 'eng_b', period: 'project' },
  ];
  expect(countingWindows(cards)).toEqual(cards.slice(0, 2));
});

test('played again from the corrected window on, a history leads where it would have led', () => {
  const history = [90, 60, 60].map((score, n) => ({ score, closedAt: at(20 * n) }));
  expect(replayTier(history, 0, { tier: null, since: null }, policy)).toEqual({ tier: 'C', asksForD: false });
  const corrected = history.map((window, n) => (n === 2 ? { ...window, score: 82 } : window));
  expect(replayTier(corrected, 2, { tier: 'A', since: at(0) }, policy)).toEqual({ tier: 'A', asksForD: false });
});

describe('what a tier costs', () => {
  const stretch = {
    amountMinor: 480_000,
    currency: 'USD',
    startsAt: at(0),
    endsAt: at(60.875),
    running: true,
    hourly: false,
  };

  test('is the rate card’s difference on the pay of a month', () => {
    expect(monthlyPay([stretch])).toEqual([{ currency: 'USD', basis: 'running', amountMinor: 240_000 }]);
    expect(monthlyDifference(240_000, 'B', 'A', policy)).toBe(19_200);
    expect(monthlyDifference(240_000, null, 'A', policy)).toBe(19_200);
    // What A earns has the 8 % in it already.
    expect(monthlyDifference(259_200, 'A', 'B', policy)).toBe(-19_200);
    expect(monthlyDifference(240_000, 'B', 'C', policy)).toBe(0);
  });

  test('is told from the last engagement when none runs, and from nothing when there was none', () => {
    const over = { ...stretch, running: false };
    expect(monthlyPay([over, { ...over, amountMinor: 1 }])).toMatchObject([{ basis: 'last', amountMinor: 240_000 }]);
    expect(monthlyPay([])).toEqual([]);
  });
});

describe('another policy tried on everyone', () => {
  const person = (talent: string, tier: Tier | null, byPerson = false): Exposed => ({
    talent,
    tier,
    byPerson,
    pay: [{ amountMinor: 100_000, currency: 'USD', basis: 'running' }],
    cards: tier === null ? [] : [{ engagement: 'eng_a', period: 'project', closedAt: at(1), metrics: card.metrics }],
  });
  const people = [person('tal_a', 'B'), person('tal_b', 'B'), person('tal_c', null), person('tal_d', 'D', true)];

  test('that is the present one moves nobody and costs nothing', () => {
    expect(whatIf(people, policy, policy)).toEqual({
      people: 4,
      moves: [],
      monthly: [{ currency: 'USD', amountMinor: 0 }],
      asksForD: 0,
    });
  });

  test('counts who moves and what a month costs more; what a person decided stays', () => {
    const lower = { ...policy, tiers: policy.tiers.map((t) => (t.tier === 'A' ? { ...t, enter: 75, stay: 70 } : t)) };
    expect(whatIf(people, policy, lower)).toMatchObject({
      moves: [{ from: 'B', to: 'A', count: 2 }],
      monthly: [{ currency: 'USD', amountMinor: 16_000 }],
    });
  });
});
