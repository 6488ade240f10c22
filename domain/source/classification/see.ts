import type { ClassificationAnswer } from '../classify';
import type { ClassificationPolicy, MissingEvidence, SeenFactor } from './contract';

/** What was answered, factor by factor: which way each leans, and what it weighs. The last answer to a factor counts. */
export type Sight = ReadonlyMap<string, SeenFactor>;

/** Sees every factor of a rule set in the answers; short answers stand in for long ones where the rule set says so. */
export function see(rules: ClassificationPolicy, answers: readonly ClassificationAnswer[]): Sight {
  const given = new Map(answers.map((answer) => [answer.factor, answer]));
  return new Map(
    rules.factors.map((definition) => {
      const { factor, title, group, weight, independentWhen, inferredFrom } = definition;
      const source = given.has(factor) ? factor : inferredFrom;
      const answer = source === null ? undefined : given.get(source);
      const towards = rules.factors.find((one) => one.factor === source)?.independentWhen;
      const independent = answer === undefined ? null : answer.value === towards;
      return [
        factor,
        {
          factor,
          title,
          group,
          value: independent === null ? null : independent === independentWhen,
          leans: independent === null ? null : independent ? 'independent' : 'employed',
          weight,
          points: independent === null ? 0 : independent ? weight : -weight,
          evidence: answer?.evidence ?? '',
          by: answer?.by ?? null,
          inferredFrom: answer !== undefined && source !== factor ? source : null,
        },
      ];
    }),
  );
}

/** Factors that lean one way; null: not known. An unknown name leans no way. */
export function leaning(sight: Sight, factors: readonly string[], way: SeenFactor['leans']): SeenFactor[] {
  return factors.flatMap((factor) => {
    const seen = sight.get(factor);
    return seen?.leans === way ? [seen] : [];
  });
}

/** What is still to be answered or proven among the factors that counted. An answer for employment needs no proof. */
export function missingOf(rules: ClassificationPolicy, counted: readonly SeenFactor[]): MissingEvidence[] {
  return counted.flatMap(({ factor, title, leans, evidence }): MissingEvidence[] => {
    const needs = rules.factors.find((one) => one.factor === factor)?.evidence ?? '';
    if (leans === null) return [{ factor, title, why: 'not answered', needs }];
    return leans === 'independent' && evidence === '' ? [{ factor, title, why: 'no evidence', needs }] : [];
  });
}
