import fs from 'node:fs';

import { CampaignRequest } from '../../../domain/campaign/contract';
import { planSeason } from '../../../domain/campaign/plan';
import type { SeasonPlan } from '../../../domain/campaign/plan-contract';
import { Invalid, type FieldError } from '../../../domain/errors';

type Part = Record<string, unknown>;

/** The shipped season, as its file has it. */
export const seasonFile = JSON.parse(fs.readFileSync('examples/season.json', 'utf8')) as Record<string, Part>;

/** The shipped season with parts of its sections changed: `seasonWith({ training: { rooms: 2 } })`. */
export function seasonWith(changes: Record<string, Part> = {}): CampaignRequest {
  return CampaignRequest.parse(changed(changes));
}

/** The same as it comes from outside, not parsed. */
export function changed(changes: Record<string, unknown>): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...seasonFile };
  for (const [section, change] of Object.entries(changes))
    merged[section] = isPart(change) && isPart(merged[section]) ? { ...merged[section], ...change } : change;
  return merged;
}

/** The plan of the changed season: in good time, with free dates. */
export function planWith(changes: Record<string, Part> = {}, asOf = '2026-09-01'): SeasonPlan {
  return planSeason(seasonWith(changes), { asOf });
}

/** The problems that a plan is refused for; none when it is not. */
export function refusals(request: CampaignRequest, asOf = '2026-09-01'): FieldError[] {
  try {
    planSeason(request, { asOf });
    return [];
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return error.facts.errors as FieldError[];
  }
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
