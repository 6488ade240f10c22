import { z } from 'zod';

import { MoneyView } from '../assign/contract';
import { timeKinds, timeStates } from './time-states';

const id = z.string().min(1).max(100);
const reason = z
  .string()
  .trim()
  .min(1, 'say why')
  .max(500)
  .regex(/^[^\u0000-\u001f\u007f]*$/, 'must not hold control characters');

/** An ISO week, e.g. 2027-W09. */
export const WeekName = z
  .string()
  .regex(/^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/, 'write an ISO week like 2027-W09')
  .describe('ISO week, e.g. 2027-W09.');

/** Time of one person and kind in a week. */
export const TimeEntryView = z.strictObject({
  id: z.string(),
  campaign: z.string(),
  engagement: z.string(),
  talent: z.string(),
  period: z.string(),
  kind: z.enum(timeKinds),
  version: z.int().describe('1, and one more after each correction.'),
  minutes: z.int(),
  state: z.enum(timeStates).describe('locked: a corrected version took its place.'),
  amount: MoneyView.describe('What it is worth at the hourly rate, that of the tier included.'),
  note: z.string().nullable(),
  payment: z.string().nullable().describe('Key of the payment that pays it.'),
  paidAt: z.string().nullable(),
});
export type TimeEntryView = z.infer<typeof TimeEntryView>;

/** Body of `POST /v1/time-entries/approve`: a list, or all that is submitted of a week. */
export const TimeApproval = z
  .strictObject({
    entries: z.array(id).min(1).max(1000).optional(),
    campaign: id.optional(),
    period: WeekName.optional(),
    except: z.array(id).max(1000).default([]).describe('Left as they are, when a whole week is approved.'),
  })
  .refine(
    ({ entries, campaign, period }) => (entries === undefined) === (campaign !== undefined && period !== undefined),
    'name entries, or a campaign and a period',
  );
export type TimeApproval = z.infer<typeof TimeApproval>;

/** Body of `POST /v1/time-entries/decline`. */
export const TimeRefusal = z.strictObject({ entries: z.array(id).min(1).max(1000), reason });
export type TimeRefusal = z.infer<typeof TimeRefusal>;

/** Body of `POST /v1/time-entries/correct`. */
export const TimeCorrection = z.strictObject({
  corrections: z
    .array(
      z.strictObject({
        entry: id,
        minutes: z.int().min(0).max(10_080).describe('What is right for the whole week.'),
        reason,
      }),
    )
    .min(1)
    .max(500),
});
export type TimeCorrection = z.infer<typeof TimeCorrection>;

/** What became of a list of entries. */
export const TimeListReply = z.strictObject({
  count: z.int(),
  entries: z.array(z.string()).describe('At most 1,000 of them.'),
  refused: z.array(z.strictObject({ entry: z.string(), says: z.string() })),
});
export type TimeListReply = z.infer<typeof TimeListReply>;
