import { classificationId, type ClassificationCause } from '../../domain/source/classification/reassess';
import type { ClassificationAnswer, ClassificationDecision } from '../../domain/source/classify';
import type { Tx } from './connection';

/** Facts of a decision beside the decision itself. */
export interface ClassificationFactsKept {
  decidedBy: string;
  decidedAt: string;
  reassessAt: string;
  triggers: readonly string[];
  /** Why it was decided. (Default: first) */
  cause?: ClassificationCause;
  /** Tells decisions of one cause apart, e.g. the id of the change order or challenge. (Default: none) */
  occasion?: string;
}

/**
 * Keeps a classification with its answers and evidence, once per engagement, rule set version, cause and occasion. Earlier
 * ones stay. Lock the engagement first: decisions are numbered.
 */
export async function saveClassification(
  tx: Tx,
  engagementId: string,
  decision: ClassificationDecision,
  facts: ClassificationFactsKept,
): Promise<string> {
  const { cause = 'first', occasion } = facts;
  const id = classificationId(engagementId, decision, cause, occasion);
  await tx('classification')
    .insert({
      id,
      engagement_id: engagementId,
      no: tx.raw('(select coalesce(max(no), 0) + 1 from classification where engagement_id = ?)', [engagementId]),
      cause,
      rule_set: decision.ruleSet,
      version: decision.version,
      jurisdiction: decision.jurisdiction,
      test: decision.test,
      answers: JSON.stringify(decision.answers),
      factors: JSON.stringify(decision.factors),
      missing: JSON.stringify(decision.missing),
      outcome: decision.outcome,
      outcome_word: decision.outcomeWord,
      engaged_through: decision.engagedThrough,
      summary: decision.summary,
      rationale: decision.rationale,
      statement: decision.statement,
      decided_by: facts.decidedBy,
      decided_at: facts.decidedAt,
      reassess_at: facts.reassessAt,
      triggers: JSON.stringify(facts.triggers),
    })
    .onConflict('id')
    .ignore();
  return id;
}

/** A decision as it is kept. */
export interface ClassificationRecord extends ClassificationDecision {
  id: string;
  no: number;
  cause: ClassificationCause;
  decidedBy: string;
  decidedAt: string;
  reassessAt: string;
  triggers: string[];
}

/** The decision that counts: the newest one. Null before there is any. */
export async function latestClassification(tx: Tx, engagementId: string): Promise<ClassificationRecord | null> {
  const row = await tx('classification')
    .where({ engagement_id: engagementId })
    .orderBy('no', 'desc')
    .first<ClassificationRow | undefined>();
  return row ? recordOf(row) : null;
}

/** One decision. */
export async function readClassification(tx: Tx, id: string): Promise<ClassificationRecord | null> {
  const row = await tx('classification').where({ id }).first<ClassificationRow | undefined>();
  return row ? recordOf(row) : null;
}

/** Says in the engagement’s own row what its newest decision is. Who engages the person changes elsewhere. */
export async function setClassification(tx: Tx, engagementId: string, outcome: string): Promise<void> {
  await tx('engagement')
    .where({ id: engagementId })
    .update({ classification: outcome, changed_at: tx.raw('business_now()') });
}

interface ClassificationRow {
  id: string;
  no: number;
  cause: ClassificationCause;
  rule_set: string;
  version: string;
  jurisdiction: string;
  test: ClassificationDecision['test'];
  answers: ClassificationAnswer[];
  factors: ClassificationDecision['factors'];
  missing: ClassificationDecision['missing'];
  outcome: ClassificationDecision['outcome'];
  outcome_word: string;
  engaged_through: ClassificationDecision['engagedThrough'];
  summary: string;
  rationale: string;
  statement: string | null;
  decided_by: string;
  decided_at: string;
  reassess_at: string;
  triggers: string[];
}

function recordOf(row: ClassificationRow): ClassificationRecord {
  return {
    id: row.id,
    no: row.no,
    cause: row.cause,
    ruleSet: row.rule_set,
    version: row.version,
    jurisdiction: row.jurisdiction,
    test: row.test,
    answers: row.answers,
    factors: row.factors,
    missing: row.missing,
    outcome: row.outcome,
    outcomeWord: row.outcome_word,
    engagedThrough: row.engaged_through,
    summary: row.summary,
    rationale: row.rationale,
    statement: row.statement,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    reassessAt: row.reassess_at,
    triggers: row.triggers,
  };
}
