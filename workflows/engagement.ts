import { assign } from './assign';
import { fallOut } from './fall-out';
import { offboard } from './offboard';
import { onboard } from './onboard';
import { openRun } from './run';
import { source } from './source';
import { unlessStopped } from './stop';

export interface EngagementInput {
  v: 1;
  engagementId: string;
  hireId: string;
  /** Wall seconds that a vendor step is tried before an engineer is asked. */
  patienceSeconds: number;
  /** The person was asked when the place was offered: nothing is left to do before the answer. (Default: the run asks) */
  asked?: true;
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
    await fallOut(run, input, why);
    return 'aborted';
  }
  const work = await assign(run, input);
  await offboard(run, input, work);
  return 'closed';
}
