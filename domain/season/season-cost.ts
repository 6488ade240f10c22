import { newHeads } from '../campaign/capacity';
import type { PlacedClass } from '../campaign/classes';
import { hourPrice, paidHours } from '../campaign/cost';
import type { CampaignRequest } from '../campaign/contract';
import { weekOf } from '../campaign/week';
import { allClasses, heldClasses } from './held';
import type { Situation } from './situation';

/** What the new people of a season will have cost at its end, minor units with burden: paid by now, and from this week on. */
export function forecastCost(situation: Situation, classes = allClasses(situation.request, situation)): number {
  const { request, plan, today, paidMinor } = situation;
  const now = weekOf(request.demand.peakStarts, today);
  const last = plan.weeks.at(-1)?.week ?? now;
  let hours = 0;
  for (let week = Math.min(now, ...classes.map(({ liveWeek }) => liveWeek)); week <= last; week += 1)
    if (week >= now) hours += newHeads(request, classes, week, false) * paidHours(request);
  if (request.pay.trainingPaid) hours += classes.reduce((sum, one) => sum + trainingHours(request, one, now), 0);
  return Math.ceil(paidMinor + hours * hourPrice(request) - 1e-6);
}

/** Hours of classroom and nesting that are still to come. */
function trainingHours(
  { training, yields }: CampaignRequest,
  { liveWeek, seats, share = 1 }: PlacedClass,
  now: number,
): number {
  const left = (ends: number, weeks: number) => Math.max(0, Math.min(weeks, ends - now));
  const classroom = left(liveWeek - training.nestingWeeks, training.classroomWeeks);
  const nesting = left(liveWeek, training.nestingWeeks) * yields.classroom;
  return seats * share * (classroom + nesting) * training.hoursPerWeek;
}

/**
 * Classes that the budget holds: those under way, and of the others the first ones, as long as it does. What is under way is
 * not cut off, whatever it costs.
 */
export function affordable(situation: Situation): PlacedClass[] {
  const kept = heldClasses(situation.request, situation.waves, situation.today);
  const planned = allClasses(situation.request, situation)
    .filter(({ wave }) => !kept.some((one) => one.wave === wave))
    .sort((a, b) => a.liveWeek - b.liveWeek);
  for (const one of planned) if (forecastCost(situation, [...kept, one]) <= situation.budgetMinor) kept.push(one);
  return kept;
}
