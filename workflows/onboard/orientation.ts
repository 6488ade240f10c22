import { onboardKeys } from '../../domain/onboard/keys';
import type { EngagementInput } from '../engagement';
import type { OnboardActivities } from '../onboard';
import type { Run } from '../run';
import { perform } from '../saga';
import type { PhaseEnd } from '../source';
import { recordSteps, vendorSteps } from '../steps';

/** Training and orientation, round by round. The first round is open already, as `group`. */
export async function orientate(
  run: Run,
  { engagementId, patienceSeconds }: EngagementInput,
  group: string,
): Promise<PhaseEnd & { startsAt: string }> {
  const records = recordSteps<OnboardActivities['records']>();
  const vendor = vendorSteps<OnboardActivities['vendor']>(patienceSeconds);

  for (let round = 1; ; round += 1) {
    await run.asked(group);
    const { ready, startsAt, why, decide, enrol } = await records.settleOrientation({ engagementId, round });
    if (ready) return { ok: true, why: '', startsAt };
    if (decide === undefined && enrol === undefined) return { ok: false, why, startsAt };

    let attempt = enrol;
    if (decide !== undefined) {
      run.at('deciding how orientation goes on');
      await run.asked(decide);
      const verdict = await records.decideOrientation({ engagementId, round });
      if (!verdict.go) return { ok: false, why: verdict.why, startsAt };
      attempt ??= verdict.enrol;
    }
    if (attempt !== undefined) {
      const next = attempt;
      await perform(run, onboardKeys.course(engagementId, next), () =>
        vendor.enrolCourse({ engagementId, attempt: next }),
      );
    }
    run.at('orientation');
    ({ group } = await records.openOrientation({ engagementId, round: round + 1 }));
  }
}
