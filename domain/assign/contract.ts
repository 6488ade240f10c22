import { z } from 'zod';

/** Money as the API speaks it; negative for corrections. */
export const MoneyView = z.strictObject({
  amount: z.string().describe('Decimal text, e.g. "1200.00".'),
  currency: z.string().describe('ISO 4217 code.'),
});
export type MoneyView = z.infer<typeof MoneyView>;

export const workItemStates = [
  'planned',
  'offered',
  'accepted',
  'in_progress',
  'submitted',
  'rework',
  'done',
  'declined',
  'expired',
  'reassigned',
] as const;

/** One deliverable as given to the talent through the work tool. */
export const WorkItemView = z.strictObject({
  id: z.string(),
  engagement: z.string(),
  no: z.int(),
  title: z.string(),
  acceptance: z.array(z.string()),
  state: z.enum(workItemStates),
  amount: MoneyView.nullable().describe('What its milestone pays.'),
  dueAt: z.string(),
  offeredAt: z.string().nullable(),
  submittedAt: z.string().nullable(),
  acceptedAt: z.string().nullable(),
  rounds: z.int().describe('How often it was sent back.'),
  note: z.string().nullable().describe('What the talent wrote at submission.'),
  review: z.record(z.string(), z.unknown()).nullable(),
  link: z.string().nullable().describe('Its page in the work tool.'),
});
export type WorkItemView = z.infer<typeof WorkItemView>;

/** One payment: made by runs only, once per key. */
export const PaymentView = z.strictObject({
  key: z.string().describe('Business key; the payments system knows it as its idempotency key.'),
  engagement: z.string(),
  engagementTitle: z.string(),
  talent: z.string(),
  milestone: z.string().nullable().describe('Title of the milestone, if it is for one.'),
  reason: z.string(),
  amount: MoneyView,
  state: z.enum(['due', 'paid']),
  dueAt: z.string(),
  paidAt: z.string().nullable(),
  providerRef: z.string().nullable(),
});
export type PaymentView = z.infer<typeof PaymentView>;
