import type { createDraftActivities, LaunchStep } from '../activities/season/draft-season';
import { batchSteps } from './steps';

export interface LaunchInput extends LaunchStep {
  v: 1;
}

/** What a Temporal Schedule starts, once a quarter: the draft of the next season. Its run and its gates are its own. */
export async function draftSeason({ v: _, ...step }: LaunchInput): Promise<{ drafted: string | null; why: string }> {
  return batchSteps<ReturnType<typeof createDraftActivities>>().draftNextSeason(step);
}
