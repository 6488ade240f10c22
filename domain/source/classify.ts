import type { ClassificationPolicy } from '../policy/contract';

/** What the client says about the work, with evidence. */
export interface Arrangement {
  controlsHowWorkIsDone: boolean;
  usualCourseOfBusiness: boolean;
  independentlyEstablished: boolean;
  evidence: string;
}

export interface ClassificationAnswer {
  factor: string;
  value: boolean;
  evidence: string;
  by: string;
}

export interface ClassificationDecision {
  ruleSet: string;
  version: string;
  jurisdiction: string;
  outcome: 'contractor' | 'employee' | 'review';
  engagedThrough: 'sow_vendor' | 'eor' | 'undecided';
  rationale: string;
  answers: ClassificationAnswer[];
}

/**
 * Classifies one engagement on a dated rule set: first the professional-services exemption (California Labor Code §2778),
 * otherwise the ABC test (§2775): all three prongs, or employee. Without a rule set a person decides: `review`.
 */
export function classify(
  facts: { role: string; jurisdiction: string; arrangement: Arrangement; by: string; decidedOn: string },
  rules: ClassificationPolicy | null,
): ClassificationDecision {
  const answers = answersOf(facts.arrangement, facts.by);
  if (!rules || facts.decidedOn < rules.effectiveFrom) {
    return {
      ruleSet: rules?.ruleSet ?? 'none',
      version: rules?.version ?? '-',
      jurisdiction: facts.jurisdiction,
      outcome: 'review',
      engagedThrough: 'undecided',
      rationale: rules ? `rule set ${rules.version} is not in force yet` : `no rule set for ${facts.jurisdiction}`,
      answers,
    };
  }
  const decided = (outcome: 'contractor' | 'employee', rationale: string): ClassificationDecision => ({
    ruleSet: rules.ruleSet,
    version: rules.version,
    jurisdiction: facts.jurisdiction,
    outcome,
    engagedThrough: outcome === 'contractor' ? 'sow_vendor' : 'eor',
    rationale,
    answers,
  });

  const { arrangement } = facts;
  if (
    rules.professionalServices.includes(facts.role) &&
    !arrangement.controlsHowWorkIsDone &&
    arrangement.independentlyEstablished
  )
    return decided('contractor', `professional services exemption (${facts.role.replaceAll('-', ' ')})`);

  const failed = rules.abcProngs.filter((prong) => arrangementFactor(arrangement, prong.factor) !== prong.passesWhen);
  if (failed.length === 0) return decided('contractor', 'all three prongs of the ABC test hold');
  return decided('employee', `fails prong ${failed.map((prong) => prong.prong).join(', ')} of the ABC test`);
}

function answersOf(arrangement: Arrangement, by: string): ClassificationAnswer[] {
  const { evidence } = arrangement;
  return (['controlsHowWorkIsDone', 'usualCourseOfBusiness', 'independentlyEstablished'] as const).map((factor) => ({
    factor,
    value: arrangement[factor],
    evidence,
    by,
  }));
}

function arrangementFactor(arrangement: Arrangement, factor: string): boolean | undefined {
  const value = (arrangement as unknown as Record<string, unknown>)[factor];
  return typeof value === 'boolean' ? value : undefined;
}
