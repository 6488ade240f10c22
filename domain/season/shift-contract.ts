import { z } from 'zod';

import { shiftStates } from './shift-states';

const instant = z.iso.datetime({ offset: true }).transform((at) => new Date(at).toISOString());
const id = z.string().min(1).max(100);

/** A run of half hours of one queue. */
const Run = z.strictObject({
  queue: z.string().min(1).max(64),
  from: instant.describe('Begin of the first half hour.'),
  until: instant.describe('End of the last one.'),
});

/** Body of `POST /v1/shift-blocks/claims`: all that one person wants in one week. */
export const ClaimRequest = z.strictObject({
  engagement: id,
  runs: z.array(Run).min(1).max(60).describe('All in one ISO week of the season. Granted in this order.'),
  standby: z
    .boolean()
    .default(false)
    .describe('Stand by where a run is full: the place is yours when one becomes free.'),
});
export type ClaimRequest = z.infer<typeof ClaimRequest>;

/** A run that somebody took. */
export const ShiftView = z.strictObject({
  id: z.string(),
  engagement: z.string(),
  talent: z.string(),
  campaign: z.string(),
  queue: z.string(),
  period: z.string().describe('ISO week, e.g. 2027-W09.'),
  from: z.string(),
  until: z.string(),
  state: z.enum(shiftStates),
  confirmBy: z.string().nullable().describe('Until when it has to be confirmed; null when it is, or need not be.'),
  workedMinutes: z.int().nullable(),
});
export type ShiftView = z.infer<typeof ShiftView>;

/** What became of a claim. */
export const ClaimReply = z.strictObject({
  shifts: z.array(ShiftView).describe('What is theirs now: claimed, confirmed or on standby.'),
  refused: z.array(
    z.strictObject({
      queue: z.string(),
      from: z.string(),
      until: z.string(),
      reason: z.enum([
        'outside',
        'not-live',
        'tier',
        'tier-first',
        'conflict',
        'day-cap',
        'weekly-cap',
        'rest',
        'full',
      ]),
      says: z.string(),
    }),
  ),
});
export type ClaimReply = z.infer<typeof ClaimReply>;

/** Body of `POST /v1/shift-blocks/claim-lists`: what many want, as a planning tool sends it. */
export const ClaimLists = z.strictObject({
  claims: z.array(ClaimRequest).min(1).max(100).describe('One for each person and week. Served in this order.'),
});
export type ClaimLists = z.infer<typeof ClaimLists>;

/** What became of the claims of many: one line each, in their order. */
export const ClaimListsReply = z.strictObject({
  items: z.array(
    z.strictObject({
      engagement: z.string(),
      claim: ClaimReply.nullable().describe('Null when nothing of it could be looked at.'),
      says: z.string().nullable().describe('Why, then.'),
    }),
  ),
});
export type ClaimListsReply = z.infer<typeof ClaimListsReply>;

/** Body of `POST /v1/shift-blocks/confirmations` and `…/releases`. */
export const ShiftList = z.strictObject({ shifts: z.array(id).min(1).max(200) });
export type ShiftList = z.infer<typeof ShiftList>;

const RefusedShift = z.strictObject({ shift: z.string(), says: z.string() });

/** What became of a list of shifts. */
export const ShiftListReply = z.strictObject({ shifts: z.array(z.string()), refused: z.array(RefusedShift) });
export type ShiftListReply = z.infer<typeof ShiftListReply>;

/** Body of `POST /v1/shifts/attendance`: what was worked, as the work tool or a supervisor saw it. */
export const AttendanceRequest = z.strictObject({
  reports: z
    .array(
      z.strictObject({
        shift: id,
        minutes: z.int().min(0).max(1440).describe('Worked; 0 is a no-show.'),
      }),
    )
    .min(1)
    .max(1000),
});
export type AttendanceRequest = z.infer<typeof AttendanceRequest>;

/** A half hour with its places. */
export const ShiftBlockView = z.strictObject({
  campaign: z.string(),
  queue: z.string(),
  from: z.string(),
  until: z.string(),
  needed: z.int().describe('People whom the demand asks for: fewer claims leave it uncovered.'),
  capacity: z.int().describe('People who may claim it; more than needed while the season has more people at work.'),
  claimed: z.int(),
  opensAt: z.string().describe('From when everyone may claim; before, tier A alone.'),
});
export type ShiftBlockView = z.infer<typeof ShiftBlockView>;
