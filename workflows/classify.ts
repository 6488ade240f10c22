import type { createClassificationActivities, ReassessStep } from '../activities/classification';
import type { createClassifyActivities } from '../activities/classify';
import { decided } from './adverse-action';
import type { Run } from './run';
import type { PhaseEnd } from './source';
import { recordSteps } from './steps';

type ClassifyActivities = ReturnType<typeof createClassifyActivities>;
type ClassificationActivities = ReturnType<typeof createClassificationActivities>;

const goesOn: PhaseEnd = { ok: true, why: '' };

/** A person decides what an engagement is and who engages, where its rules do not let it go on; or it stops. */
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

/**
 * Looks at the classification again after a change of rate or scope, or an extension, and waits for a person where its
 * outcome is another one that does not let the engagement go on as it is. Not `ok`: the change must not take effect.
 */
export async function reassessed(run: Run, change: ReassessStep): Promise<PhaseEnd> {
  const { outcome, changed } = await recordSteps<ClassificationActivities['records']>().reassessClassification(change);
  if (!changed || outcome === 'contractor') return goesOn;
  const { engagementId, kind, occasion } = change;
  return reviewClassification(run, { engagementId, occasion: `${kind}/${occasion}` });
}
