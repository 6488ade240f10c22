import { undoKey } from '../../domain/ids';
import { onboardKeys } from '../../domain/onboard/keys';
import type { EngagementInput } from '../engagement';
import type { OnboardActivities } from '../onboard';
import type { Run } from '../run';
import { perform } from '../saga';
import type { PhaseEnd } from '../source';
import { recordSteps, vendorSteps } from '../steps';

/** Access and course, each an effect; what an engineer gave up is for the lead: try again, go on without, or stop. */
export async function giveAccess(
  run: Run,
  { engagementId, patienceSeconds }: EngagementInput,
  systems: readonly string[],
): Promise<PhaseEnd & { group: string }> {
  const records = recordSteps<OnboardActivities['records']>();
  const vendor = vendorSteps<OnboardActivities['vendor']>(patienceSeconds);

  run.at('access and course');
  await perform(
    run,
    [...systems.map((system) => onboardKeys.grant(engagementId, system)), onboardKeys.course(engagementId)],
    () => vendor.provision({ engagementId }),
  );

  run.at('orientation');
  let orientation = await records.openOrientation({ engagementId });
  for (let round = 1; orientation.decide !== undefined; round += 1) {
    run.at('deciding on missing access');
    await run.asked(orientation.decide);
    const { go, why, again, without, attempt } = await records.decideAccess({ engagementId, round });
    if (!go) return { ok: false, why, group: '' };

    run.at('access and course');
    const generation = round + 1;
    if (again.length > 0 || attempt !== null)
      await perform(
        run,
        [
          ...again.map((system) => onboardKeys.grant(engagementId, system, generation)),
          ...(attempt === null ? [] : [onboardKeys.course(engagementId, attempt)]),
        ],
        () => vendor.provision({ engagementId, systems: again, generation, attempt }),
      );
    if (without.length > 0)
      await perform(
        run,
        without.map((system) => undoKey(onboardKeys.grant(engagementId, system, round))),
        () => vendor.withdrawAccess({ engagementId, systems: without }),
        // Whether the system holds something is settled by its read-back alone.
        { mustBeDone: true },
      );
    run.at('orientation');
    orientation = await records.openOrientation({ engagementId, decided: round });
  }
  return { ok: true, why: '', group: orientation.group };
}
