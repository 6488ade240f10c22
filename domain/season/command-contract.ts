import { z } from 'zod';

import { MoneyView } from '../assign/contract';
import { WithReason } from '../command/contract';
import { PlanDifference } from './contract';

const { reason } = WithReason.shape;
const date = z.iso.date('write a date like 2027-03-01');

/** Body of `POST /v1/campaigns/{id}/target`. */
export const TargetChange = z.strictObject({
  reason,
  heads: z.int().min(1).max(100_000).describe('People needed at the peak, the base included.'),
});
export type TargetChange = z.infer<typeof TargetChange>;

/** Body of `POST /v1/campaigns/{id}/waves`. */
export const AddClass = z.strictObject({
  reason,
  liveOn: date.describe('The day on which it goes live: the weekday of the peak’s first day.'),
  seats: z.int().min(1).max(1000),
});
export type AddClass = z.infer<typeof AddClass>;

/** Body of `POST /v1/campaigns/{id}/replace`. */
export const Replace = z.strictObject({
  reason,
  lateDays: z
    .int()
    .min(0)
    .max(60)
    .default(3)
    .describe('Days since whoever is replaced should have answered; nobody else is.'),
});
export type Replace = z.infer<typeof Replace>;

/** Body of `POST /v1/campaigns/{id}/ramp-down`. */
export const RampDown = z.strictObject({
  reason,
  lastDay: date.optional().describe('The season’s last day. (Default: as planned)'),
});
export type RampDown = z.infer<typeof RampDown>;

/** Body of `POST /v1/campaigns/{id}/approve`. */
export const PlanApproval = z.strictObject({
  reason: reason.optional().describe('Why, where findings speak against it.'),
});
export type PlanApproval = z.infer<typeof PlanApproval>;

/** Every command of a season and its body. */
export const seasonCommandBodies = {
  pause: WithReason,
  resume: WithReason,
  cancel: WithReason,
  replan: WithReason,
  target: TargetChange,
  'add-class': AddClass,
  replace: Replace,
  'ramp-down': RampDown,
} as const;

const kinds = Object.keys(seasonCommandBodies) as [
  keyof typeof seasonCommandBodies,
  ...(keyof typeof seasonCommandBodies)[],
];

/** A command as it was given to a season, and what became of it. */
export const SeasonCommandView = z.strictObject({
  id: z.string(),
  kind: z.enum(kinds),
  subject: z.string(),
  by: z.string(),
  at: z.string(),
  state: z.enum(['given', 'proposed', 'applied', 'refused']).describe('proposed: a person has to approve the plan.'),
  settledAt: z.string().nullable(),
  outcome: z.string().nullable().describe('In one sentence: what was done, or why not.'),
});
export type SeasonCommandView = z.infer<typeof SeasonCommandView>;

/** What a command would do now; nothing is written. */
export const SeasonOutlook = z.strictObject({
  dryRun: z.literal(true),
  kind: z.enum(kinds),
  says: z.string().describe('In one sentence.'),
  counts: z
    .array(z.strictObject({ what: z.string(), count: z.int() }))
    .describe('People, offers and classes that it concerns.'),
  needsApproval: z.boolean().describe('A person approves the plan first, never the one who asked for it.'),
  changes: z.array(PlanDifference).describe('The plan in force beside the one that would follow; empty when it stays.'),
  costMore: MoneyView.nullable().describe('Against the plan in force; negative: saved. Null when the plan stays.'),
  mind: z
    .array(z.string())
    .describe(
      'What the plan that would follow does not reach: money, dates, weeks that are short; a sentence each, at most three.',
    ),
});
export type SeasonOutlook = z.infer<typeof SeasonOutlook>;
