import type { EngagementInput } from './engagement';
import { offer } from './offer';
import type { Run } from './run';
import { vet } from './vetting';

/** How a phase ended: on to the next, or out with the reason. */
export interface PhaseEnd {
  ok: boolean;
  why: string;
}

/** Conditional offer → vetting → confirmed: in this order, since fair-chance laws bar a check before an offer. */
export async function source(run: Run, input: EngagementInput): Promise<PhaseEnd> {
  const answer = await offer(run, input);
  if (!answer.accepted) return { ok: false, why: answer.why };

  return vet(run, input, answer.group);
}
