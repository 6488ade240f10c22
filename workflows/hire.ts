import { allHandlersFinished, condition, setHandler } from '@temporalio/workflow';

import type { createSourceActivities } from '../activities/source';
import { applicants } from './applicants';
import { approval } from './approval';
import { cancelHire, cancelled } from './cancel-hire';
import { closeListings, findPeople } from './find-people';
import { impasse } from './impasse';
import { engagementSettled } from './messages';
import { openRun, type Run } from './run';
import { recordSteps } from './steps';

type SourceRecords = ReturnType<typeof createSourceActivities>['records'];

export interface HireInput {
  v: 1;
  hireId: string;
  /** Wall seconds that a vendor step is tried before an engineer is asked. */
  patienceSeconds: number;
}

export type HireResult = 'closed' | 'rejected' | 'cancelled';

/** One hire: approve, find people, let the lead pick, and follow the engagement to its end; or it is taken back on the way. */
export async function hire(input: HireInput): Promise<HireResult> {
  const { hireId } = input;
  const run = openRun({ subject: hireId, thread: hireId, phase: 'source', page: `/console/hires/${hireId}` });
  const settled = engagementsSettled();
  const applying = applicants(hireId);

  let result: HireResult = 'cancelled';
  let takenBack = '';
  const how = await run.first({
    course: async () => {
      result = await course(run, input, settled, applying);
    },
    cancel: async () => {
      takenBack = await cancelled(run, hireId);
    },
  });
  if (how === 'cancel') result = await cancelHire(run, input, settled, takenBack);
  await condition(allHandlersFinished);
  return result;
}

async function course(
  run: Run,
  input: HireInput,
  settled: ReturnType<typeof engagementsSettled>,
  applying: ReturnType<typeof applicants>,
): Promise<HireResult> {
  const { hireId, patienceSeconds } = input;
  const records = recordSteps<SourceRecords>();

  const verdict = await approval(run, hireId);
  if (verdict !== 'open') return verdict;

  await findPeople(run, input);

  for (;;) {
    run.at('choosing');
    const { group } = await records.shortlist({ hireId });
    if (group && (await applying.leftWhile(run, () => run.asked(group)))) continue;
    const { engagementId } = await records.chooseTalent({ hireId, patienceSeconds });
    if (!engagementId) {
      if ((await impasse(run, input)) === 'go on') continue;
      return 'cancelled';
    }
    run.at('an engagement is on its way');
    const filled = (await settled.next(engagementId)) === 'active';
    const { listings } = (await records.fillHire({ hireId, engagementId, filled })) ?? { listings: [] };
    if (!filled) continue;

    run.at('filled', 'assign');
    await closeListings(run, input, listings);
    await settled.next(engagementId);
    await records.closeHire({ hireId, reason: 'engagement closed' });
    return 'closed';
  }
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
