import { workflowInfo } from '@temporalio/workflow';

import type { Deed } from '../../activities/season/part';
import type { createDeedActivities } from '../../activities/season/deeds';
import type { CampaignInput } from '../campaign';
import type { Run } from '../run';
import { perform } from '../saga';
import { batchSteps, vendorSteps } from '../steps';

type DeedActivities = ReturnType<typeof createDeedActivities>;

/** Carries out what a turn left to activities of their own. */
export async function carryOut(run: Run, input: CampaignInput, deed: Deed): Promise<void> {
  const { campaignId, patienceSeconds } = input;
  const vendor = vendorSteps<DeedActivities['vendor']>(patienceSeconds);
  const batch = batchSteps<DeedActivities['batch']>();
  const listing = async (waveId: string, key: string, step: () => Promise<void>) => {
    const done = await perform(run, key, async () => {
      await step();
      return true;
    });
    if (!done) await batch.giveUpListing({ waveId });
  };
  switch (deed.kind) {
    case 'publish':
      return listing(deed.waveId, deed.key, () => vendor.publishClassListing({ campaignId, ...deed }));
    case 'collect':
      return listing(deed.waveId, deed.key, () => vendor.collectClassApplicants({ campaignId, ...deed }));
    case 'close-listing':
      return listing(deed.waveId, deed.key, () => vendor.closeClassListing({ campaignId, ...deed }));
    case 'start': {
      const page = workflowInfo().memo?.['console'];
      await batch.startAgents({ campaignId, console: typeof page === 'string' ? page : null });
      return;
    }
    default:
      throw new Error(`nobody carries out ${deed.kind}`);
  }
}
