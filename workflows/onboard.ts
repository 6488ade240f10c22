import type { createOnboardActivities } from '../activities/onboard';
import { onboardKeys } from '../domain/onboard/keys';
import type { EngagementInput } from './engagement';
import type { Run } from './run';
import { perform } from './saga';
import type { PhaseEnd } from './source';
import { recordSteps, vendorSteps } from './steps';

type OnboardActivities = ReturnType<typeof createOnboardActivities>;

/** Contract and papers → access and course → orientation → the first day. */
export async function onboard(run: Run, { engagementId, patienceSeconds }: EngagementInput): Promise<PhaseEnd> {
  const records = recordSteps<OnboardActivities['records']>();
  const vendor = vendorSteps<OnboardActivities['vendor']>(patienceSeconds);

  run.at('contract and papers', 'onboard');
  const papers = await records.openPapers({ engagementId });
  await perform(run, onboardKeys.sow(engagementId), () => vendor.sendContract({ engagementId }));
  await run.asked(papers.group);
  const { complete, systems, why } = await records.settlePapers({ engagementId });
  if (!complete) return { ok: false, why };

  run.at('access and course');
  await perform(
    run,
    [...systems.map((system) => onboardKeys.grant(engagementId, system)), onboardKeys.course(engagementId)],
    () => vendor.provision({ engagementId }),
  );

  run.at('orientation');
  const orientation = await records.openOrientation({ engagementId });
  await run.asked(orientation.group);
  const { ready, startsAt, why: missing } = await records.settleOrientation({ engagementId });
  if (!ready) return { ok: false, why: missing };

  run.at('ready for the first day');
  await run.until(startsAt, 'first day of work');
  return { ok: true, why: '' };
}
