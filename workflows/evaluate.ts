import type { createEvaluateActivities } from '../activities/evaluate';
import type { EngagementInput } from './engagement';
import { recordSteps } from './steps';

type EvaluateRecords = ReturnType<typeof createEvaluateActivities>['records'];

/** What was delivered is rated; the run waits for no reviewer. */
export async function evaluate({ engagementId }: EngagementInput): Promise<void> {
  await recordSteps<EvaluateRecords>().evaluate({ engagementId });
}
