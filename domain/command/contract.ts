import { z } from 'zod';

import { Deliverable, MoneyInput } from '../hire/contract';

const reason = z
  .string()
  .trim()
  .min(1, 'say why')
  .max(2000)
  .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/, 'must not hold control characters')
  .describe('Why; kept with the engagement and shown to the people it concerns.');
const date = z.iso.date('write a date like 2026-12-01');

/** Body of a command that needs nothing but its reason. */
export const WithReason = z.strictObject({ reason });
export type WithReason = z.infer<typeof WithReason>;

/** Body of `POST /v1/engagements/{id}/resign`. */
export const Resignation = z.strictObject({
  reason,
  lastDay: date
    .optional()
    .describe('The last day of work, in the engagement’s zone. (Default: after the notice of the policy)'),
});
export type Resignation = z.infer<typeof Resignation>;

export const terminationCauses = ['no_show', 'performance', 'misconduct', 'business', 'other'] as const;

/** Body of `POST /v1/engagements/{id}/terminate`. */
export const Termination = z.strictObject({
  reason,
  cause: z.enum(terminationCauses).default('other'),
  lastDay: date
    .optional()
    .describe('The last day of work, with notice. (Default: at once; access is revoked before anything else)'),
});
export type Termination = z.infer<typeof Termination>;

/** Body of `POST /v1/engagements/{id}/extend`. */
export const Extension = z.strictObject({ reason, until: date.describe('The new last day of work.') });
export type Extension = z.infer<typeof Extension>;

/** A deliverable changed by its number; what is left out stays. */
export const DeliverableChange = Deliverable.partial().extend({ no: z.int().min(1).max(999) });
export type DeliverableChange = z.infer<typeof DeliverableChange>;

/** Body of `POST /v1/engagements/{id}/change-order`. */
export const ChangeOrder = z.strictObject({
  reason,
  add: z.array(Deliverable).max(30).default([]),
  change: z.array(DeliverableChange).max(30).default([]),
  drop: z.array(z.int().min(1)).max(30).default([]).describe('Numbers of deliverables that are not wanted any more.'),
  notToExceed: MoneyInput.optional().describe(
    'A new cap; it stays within the requisition’s budget. (Default: unchanged)',
  ),
});
export type ChangeOrder = z.infer<typeof ChangeOrder>;

/** Body of `POST /v1/engagements/{id}/correct-pay`: the payment is reversed and, with an amount, paid anew. */
export const PayCorrection = z.strictObject({
  reason,
  milestone: z.int().min(1).max(999),
  amount: MoneyInput.optional().describe('What is right. (Default: nothing is; the payment is only reversed)'),
});
export type PayCorrection = z.infer<typeof PayCorrection>;

/** Every command of an engagement and its body. */
export const commandBodies = {
  withdraw: WithReason,
  terminate: Termination,
  resign: Resignation,
  suspend: WithReason,
  resume: WithReason,
  extend: Extension,
  'change-order': ChangeOrder,
  'correct-pay': PayCorrection,
} as const;

/** A command as it was given, and what became of it. */
export const CommandView = z.strictObject({
  id: z.string(),
  kind: z.enum(Object.keys(commandBodies) as [keyof typeof commandBodies, ...(keyof typeof commandBodies)[]]),
  subject: z.string(),
  by: z.string(),
  at: z.string(),
  state: z.enum(['given', 'proposed', 'applied', 'refused']),
  settledAt: z.string().nullable(),
  outcome: z.string().nullable().describe('In one sentence: what was done, or why not.'),
});
export type CommandView = z.infer<typeof CommandView>;
