import { atLocal, localDate, shiftDate } from '../../calendar';
import type { ClassificationDecision } from '../classify';
import type { ChallengePolicy, ClassificationPolicy } from './contract';
import { statementOf } from './statement';

/**
 * Until when a challenge is answered: the end of the last day of the period, which begins with the day on which it was
 * received (ITEPA 2003, section 61T(3)).
 */
export function challengeDueAt(raisedAt: string, { days }: Pick<ChallengePolicy, 'days'>, timeZone: string): string {
  return atLocal(shiftDate(localDate(raisedAt, timeZone), days), 0, timeZone);
}

/** The outcome that a challenge of this one is about; null for a review, which is no decision yet. */
export function otherOutcome(outcome: ClassificationDecision['outcome']): 'contractor' | 'employee' | null {
  if (outcome === 'review') return null;
  return outcome === 'contractor' ? 'employee' : 'contractor';
}

/** The decision that a person made after a challenge: the other outcome, for the reasons given, on the same answers. */
export function afterChallenge(
  before: ClassificationDecision,
  to: 'contractor' | 'employee',
  reasons: string,
  rules: ClassificationPolicy,
  facts: { role: string; decidedOn: string },
): ClassificationDecision {
  const decision = {
    ...before,
    outcome: to,
    outcomeWord: rules.words[to],
    engagedThrough: rules.engagedThrough[to][0] ?? ('undecided' as const),
    summary: 'changed by a person after a challenge',
    rationale: `A person decided anew after a challenge: ${reasons} The decision before, ${before.outcomeWord} (${before.summary}), is withdrawn.`,
  };
  return { ...decision, statement: statementOf(decision, rules, facts) };
}
