import type { AskOutcome } from '../ask/contract';

type Answer = Record<string, unknown>;

/** What follows from one round of the handover, or from the lead’s decision about it. */
export type HandoverVerdict =
  | { next: 'keep'; handover: Answer; by: string; missing: string | null; reconstructed: boolean }
  /** The person is asked once more, with what is missing and what they wrote. */
  | { next: 'again'; missing: string; handover: Answer }
  /** The lead decides: nobody wrote it (`handover` is null), or something is missing still. */
  | { next: 'decide'; missing: string | null; handover: Answer | null }
  | { next: 'lost'; by: string; reason: string };

/** How things stand after a round. */
export interface HandoverRound {
  round: number;
  /** Rounds at most. (Policy offboard.handoverRounds) */
  rounds: number;
  handover: AskOutcome | undefined;
  confirm: AskOutcome | undefined;
  /** What the person wrote in the round before, and what was missing in it. */
  before: { handover: Answer; missing: string } | null;
}

/** Silence of the lead keeps what was written; “something is missing” asks again, until the rounds are used up. */
export function judgeRound({ round, rounds, handover, confirm, before }: HandoverRound): HandoverVerdict {
  if (handover?.state !== 'answered' || !handover.answer)
    return { next: 'decide', missing: before?.missing ?? null, handover: before?.handover ?? null };
  if (confirm?.option !== 'incomplete')
    return {
      next: 'keep',
      handover: handover.answer,
      by: confirm?.answeredBy ?? 'system:sweeper',
      missing: null,
      reconstructed: false,
    };
  const missing = confirm.reason ?? 'The lead did not say what.';
  return { next: round < rounds ? 'again' : 'decide', missing, handover: handover.answer };
}

/** What the lead decided about a handover that nobody wrote, or that lacks something still. */
export function judgeDecision(decision: AskOutcome | undefined, before: HandoverRound['before']): HandoverVerdict {
  const by = decision?.answeredBy ?? 'system:sweeper';
  if (decision?.option === 'reconstructed' && decision.answer)
    return { next: 'keep', handover: decision.answer, by, missing: null, reconstructed: true };
  if (before && decision?.option !== 'lost')
    return { next: 'keep', handover: before.handover, by, missing: before.missing, reconstructed: false };
  return { next: 'lost', by, reason: decision?.reason ?? 'nobody decided in time' };
}
