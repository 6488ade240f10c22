import type { createOffboardActivities } from '../activities/offboard';
import { offboardKeys } from '../domain/offboard/keys';
import type { WorkUnderWay } from './assign';
import type { EngagementInput } from './engagement';
import type { Run } from './run';
import { perform } from './saga';
import { recordSteps, vendorSteps } from './steps';

type OffboardActivities = ReturnType<typeof createOffboardActivities>;

/** Handover before the end; at the end access goes first; closed only when everything is proven, paid and kept. */
export async function offboard(
  run: Run,
  { engagementId, patienceSeconds }: EngagementInput,
  work: WorkUnderWay,
): Promise<void> {
  const records = recordSteps<OffboardActivities['records']>();
  const vendor = vendorSteps<OffboardActivities['vendor']>(patienceSeconds);

  const handedOver = handOver(run, engagementId, work.handoverAt);
  await run.until(work.endsAt, 'end of the engagement');

  run.at('leaving', 'offboard');
  const { group, systems } = await records.beginEnding({ engagementId });
  await perform(
    run,
    systems.map((system) => offboardKeys.revoke(engagementId, system)),
    () => vendor.revokeAccess({ engagementId }),
    // Closed means that every system was read back: nobody may go on without it.
    { mustBeDone: true },
  );
  await run.asked(group);
  await records.settleLeaving({ engagementId });
  await Promise.all([handedOver, work.delivered]);
  await records.closeEngagement({ engagementId });
}

async function handOver(run: Run, engagementId: string, from: string): Promise<void> {
  const records = recordSteps<OffboardActivities['records']>();
  await run.until(from, 'handover begins');
  const { group } = await records.openHandover({ engagementId });
  await run.asked(group);
  await records.settleHandover({ engagementId });
}
