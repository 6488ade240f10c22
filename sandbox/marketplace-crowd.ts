import type { Arrival, Sought } from './marketplace-applicants';
import { stranger } from './crowd';
import { between, chance } from './support/random';

/** What decides how a listing for many is answered. */
export interface CrowdCall {
  listing: Sought;
  /** So many are wanted. */
  enough: number;
  /** Business hours that it is open. */
  openHours: number;
  /** The part of them that has the skills. */
  screenPass: number;
  /** How many of the crowd answered earlier listings: nobody answers two. */
  from: number;
}

/** Of all that come, so many more than wanted: a listing for many closes with enough, not when it is due. */
const surplus = 1.15;
const leastMore = 5;
const longestDays = 12;

/**
 * Hundreds or thousands who answer a listing for many, drawn by (seed, listing): most within the first days, all before nine
 * tenths of the time there is. A part of them lacks a skill; all of them take what is paid, and are free at the start.
 */
export function crowdFor({ listing, enough, openHours, screenPass, from }: CrowdCall, seed: number): Arrival[] {
  const window = Math.min(longestDays * 24, Math.max(0, openHours) * 0.9);
  const count = Math.ceil(enough * surplus) + leastMore;
  return Array.from({ length: count }, (_, index) => {
    const { ref } = stranger(seed * 10_007 + from + index);
    const drawn = (what: string) => chance(seed, ref, what);
    return {
      talentRef: ref,
      skills: drawn('skills') < screenPass ? listing.skills.map((one) => more(one, drawn('level'))) : lacking(listing),
      ask: {
        amountMinor: Math.max(1, Math.floor(listing.budget.amountMinor * between(0.84, 1, seed, ref, 'ask'))),
        currency: listing.budget.currency,
      },
      availableFrom: earlier(listing.startsOn, Math.floor(drawn('free') * 21)),
      // Squared: the first days bring the most.
      afterHours: window * (0.01 + 0.99 * drawn('when') ** 2),
    };
  });
}

function more({ skill, level }: Sought['skills'][number], drawn: number): Sought['skills'][number] {
  return { skill, level: Math.min(5, level + (drawn > 0.6 ? 1 : 0)) };
}

/** One skill below what is asked, or missing where the lowest level is asked. */
function lacking({ skills }: Sought): Sought['skills'] {
  return skills.flatMap((one, index) => (index > 0 ? [one] : one.level > 1 ? [{ ...one, level: one.level - 1 }] : []));
}

function earlier(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
