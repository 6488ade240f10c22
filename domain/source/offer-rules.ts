import type { SourcePolicy } from '../policy/contract';

const dayMs = 24 * 60 * 60 * 1000;

/** How long an offer stands: shorter when the start is near. */
export function offerHours(
  start: { startsAt: string; now: string },
  policy: Pick<SourcePolicy, 'offerHours' | 'urgentOfferHours' | 'urgentWithinDays'>,
): number {
  const left = Date.parse(start.startsAt) - Date.parse(start.now);
  return left <= policy.urgentWithinDays * dayMs
    ? Math.min(policy.urgentOfferHours, policy.offerHours)
    : policy.offerHours;
}

/** Whether the person may answer the offer of this round (1, 2 …) with a counter-offer. */
export function mayCounter(round: number, policy: Pick<SourcePolicy, 'negotiationRounds'>): boolean {
  return round <= policy.negotiationRounds;
}

/**
 * What the lead may do with a counter-offer: accept it within the approved budget; above that only a new approval can
 * raise it. Holding to the offer and going on to the next person are always possible.
 */
export function answersTo(
  counter: { amountMinor: number },
  budget: { approvedMinor: number },
): ('accept' | 'raise' | 'hold' | 'next')[] {
  return [counter.amountMinor <= budget.approvedMinor ? 'accept' : 'raise', 'hold', 'next'];
}

/** How a person's application ends when the engagement fell out before work. */
export function endOfApplication(answers: {
  offer: { state: string; option: string | null } | undefined;
  consent: { state: string; option: string | null } | undefined;
}): 'declined' | 'expired' | 'rejected' {
  for (const answer of [answers.offer, answers.consent]) {
    if (answer?.state === 'lapsed') return 'expired';
    if (answer?.option === 'decline' || answer?.option === 'refuse') return 'declined';
  }
  return 'rejected';
}
