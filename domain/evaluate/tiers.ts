import type { EvaluatePolicy } from './policy-contract';
import type { Tier } from './score';

/** A rated window of a person, as far as it decides the tier. */
export interface RatedWindow {
  /** Business instant. */
  closedAt: string;
  score: number;
}

/** The tier that a person has, and since when; null: never rated. */
export interface TierNow {
  tier: Tier | null;
  since: string | null;
}

/** What follows from a rated window. */
export interface TierDecision {
  /** The tier that holds from now on. The rule alone never gives D: it stops at C and asks a person. */
  tier: Tier | null;
  cause: 'entry' | 'promotion' | 'demotion' | 'stays';
  /** One sentence, without its end. */
  reason: string;
  /** Whether a person has to decide on tier D. */
  asksForD: boolean;
}

type TierPolicy = Pick<EvaluatePolicy, 'tiers' | 'promote' | 'demote' | 'cooldownDays'>;

const order: readonly Tier[] = ['D', 'C', 'B', 'A'];

/**
 * The tier after the newest window of `history` (oldest first; domain.md, Evaluate). The first rated window gives a tier at once.
 * Later ones promote on 3 of the last 4 at the upper threshold, demote on 2 in a row under the lower one, and change nothing
 * within the cooldown after a change: a score that swings between the two thresholds never moves anybody.
 */
export function nextTier(history: readonly RatedWindow[], now: TierNow, policy: TierPolicy): TierDecision {
  const latest = history.at(-1);
  if (!latest) return { tier: now.tier, cause: 'stays', reason: 'nothing was rated yet', asksForD: false };
  if (now.tier === null) {
    const tier = tierFor(latest.score, null, policy);
    return decided(tier, now.tier, 'entry', `first rating, ${latest.score} points`);
  }
  const up = promotionFrom(history, now.tier, policy);
  const down = demotionFrom(history, now.tier, policy);
  const to = up ?? down;
  if (to === null) return stays(now.tier, `${latest.score} points: tier ${now.tier} stays`);
  const until = now.since === null ? -Infinity : Date.parse(now.since) + policy.cooldownDays * 86_400_000;
  if (Date.parse(latest.closedAt) < until)
    return stays(
      now.tier,
      `${latest.score} points; the tier changed less than ${policy.cooldownDays} days ago and stays`,
    );
  const { needs, of } = policy.promote;
  return up !== null
    ? decided(up, now.tier, 'promotion', `${needs} of the last ${of} windows reached tier ${up}`)
    : decided(to, now.tier, 'demotion', `${policy.demote.consecutive} windows in a row were below tier ${now.tier}`);
}

/** The tier of a score by itself: enter thresholds, stay thresholds for the tier one has. Below C is D. */
export function tierFor(score: number, before: Tier | null, { tiers }: Pick<EvaluatePolicy, 'tiers'>): Tier {
  for (const { tier, enter, stay } of tiers) {
    if (score >= enter || (tier === before && score >= stay)) return tier;
  }
  return 'D';
}

/** Whether one tier is above the other; unrated people get offers like B. */
export function isAbove(one: Tier | null, other: Tier | null): boolean {
  return order.indexOf(one ?? 'B') > order.indexOf(other ?? 'B');
}

/** The highest tier above the present one that enough of the last windows reached. */
function promotionFrom(history: readonly RatedWindow[], tier: Tier, { tiers, promote }: TierPolicy): Tier | null {
  const last = history.slice(-promote.of);
  const reached = tiers.find(
    (one) => isAbove(one.tier, tier) && last.filter(({ score }) => score >= one.enter).length >= promote.needs,
  );
  return reached?.tier ?? null;
}

/** The tier that the better of the last windows still holds, when all of them are under the present one. */
function demotionFrom(history: readonly RatedWindow[], tier: Tier, { tiers, demote }: TierPolicy): Tier | null {
  const last = history.slice(-demote.consecutive);
  const present = tiers.find((one) => one.tier === tier);
  if (!present || last.length < demote.consecutive || last.some(({ score }) => score >= present.stay)) return null;
  const best = Math.max(...last.map(({ score }) => score));
  return tiers.find((one) => !isAbove(one.tier, tier) && best >= one.stay)?.tier ?? 'D';
}

function decided(
  to: Tier,
  before: Tier | null,
  cause: 'entry' | 'promotion' | 'demotion',
  reason: string,
): TierDecision {
  if (to !== 'D') return { tier: to, cause, reason: `${reason}: tier ${to}`, asksForD: false };
  // Nobody loses all offers by a rule alone.
  const why = `${reason}; a person decides on tier D, until then tier C`;
  return { tier: 'C', cause: before === 'C' ? 'stays' : cause, reason: why, asksForD: true };
}

function stays(tier: Tier, reason: string): TierDecision {
  return { tier, cause: 'stays', reason, asksForD: false };
}
