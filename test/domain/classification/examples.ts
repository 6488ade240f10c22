import { decide, type ClassificationDecision } from '../../../domain/source/classify';
import type { ClassificationPolicy } from '../../../domain/source/classification/contract';

/** A published example: its facts as answers, and what its source concluded. */
export interface Example {
  name: string;
  role?: string;
  /** The answers that its facts give. What the source does not tell, and nothing implies, is left out. */
  facts: Readonly<Record<string, boolean>>;
}

/** Decides an example on a rule set, with the evidence that its source is. */
export function decided(rules: ClassificationPolicy, { name, role = 'other', facts }: Example): ClassificationDecision {
  const answers = Object.entries(facts).map(([factor, value]) => ({ factor, value, evidence: name, by: 'user_1' }));
  const known = rules.factors.map(({ factor }) => factor);
  const strays = answers.filter(({ factor }) => !known.includes(factor));
  if (strays.length > 0) throw new Error(`no factors: ${strays.map(({ factor }) => factor).join(', ')}`);
  return decide({ role, jurisdiction: rules.jurisdiction, decidedOn: '2026-11-30' }, answers, rules);
}
