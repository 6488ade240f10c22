import { undoKey } from '../../domain/ids';
import { onboardKeys } from '../../domain/onboard/keys';
import type { EngagementInput } from '../engagement';
import type { OnboardActivities } from '../onboard';
import type { Run } from '../run';
import { perform } from '../saga';
import type { PhaseEnd } from '../source';
import { recordSteps, vendorSteps } from '../steps';

/** The contract and every paper, round by round: what is refused or late goes to a person, who sends again, gives time, waives or stops. */
export async function signAndCollect(
  run: Run,
  { engagementId, patienceSeconds }: EngagementInput,
): Promise<PhaseEnd & { systems: string[] }> {
  const records = recordSteps<OnboardActivities['records']>();
  const vendor = vendorSteps<OnboardActivities['vendor']>(patienceSeconds);
  let version = 1;
  let signed = false;

  for (let round = 1; ; round += 1) {
    run.at('contract and papers', 'onboard');
    const step = { engagementId, round, version, signed };
    const papers = await records.openPapers(step);
    if (!signed)
      await perform(
        run,
        onboardKeys.sow(engagementId, version),
        () => vendor.sendContract({ engagementId, version }),
        // Without a contract there is no engagement to go on with.
        { mustBeDone: true },
      );
    await run.asked(papers.group);
    const end = await records.settlePapers(step);
    if (end.complete) return { ok: true, why: '', systems: end.systems };

    const { over, decide } = end;
    if (over !== undefined)
      await perform(run, undoKey(onboardKeys.sow(engagementId, over)), () =>
        vendor.voidEnvelope({ engagementId, version: over }),
      );
    if (decide !== undefined) {
      run.at('deciding how papers go on');
      await run.asked(decide);
      const { go, again, why } = await records.decidePapers(step);
      if (!go) return { ok: false, why, systems: [] };
      signed = !again;
      if (again) version += 1;
    } else if (over !== undefined || end.why !== '') return { ok: false, why: end.why, systems: [] };
  }
}
