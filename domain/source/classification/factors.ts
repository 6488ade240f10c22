import type { FieldError } from '../../errors';
import type { ClassificationPolicy } from './contract';

const short = ['controlsHowWorkIsDone', 'usualCourseOfBusiness', 'independentlyEstablished'];

/** Questions of a rule set beside the three short ones that every request answers. */
export function ownFactors(rules: Pick<ClassificationPolicy, 'factors'>): ClassificationPolicy['factors'] {
  return rules.factors.filter(({ factor }) => !short.includes(factor));
}

/** What is wrong with the factors of a request: names that the rule set does not ask for, and repeats. */
export function factorProblems(
  factors: readonly { factor: string }[],
  jurisdiction: string,
  rules: Pick<ClassificationPolicy, 'factors' | 'ruleSet'> | null,
): FieldError[] {
  const known = rules ? ownFactors(rules).map(({ factor }) => factor) : [];
  return factors.flatMap(({ factor }, index) => {
    const at = (message: string) => [{ pointer: `/arrangement/factors/${index}/factor`, message }];
    if (!rules) return at(`no rule set asks about “${factor}” in ${jurisdiction}; leave the factors out`);
    if (short.includes(factor)) return at(`“${factor}” is answered by arrangement.${factor} itself; leave it out here`);
    if (!known.includes(factor))
      return at(`“${factor}” is no factor of rule set ${rules.ruleSet}; its factors are: ${known.join(', ')}`);
    if (factors.findIndex((one) => one.factor === factor) !== index) return at(`“${factor}” is answered twice`);
    return [];
  });
}
