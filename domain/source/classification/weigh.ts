import type { ClassificationPolicy, SeenFactor } from './contract';
import type { Judgement } from './judgement';
import { leaning, type Sight } from './see';

/**
 * Weighs the factors. What is not known counts against either outcome: a contractor is one even if all that is unknown
 * spoke for employment, and the other way round; in between a person decides. So no answer at all is a review.
 */
export function weigh(rules: ClassificationPolicy, sight: Sight): Judgement {
  const { test, title, contractorAt, employeeAt, settledBy } = rules.weighing;
  const counted = [...sight.values()].filter(({ weight }) => weight > 0);
  const settled = settledBy.find(({ factor }) => sight.get(factor)?.leans === 'independent');
  if (settled)
    return {
      test,
      outcome: 'contractor',
      summary: settled.because,
      because: [`By itself this decides: ${settled.because}.`],
      counted: [...leaning(sight, [settled.factor], 'independent'), ...counted],
    };
  const { low, high } = boundsOf(counted);
  const outcome = low >= contractorAt ? 'contractor' : high <= employeeAt ? 'employee' : 'review';
  return {
    test,
    outcome,
    summary: `${title} ${outcomeWords[outcome]}`,
    because: [
      `${sentence(title)} puts it ${between(low, high)} on a scale from −1 (an employee in every respect) to +1 (independent in every respect); independent from ${signed(contractorAt)}, employed up to ${signed(employeeAt)}.`,
      ...listed('For independence', leaningOf(counted, 'independent')),
      ...listed('For employment', leaningOf(counted, 'employed')),
      ...listed('Not known', leaningOf(counted, null)),
    ],
    counted,
  };
}

/** The balance in −1 … +1 when all that is unknown speaks for employment, and when it speaks for independence. */
export function boundsOf(counted: readonly SeenFactor[]): { low: number; high: number } {
  const sum = (of: (seen: SeenFactor) => number) => counted.reduce((total, seen) => total + of(seen), 0);
  const all = sum(({ weight }) => weight);
  const known = sum(({ points }) => points);
  const unknown = sum(({ leans, weight }) => (leans === null ? weight : 0));
  return { low: (known - unknown) / all, high: (known + unknown) / all };
}

const outcomeWords = {
  contractor: 'points to independence',
  employee: 'points to employment',
  review: 'does not decide',
} as const;

function between(low: number, high: number): string {
  return low === high
    ? `at ${signed(low)}`
    : `between ${signed(low)} and ${signed(high)}, depending on what is not known,`;
}

function listed(heading: string, factors: readonly SeenFactor[]): string[] {
  if (factors.length === 0) return [];
  return [`${heading}: ${factors.map(withAnswer).join(', ')}.`];
}

/** `hours and place (yes)`. */
export function withAnswer({ title, value }: Pick<SeenFactor, 'title' | 'value'>): string {
  return value === null ? title.toLowerCase() : `${title.toLowerCase()} (${value ? 'yes' : 'no'})`;
}

function leaningOf(counted: readonly SeenFactor[], way: SeenFactor['leans']): SeenFactor[] {
  return counted.filter(({ leans }) => leans === way).sort((a, b) => b.weight - a.weight);
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
