import type { createClassifyActivities } from '../activities/classify';
import { decided } from './adverse-action';
import type { Run } from './run';
import type { PhaseEnd } from './source';
import { recordSteps } from './steps';

type ClassifyActivities = ReturnType<typeof createClassifyActivities>;

const goesOn: PhaseEnd = { ok: true, why: '' };

/**
 * A person decides what an engagement is and who engages, where its rules do not let it go on; or it stops. `occasion`:
 * `start`, or what the classification was looked at again for, e.g. `extension/cmd_…`; a running engagement is moved.
 */
export async function reviewClassification(
  run: Run,
  review: { engagementId: string; occasion: string },
): Promise<PhaseEnd> {
  const records = recordSteps<ClassifyActivities['records']>();
  run.at('who may engage is decided');
  const verdict = await decided(
    run,
    (round) => records.askReview({ ...review, round }),
    (round) => records.settleReview({ ...review, round }),
  );
  return verdict === 'stop' ? { ok: false, why: 'nobody may engage the person for this work' } : goesOn;
}
