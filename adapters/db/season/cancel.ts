import type { Asks } from '../asks';
import type { Tx } from '../connection';
import { moveCampaign, type CampaignRecord } from './campaigns';
import { settleProposed } from './commands';
import { moveRequisition } from './gate';
import { decidePlan } from './plans';

/**
 * Ends a locked season early: its own questions are taken back, undecided plans and the commands that wait for them fall away.
 * Its people are let go by the part that closes seasons.
 */
export async function cancelCampaign(
  tx: Tx,
  asks: Pick<Asks, 'withdrawAll'>,
  campaign: CampaignRecord,
  by: string,
  told: { command: string; reason: string },
): Promise<void> {
  const undecided = await tx('campaign_plan')
    .where({ campaign_id: campaign.id, state: 'draft' })
    .orderBy('version')
    .pluck<number[]>('version');
  for (const version of undecided) {
    await decidePlan(tx, campaign.id, version, 'superseded', by);
    await settleProposed(tx, campaign.id, version, 'refused', 'The season was cancelled.', by);
  }
  await asks.withdrawAll(tx, campaign.id, 'The season was cancelled.', { by });
  for (const from of ['draft', 'pending_approval', 'open'] as const)
    await moveRequisition(tx, campaign.id, from, 'cancelled', by);
  await moveCampaign(tx, campaign, 'cancelled', by, told, { paused_from: null });
}
