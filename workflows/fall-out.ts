import type { createFallOutActivities } from '../activities/fall-out';
import type { createUndoActivities } from '../activities/undo';
import type { EngagementInput } from './engagement';
import type { Run } from './run';
import { compensate, type UndoTable } from './saga';
import { recordSteps, vendorSteps } from './steps';

type FallOutRecords = ReturnType<typeof createFallOutActivities>['records'];
type UndoSteps = ReturnType<typeof createUndoActivities>['vendor'];

/** An engagement ends before work began: nothing stays asked, granted, reserved or booked, and what was handed out comes back. */
export async function fallOut(run: Run, input: EngagementInput, reason: string): Promise<void> {
  const { engagementId } = input;
  const records = recordSteps<FallOutRecords>();

  run.at('taking back what was done');
  await records.beginFallOut({ engagementId, reason });
  await compensate(run, undoTable(input));
  const { returning } = await records.abortEngagement({ engagementId, reason });
  if (!returning) return;

  run.at('waiting for what was handed out');
  await run.asked(returning);
  await records.settleReturn({ engagementId });
}

/** How each thing done outside before work is taken back. */
function undoTable({ engagementId, patienceSeconds }: EngagementInput): UndoTable {
  const vendor = vendorSteps<UndoSteps>(patienceSeconds);
  return {
    grant: {
      run: (entry, key) => vendor.undoGrant({ engagementId, entry, key }),
      mustBeDone: true,
      evenIfSkipped: true,
    },
    enrol: { run: (entry, key) => vendor.withdrawCourse({ engagementId, entry, key }) },
    send: { run: (entry, key) => vendor.voidContract({ engagementId, entry, key }) },
    order: { run: (entry, key) => vendor.cancelCheck({ engagementId, entry, key }) },
  };
}
