import type { createOffboardActivities } from '../activities/offboard';
import { offboardKeys } from '../domain/offboard/keys';
import { withdrawItems } from './deliver';
import type { EngagementInput } from './engagement';
import { evaluate } from './evaluate';
import { handOver } from './handover';
import type { Run } from './run';
import { perform } from './saga';
import { recordSteps, vendorSteps } from './steps';
import { hearOut, underWay } from './under-way';
import type { Work } from './work';

type OffboardActivities = ReturnType<typeof createOffboardActivities>;

/** Handover before the end; at the end access goes first; closed only when everything is proven, paid and kept. */
export async function offboard(run: Run, input: EngagementInput, work: Work): Promise<void> {
  const { engagementId, patienceSeconds } = input;
  const records = recordSteps<OffboardActivities['records']>();
  const vendor = vendorSteps<OffboardActivities['vendor']>(patienceSeconds);

  const handedOver = handOverInTime(run, engagementId, work);
  const rated = evaluate(engagementId, work);
  await underWay(run, input, work);

  run.at('leaving', 'offboard');
  // Runs of 0.0.1 have no generation and drop nothing.
  const { group, systems, generation = 1, dropped = [] } = await records.beginEnding({ engagementId });
  // Whoever is let go does not wait for a date that is not theirs any more.
  work.endNow();
  for (const no of dropped) work.cut(no, 'dropped');
  void hearOut(run, input, work);
  await perform(
    run,
    systems.map((system) => offboardKeys.revoke(engagementId, system, generation)),
    () => vendor.revokeAccess({ engagementId }),
    // Closed means that every system was read back: nobody may go on without it.
    { mustBeDone: true },
  );
  await withdrawItems(
    run,
    input,
    dropped.map((no) => ({ no, round: work.rounds[no] ?? 1 })),
  );
  await run.asked(group);
  await records.settleLeaving({ engagementId });
  await Promise.all([handedOver, rated]);
  await work.done();
  await records.closeEngagement({ engagementId });
}

/** The handover begins some time before the end, wherever the end moves; at the latest with it. */
async function handOverInTime(run: Run, engagementId: string, work: Work): Promise<void> {
  while (!work.ended) {
    const what = await run.first({
      due: () => run.until(work.plan.handoverAt, 'handover begins'),
      moved: () => work.moved(),
    });
    if (what === 'due') break;
  }
  await handOver(run, engagementId);
}
