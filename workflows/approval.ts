import type { createApprovalActivities } from '../activities/approval';
import type { Run } from './run';
import { recordSteps } from './steps';

/** From the request to an open requisition: approved by a rule or a person; refused; or late, then the requester decides. */
export async function approval(run: Run, hireId: string): Promise<'open' | 'rejected' | 'cancelled'> {
  const records = recordSteps<ReturnType<typeof createApprovalActivities>>();
  let { approvalGroup: group } = await records.openRequisition({ hireId });
  if (!group) return 'open';

  for (let round = 1; group; round += 1) {
    run.at('waiting for approval');
    await run.asked(group);
    const { approved, late, ended } = await records.settleApproval({ hireId });
    if (approved) return 'open';
    if (!late) return ended === 'cancelled' ? 'cancelled' : 'rejected';

    run.at('nobody approved in time');
    await run.asked(late);
    ({ approvalGroup: group } = await records.settleLateApproval({ hireId, round }));
  }
  return 'cancelled';
}
