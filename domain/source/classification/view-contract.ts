import { z } from 'zod';

import { MissingEvidence, SeenFactor } from './contract';

/** One decision of several, as a line of their history. */
export const ClassificationStep = z.strictObject({
  id: z.string(),
  no: z.int(),
  cause: z.string().describe('first, review, rate, scope, extension, rule set, date or challenge.'),
  ruleSet: z.string(),
  version: z.string(),
  outcome: z.enum(['contractor', 'employee', 'review']),
  outcomeWord: z.string(),
  summary: z.string(),
  decidedBy: z.string(),
  decidedAt: z.string(),
});
export type ClassificationStep = z.infer<typeof ClassificationStep>;

/** A challenge of a decision, and what became of it. */
export const ChallengeView = z.strictObject({
  id: z.string(),
  classification: z.string().describe('The decision that is challenged.'),
  reasons: z.string(),
  raisedAt: z.string(),
  dueAt: z.string().describe('A person answers before this instant.'),
  state: z.enum(['open', 'upheld', 'changed', 'unanswered', 'withdrawn']),
  answer: z.string().nullable().describe('The reasons of the answer.'),
  answeredAt: z.string().nullable(),
});
export type ChallengeView = z.infer<typeof ChallengeView>;

/** The decision that counts, what it was made of, those before it, and what the person said against it. */
export const ClassificationView = ClassificationStep.extend({
  jurisdiction: z.string(),
  test: z.enum(['abc', 'borello', 'common-law', 'off-payroll', 'none']).describe('The test that decided.'),
  engagedThrough: z.string(),
  rationale: z.string(),
  answers: z.array(z.record(z.string(), z.unknown())),
  factors: z.array(SeenFactor).describe('Every factor that counted, with its points.'),
  missing: z.array(MissingEvidence),
  statement: z.string().nullable().describe('The status determination statement, where the law asks for one.'),
  reassessAt: z.string(),
  history: z.array(ClassificationStep).describe('Every decision, the newest first.'),
  challenges: z.array(ChallengeView).describe('The newest first.'),
});
export type ClassificationView = z.infer<typeof ClassificationView>;
