import { condition, setHandler } from '@temporalio/workflow';

import type { createSourceActivities } from '../activities/source';
import { sourceKeys } from '../domain/source/keys';
import { engagementSettled } from './messages';
import { openRun, type Run } from './run';
import { perform } from './saga';
import { recordSteps, vendorSteps } from './steps';

type SourceActivities = ReturnType<typeof createSourceActivities>;

export interface HireInput {
  v: 1;
  hireId: string;
  /** Wall seconds that a vendor step is tried before an engineer is asked. */
  patienceSeconds: number;
}

export type HireResult = 'closed' | 'rejected' | 'cancelled';

/** One hire: approve, find people, let the lead pick, and follow the engagement to its end. */
export async function hire(input: HireInput): Promise<HireResult> {
  const { hireId, patienceSeconds } = input;
  const run = openRun({ subject: hireId, thread: hireId, phase: 'source', page: `/console/hires/${hireId}` });
  const settled = engagementsSettled();
  const records = recordSteps<SourceActivities['records']>();

  const { approvalGroup } = await records.openRequisition({ hireId });
  if (approvalGroup) {
    run.at('waiting for approval');
    await run.asked(approvalGroup);
    const { approved } = await records.settleApproval({ hireId });
    if (!approved) return 'rejected';
  }

  await findPeople(run, hireId, patienceSeconds);

  for (;;) {
    run.at('choosing');
    const { group } = await records.shortlist({ hireId });
    if (group) await run.asked(group);
    const { engagementId } = await records.chooseTalent({ hireId, patienceSeconds });
    if (!engagementId) {
      await records.closeHire({ hireId, reason: 'nobody left' });
      return 'cancelled';
    }
    run.at('an engagement is on its way');
    const filled = (await settled.next(engagementId)) === 'active';
    await records.fillHire({ hireId, engagementId, filled });
    if (!filled) continue;

    run.at('filled', 'assign');
    await settled.next(engagementId);
    await records.closeHire({ hireId, reason: 'engagement closed' });
    return 'closed';
  }
}

/** People of the pool first; with too few of them a listing in the marketplace. */
async function findPeople(run: Run, hireId: string, patienceSeconds: number): Promise<void> {
  const records = recordSteps<SourceActivities['records']>();
  const vendor = vendorSteps<SourceActivities['vendor']>(patienceSeconds);
  run.at('looking for people');
  const { listing } = await records.rankPool({ hireId });
  if (!listing) return;
  const key = sourceKeys.listing(hireId);
  const published = await perform(run, key, async () => {
    await vendor.publishListing({ hireId });
    return true;
  });
  if (!published) return;
  await run.reported(key);
  await perform(run, key, () => vendor.collectApplicants({ hireId }));
}

/** What engagements report, in order, whether or not somebody waits already. */
function engagementsSettled() {
  const reports: { engagementId: string; outcome: 'active' | 'closed' | 'aborted' }[] = [];
  setHandler(engagementSettled, (report) => void reports.push(report));
  return {
    async next(engagementId: string): Promise<'active' | 'closed' | 'aborted'> {
      const find = () => reports.findIndex((report) => report.engagementId === engagementId);
      await condition(() => find() >= 0);
      return reports.splice(find(), 1)[0]!.outcome;
    },
  };
}
