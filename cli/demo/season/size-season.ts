import { daysBetween, shiftDate } from '../../../domain/calendar';
import type { CampaignRequest } from '../../../domain/campaign/contract';
import { planSeason } from '../../../domain/campaign/plan';
import type { SeasonPlan } from '../../../domain/campaign/plan-contract';

/** Days between the request and the first day on which people are sought: the plan is read and approved in them. */
const approvalDays = 4;
/** The budget is at least so many times what the plan costs. */
const spare = 1.15;
/** A room of so many takes every fourth of the season at once, as in the example. */
const classesPerSeason = 4;
const mostSeatsPerRoom = 1000;

/** A season as the demo asks for it, and what it planned by itself. */
export interface SizedSeason {
  request: CampaignRequest;
  plan: SeasonPlan;
}

/**
 * The season of a file, asked for on `today` (YYYY-MM-DD) and sized so that `agents` training seats are planned: demand,
 * base, rooms’ seats and budget grow or shrink together. All dates move by the same whole weeks.
 */
export function sizeSeason(file: CampaignRequest, agents: number, today: string): SizedSeason {
  const moved = moveSeason(file, today);
  const tried = new Map<string, SizedSeason>();
  const attempt = (scale: number, heads = 0, wider = 0) => {
    const key = `${scale} ${heads} ${wider}`;
    const known = tried.get(key) ?? plannedSeason(scaled(moved, { agents, scale, heads, wider }), today);
    tried.set(key, known);
    return known.plan.seats;
  };

  // More demand never needs fewer seats, so the right size lies between two halves.
  let [low, high] = [0.005, 1];
  while (attempt(high) < agents) [low, high] = [high, high * 2];
  for (let step = 0; step < 10 && attempt(high) !== agents; step += 1) {
    const middle = (low + high) / 2;
    if (attempt(middle) < agents) low = middle;
    else high = middle;
  }
  // Demand comes in whole agents; heads more or less in the base, or wider rooms, hit what lies between.
  const nudges = [0, 1, 2].flatMap((wider) => [0, 1, -1, 2, -2, 3, -3].map((heads) => ({ wider, heads })));
  nudges.some(({ wider, heads }) => attempt(high, heads, wider) === agents);
  const distance = ({ plan }: SizedSeason) => Math.abs(plan.seats - agents);
  const best = [...tried.values()].reduce((one, other) => (distance(other) < distance(one) ? other : one));
  return affordable(best, today);
}

function plannedSeason(request: CampaignRequest, today: string): SizedSeason {
  return { request, plan: planSeason(request, { asOf: today }) };
}

/** A small season costs more by the call than a large one: its budget is not what the demo is about. */
function affordable({ request, plan }: SizedSeason, today: string): SizedSeason {
  const least = Math.ceil(Number(plan.cost.covered.amount) * spare);
  if (Number(request.budget.amount) >= least) return { request, plan };
  return plannedSeason({ ...request, budget: { ...request.budget, amount: least.toFixed(2) } }, today);
}

function scaled(
  request: CampaignRequest,
  { agents, scale, heads, wider }: { agents: number; scale: number; heads: number; wider: number },
): CampaignRequest {
  const { demand, base, training, budget } = request;
  const seats = wider + Math.max(4, Math.ceil(Math.max(training.seats * scale, agents / classesPerSeason)));
  const rooms = Math.ceil(seats / mostSeatsPerRoom);
  if ('csv' in demand) throw new Error('The demo scales a typed demand; this file brings one as CSV.');
  return {
    ...request,
    demand: { ...demand, baseCalls: Math.max(1, round(demand.baseCalls * scale)) },
    base: { ...base, heads: Math.max(0, Math.round(base.heads * scale) + heads) },
    training: { ...training, seats: Math.ceil(seats / rooms), rooms: training.rooms * rooms },
    budget: { ...budget, amount: Math.ceil(Number(budget.amount) * scale).toFixed(2) },
  };
}

function round(calls: number): number {
  return Math.round(calls * 100) / 100;
}

/** All dates later or earlier by whole weeks, so that the first class is sought days after today. */
function moveSeason(file: CampaignRequest, today: string): CampaignRequest {
  const { demand, training } = file;
  const ideal = planSeason(file, { asOf: shiftDate(demand.peakStarts, -365), lead: 'free' });
  const firstDay = ideal.classes.map(({ sourcingStarts }) => sourcingStarts).sort()[0] ?? demand.peakStarts;
  const days = Math.ceil((daysBetween(firstDay, today) + approvalDays) / 7) * 7;
  const shift = (date: string) => shiftDate(date, days);
  return {
    ...file,
    demand: { ...demand, peakStarts: shift(demand.peakStarts) },
    training: { ...training, blackouts: training.blackouts.map((span) => span.split('/').map(shift).join('/')) },
  };
}
