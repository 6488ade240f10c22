import { deriveId } from '../../ids';
import type { ClassificationDecision, ClassificationAnswer } from '../classify';
import { decide } from '../classify';
import type { ClassificationPolicy, reassessTriggers } from './contract';

/** Why a classification was decided: at first, by a person on review, or again. */
export type ClassificationCause = 'first' | 'review' | 'date' | 'challenge' | (typeof reassessTriggers)[number];

/** Id of a decision: one per engagement, rule set version, cause and occasion, so that a repeat finds it. */
export function classificationId(
  engagementId: string,
  { ruleSet, version }: Pick<ClassificationDecision, 'ruleSet' | 'version'>,
  cause: ClassificationCause = 'first',
  occasion = '',
): string {
  // The first one of a rule set has the id that it always had.
  return deriveId('classification', engagementId, ruleSet, version, ...(cause === 'first' ? [] : [cause, occasion]));
}

/** Something after which a classification may have to be looked at again. Instants ISO 8601. */
export type ReassessTrigger =
  { kind: 'rate' | 'scope' | 'extension' } | { kind: 'rule set'; on: string } | { kind: 'date'; now: string };

/** What is known of the decision that counts. */
export interface StandingClassification {
  ruleSet: string;
  version: string;
  outcome: ClassificationDecision['outcome'];
  /** `rule:…`, or user_… of the person who decided. */
  decidedBy: string;
  answers: readonly ClassificationAnswer[];
  reassessAt: string;
  triggers: readonly string[];
}

/**
 * Whether a classification has to be looked at again, and why. A change counts when the decision’s own rule set says so;
 * a rule set when a version other than the one it was decided on is in force on that local date; a date when it has come.
 */
export function mustReassess(
  trigger: ReassessTrigger,
  last: StandingClassification,
  inForce: Pick<ClassificationPolicy, 'ruleSet' | 'version' | 'effectiveFrom'> | null,
): { must: boolean; why: string } {
  switch (trigger.kind) {
    case 'date': {
      const must = trigger.now >= last.reassessAt;
      return { must, why: must ? 'the date of its reassessment has come' : 'its date has not come yet' };
    }
    case 'rule set': {
      const named = last.triggers.includes('rule set');
      const other = inForce && (inForce.ruleSet !== last.ruleSet || inForce.version !== last.version);
      const must = named && Boolean(other) && (inForce?.effectiveFrom ?? '') <= trigger.on;
      return {
        must,
        why: must
          ? `rule set ${inForce?.ruleSet} ${inForce?.version} took the place of ${last.ruleSet} ${last.version}`
          : 'the rule set that it was decided on is still in force',
      };
    }
    default: {
      const must = last.triggers.includes(trigger.kind);
      return { must, why: must ? `the ${trigger.kind} changed` : `a change of ${trigger.kind} is no reason there` };
    }
  }
}

/** A decision made again, beside the one before. */
export interface Reassessment {
  decision: ClassificationDecision;
  /** Whether the outcome is another one. */
  changed: boolean;
  /** One sentence. */
  told: string;
}

/**
 * Decides again on the answers of the decision before, as far as nothing newer was said, and the rule set in force now.
 * `decidedOn` is a local date. Answers to factors that the rule set does not ask for stay on record and weigh nothing.
 * What a person decided is never overruled by a rule: when the two differ, a person decides again.
 */
export function reassess(
  last: StandingClassification,
  facts: { role: string; jurisdiction: string; decidedOn: string; answers?: readonly ClassificationAnswer[] },
  rules: ClassificationPolicy | null,
): Reassessment {
  const { answers: newer = [], ...rest } = facts;
  const kept = last.answers.filter(({ factor }) => !newer.some((answer) => answer.factor === factor));
  const ruled = decide(rest, [...kept, ...newer], rules);
  const decision = overrules(ruled, last) ? backToPerson(ruled, last, rules) : ruled;
  const changed = decision.outcome !== last.outcome;
  return {
    decision,
    changed,
    told: changed
      ? `Was ${last.outcome}, is ${decision.outcome}: ${decision.summary}.`
      : `Still ${decision.outcome}: ${decision.summary}.`,
  };
}

function overrules({ outcome }: ClassificationDecision, last: StandingClassification): boolean {
  return last.decidedBy.startsWith('user_') && outcome !== 'review' && outcome !== last.outcome;
}

function backToPerson(
  ruled: ClassificationDecision,
  last: StandingClassification,
  rules: ClassificationPolicy | null,
): ClassificationDecision {
  const summary = `the rules say ${ruled.outcome}, a person said ${last.outcome}`;
  return {
    ...ruled,
    outcome: 'review',
    outcomeWord: rules?.words.review ?? ruled.outcomeWord,
    engagedThrough: 'undecided',
    statement: null,
    summary,
    rationale: `A person decided on ${last.outcome} before, and no rule overrules that: a person decides again. ${ruled.rationale}`,
  };
}
