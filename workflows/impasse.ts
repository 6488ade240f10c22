import type { createImpasseActivities } from '../activities/impasse';
import { closeListings, findPeople } from './find-people';
import type { HireInput } from './hire';
import type { Run } from './run';
import { recordSteps } from './steps';

/**
 * Nobody is left to offer the work to: the lead widens the search, raises the pay (above the approved budget the approver
 * is asked first) or ends it. The search goes on in the next round; silence and the number of rounds are policy.
 */
export async function impasse(run: Run, input: HireInput): Promise<'go on' | 'cancelled'> {
  const { hireId } = input;
  const records = recordSteps<ReturnType<typeof createImpasseActivities>>();

  const met = await records.openImpasse({ hireId });
  let way = met.way;
  if (met.group) {
    run.at('nobody is left: asking the lead');
    await run.asked(met.group);
    way = await records.settleImpasse({ hireId });
  }
  if (way?.go === 'approval') {
    run.at('a higher budget waits for approval');
    await run.asked(way.group);
    way = await records.settleRaisedBudget({ hireId });
  }
  if (way?.go === 'look') await findPeople(run, input, way.round);
  if (way?.go !== 'cancel') return 'go on';

  const { listings } = await records.cancelHire({ hireId, reason: way.reason });
  await closeListings(run, input, listings);
  return 'cancelled';
}
