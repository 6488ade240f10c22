import { baseHeads, type LiveSeats, proficiency } from './capacity';
import type { CampaignRequest } from './contract';
import type { PlanningPolicy } from './policy';
import { type Chance, chanceFrom } from './random';

/** What one in ten seasons stays below, the middle one, and what one in ten goes above; effective heads. */
export interface Band {
  p10: number;
  p50: number;
  p90: number;
}

/**
 * Effective heads by week over many seasons drawn from the yields’ uncertainty. Seats are kept full by over-booking, waitlist and
 * the surplus of the class before; uncertain are who passes classroom and nesting, and who stays.
 */
export function bandOf(
  request: CampaignRequest,
  classes: readonly LiveSeats[],
  weeks: readonly number[],
  asOf: string,
  options: { seed: number; policy: PlanningPolicy },
): Map<number, Band> {
  const chance = chanceFrom(options.seed);
  const seasons = Array.from({ length: options.policy.draws }, () =>
    drawSeason(request, classes, weeks, asOf, chance, options.policy),
  );
  return new Map(weeks.map((week, at) => [week, bandIn(seasons.map((season) => season[at] ?? 0))]));
}

function drawSeason(
  request: CampaignRequest,
  classes: readonly LiveSeats[],
  weeks: readonly number[],
  asOf: string,
  chance: Chance,
  { yieldEvidence }: PlanningPolicy,
): number[] {
  const { yields, base, survivalByTenure = [] } = request;
  const passes = chance.share(yields.classroom, yieldEvidence) * chance.share(yields.nesting, yieldEvidence);
  // A person tells once whether they pass, and every week whether they stay.
  const stays = chance.share(yields.weeklySurvival, yieldEvidence * weeks.length);
  const heads = weeks.map((week) =>
    base.backfilled ? base.heads : baseHeads({ ...request, yields: { ...yields, weeklySurvival: stays } }, week, asOf),
  );
  for (const { liveWeek, seats, share = 1 } of classes) {
    let people = chance.passes(Math.round(seats * share), passes);
    const last = weeks.at(-1) ?? liveWeek;
    for (let week = liveWeek; week <= last; week += 1) {
      const at = week - (weeks[0] ?? 0);
      if (at >= 0) heads[at] = (heads[at] ?? 0) + people * proficiency(request, week - liveWeek);
      // A season that keeps its people keeps them in every week of theirs.
      const own = survivalByTenure[week - liveWeek];
      people = chance.passes(people, own === undefined ? stays : Math.min(1, (own * stays) / yields.weeklySurvival));
    }
  }
  return heads;
}

function bandIn(heads: readonly number[]): Band {
  const sorted = [...heads].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
}
