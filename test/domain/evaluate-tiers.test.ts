import fc from 'fast-check';

import type { Tier } from '../../domain/evaluate/score';
import { isAbove, nextTier, tierFor, type TierNow } from '../../domain/evaluate/tiers';
import { defaultPolicies } from '../../domain/policy/defaults';

const policy = defaultPolicies.evaluate;
const day = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString();
/** Windows two weeks apart, the last one on day 14·n. */
const windows = (...scores: number[]) => scores.map((score, n) => ({ score, closedAt: day(14 * (n + 1)) }));
const long = (tier: Tier | null): TierNow => ({ tier, since: tier === null ? null : day(-100) });

/** Plays windows one by one from a tier; each change starts a cooldown. */
function play(start: Tier | null, scores: readonly number[]): (Tier | null)[] {
  let now = long(start);
  const history = windows(...scores);
  return history.map((window, n) => {
    const { tier } = nextTier(history.slice(0, n + 1), now, policy);
    if (tier !== now.tier) now = { tier, since: window.closedAt };
    return tier;
  });
}

test('one keeps a tier down to its lower threshold, and enters it at the higher one', () => {
  expect(tierFor(85, null, policy)).toBe('A');
  expect(tierFor(81, null, policy)).toBe('B');
  expect(tierFor(81, 'A', policy)).toBe('A');
  expect(tierFor(79.9, 'A', policy)).toBe('B');
  expect(tierFor(49, 'C', policy)).toBe('D');
});

test('the first rated window gives a tier at once', () => {
  expect(nextTier(windows(88), long(null), policy)).toMatchObject({ tier: 'A', cause: 'entry' });
  expect(nextTier([], long(null), policy)).toMatchObject({ tier: null, cause: 'stays' });
});

test('three of four windows promote, two do not', () => {
  expect(nextTier(windows(90, 90), long('B'), policy)).toMatchObject({ tier: 'B', cause: 'stays' });
  expect(nextTier(windows(90, 60, 90, 90), long('B'), policy)).toMatchObject({ tier: 'A', cause: 'promotion' });
  expect(nextTier(windows(90, 60, 60, 90, 90), long('B'), policy)).toMatchObject({ tier: 'B' });
});

test('two windows in a row demote to what the better one holds, one does not', () => {
  expect(nextTier(windows(40), long('A'), policy)).toMatchObject({ tier: 'A', cause: 'stays' });
  expect(nextTier(windows(40, 82, 40), long('A'), policy)).toMatchObject({ tier: 'A' });
  expect(nextTier(windows(66, 60), long('A'), policy)).toMatchObject({ tier: 'B', cause: 'demotion' });
});

test('tier D is never given by the rule: a person is asked, until then it is C', () => {
  expect(nextTier(windows(20, 30), long('A'), policy)).toMatchObject({ tier: 'C', cause: 'demotion', asksForD: true });
  expect(nextTier(windows(20, 30), long('C'), policy)).toMatchObject({ tier: 'C', cause: 'stays', asksForD: true });
  expect(nextTier(windows(20), long(null), policy)).toMatchObject({ tier: 'C', cause: 'entry', asksForD: true });
});

test('nothing changes within the cooldown after a change', () => {
  const since = day(20);
  expect(nextTier(windows(60, 60), { tier: 'A', since }, policy)).toMatchObject({ tier: 'A', cause: 'stays' });
  expect(nextTier(windows(60, 60), { tier: 'A', since: day(14) }, policy)).toMatchObject({ tier: 'C' });
});

const tiers = fc.constantFrom<Tier>('A', 'B', 'C');
const score = fc.integer({ min: 0, max: 1000 }).map((n) => n / 10);

test('a score that swings between the thresholds never moves anybody', () => {
  const band: Record<string, [number, number]> = { A: [80, 100], B: [65, 84.9], C: [50, 69.9] };
  const inBand = tiers.chain((tier) => {
    const [from, to] = band[tier]!;
    const swing = fc.integer({ min: from * 10, max: to * 10 }).map((n) => n / 10);
    return fc.record({ tier: fc.constant(tier), scores: fc.array(swing, { minLength: 1, maxLength: 30 }) });
  });
  fc.assert(fc.property(inBand, ({ tier, scores }) => expect(new Set(play(tier, scores))).toEqual(new Set([tier]))));
});

test('better scores never lead to a worse tier', () => {
  const better = fc.tuple(tiers, fc.array(fc.tuple(score, score), { minLength: 1, maxLength: 6 }));
  fc.assert(
    fc.property(better, ([tier, pairs]) => {
      const low = nextTier(windows(...pairs.map(([a, b]) => Math.min(a, b))), long(tier), policy);
      const high = nextTier(windows(...pairs.map(([a, b]) => Math.max(a, b))), long(tier), policy);
      expect(isAbove(low.tier, high.tier)).toBe(false);
      if (high.asksForD) expect(low.asksForD).toBe(true);
    }),
  );
});

test('between two changes lies the cooldown, whatever the scores and however close the windows', () => {
  const story = fc.array(fc.tuple(score, fc.integer({ min: 1, max: 20 })), { maxLength: 40 });
  fc.assert(
    fc.property(tiers, story, (start, steps) => {
      let now: TierNow = { tier: start, since: null };
      let at = 0;
      let changed = -Infinity;
      const history: { score: number; closedAt: string }[] = [];
      for (const [points, days] of steps) {
        at += days;
        history.push({ score: points, closedAt: day(at) });
        const { tier } = nextTier(history, now, policy);
        expect(tier).not.toBe('D');
        if (tier === now.tier) continue;
        expect(at - changed).toBeGreaterThanOrEqual(policy.cooldownDays);
        changed = at;
        now = { tier, since: day(at) };
      }
    }),
  );
});
