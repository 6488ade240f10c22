import { ownFactors } from '../../domain/source/classification/factors';
import type { ClassificationPolicy } from '../../domain/source/classification/contract';
import type { Posted } from '../pages/form';

/** What was answered to the factors of a rule set: `true`, `false`, or empty for not known. */
export type FactorDraft = Readonly<Record<string, { value: string; evidence: string }>>;

/** The factors that a posted form holds: `factors.<name>.value` and `.evidence`. */
export function factorsIn(posted: Posted): FactorDraft {
  const names = Object.keys(posted).flatMap((name) => /^factors\.([a-z][a-zA-Z0-9]{1,63})\./.exec(name)?.[1] ?? []);
  const text = (name: string) => {
    const value = posted[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  return Object.fromEntries(
    [...new Set(names)].map((name) => [
      name,
      { value: text(`factors.${name}.value`), evidence: text(`factors.${name}.evidence`) },
    ]),
  );
}

/** The same as hidden fields. */
export function factorFields(factors: FactorDraft): [string, string][] {
  return Object.entries(factors).flatMap(([name, { value, evidence }]): [string, string][] => [
    [`factors.${name}.value`, value],
    [`factors.${name}.evidence`, evidence],
  ]);
}

/** The factors as the request has them; those that nobody answered are left out, and so is an empty list. */
export function factorsOf(factors: FactorDraft): {
  factors?: { factor: string; value: boolean; evidence?: string }[];
} {
  const answered = Object.entries(factors)
    .filter(([, { value }]) => value === 'true' || value === 'false')
    .map(([factor, { value, evidence }]) => ({ factor, value: value === 'true', ...(evidence ? { evidence } : {}) }));
  return answered.length > 0 ? { factors: answered } : {};
}

/** What was answered to factors that this rule set asks for; another place has other questions. */
export function askedBy(rules: ClassificationPolicy | null, factors: FactorDraft): FactorDraft {
  const names = rules ? ownFactors(rules).map(({ factor }) => factor) : [];
  return Object.fromEntries(Object.entries(factors).filter(([name]) => names.includes(name)));
}

/** The questions of a rule set under their headings, with what was answered; null where there is no rule set. */
export function factorQuestions(rules: ClassificationPolicy | null, factors: FactorDraft): object | null {
  if (!rules) return null;
  const own = ownFactors(rules);
  const groups = [...new Set(own.map(({ group }) => group))];
  return {
    ruleSet: rules.ruleSet,
    version: rules.version,
    count: own.length,
    answered: Object.values(askedBy(rules, factors)).filter(({ value }) => value !== '').length,
    groups: groups.map((group) => ({
      title: `${group.charAt(0).toUpperCase()}${group.slice(1)}`,
      factors: own
        .filter((factor) => factor.group === group)
        .map(({ factor, title, question, help, evidence }) => ({
          name: `factors.${factor}`,
          title,
          question,
          help,
          proof: evidence,
          value: factors[factor]?.value ?? '',
          evidence: factors[factor]?.evidence ?? '',
        })),
    })),
  };
}
