import type { createHandoverActivities } from '../activities/handover';
import type { Run } from './run';
import { recordSteps } from './steps';

type HandoverActivities = ReturnType<typeof createHandoverActivities>;

/** The person completes the handover and the lead confirms it; what is missing is asked for again, and in the end the lead decides. */
export async function handOver(run: Run, engagementId: string): Promise<void> {
  const records = recordSteps<HandoverActivities['records']>();
  const { group } = await records.openHandover({ engagementId });
  await run.asked(group);
  let settled = await records.settleHandover({ engagementId });
  while (settled.again) {
    await run.asked(settled.again);
    settled = await records.settleHandover({ engagementId, group: settled.again });
  }
}
