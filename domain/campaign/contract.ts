import { z } from 'zod';

import { MoneyInput, SkillNeed, SystemAccess } from '../hire/contract';
import { mostChatsAtOnce } from './channel';

const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\u0000-\u001f\u007f]*$/, 'must not hold control characters');
const name = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'write lower-case letters, digits and dashes, e.g. "support-agent"');
const date = z.iso.date('write a date like 2027-03-01');

const share = (what: string) =>
  z.number().gt(0, `${what} must be above 0`).max(1, `${what} is a share: write 0.9 for 90 %`);
const weeks = (least: number, most: number) => z.int().min(least).max(most);

/** Growth from base to peak. The meaning is asked, never assumed: +400 % of 100 calls is 500, 4 × is 400. */
const Swing = z.strictObject({
  percent: z.number().gt(0, 'a swing of nothing needs no season; write e.g. 400').max(100_000),
  meaning: z
    .enum(['increase', 'multiple'], {
      error:
        'say what the percent means: "increase" adds it (400 % of 100 calls more: 500), "multiple" multiplies by it (400 % of 100 calls: 400)',
    })
    .describe('increase: base + percent of base; multiple: percent of base.'),
});

const intervalMinutes = z
  .union([z.literal(10), z.literal(15), z.literal(30), z.literal(60)], { error: 'write 10, 15, 30 or 60 minutes' })
  .describe('Length of the interval that calls are counted in.');

/** Demand as a curve: base, ramp, peak, fall. */
const TypedDemand = z.strictObject({
  intervalMinutes,
  baseCalls: z
    .number()
    .gt(0, 'write the calls of a busy interval outside the season, more than 0')
    .max(1_000_000)
    .describe('Calls of a busy interval outside the season.'),
  swing: Swing,
  peakStarts: date.describe('First day of the peak; weeks count from it.'),
  rampWeeks: weeks(0, 26),
  peakWeeks: weeks(1, 52),
  fallWeeks: weeks(0, 26),
});

/** Demand from a file: calls, required agents or required heads, per interval or week, per queue. */
const ImportedDemand = z.strictObject({
  intervalMinutes,
  peakStarts: date.describe('First day of the peak; weeks count from it.'),
  csv: z
    .string()
    .min(1, 'the file is empty')
    .max(10_000_000, 'is longer than 10 MB; add the intervals up to weeks')
    .describe('Columns: starts, queue (when there are several), and one of calls, agents, heads.'),
  factor: z
    .number()
    .gt(0, 'a demand of nothing needs no season')
    .max(100)
    .optional()
    .describe('Every figure of the file so many times. (Default: 1)'),
});

const Service = z.strictObject({
  ahtSeconds: z
    .number()
    .gt(0, 'a call that takes no time needs nobody; write the average handling time in seconds')
    .max(86_400),
  level: z
    .number()
    .gt(0, 'the service level must be above 0; write 0.8 for 80 %')
    .max(0.999, 'nobody can answer every call in time; write at most 0.999'),
  thresholdSeconds: z.number().min(0).max(86_400),
  maxOccupancy: z
    .number()
    .gt(0, 'at occupancy 0 nobody would ever take a call; write 0.85 for 85 %')
    .max(1, 'nobody works more than all the time; write 0.85 for 85 %'),
  shrinkage: z
    .union([
      z.number().min(0).max(0.9, 'leaves almost nobody on calls; write at most 0.9'),
      z.record(name, z.number().min(0).max(0.9)),
    ])
    .describe('Share of paid time away from calls, whole or by part, e.g. {"breaks": 0.1, "coaching": 0.05}.'),
});

/** A queue of its own; what is left out is as in `service`. */
const Queue = z.strictObject({
  queue: name,
  channel: z.enum(['voice', 'chat', 'deferred']),
  ahtSeconds: Service.shape.ahtSeconds.optional(),
  level: Service.shape.level.optional(),
  thresholdSeconds: Service.shape.thresholdSeconds.optional(),
  concurrency: z.int().min(1).max(mostChatsAtOnce).optional().describe('Chats at once. (Default: 1)'),
  share: share('the share').optional().describe('Part of typed calls that goes here; the shares add up to 1.'),
});

/** Input of a season’s plan and body of `POST /v1/campaigns`. `examples/season.json` is the contract of names. */
export const CampaignRequest = z.strictObject({
  externalId: text(100).describe('Your own id of this season; unique per caller.'),
  name: text(200),
  timeZone: z.string().max(64).describe('IANA zone, e.g. "America/New_York".'),
  jurisdiction: z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, 'write a country or state code, e.g. "US-NY"'),
  engagementType: z.enum(['w2_seasonal', 'eor', 'aor', 'sow_vendor']),
  role: name,
  skills: z.array(SkillNeed).min(1).max(20),
  demand: z.union([TypedDemand, ImportedDemand]),
  service: Service,
  queues: z.array(Queue).min(1).max(10).optional().describe('(Default: one queue of calls)'),
  hours: z.strictObject({
    openPerWeek: z.number().gt(0).max(168, 'a week has 168 hours'),
    averageToPeak: share('average to peak').describe('Average load over open hours, as a share of the busy interval.'),
    perAgentWeek: z.number().gt(0).max(60),
    attendance: share('attendance'),
    scheduleFit: share('schedule fit').describe('Share of paid hours that fall where they are needed.'),
  }),
  yields: z.strictObject({
    screenPass: share('screenPass'),
    accept: share('accept'),
    clear: share('clear'),
    show: share('show'),
    classroom: share('classroom'),
    nesting: share('nesting'),
    weeklySurvival: share('weeklySurvival'),
  }),
  survivalByTenure: z
    .array(share('survivalByTenure'))
    .min(1)
    .max(26)
    .optional()
    .describe(
      'Who stays through each of the first weeks at work; later weeks as weeklySurvival. (Default: all weeks alike)',
    ),
  base: z.strictObject({
    heads: z.int().min(0).max(100_000).describe('Agents employed outside the season.'),
    backfilled: z.boolean().describe('Are leavers of the base replaced outside this plan?'),
  }),
  training: z.strictObject({
    rooms: z.int().min(1).max(50),
    seats: z.int().min(1).max(1000).describe('Seats of a room.'),
    trainerRatio: z.int().min(1).max(200).describe('Learners per trainer.'),
    classroomWeeks: weeks(1, 12),
    nestingWeeks: weeks(0, 12),
    hoursPerWeek: z.number().gt(0).max(60),
    sourcingLeadDays: z.int().min(0).max(365),
    blackouts: z
      .array(
        z.string().regex(/^\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}$/, 'write first and last day, "2026-12-21/2027-01-03"'),
      )
      .max(20)
      .default([])
      .describe('First and last day; no classroom touches them.'),
  }),
  ramp: z
    .array(share('the ramp'))
    .min(1)
    .max(26)
    .describe('Proficiency by week since going live; the last value stays.'),
  pay: z.strictObject({
    hourly: MoneyInput,
    paidHours: z.enum(['worked', 'scheduled']).describe('worked: absence is not paid; scheduled: it is.'),
    trainingPaid: z.boolean(),
    burdenPercent: z.number().min(0).max(100).describe('Employer’s taxes and insurance on top of wages.'),
  }),
  budget: z.strictObject({
    ...MoneyInput.shape,
    covers: z
      .array(z.enum(['new', 'base']))
      .min(1)
      .max(2),
  }),
  systems: z.array(SystemAccess).max(20).default([]),
});
export type CampaignRequest = z.infer<typeof CampaignRequest>;
