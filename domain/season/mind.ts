import type { Finding } from '../campaign/plan-contract';

const most = 3;

/**
 * What a plan does not reach, a sentence each, at most three: money, a late start, then the worst of the weeks that are short with
 * the number of the others, then what may turn out short.
 */
export function mindOf(findings: readonly Finding[]): string[] {
  const of = (kind: Finding['kind']) => findings.filter((finding) => finding.kind === kind);
  const says = (kind: Finding['kind']) => of(kind).map((finding) => finding.says);
  return [...says('budget'), ...says('late_start'), ...shortWeeks(of('short')), ...says('at_risk')].slice(0, most);
}

function shortWeeks(short: readonly Finding[]): string[] {
  const [worst] = [...short].sort((a, b) => b.shortBy - a.shortBy);
  if (!worst) return [];
  const others = short.length - 1;
  if (others === 0) return [worst.says];
  return [`${worst.says} ${others} other ${others === 1 ? 'week is' : 'weeks are'} short, too.`];
}
