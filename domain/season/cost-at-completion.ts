import { hourPrice, paidHours } from '../campaign/cost';
import { weekOf } from '../campaign/week';
import type { SeasonFacts } from './board-facts';
import { moreAWeek, type TierFacts } from './tier-counts';
import { expectedInClassroom, headsThen, yieldsNow, type WeekForecast } from './forecast';

/**
 * What the new people of a season will have cost at its end, minor units with burden: what was paid, what was worked since the
 * last week that was paid, and what the forecast still costs, the tiers of those at work with it. `paidThrough`: the last season week
 * that was paid; null: none.
 */
export function costAtCompletion(
  facts: SeasonFacts & { tiers: TierFacts },
  forecast: ReadonlyMap<number, WeekForecast>,
  paid: { paidMinor: number; paidThrough: number | null },
): number {
  const { request, waves, peakOn, today, plan } = facts;
  const now = weekOf(peakOn, today);
  const price = hourPrice(request);
  const firstLive = Math.min(...waves.map(({ liveWeek }) => liveWeek), plan.weeks[0]?.week ?? 0);
  const from = paid.paidThrough === null ? firstLive : paid.paidThrough + 1;
  const tiered = moreAWeek(facts.tiers.people, facts.tiers, request);
  const { survival } = yieldsNow(facts);
  let hours = 0;
  let more = 0;
  for (const week of weeksFrom(from, weekOf(peakOn, facts.endsOn))) {
    const people = week <= now ? headsThen(facts, week).people : (forecast.get(week)?.people ?? 0);
    hours += people * paidHours(request);
    // Who has which tier later is not known; those who have one now keep it for as long as they stay.
    if (week >= now) more += tiered * survival ** (week - now);
  }
  if (request.pay.trainingPaid) hours += trainingHours(facts, from);
  // Without a week that is paid nothing of it is worked off: all of it is priced anew.
  return Math.round((paid.paidThrough === null ? 0 : paid.paidMinor) + hours * price + more);
}

/** Hours in classroom and nesting from a week on. */
function trainingHours(facts: SeasonFacts, from: number): number {
  const { training } = facts.request;
  const yields = yieldsNow(facts);
  let hours = 0;
  for (const wave of facts.waves) {
    if (wave.state === 'cancelled') continue;
    const begins = wave.state === 'planned' || wave.state === 'filling';
    const taught = begins ? expectedInClassroom(wave, facts) : wave.checkedIn;
    const passed = wave.state === 'nesting' || wave.state === 'live' ? wave.everPassed : taught * yields.classroom;
    const nests = wave.liveWeek - training.nestingWeeks;
    const classroom = Math.max(0, nests - Math.max(from, nests - training.classroomWeeks));
    const nesting = Math.max(0, wave.liveWeek - Math.max(from, nests));
    hours += (taught * classroom + passed * nesting) * training.hoursPerWeek;
  }
  return hours;
}

function weeksFrom(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
