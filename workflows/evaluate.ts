import type { createEvaluateActivities } from '../activities/evaluate';
import { recordSteps } from './steps';
import type { Work } from './work';

type EvaluateRecords = ReturnType<typeof createEvaluateActivities>['records'];

/** Once everything is delivered and paid, or given up, the project is rated; the run waits for no reviewer. */
export async function evaluate(engagementId: string, work: Work): Promise<void> {
  await work.done();
  await recordSteps<EvaluateRecords>().evaluate({ engagementId });
}
