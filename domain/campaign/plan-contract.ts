import { z } from 'zod';

const Money = z.strictObject({ amount: z.string(), currency: z.string() });

const StaticSizing = z.strictObject({
  agentsBase: z.int().nullable().describe('Agents on calls in a busy interval outside the season.'),
  agentsPeak: z.number().nullable(),
  scheduledBase: z.int().nullable(),
  scheduledPeak: z.int().nullable(),
  heads: z.int().describe('People for the peak.'),
  baseHeads: z.int(),
  netNew: z.int(),
  seats: z.int(),
  offers: z.int(),
  screens: z.int(),
});

const ClassView = z.strictObject({
  wave: z
    .int()
    .optional()
    .describe('Number of the class that is under way and stays as it is. (Default: still to be made)'),
  liveWeek: z.int().describe('0 is the first week of the peak.'),
  liveOn: z.iso.date(),
  room: z.int(),
  classroomStarts: z.iso.date(),
  sourcingStarts: z.iso.date().describe('The last chance to have this class.'),
  seats: z.int(),
  trainers: z.int(),
  bookings: z.int().describe('Most people to book; not all show up.'),
  offers: z.int(),
  screens: z.int(),
});

const WeekView = z.strictObject({
  week: z.int(),
  starts: z.iso.date(),
  calls: z.number().nullable().describe('Of the busy interval; null when agents or heads were imported.'),
  agents: z.number().nullable().describe('On calls in the busy interval; null when heads were imported.'),
  requiredHeads: z.number(),
  baseHeads: z.number(),
  plannedHeads: z.number().describe('People at work, base and new.'),
  effectiveHeads: z.number().describe('The same by what they get done: new people are slower at first.'),
  serviceLevel: z.number().nullable().describe('With the effective heads, nobody hanging up.'),
  occupancy: z.number().nullable(),
  p10: z.number().describe('One season in ten has fewer effective heads.'),
  p50: z.number(),
  p90: z.number(),
});

const Lever = z.strictObject({
  lever: z.string(),
  change: z.string().describe('What to do, in words.'),
  effect: z.strictObject({
    heads: z.number().describe('Effective heads won in the week, or needed no more.'),
    shortAfter: z.number().describe('What is still missing then, in the finding’s unit.'),
    seats: z.int().describe('Seats more than planned.'),
    offers: z.int().describe('Offers more than planned.'),
  }),
  cost: Money.describe('More than planned, with burden; negative: saved.'),
  lastChance: z.iso.date(),
});
export type Lever = z.infer<typeof Lever>;

const Finding = z.strictObject({
  kind: z.enum(['short', 'budget', 'late_start', 'at_risk']),
  week: z.int().nullable(),
  shortBy: z.number(),
  unit: z.enum(['heads', 'money', 'days']),
  says: z.string().describe('The finding in one sentence.'),
  levers: z.array(Lever),
});
export type Finding = z.infer<typeof Finding>;

/** A season’s plan, as `muster plan --json` prints it and a campaign’s plan version keeps it. */
export const SeasonPlan = z.strictObject({
  externalId: z.string(),
  name: z.string(),
  asOf: z.iso.date(),
  sentence: z.string(),
  static: StaticSizing,
  seats: z.int(),
  leastSeats: z.int().describe('No plan that covers as much has fewer.'),
  proven: z.boolean().describe('False when the search was cut short.'),
  offers: z.int(),
  screens: z.int(),
  classes: z.array(ClassView),
  weeks: z.array(WeekView),
  cost: z.strictObject({
    total: Money,
    base: Money,
    new: Money,
    training: Money,
    burden: Money,
    covered: Money.describe('The part that the budget covers.'),
    budget: Money,
  }),
  band: z
    .strictObject({ week: z.int(), p10: z.number(), p50: z.number(), p90: z.number() })
    .describe('Effective heads in the tightest week of the peak.'),
  findings: z.array(Finding),
  assumptions: z.array(z.string()),
});
export type SeasonPlan = z.infer<typeof SeasonPlan>;
