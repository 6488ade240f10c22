import type { createAssignActivities, WorkPlan } from '../activities/assign';
import type { createEvaluateActivities } from '../activities/evaluate';
import { assignKeys, deliverableStretch } from '../domain/assign/keys';
import { groupKey } from '../domain/ids';
import type { EngagementInput } from './engagement';
import type { Run } from './run';
import { perform } from './saga';
import { recordSteps, vendorSteps } from './steps';

type AssignActivities = ReturnType<typeof createAssignActivities>;
type EvaluateRecords = ReturnType<typeof createEvaluateActivities>['records'];

/** Work under way: when it ends, and the promise that everything is delivered, paid and rated. */
export interface WorkUnderWay extends WorkPlan {
  delivered: Promise<void>;
}

/** Work starts behind the gates; every deliverable goes its own way from offer to payment, while the run goes on. */
export async function assign(run: Run, input: EngagementInput): Promise<WorkUnderWay> {
  const { engagementId, patienceSeconds } = input;
  const records = recordSteps<AssignActivities['records']>();
  const vendor = vendorSteps<AssignActivities['vendor']>(patienceSeconds);

  run.at('work', 'assign');
  const plan = await records.startWork({ engagementId });
  await perform(
    run,
    plan.items.map((no) => assignKeys.publish(engagementId, no)),
    () => vendor.publishWork({ engagementId }),
  );
  return { ...plan, delivered: deliverAll(run, input, plan.items) };
}

async function deliverAll(run: Run, input: EngagementInput, items: readonly number[]): Promise<void> {
  await Promise.all(items.map((no) => deliver(run, input, no)));
  await recordSteps<EvaluateRecords>().evaluate({ engagementId: input.engagementId });
}

/** One deliverable, round by round until it is accepted, then paid. */
async function deliver(run: Run, { engagementId, patienceSeconds }: EngagementInput, no: number): Promise<void> {
  const records = recordSteps<AssignActivities['records']>();
  const vendor = vendorSteps<AssignActivities['vendor']>(patienceSeconds);
  for (let round = 1; ; round += 1) {
    await run.asked(groupKey(engagementId, deliverableStretch(no, round)));
    const { verdict } = await records.settleDeliverable({ engagementId, no, round });
    if (verdict === 'undelivered') return;
    if (verdict === 'rework') continue;
    await perform(
      run,
      [assignKeys.milestone(engagementId, no), assignKeys.complete(engagementId, no)],
      () => vendor.settleItem({ engagementId, no }),
      // What was accepted is paid: nobody may go on without it.
      { mustBeDone: true },
    );
    return;
  }
}
