import type { SeenFactor } from './contract';

export type Outcome = 'contractor' | 'employee' | 'review';

/** Tests that a rule set can apply. `none`: no rule set was in force. */
export type ClassificationTest = 'abc' | 'borello' | 'common-law' | 'off-payroll' | 'none';

/** What one test says of the facts. */
export interface Judgement {
  test: ClassificationTest;
  outcome: Outcome;
  /** A few words, without a full stop. */
  summary: string;
  /** Sentences that explain it. */
  because: string[];
  /** The factors that it looked at. */
  counted: SeenFactor[];
}
