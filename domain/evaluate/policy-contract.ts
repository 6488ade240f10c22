import { z } from 'zod';

import { roles } from '../roles';

const share = z.number().min(0).max(1);
const points = z.number().min(0).max(100);
const businessDays = z.int().min(1).max(90);
const prior = z.strictObject({ mean: points, k: z.number().min(0) });
const weights = z
  .strictObject({
    quality: share,
    outcome: share,
    resolution: share,
    commitments: share,
    peer: share,
    efficiency: share,
  })
  .describe('Weights of the metrics; they add up to 1.');

/** Who decides a question about a rating, by when, and to whom it goes when nobody does. */
const Decision = z.strictObject({
  role: z.enum(roles),
  decideBusinessDays: businessDays.describe('Time to decide, in business days of the talent’s jurisdiction.'),
  escalateTo: z.enum(roles),
});

/** What a tier brings. */
export const TierEffect = z.strictObject({
  firstOfferHours: z.number().min(0).describe('How long offers go to this tier alone. Hours.'),
  rateCard: z.number().min(-0.5).max(0.5).describe('Added to the rate card: 0.08 is 8 % more.'),
  openEngagements: z.int().min(0).describe('The most engagements at a time.'),
  newOffers: z.boolean(),
  refresher: z.string().nullable().describe('Course that a person is asked to take on entering the tier.'),
});
export type TierEffect = z.infer<typeof TierEffect>;

/** Support work: its own weights, and how what is observed becomes 0–100. */
const SupportPolicy = z.strictObject({
  weights,
  priors: z.record(z.string(), prior),
  anchors: z
    .record(z.string(), z.array(z.tuple([z.number(), points])).min(2))
    .describe('Pairs of observed value and points, rising by value; between them a straight line.'),
  ahtBand: z
    .strictObject({ from: z.number().positive(), to: z.number().positive() })
    .describe('Handling time as a part of what is usual for the contact type; inside counts in full.'),
  leastContacts: z.int().min(1),
});
export type SupportPolicy = z.infer<typeof SupportPolicy>;

/** Scorecards, peer reviews, disputes, tiers and what they bring. */
export const EvaluatePolicy = z.strictObject({
  weights,
  priors: z.record(z.string(), prior).describe('Small samples are shrunk: (n·x + k·mean)/(n + k).'),
  leastDeliverables: z.int().min(1),
  tiers: z.array(z.strictObject({ tier: z.enum(['A', 'B', 'C']), enter: z.number(), stay: z.number() })),
  projectWindow: z
    .union([z.literal('milestone'), z.strictObject({ days: z.number().positive().max(366) })])
    .describe('A card for each milestone, or for each stretch of days; the card of the project comes at its end.'),
  peer: z.strictObject({
    least: z.int().min(2).describe('With fewer reviews the metric is absent.'),
    most: z.int().min(2).max(20).describe('The most reviewers that are asked.'),
    dueDays: z.number().positive().max(90).describe('Time to review; what is missing then lapses. Days.'),
  }),
  promote: z.strictObject({ needs: z.int().min(1), of: z.int().min(1) }),
  demote: z.strictObject({ consecutive: z.int().min(1) }),
  cooldownDays: z.number().min(0).max(365),
  dispute: Decision.extend({ businessDays: businessDays.describe('How long a rating may be disputed.') }),
  demotion: Decision.describe('Who confirms tier D. Without an answer the person does not get it.'),
  appeal: Decision.extend({ businessDays: businessDays.describe('How long a decision may be appealed.') }),
  effects: z.strictObject({ A: TierEffect, B: TierEffect, C: TierEffect, D: TierEffect }),
  refresherDays: z.number().positive().max(365).describe('Time to take a refresher. Days.'),
  support: SupportPolicy,
});
export type EvaluatePolicy = z.infer<typeof EvaluatePolicy>;
