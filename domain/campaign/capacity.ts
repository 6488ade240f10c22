import type { CampaignRequest } from './contract';
import { weekOf } from './week';

/** Seats of a class that goes live in a week; also a whole class plan’s entry. */
export interface LiveSeats {
  liveWeek: number;
  seats: number;
  /** What it brings, as a part of what its seats are planned to: known of a class under way. (Default: 1) */
  share?: number;
}

/** People at work per seat, `weeksLive` weeks after the class went live: who passed and has not left. */
export function peoplePerSeat(request: CampaignRequest, weeksLive: number): number {
  return request.yields.classroom * request.yields.nesting * survivalTo(request, weeksLive);
}

/** Share of those who went live that is still there so many weeks later. */
export function survivalTo({ yields, survivalByTenure = [] }: CampaignRequest, weeksLive: number): number {
  const early = survivalByTenure.slice(0, weeksLive).reduce((stay, share) => stay * share, 1);
  return early * yields.weeklySurvival ** Math.max(0, weeksLive - survivalByTenure.length);
}

/** Proficiency of someone so many weeks after going live, 0–1. */
export function proficiency({ ramp }: CampaignRequest, weeksLive: number): number {
  return ramp[Math.min(weeksLive, ramp.length - 1)] ?? 1;
}

/** New people at work in a week, by head or (`effective`) by what they get done. */
export function newHeads(request: CampaignRequest, classes: readonly LiveSeats[], week: number, effective: boolean) {
  let heads = 0;
  for (const { liveWeek, seats, share = 1 } of classes) {
    const weeksLive = week - liveWeek;
    if (weeksLive < 0) continue;
    heads += seats * share * peoplePerSeat(request, weeksLive) * (effective ? proficiency(request, weeksLive) : 1);
  }
  return heads;
}

/** The base in a week: kept when backfilled, otherwise leaking since `asOf`. */
export function baseHeads({ base, yields, demand }: CampaignRequest, week: number, asOf: string): number {
  if (base.backfilled) return base.heads;
  return base.heads * yields.weeklySurvival ** Math.max(0, week - weekOf(demand.peakStarts, asOf));
}
