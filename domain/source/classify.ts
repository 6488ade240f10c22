import type { ClassificationPolicy, MissingEvidence, SeenFactor, engagingEntities } from './classification/contract';
import { judge } from './classification/judge';
import type { ClassificationTest, Judgement, Outcome } from './classification/judgement';
import { missingOf, see } from './classification/see';
import { statementOf } from './classification/statement';
import { entityInWords } from './entity-words';

/** What the client says about the work, with evidence: three short answers, and any of the rule set’s own factors. */
export interface Arrangement {
  controlsHowWorkIsDone: boolean;
  usualCourseOfBusiness: boolean;
  independentlyEstablished: boolean;
  evidence: string;
  factors?: readonly { factor: string; value: boolean; evidence?: string | undefined }[] | undefined;
}

export interface ClassificationAnswer {
  factor: string;
  value: boolean;
  evidence: string;
  by: string;
}

export type EngagingEntity = (typeof engagingEntities)[number];

export interface ClassificationDecision {
  ruleSet: string;
  version: string;
  jurisdiction: string;
  /** The test that decided. */
  test: ClassificationTest;
  outcome: Outcome;
  /** What the outcome is called under this rule set, e.g. `outside the off-payroll rules`. */
  outcomeWord: string;
  /** The usual entity for the outcome; `undecided` for a review. */
  engagedThrough: EngagingEntity | 'undecided';
  /** A few words: what decided. */
  summary: string;
  /** All of it in one paragraph. */
  rationale: string;
  answers: ClassificationAnswer[];
  /** Every factor that counted, with its points. */
  factors: SeenFactor[];
  missing: MissingEvidence[];
  /** The status determination statement for the person, where the law asks for one. */
  statement: string | null;
}

/** The facts of one classification. `decidedOn` is a local date. */
export interface ClassificationFacts {
  role: string;
  jurisdiction: string;
  arrangement: Arrangement;
  by: string;
  decidedOn: string;
}

/**
 * Classifies one engagement on a dated rule set. Without one, or before it is in force, a person decides: `review`.
 * More independence in the answers never moves the outcome towards employee.
 */
export function classify(facts: ClassificationFacts, rules: ClassificationPolicy | null): ClassificationDecision {
  return decide(facts, answersOf(facts.arrangement, facts.by), rules);
}

/** The same on answers as they are kept, e.g. to decide again. */
export function decide(
  facts: Omit<ClassificationFacts, 'arrangement' | 'by'>,
  answers: readonly ClassificationAnswer[],
  rules: ClassificationPolicy | null,
): ClassificationDecision {
  const { jurisdiction, decidedOn, role } = facts;
  if (!rules || decidedOn < rules.effectiveFrom) return withoutRules(jurisdiction, answers, rules);
  const judgement = judge(rules, role, see(rules, answers));
  const { test, outcome, summary, because, counted } = judgement;
  const decision = {
    ruleSet: rules.ruleSet,
    version: rules.version,
    jurisdiction,
    test,
    outcome,
    outcomeWord: rules.words[outcome],
    engagedThrough: entityOf(rules, outcome),
    summary,
    rationale: because.join(' '),
    answers: [...answers],
    factors: counted,
    missing: missingOf(rules, missable(judgement)),
  };
  return { ...decision, statement: statementOf(decision, rules, facts) };
}

/**
 * Nothing to weigh: whoever asked for the work engages every person of it as an employee, through an employer that is settled
 * before anybody is offered it.
 */
export function engagedAs(through: EngagingEntity, { jurisdiction }: { jurisdiction: string }): ClassificationDecision {
  const summary = `employed through ${entityInWords(through)}, as its plan was approved`;
  return {
    ruleSet: 'season',
    version: 'plan',
    jurisdiction,
    test: 'none',
    outcome: 'employee',
    outcomeWord: 'employee',
    engagedThrough: through,
    summary,
    rationale: `Everybody of the season is ${summary}.`,
    answers: [],
    factors: [],
    missing: [],
    statement: null,
  };
}

function withoutRules(
  jurisdiction: string,
  answers: readonly ClassificationAnswer[],
  rules: ClassificationPolicy | null,
): ClassificationDecision {
  const summary = rules ? `rule set ${rules.version} is not in force yet` : `no rule set for ${jurisdiction}`;
  return {
    ruleSet: rules?.ruleSet ?? 'none',
    version: rules?.version ?? '-',
    jurisdiction,
    test: 'none',
    outcome: 'review',
    outcomeWord: 'a person decides',
    engagedThrough: 'undecided',
    summary,
    rationale: `A person decides: ${rules ? `the ${summary}, and there is no earlier one` : `there is ${summary}`}.`,
    answers: [...answers],
    factors: [],
    missing: [],
    statement: null,
  };
}

/** A prong that failed needs no more evidence; everything else that counted may. */
function missable({ test, outcome, counted }: Judgement): SeenFactor[] {
  return test === 'abc' && outcome === 'employee' ? [] : counted;
}

function entityOf(rules: ClassificationPolicy, outcome: Outcome): ClassificationDecision['engagedThrough'] {
  return outcome === 'review' ? 'undecided' : (rules.engagedThrough[outcome][0] ?? 'undecided');
}

const short = ['controlsHowWorkIsDone', 'usualCourseOfBusiness', 'independentlyEstablished'] as const;

/** The answers of an arrangement: the three short ones, and what was said to the rule set’s own factors. */
export function answersOf(arrangement: Arrangement, by: string): ClassificationAnswer[] {
  const { evidence } = arrangement;
  return [
    ...short.map((factor) => ({ factor, value: arrangement[factor], evidence, by })),
    ...(arrangement.factors ?? []).map((one) => ({
      factor: one.factor,
      value: one.value,
      evidence: one.evidence ?? '',
      by,
    })),
  ];
}
