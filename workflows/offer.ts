import type { createNegotiateActivities } from '../activities/negotiate';
import type { createOfferActivities } from '../activities/offer';
import type { EngagementInput } from './engagement';
import type { Run } from './run';
import { recordSteps } from './steps';

type OfferRecords = ReturnType<typeof createOfferActivities>['records'];
type NegotiateRecords = ReturnType<typeof createNegotiateActivities>;

/** A yes, with the group of what is asked next; or why there will be none. */
export interface OfferAnswer {
  accepted: boolean;
  group: string;
  why: string;
}

/** The offer goes out; a counter-offer goes to the lead, round by round, until both agree or one of them ends it. */
export async function offer(run: Run, { engagementId }: EngagementInput): Promise<OfferAnswer> {
  const records = recordSteps<OfferRecords>();

  for (let round = 1; ; round += 1) {
    run.at('offer is out');
    const { group } = await records.sendOffer({ engagementId });
    await run.asked(group);
    const answer = await records.settleOffer({ engagementId });
    if (!answer.counter) return answer;

    const counter = await negotiate(run, engagementId, round, answer.counter);
    if (counter.end === 'agreed') return records.settleOffer({ engagementId });
    if (counter.end === 'no-agreement') return { accepted: false, group, why: counter.why };
  }
}

/** The lead answers a counter-offer; a pay above the approved budget needs the approver as well. */
async function negotiate(run: Run, engagementId: string, round: number, group: string) {
  const records = recordSteps<NegotiateRecords>();
  run.at('counter-offer with the lead');
  await run.asked(group);
  const counter = await records.settleCounter({ engagementId, round });
  if (counter.end !== 'approval') return counter;

  run.at('a higher pay waits for approval');
  await run.asked(counter.group);
  return records.settleRaise({ engagementId, round });
}
