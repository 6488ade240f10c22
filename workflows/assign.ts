import type { createAssignActivities } from '../activities/assign';
import { assignKeys } from '../domain/assign/keys';
import { deliver } from './deliver';
import type { EngagementInput } from './engagement';
import type { Run } from './run';
import { perform } from './saga';
import { recordSteps, vendorSteps } from './steps';
import { Work } from './work';

type AssignActivities = ReturnType<typeof createAssignActivities>;

/** Work starts behind the gates; every deliverable goes its own way from offer to payment, while the run goes on. */
export async function assign(run: Run, input: EngagementInput): Promise<Work> {
  const { engagementId, patienceSeconds } = input;
  const records = recordSteps<AssignActivities['records']>();
  const vendor = vendorSteps<AssignActivities['vendor']>(patienceSeconds);

  run.at('work', 'assign');
  const work = new Work(await records.startWork({ engagementId }));
  const { items } = work.plan;
  await perform(
    run,
    items.map((no) => assignKeys.publish(engagementId, no)),
    () => vendor.publishWork({ engagementId }),
  );
  for (const no of items) work.add(deliver(run, input, work, no));
  return work;
}
