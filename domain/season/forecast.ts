import { baseHeads, proficiency } from '../campaign/capacity';
import { weekOf } from '../campaign/week';
import type { Cohort, SeasonFacts, WaveFacts } from './board-facts';

/** Trust in a planned yield, in people: an observed one counts for more the more people were decided (domain.md, Actuals). */
const priorPeople = 50;
/** Of a normal distribution, beyond which one in ten lies. */
const oneInTen = 1.2816;

/** Yields as they look now: the plan’s, moved by what was observed. */
export interface YieldsNow {
  classroom: number;
  nesting: number;
  survival: number;
  /** People behind each of them, the plan’s own trust included. */
  evidence: { classroom: number; nesting: number; survival: number };
}

/** Effective heads of one week to come: its middle, and what one season in ten falls below or rises above. */
export interface WeekForecast {
  week: number;
  /** People at work, new ones only. */
  people: number;
  mean: number;
  deviation: number;
  p10: number;
  p90: number;
}

/** Observed yields, weighed against the planned ones: (passes + 50·plan)/(decided + 50), over classes that are past the stage. */
export function yieldsNow({ request, waves, cohorts, peakOn, today }: SeasonFacts): YieldsNow {
  const past = (states: readonly WaveFacts['state'][]) => waves.filter(({ state }) => states.includes(state));
  const sum = (of: readonly WaveFacts[], read: (wave: WaveFacts) => number) =>
    of.reduce((all, wave) => all + read(wave), 0);
  const taught = past(['nesting', 'live']);
  const nested = past(['live']);
  const { people, leavers } = peopleWeeks(cohorts, weekOf(peakOn, today));
  const blend = (plan: number, passes: number, decided: number) =>
    (Math.min(passes, decided) + priorPeople * plan) / (decided + priorPeople);
  const taughtAll = sum(taught, ({ checkedIn }) => checkedIn);
  // Whoever still nests of a class that is live is not decided yet.
  const nestedAll = sum(nested, ({ everPassed, inNesting }) => everPassed - inNesting);
  return {
    classroom: blend(
      request.yields.classroom,
      sum(taught, ({ everPassed }) => everPassed),
      taughtAll,
    ),
    nesting: blend(
      request.yields.nesting,
      sum(nested, ({ everLive }) => everLive),
      nestedAll,
    ),
    survival: blend(request.yields.weeklySurvival, people - leavers, people),
    evidence: {
      classroom: taughtAll + priorPeople,
      nesting: nestedAll + priorPeople,
      survival: people + priorPeople,
    },
  };
}

/** Weeks that people were at work, and how many of those ended with leaving. */
function peopleWeeks(cohorts: readonly Cohort[], now: number): { people: number; leavers: number } {
  let people = 0;
  let leavers = 0;
  for (const { live, left, heads } of cohorts) {
    const gone = left !== null && left <= now;
    people += heads * Math.max(0, (gone ? left : now) - live + (gone ? 0 : 1));
    if (gone) leavers += heads;
  }
  return { people: Math.max(people, leavers), leavers };
}

/** People of a class that can be expected in its classroom: with a place, on the way to one, and still to be offered one. */
export function expectedInClassroom(wave: WaveFacts, { request, today, offerToClearDays }: SeasonFacts): number {
  const { accept, clear, show } = request.yields;
  const mayStillOffer =
    wave.state === 'planned' || (wave.state === 'filling' && today <= lastChanceOf(wave, offerToClearDays));
  const toCome = mayStillOffer ? Math.max(0, wave.offers - wave.offered) : 0;
  const places =
    wave.placed + wave.waitlisted + wave.cleared + wave.accepted * clear + (wave.open + toCome) * accept * clear;
  return Math.min(wave.seats, places * show);
}

/** The last day on which an offer still leads into a class: its classroom, less what it takes from offer to clear papers. */
export function lastChanceOf(wave: Pick<WaveFacts, 'classroomOn'>, offerToClearDays: number | null): string {
  const days = Math.min(21, Math.max(2, Math.ceil(offerToClearDays ?? 10)));
  return new Date(Date.parse(wave.classroomOn) - days * 86_400_000).toISOString().slice(0, 10);
}

/** What a class still sends to work, and how certain that is. */
interface Coming {
  live: number;
  people: number;
  variance: number;
  /** How much of it hangs on the yields of classroom and nesting. */
  ofClassroom: number;
  ofNesting: number;
}

function comingOf(wave: WaveFacts, facts: SeasonFacts, yields: YieldsNow, now: number): Coming | null {
  const { classroom, nesting } = yields;
  const begins = wave.state === 'planned' || wave.state === 'filling';
  const inRoom = begins ? expectedInClassroom(wave, facts) : wave.inClassroom;
  const throughRoom = inRoom * classroom * nesting;
  const throughNest = (begins ? 0 : wave.inNesting) * nesting;
  const people = throughRoom + throughNest;
  if (wave.state === 'cancelled' || people === 0) return null;
  return {
    live: Math.max(wave.liveWeek, now + 1),
    people,
    variance: throughRoom * (1 - classroom * nesting) + throughNest * (1 - nesting),
    ofClassroom: throughRoom,
    ofNesting: people,
  };
}

/** Effective heads in each of these weeks from next week on, by what is there, on its way and still to come. */
export function forecastHeads(facts: SeasonFacts, weeks: readonly number[]): Map<number, WeekForecast> {
  const now = weekOf(facts.peakOn, facts.today);
  const yields = yieldsNow(facts);
  const coming = facts.waves.flatMap((wave) => comingOf(wave, facts, yields, now) ?? []);
  return new Map(
    weeks.filter((week) => week > now).map((week) => [week, forecastWeek(week, now, facts, yields, coming)]),
  );
}

function forecastWeek(
  week: number,
  now: number,
  facts: SeasonFacts,
  yields: YieldsNow,
  coming: readonly Coming[],
): WeekForecast {
  const { request, cohorts, plan } = facts;
  const stay = (weeks: number) => yields.survival ** Math.max(0, weeks);
  let people = 0;
  let mean = baseHeads(request, week, plan.asOf);
  let variance = 0;
  let slopes = { classroom: 0, nesting: 0, survival: 0 };
  const add = (of: Coming, weeks: number) => {
    const kept = stay(weeks);
    const worth = proficiency(request, week - of.live);
    const there = of.people * kept;
    people += there;
    mean += there * worth;
    variance += worth ** 2 * (of.variance * kept ** 2 + there * (1 - kept));
    slopes = {
      classroom: slopes.classroom + of.ofClassroom * kept * worth,
      nesting: slopes.nesting + of.ofNesting * kept * worth,
      survival: slopes.survival + there * worth * Math.max(0, weeks),
    };
  };
  for (const { live, left, heads } of cohorts) {
    if (left !== null && left <= week) continue;
    const here = { live, people: heads, variance: 0, ofClassroom: 0, ofNesting: 0 };
    // Whose last day is known leaves on it.
    add(here, left === null ? week - now : 0);
  }
  for (const one of coming) if (one.live <= week) add(one, week - one.live);
  // A yield is the same for all classes: what it is off by adds up over them.
  for (const name of ['classroom', 'nesting', 'survival'] as const) {
    const share = yields[name];
    variance += slopes[name] ** 2 * ((1 - share) / share / (yields.evidence[name] + 1));
  }
  const deviation = Math.sqrt(variance);
  return {
    week,
    people,
    mean,
    deviation,
    p10: Math.max(0, mean - oneInTen * deviation),
    p90: mean + oneInTen * deviation,
  };
}

/** Effective heads that there were in a week up to now, the base with them; `people`: new ones, by head. */
export function headsThen(
  { request, cohorts, plan }: SeasonFacts,
  week: number,
): { people: number; effective: number } {
  let people = 0;
  let effective = baseHeads(request, week, plan.asOf);
  for (const { live, left, heads } of cohorts) {
    if (live > week || (left !== null && left <= week)) continue;
    people += heads;
    effective += heads * proficiency(request, week - live);
  }
  return { people, effective };
}

/** The chance that a normally distributed figure reaches `needed`, 0–1. */
export function chanceOf(needed: number, { mean, deviation }: Pick<WeekForecast, 'mean' | 'deviation'>): number {
  if (deviation < 1e-9) return mean >= needed - 1e-9 ? 1 : 0;
  const z = (needed - mean) / deviation / Math.SQRT2;
  return (1 - erf(z)) / 2;
}

/** Abramowitz and Stegun 7.1.26; off by at most 1.5e-7. */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const y =
    1 -
    ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * Math.exp(-x * x);
  return x < 0 ? -y : y;
}
