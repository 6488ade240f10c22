import { countingWindows, replayTier, type CountingCard } from './correct';
import type { EvaluatePolicy } from './policy-contract';
import { scaleOf } from './scale';
import { scoreOf, weigh, type MetricScore, type Tier } from './score';

/** What a person earns a month: the pay of running engagements, else of the last one, spread over its months. */
export interface MonthlyPay {
  amountMinor: number;
  currency: string;
  /** Where the figure comes from. */
  basis: 'running' | 'last' | 'none';
}

/** Pay of one engagement, and from when to when it runs. */
export interface PaidStretch {
  amountMinor: number;
  currency: string;
  startsAt: string;
  endsAt: string;
  running: boolean;
  /** Paid by the hour: the rate card of a tier counts from the next week on. */
  hourly: boolean;
}

const month = 30.4375 * 86_400_000;

/** Pay per month from engagements, newest first. Those that run now together, else the last alone; per currency. */
export function monthlyPay(stretches: readonly PaidStretch[]): MonthlyPay[] {
  const running = stretches.filter((stretch) => stretch.running);
  const counted = running.length > 0 ? running : stretches.slice(0, 1);
  const basis = running.length > 0 ? 'running' : 'last';
  const currencies = [...new Set(counted.map(({ currency }) => currency))];
  return currencies.map((currency) => ({
    currency,
    basis,
    amountMinor: Math.round(
      counted
        .filter((stretch) => stretch.currency === currency)
        .reduce((sum, stretch) => sum + stretch.amountMinor / monthsOf(stretch), 0),
    ),
  }));
}

/** What a month costs more (or less) when a person moves between tiers: the difference of the rate cards on their pay. */
export function monthlyDifference(
  pay: number,
  from: Tier | null,
  to: Tier | null,
  { effects }: Pick<EvaluatePolicy, 'effects'>,
): number {
  // The unrated get offers like B, and its rate card.
  const rate = (tier: Tier | null) => effects[tier ?? 'B'].rateCard;
  // The pay of today has the present rate card in it.
  return Math.round((pay / (1 + rate(from))) * (rate(to) - rate(from)));
}

/** One person, as far as a change of policy may move them. */
export interface Exposed {
  talent: string;
  tier: Tier | null;
  pay: readonly MonthlyPay[];
  /** Current rated cards, oldest first. */
  cards: readonly (Omit<CountingCard, 'score'> & { metrics: readonly MetricScore[] })[];
  /** A person decided on the present tier; the rule then leaves it alone. */
  byPerson: boolean;
}

/** What a change of policy would do. */
export interface WhatIf {
  people: number;
  moves: { from: Tier | null; to: Tier; count: number }[];
  /** More (or less) a month, by currency. */
  monthly: { currency: string; amountMinor: number }[];
  /** How many of the moves are to tier C with a question about tier D. */
  asksForD: number;
}

/** Plays every person’s cards again under another policy, and counts who moves and what a month costs more. */
export function whatIf(people: readonly Exposed[], present: EvaluatePolicy, other: EvaluatePolicy): WhatIf {
  const moves = new Map<string, WhatIf['moves'][number]>();
  const monthly = new Map<string, number>();
  let asksForD = 0;
  for (const person of people) {
    const end = person.byPerson ? { tier: person.tier, asksForD: false } : tierUnder(person, other);
    if (end.asksForD) asksForD += 1;
    for (const { amountMinor, currency } of person.pay) {
      const before = amountMinor / (1 + present.effects[person.tier ?? 'B'].rateCard);
      const more = Math.round(before * (1 + other.effects[end.tier ?? 'B'].rateCard) - amountMinor);
      monthly.set(currency, (monthly.get(currency) ?? 0) + more);
    }
    if (end.tier === null || end.tier === person.tier) continue;
    const key = `${person.tier}>${end.tier}`;
    const move = moves.get(key) ?? { from: person.tier, to: end.tier, count: 0 };
    moves.set(key, { ...move, count: move.count + 1 });
  }
  return {
    people: people.length,
    moves: [...moves.values()].sort((a, b) => b.count - a.count || (`${a.from}${a.to}` < `${b.from}${b.to}` ? -1 : 1)),
    monthly: [...monthly].map(([currency, amountMinor]) => ({ currency, amountMinor })),
    asksForD,
  };
}

function tierUnder(person: Exposed, policy: EvaluatePolicy): { tier: Tier | null; asksForD: boolean } {
  const scored = person.cards.flatMap(({ metrics, ...card }) => {
    const score = scoreOf(weigh(metrics, scaleOf({ ...card, metrics }, policy)));
    return score === null ? [] : [{ ...card, score }];
  });
  const history = countingWindows(scored);
  if (history.length === 0) return { tier: person.tier, asksForD: false };
  return replayTier(history, 0, { tier: null, since: null }, policy);
}

function monthsOf({ startsAt, endsAt }: PaidStretch): number {
  return Math.max(1 / 30, (Date.parse(endsAt) - Date.parse(startsAt)) / month);
}
