import type { createCancelHireActivities } from '../activities/cancel-hire';
import type { createSourceActivities } from '../activities/source';
import { closeListings } from './find-people';
import type { HireInput, HireResult } from './hire';
import type { Run } from './run';
import { recordSteps } from './steps';

type CancelRecords = ReturnType<typeof createCancelHireActivities>;
type SourceRecords = ReturnType<typeof createSourceActivities>['records'];

/** What engagements report, in order. */
interface Settled {
  next(engagementId: string): Promise<'active' | 'closed' | 'aborted'>;
}

/** Waits until the hire is taken back, and gives the command that did it. */
export async function cancelled(run: Run, hireId: string): Promise<string> {
  for (;;) {
    await run.commanded();
    const command = run.nextCommand();
    if (command === undefined) continue;
    const { cancel } = await recordSteps<CancelRecords>().takeCancel({ hireId, command });
    if (cancel) return command;
  }
}

/** Takes a hire back whose course was stopped: whoever is on the way is let go, listings come down. */
export async function cancelHire(run: Run, input: HireInput, settled: Settled, command: string): Promise<HireResult> {
  const { hireId } = input;
  const records = recordSteps<CancelRecords>();
  const source = recordSteps<SourceRecords>();

  run.at('being taken back');
  const { engagementId } = await records.letGo({ hireId, command });
  if (engagementId) {
    const outcome = await settled.next(engagementId);
    const filled = outcome !== 'aborted';
    await source.fillHire({ hireId, engagementId, filled });
    if (filled) {
      // Work began in the same moment: it ends at once, as an engagement that was filled does.
      if (outcome === 'active') await settled.next(engagementId);
      await source.closeHire({ hireId, reason: 'engagement closed' });
      return 'closed';
    }
  }
  const { listings } = await records.cancelByCommand({ hireId, command });
  await closeListings(run, input, listings);
  return 'cancelled';
}
