import type { createOfferActivities } from '../activities/offer';
import type { EngagementInput } from './engagement';
import type { Run } from './run';
import { recordSteps } from './steps';
import { vet } from './vetting';

type OfferActivities = ReturnType<typeof createOfferActivities>;

/** How a phase ended: on to the next, or out with the reason. */
export interface PhaseEnd {
  ok: boolean;
  why: string;
}

/** Conditional offer → vetting → confirmed: in this order, since fair-chance laws bar a check before an offer. */
export async function source(run: Run, input: EngagementInput): Promise<PhaseEnd> {
  const { engagementId } = input;
  const records = recordSteps<OfferActivities['records']>();

  run.at('offer is out');
  const offer = await records.sendOffer({ engagementId });
  await run.asked(offer.group);
  const answer = await records.settleOffer({ engagementId });
  if (!answer.accepted) return { ok: false, why: answer.why };

  return vet(run, input, answer.group);
}
