import type { createOfferActivities } from '../activities/offer';
import { sourceKeys } from '../domain/source/keys';
import type { EngagementInput } from './engagement';
import { offer } from './offer';
import type { Run } from './run';
import { perform } from './saga';
import { recordSteps, vendorSteps } from './steps';

type OfferActivities = ReturnType<typeof createOfferActivities>;

/** How a phase ended: on to the next, or out with the reason. */
export interface PhaseEnd {
  ok: boolean;
  why: string;
}

/** Conditional offer → consent → check → confirmed: in this order, since fair-chance laws bar a check before an offer. */
export async function source(run: Run, input: EngagementInput): Promise<PhaseEnd> {
  const { engagementId, patienceSeconds } = input;
  const records = recordSteps<OfferActivities['records']>();
  const vendor = vendorSteps<OfferActivities['vendor']>(patienceSeconds);

  const answer = await offer(run, input);
  if (!answer.accepted) return { ok: false, why: answer.why };

  run.at('waiting for consent');
  await run.asked(answer.group);
  const { consented } = await records.settleConsent({ engagementId });
  if (!consented) return { ok: false, why: 'no consent to the background check' };

  run.at('background check');
  const check = sourceKeys.check(engagementId);
  const ordered = await perform(run, check, async () => {
    await vendor.orderCheck({ engagementId });
    return true;
  });
  if (!ordered) return { ok: false, why: 'the background check was skipped' };
  await run.reported(check);
  const { confirmed, why } = await records.concludeVetting({ engagementId });
  return { ok: confirmed, why };
}
