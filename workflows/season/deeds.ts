import { workflowInfo } from '@temporalio/workflow';

import type { Deed } from '../../activities/season/part';
import type { createDeedActivities } from '../../activities/season/deeds';
import type { createSeasonPayActivities } from '../../activities/season/pay-week';
import { payRunName, startName } from '../../domain/season/keys';
import type { CampaignInput } from '../campaign';
import type { Run } from '../run';
import { perform } from '../saga';
import { batchSteps, patientBatchSteps, vendorSteps } from '../steps';

type DeedActivities = ReturnType<typeof createDeedActivities>;
type PayActivities = ReturnType<typeof createSeasonPayActivities>;

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
      const console = typeof page === 'string' ? page : null;
      await perform(run, startName(campaignId), () => batch.startAgents({ campaignId, console }), { mustBeDone: true });
      return;
    }
    case 'pay': {
      const { period, version } = deed;
      const pay = patientBatchSteps<PayActivities>(patienceSeconds);
      // People are owed it: nobody goes on without it.
      await perform(run, payRunName(campaignId, period, version), () => pay.payWeek({ campaignId, period, version }), {
        mustBeDone: true,
      });
      return;
    }
  }
}
