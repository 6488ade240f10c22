import { between, chance, shuffled } from './support/random';
import { talents, type Talent } from './talents';

/** What a listing asks for, as far as it decides who applies. */
export interface Sought {
  role: string;
  skills: { skill: string; level: number }[];
  startsOn: string;
  budget: { amountMinor: number; currency: string };
}

/** Someone who will apply, and when. */
export interface Arrival {
  talentRef: string;
  skills: { skill: string; level: number }[];
  ask: { amountMinor: number; currency: string };
  availableFrom: string;
  /** Business hours after the publication. */
  afterHours: number;
}

const fewest = 5;
const most = 9;
// So that a straight journey exists for every seed: this many meet all that is asked, below the budget.
const fitting = 3;
const longestHours = 40;

/**
 * Five to nine people, drawn by (seed, listing), who apply within 40 business hours or nine tenths of the time there is.
 * At least three of them have every skill at the level asked and take less than the budget.
 */
export function applicantsFor(listing: Sought, openHours: number, seed: number, key: string): Arrival[] {
  const ofRole = talents.filter((talent) => talent.role === listing.role);
  // Whoever knows no such role is answered by people of all trades.
  const people = (ofRole.length > 0 ? ofRole : talents).map((talent) => ({
    talent,
    skills: skillsOf(talent, listing, seed),
  }));
  const drawn = shuffled(people, (one) => one.talent.ref, seed, key, 'who');
  const sure = drawn.filter((one) => fits(one.skills, listing)).slice(0, fitting);
  const others = drawn.filter((one) => !sure.includes(one));
  const count = fewest + Math.floor(chance(seed, key, 'how many') * (most - fewest + 1));
  const window = Math.min(longestHours, Math.max(0, openHours) * 0.9);

  return [...sure, ...others].slice(0, count).map(({ talent, skills }, index) => {
    const certain = index < sure.length;
    return {
      talentRef: talent.ref,
      skills,
      ask: askOf(talent, listing, certain, seed, key),
      availableFrom: availableFrom(listing.startsOn, certain, seed, key, talent.ref),
      afterHours: window * between(0.05, 1, seed, key, talent.ref, 'when'),
    };
  });
}

// A skill that nobody in the pool lists is one they may still have: its level lies around the one asked.
function skillsOf(talent: Talent, listing: Sought, seed: number): { skill: string; level: number }[] {
  const unheardOf = listing.skills.filter((asked) => !known.has(asked.skill));
  const claimed = unheardOf.map(({ skill, level }) => ({
    skill,
    level: Math.min(5, Math.max(1, level + Math.round(between(-0.8, 1.2, seed, talent.ref, skill)))),
  }));
  return [...talent.skills, ...claimed];
}

const known = new Set(talents.flatMap((talent) => talent.skills.map((one) => one.skill)));

function fits(skills: { skill: string; level: number }[], listing: Sought): boolean {
  return listing.skills.every((asked) => skills.some((one) => one.skill === asked.skill && one.level >= asked.level));
}

/** Between 74 and 96 % of the budget for the certain ones; the dearer half of the others may well ask for more than there is. */
function askOf(talent: Talent, listing: Sought, certain: boolean, seed: number, key: string): Arrival['ask'] {
  const { amountMinor, currency } = listing.budget;
  const dear = !certain && talent.rateMinor > medianRate(talent.role);
  const share = between(dear ? 0.9 : 0.74, dear ? 1.2 : 0.96, seed, key, talent.ref, 'ask');
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, amountMinor))) - 2);
  return { amountMinor: Math.max(1, Math.floor((amountMinor * share) / step) * step), currency };
}

function medianRate(role: string): number {
  const rates = talents.filter((talent) => talent.role === role).map((talent) => talent.rateMinor);
  return rates.sort((a, b) => a - b)[Math.floor(rates.length / 2)] ?? 0;
}

function availableFrom(startsOn: string, certain: boolean, ...parts: (string | number)[]): string {
  const latest = certain ? 0 : 5;
  const days = Math.round(between(-14, latest, ...parts, 'available'));
  return new Date(Date.parse(`${startsOn}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
