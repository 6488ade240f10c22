import { z } from 'zod';

import { roles } from '../roles';

const days = (describe: string) => z.number().min(0).max(3650).describe(`${describe} Days.`);
const hours = (describe: string) => z.number().min(0).max(8760).describe(`${describe} Hours.`);
const share = z.number().min(0).max(1);

/** How a season is run: gates, offers, classes, shifts, pay, re-planning and release. */
export const SeasonPolicy = z.strictObject({
  plan: z.strictObject({
    role: z.enum(roles).describe('Who approves the plan and its changes; never who asked.'),
    dueDays: days('Time to approve.'),
    escalateTo: z.enum(roles),
  }),
  offers: z.strictObject({
    hours: hours('How long an offer stands.'),
    chunk: z.int().min(1).max(500).describe('Engagements that are started at a time.'),
    surplusShare: share.describe('Offers beyond the plan of a class while people still answer.'),
  }),
  classes: z.strictObject({
    goRole: z.enum(roles).describe('Who says go or no-go for a class.'),
    goDaysBefore: days('When it is asked, before the classroom begins.'),
    goDueHours: hours('Time to say so.'),
    goSilence: z.enum(['go', 'cancel']).describe('What counts without an answer.'),
    shortBelow: share.describe('Booked, as a share of seats, under which a class is short.'),
    confirmDaysBefore: z
      .array(z.number().min(0).max(60))
      .length(2)
      .describe('When people confirm that they come, first and last time. Silence releases the place to the waitlist.'),
    provisionDaysBefore: days('When access is granted, before the classroom begins.'),
    showHours: hours('How long after its beginning whoever was not seen counts as a no-show.'),
    course: z.string().describe('Course of the classroom.'),
  }),
  nesting: z.strictObject({
    leastQa: z.number().min(0).max(100).describe('QA score that ends the supervision.'),
    mostAht: z.number().positive().describe('Handling time as a part of the target that ends it.'),
    extraWeeks: z.int().min(0).max(8).describe('Weeks more before a person is asked: extend or release.'),
    role: z.enum(roles),
    dueDays: days('Time to decide.'),
  }),
  shifts: z.strictObject({
    claimDaysAhead: days('How far ahead blocks can be claimed.'),
    firstTierHours: hours('How long tier A claims alone.'),
    confirmHours: hours('How long before its start a shift must be confirmed; else it goes to standby.'),
    mostHoursPerDay: z.number().positive().max(24),
    restHours: hours('Rest between the last shift of a day and the next.'),
    lowerTierShare: share.describe('Part of their weekly hours that tier C may claim.'),
  }),
  pay: z.strictObject({
    daysAfterWeek: days('When a week is paid, after its end.'),
    reservePeriods: z
      .int()
      .min(0)
      .max(26)
      .describe('Weeks of pay that stay reserved per person, renewed by each pay run.'),
    noticeWeeks: z.number().min(0).max(12),
    standbyShare: share.describe('Part of the time on standby that is paid when nobody was called.'),
    completionBonusMinor: z
      .record(z.string(), z.int().min(0))
      .describe('Paid to whoever stays to the end, minor units per currency.'),
  }),
  time: z.strictObject({
    role: z
      .enum(roles)
      .describe('Who is asked about hours that nobody decided on by the day on which their week is paid.'),
    dueDays: days('Time to decide; then it is asked again.'),
    escalateTo: z.enum(roles),
  }),
  results: z.strictObject({
    role: z.enum(roles).describe('Who is asked for results of a class that did not come.'),
    afterDays: days(
      'When it is asked, after the classroom or the supervised weeks have ended, and again after a “later”.',
    ),
    dueDays: days('Time to give them.'),
    escalateTo: z.enum(roles),
  }),
  mail: z.strictObject({
    shiftHours: hours('How long before a shift must be confirmed its person is told by mail.'),
  }),
  replan: z.strictObject({
    priorPeople: z
      .int()
      .min(1)
      .describe('People’s worth of trust in a planned yield: (passes + prior·plan)/(decided + prior).'),
    movedShare: share.describe('How far the peak’s p50 must move before a person is asked.'),
    lastChanceDays: days('How near a last-chance date must be before a person is asked.'),
    dueDays: days('Time to decide.'),
  }),
  release: z.strictObject({
    role: z.enum(roles).describe('Who signs a release list.'),
    noticeDays: days('Notice before the last day.'),
    dueDays: days('Time to sign.'),
  }),
});
export type SeasonPolicy = z.infer<typeof SeasonPolicy>;
