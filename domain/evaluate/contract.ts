import { z } from 'zod';

import { MoneyView } from '../assign/contract';
import { EvaluatePolicy, TierEffect } from './policy-contract';

const tier = z.enum(['A', 'B', 'C', 'D']);
const reason = z
  .string()
  .trim()
  .min(1, 'say why')
  .max(2000)
  .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/, 'must not hold control characters');

/** One metric of a scorecard. */
export const MetricView = z.strictObject({
  metric: z.string(),
  raw: z.number().describe('Mean of what was observed, 0–100.'),
  value: z.number().describe('After shrinking a small sample, 0–100.'),
  weight: z.number().describe('Share of the score, 0–1. Weight times value is what the metric contributes.'),
  samples: z.int(),
});
export type MetricView = z.infer<typeof MetricView>;

export const caseKinds = ['dispute', 'demotion', 'appeal'] as const;
export const caseStates = ['open', 'upheld', 'corrected', 'confirmed', 'kept', 'restored'] as const;

/** A question about a rating that a person decides: a disputed metric, tier D, or an appeal. */
export const RatingCaseView = z.strictObject({
  id: z.string(),
  kind: z.enum(caseKinds),
  state: z.enum(caseStates),
  talent: z.string(),
  engagement: z.string().nullable(),
  scorecard: z.string().nullable(),
  period: z.string().nullable().describe('Of the scorecard.'),
  metric: z.string().nullable(),
  tierChange: z.string().nullable(),
  against: z.enum(['tier', 'suspension', 'release']).nullable().describe('What an appeal is against.'),
  reason: z.string().nullable().describe('What the talent says, or what the rule found.'),
  openedAt: z.string(),
  decidedAt: z.string().nullable(),
  decision: z.string().nullable().describe('Why it was decided so.'),
  dueAt: z.string().nullable().describe('By when somebody is asked to decide.'),
});
export type RatingCaseView = z.infer<typeof RatingCaseView>;

/** How one window of work was rated. */
export const ScorecardView = z.strictObject({
  id: z.string(),
  engagement: z.string(),
  engagementTitle: z.string(),
  talent: z.string(),
  period: z.string().describe('`project`, or a stretch of it: `milestone-2`, `stretch-3`.'),
  version: z.int().describe('1, and one more after each correction.'),
  current: z.boolean().describe('False for a version that was corrected.'),
  score: z.number().nullable().describe('0–100; null when nothing could be measured.'),
  rated: z.boolean().describe('False with too few results: offers are then made as to tier B.'),
  tierBefore: z.string().nullable(),
  tierAfter: z.string().nullable(),
  rationale: z.string(),
  metrics: z.array(MetricView),
  policy: z.string(),
  closedAt: z.string(),
  disputableUntil: z.string().nullable().describe('Until when the talent may dispute a metric.'),
});
export type ScorecardView = z.infer<typeof ScorecardView>;

/** One change of a person’s tier. */
export const TierChangeView = z.strictObject({
  id: z.string(),
  talent: z.string(),
  from: tier.nullable(),
  to: tier.nullable(),
  cause: z.enum(['entry', 'promotion', 'demotion', 'correction', 'person', 'appeal']),
  reason: z.string(),
  scorecard: z.string().nullable(),
  by: z.string(),
  at: z.string(),
  policy: z.string(),
  appealableUntil: z.string().nullable().describe('Null: it follows from ratings alone, which can be disputed.'),
});
export type TierChangeView = z.infer<typeof TierChangeView>;

/** What a change of a person’s tier would bring and cost, before it applies. */
export const TierPreview = z.strictObject({
  talent: z.string(),
  from: tier.nullable(),
  to: tier,
  monthly: z.array(
    z.strictObject({
      pay: MoneyView.describe('What the person earns a month now.'),
      basis: z.enum(['running', 'last', 'none']).describe('From running engagements, or from the last one.'),
      difference: MoneyView.describe('What a month costs more, or less, at the rate card of the new tier.'),
    }),
  ),
  before: TierEffect,
  after: TierEffect,
  openEngagements: z.int(),
  sentence: z.string(),
});
export type TierPreview = z.infer<typeof TierPreview>;

/** What another policy would do to everyone’s tier, and cost. */
export const TierWhatIf = z.strictObject({
  people: z.int(),
  moves: z.array(z.strictObject({ from: tier.nullable(), to: tier, count: z.int() })),
  asksForD: z.int().describe('How many would be asked about: a person decides on tier D.'),
  monthly: z.array(MoneyView).describe('What a month costs more, or less, by currency.'),
});
export type TierWhatIf = z.infer<typeof TierWhatIf>;

/** Body of `POST /v1/tiers/what-if`. */
export const TierTrial = z
  .strictObject({
    policy: EvaluatePolicy.optional().describe('A whole policy of the kind “evaluate”, not published yet.'),
    version: z.int().min(1).optional().describe('Or a version of it that is published.'),
  })
  .refine(({ policy, version }) => (policy === undefined) !== (version === undefined), 'name either policy or version');
export type TierTrial = z.infer<typeof TierTrial>;

/** Body of `POST /v1/talents/{id}/tier`. */
export const TierRequest = z.strictObject({
  from: tier.nullable().describe('The tier that you have seen; another one meanwhile is refused with 409.'),
  to: tier,
  reason: reason.describe('Why; the person reads it.'),
});
export type TierRequest = z.infer<typeof TierRequest>;

/** Body of `POST /v1/scorecards/{id}/disputes`. */
export const DisputeRequest = z.strictObject({
  metric: z.string().min(1).max(40).describe('One that the scorecard shows.'),
  reason: reason.describe('What is wrong with it.'),
});
export type DisputeRequest = z.infer<typeof DisputeRequest>;

/** Body of an appeal. */
export const AppealRequest = z.strictObject({ reason: reason.describe('Why the decision is wrong.') });
export type AppealRequest = z.infer<typeof AppealRequest>;
