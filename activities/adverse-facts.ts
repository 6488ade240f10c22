import type { AdverseRecord } from '../adapters/db/adverse';
import type { Tx } from '../adapters/db/connection';
import type { Store } from '../adapters/db/store';
import type { ScreeningRecord } from '../adapters/db/vetting';
import type { EngagementFacts } from '../domain/engagement/facts';
import type { VettingPolicy } from '../domain/policy/contract';
import type { NoticeDocuments } from '../domain/source/vetting-asks';
import { policyOf } from './journey';
import { letterId } from './letters';

/** Everything that the steps of adverse action look at, locked. */
export interface AdverseScene {
  engagement: EngagementFacts;
  policy: VettingPolicy;
  screening: ScreeningRecord;
  adverse: AdverseRecord;
  now: string;
}

/** Locks and reads the scene of one adverse action. */
export async function adverseScene(store: Store, tx: Tx, engagementId: string): Promise<AdverseScene> {
  const engagement = await store.engagements.lockEngagement(tx, engagementId);
  return {
    engagement,
    policy: await policyOf(store, tx, engagement.policies, 'vetting'),
    screening: await store.vetting.screeningOf(tx, engagementId),
    adverse: await store.adverse.lockAdverse(tx, engagementId),
    now: await store.clock.now(tx),
  };
}

/** The papers of one adverse action, by id. */
export function adversePapers(store: Store, engagementId: string): NoticeDocuments {
  return {
    notice: letterId(store, engagementId, 'adverse-notice'),
    report: letterId(store, engagementId, 'check-report'),
    rights: letterId(store, engagementId, 'adverse-rights'),
  };
}
