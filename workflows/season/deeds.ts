import type { Deed } from '../../activities/season/part';
import type { CampaignInput } from '../campaign';
import type { Run } from '../run';

/** Carries out what a turn left to activities of their own. */
export async function carryOut(_run: Run, _input: CampaignInput, deed: Deed): Promise<void> {
  throw new Error(`nobody carries out ${deed.kind}`);
}
