import type { createOfferActivities } from '../activities/offer';
import type { createUndoActivities } from '../activities/undo';
import { assign } from './assign';
import { offboard } from './offboard';
import { onboard } from './onboard';
import { openRun } from './run';
import { source } from './source';
import { compensate, type UndoTable } from './saga';
import { recordSteps, vendorSteps } from './steps';
import { unlessStopped } from './stop';

type OfferRecords = ReturnType<typeof createOfferActivities>['records'];
type UndoSteps = ReturnType<typeof createUndoActivities>['vendor'];

export interface EngagementInput {
  v: 1;
  engagementId: string;
  hireId: string;
  /** Wall seconds that a vendor step is tried before an engineer is asked. */
  patienceSeconds: number;
}

export type EngagementResult = 'closed' | 'aborted';

/** One person through the phases: from the conditional offer to the last proof that access is gone. */
export async function engagement(input: EngagementInput): Promise<EngagementResult> {
  const { engagementId, hireId } = input;
  const run = openRun({
    subject: engagementId,
    thread: hireId,
    phase: 'source',
    page: `/console/engagements/${engagementId}`,
  });

  for (const phase of [source, onboard]) {
    const { ok, why } = await unlessStopped(run, () => phase(run, input));
    if (ok) continue;
    run.at('taking back what was done');
    await compensate(run, undoTable(input));
    await recordSteps<OfferRecords>().abortEngagement({ engagementId, reason: why });
    return 'aborted';
  }
  const work = await assign(run, input);
  await offboard(run, input, work);
  return 'closed';
}

/** How each thing done outside before work is taken back, in reverse, when the engagement falls out. */
function undoTable({ engagementId, patienceSeconds }: EngagementInput): UndoTable {
  const vendor = vendorSteps<UndoSteps>(patienceSeconds);
  return {
    grant: { run: (entry, key) => vendor.undoGrant({ engagementId, entry, key }), mustBeDone: true },
    enrol: { run: (entry, key) => vendor.withdrawCourse({ engagementId, entry, key }) },
    send: { run: (entry, key) => vendor.voidContract({ engagementId, entry, key }) },
    order: { run: (entry, key) => vendor.cancelCheck({ engagementId, entry, key }) },
  };
}
