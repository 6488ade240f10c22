import type { createCommandActivities } from '../activities/command';
import type { Run } from './run';
import type { PhaseEnd } from './source';
import { recordSteps } from './steps';

type CommandRecords = ReturnType<typeof createCommandActivities>['records'];

/** A phase before work, which whoever withdraws or ends the engagement stops at any point of it. */
export async function unlessStopped(run: Run, phase: () => Promise<PhaseEnd>): Promise<PhaseEnd> {
  let end: PhaseEnd = { ok: false, why: '' };
  await run.first({
    phase: async () => {
      end = await phase();
    },
    stop: () => run.commanded(),
  });
  // Also one that came while the phase was ending: nobody starts work who has withdrawn.
  const command = run.nextCommand();
  if (command === undefined) return end;
  const { why } = await recordSteps<CommandRecords>().takeStop({ engagementId: run.subject, command });
  return { ok: false, why };
}
