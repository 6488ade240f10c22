import { survivalTo } from './capacity';
import type { CampaignRequest } from './contract';
import { scheduledFor } from './erlang';
import { offersFor, screensFor } from './funnel';
import { shrinkageOf } from './heads';
import type { WeekNeed } from './need';
import { roundUp } from './rounding';

/** The first line of a plan: what base and peak need, were nothing ever to change in between. All rounded up to whole ones. */
export interface StaticSizing {
  /** Agents on calls in a busy interval; null when only heads were imported. */
  agentsBase: number | null;
  agentsPeak: number | null;
  scheduledBase: number | null;
  scheduledPeak: number | null;
  /** People for the peak. */
  heads: number;
  baseHeads: number;
  netNew: number;
  seats: number;
  offers: number;
  screens: number;
}

/**
 * Sizes a season by its busiest week, with classes in even succession that are proficient at the peak.
 * It ignores leavers after that, blackouts and dates: the plan itself does not.
 */
export function sizeStatically(request: CampaignRequest, base: WeekNeed | null, peak: WeekNeed): StaticSizing {
  const shrinkage = shrinkageOf(request);
  const scheduled = (agents: number | null) => (agents === null ? null : roundUp(scheduledFor(agents, shrinkage)));
  const agentsBase = base?.agents ?? null;
  const heads = roundUp(peak.requiredHeads);
  const netNew = Math.max(0, heads - request.base.heads);
  const seats = seatsFor(netNew, request);
  return {
    agentsBase,
    agentsPeak: peak.agents,
    scheduledBase: scheduled(agentsBase),
    scheduledPeak: scheduled(peak.agents),
    heads,
    baseHeads: request.base.heads,
    netNew,
    seats,
    offers: offersFor(seats, request.yields),
    screens: screensFor(seats, request.yields),
  };
}

/** Seats for so many people at the peak, with the fewest classes that hold them. */
function seatsFor(people: number, request: CampaignRequest): number {
  if (people === 0) return 0;
  const { rooms, seats } = request.training;
  // One class more leaves a little earlier, so it can ask for a few seats more; it never asks for as many as it has.
  for (let rounds = 1; ; rounds += 1) {
    const needed = roundUp(people / (request.yields.classroom * request.yields.nesting * survival(rounds, request)));
    if (needed <= rounds * rooms * seats || rounds >= 52) return needed;
  }
}

/** Mean share of those who are still there at the peak. The last class goes live early enough to be proficient. */
function survival(rounds: number, request: CampaignRequest): number {
  const { training, ramp } = request;
  const lastLive = ramp.length - 1;
  let sum = 0;
  for (let round = 0; round < rounds; round += 1)
    sum += survivalTo(request, lastLive + round * training.classroomWeeks);
  return sum / rounds;
}
