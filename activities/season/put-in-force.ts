import type { Tx } from '../../adapters/db/connection';
import type { CampaignRecord } from '../../adapters/db/season/campaigns';
import type { PlanVersion } from '../../adapters/db/season/plans';
import type { Store } from '../../adapters/db/store';
import { missedClasses } from '../../domain/season/make-up';
import { cancelClass, dayPassed } from './cancel-class';

const actor = 'system:campaign';

/**
 * Puts a version of the plan in force. One that a paused season goes on with has other classes in place of those whose first day
 * passed meanwhile: these are cancelled before, and whoever had a place in them waits for the next. The season is locked.
 */
export async function putInForce(
  store: Store,
  tx: Tx,
  campaign: CampaignRecord,
  version: PlanVersion,
  { by, today }: { by: string; today: string },
): Promise<void> {
  if (version.kind === 'resume')
    for (const { id } of missedClasses(await store.waves.listWaves(tx, campaign.id), today))
      await cancelClass(store, tx, await store.waves.lockWave(tx, id), { by: actor, why: dayPassed });
  await store.campaigns.putInForce(tx, campaign, version, by);
}
