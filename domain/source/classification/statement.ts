import type { ClassificationDecision } from '../classify';
import type { ClassificationPolicy } from './contract';

/**
 * The status determination statement for the person (ITEPA 2003, section 61NA): conclusion and reasons. Null where the rule set
 * asks for none, and while nothing is concluded.
 */
export function statementOf(
  decision: Pick<ClassificationDecision, 'outcome' | 'outcomeWord' | 'rationale' | 'ruleSet' | 'version'>,
  rules: Pick<ClassificationPolicy, 'statement' | 'challenge'>,
  facts: { role: string; decidedOn: string },
): string | null {
  if (!rules.statement || decision.outcome === 'review') return null;
  return [
    `Status determination of ${facts.decidedOn} for the engagement as ${facts.role.replaceAll('-', ' ')}.`,
    `Conclusion: the engagement is ${decision.outcomeWord}.`,
    `Reasons: ${decision.rationale}`,
    `Decided on rule set ${decision.ruleSet} ${decision.version}, with reasonable care, on the answers recorded with it.`,
    `If you disagree, tell us why before the last payment: a person answers with reasons within ${rules.challenge.days} days, the day on which you tell us counted.`,
  ].join('\n\n');
}
