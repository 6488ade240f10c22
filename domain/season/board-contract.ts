import { z } from 'zod';

import { MoneyView } from '../assign/contract';
import { PersonView, StoryLinks, TimelineEntry } from '../engagement/contract';
import { waveTransitions, type WaveState } from '../lifecycle';
import { campaignStates } from './contract';

const waveStates = Object.keys(waveTransitions) as [WaveState, ...WaveState[]];

const date = z.iso.date();
const heads = z.number().describe('People; effective ones count by what they get done.');

/** One sentence: what matters, and what can still be done about it. */
export const BoardSentence = z.strictObject({
  headline: z.string().describe('Where it will end, e.g. "258–274 of 270 effective heads by Mon 1 Mar."'),
  rest: z.string().describe('What is short and fixable until when, and the main risk.'),
});
export type BoardSentence = z.infer<typeof BoardSentence>;

/** What it costs that nobody decides. */
export const WaitingPrice = z.strictObject({
  perDay: MoneyView.nullable().describe('Null: nothing yet.'),
  until: date.nullable().describe('Last chance; after it the thing is lost.'),
  says: z.string(),
});
export type WaitingPrice = z.infer<typeof WaitingPrice>;

export const BoardDecision = z.strictObject({
  ask: z.string(),
  kind: z.string(),
  question: z.string(),
  count: z.int().describe('Questions of this kind that wait; `ask` is the one due first.'),
  dueAt: z.string(),
  late: z.boolean(),
  yours: z.boolean(),
  price: WaitingPrice,
});
export type BoardDecision = z.infer<typeof BoardDecision>;

export const BoardClass = z.strictObject({
  no: z.int(),
  state: z.enum(waveStates),
  short: z.boolean(),
  seats: z.int(),
  bookings: z.int().describe('Most that may be booked; not all show up.'),
  booked: z.int(),
  cleared: z.int().describe('Papers complete and check clear, for this class.'),
  waitlisted: z.int(),
  shown: z.int(),
  passed: z.int().describe('Passed the classroom.'),
  live: z.int().describe('Went live, of this class.'),
  sourcingOn: date,
  classroomOn: date,
  liveOn: date,
  shortBy: z.int().describe('Bookings that are missing for a full class.'),
  lastChance: date.nullable().describe('Until when it can still be filled; null once it began.'),
});
export type BoardClass = z.infer<typeof BoardClass>;

export const funnelStages = ['screened', 'offered', 'accepted', 'cleared', 'started', 'passed', 'live'] as const;

export const BoardStage = z.strictObject({
  stage: z.enum(funnelStages),
  plan: z.int(),
  due: z.number().describe('What the plan has by today.'),
  actual: z.int(),
  pass: z.number().nullable().describe('Share of the stage before that came here.'),
  planPass: z.number().nullable(),
  medianDays: z.number().nullable().describe('From the stage before.'),
  sources: z.array(z.strictObject({ source: z.string(), count: z.int(), pass: z.number().nullable() })),
});
export type BoardStage = z.infer<typeof BoardStage>;

export const BoardWeek = z.strictObject({
  week: z.int().describe('0 is the first week of the peak.'),
  starts: date,
  required: heads,
  planned: heads.describe('Effective heads by the plan.'),
  actual: heads.nullable().describe('Effective heads that there were; null for weeks to come.'),
  p10: heads.nullable().describe('Forecast from today on.'),
  p50: heads.nullable(),
  p90: heads.nullable(),
});
export type BoardWeek = z.infer<typeof BoardWeek>;

const compared = z.strictObject({ plan: z.number().nullable(), actual: z.number().nullable() });

export const BoardDemand = z.strictObject({
  week: z.int(),
  starts: date,
  calls: compared.describe('Of a busy interval.'),
  ahtSeconds: compared,
  shrinkage: compared,
  serviceLevel: compared,
  occupancy: compared,
  abandoned: z.number().nullable().describe('Share of the calls offered.'),
});
export type BoardDemand = z.infer<typeof BoardDemand>;

export const BoardEffect = z.strictObject({
  what: z.enum(['calls', 'aht', 'shrinkage', 'classroom', 'nesting', 'survival']),
  plan: z.number(),
  actual: z.number(),
  headsAtPeak: z.number().describe('Effective heads won (+) or missing (−) in the tightest week of the peak.'),
});
export type BoardEffect = z.infer<typeof BoardEffect>;

export const stuckSteps = ['offer', 'check', 'signature', 'papers', 'access', 'training'] as const;

export const BoardView = z.strictObject({
  id: z.string(),
  name: z.string(),
  state: z.enum(campaignStates),
  pausedFrom: z.enum(campaignStates).nullable(),
  now: z.string().describe('Business time.'),
  createdAt: z.string(),
  timeZone: z.string(),
  peakOn: date,
  endsOn: date,
  planVersion: z.int(),
  planApproved: z.boolean(),
  newestVersion: z.int().describe('Above the plan’s own: a change waits for approval.'),
  week: z.int().describe('Of the season; 0 is the first week of the peak.'),
  sentence: BoardSentence,
  active: z.strictObject({
    heads: z.int().describe('At work now, new people.'),
    effective: heads.describe('With the base, by what they get done.'),
    needed: heads,
    planned: heads,
    target: z.int().describe('Most new people that may be active at once.'),
  }),
  forecast: z.strictObject({
    week: z.int(),
    on: date,
    p10: heads,
    p50: heads,
    p90: heads,
    needed: heads,
    chance: z.number().describe('That there are enough, 0–1.'),
  }),
  money: z.strictObject({
    budget: MoneyView,
    paid: MoneyView,
    committed: MoneyView.describe('Reserved for offers and work agreed.'),
    atCompletion: MoneyView.describe('Paid, and what the forecast still costs.'),
    over: z.boolean(),
    heldOffers: z.int().describe('Offers that the plan wants now and the budget has no room for.'),
  }),
  next: z.strictObject({ what: z.string(), on: date }).nullable(),
  decisions: z.array(BoardDecision),
  curve: z.array(BoardWeek),
  funnel: z.array(BoardStage),
  classes: z.array(BoardClass),
  demand: z.array(BoardDemand),
  effects: z.array(BoardEffect),
  uncovered: z.strictObject({
    intervals: z.int().describe('Of the next seven days.'),
    uncovered: z.int(),
    missingHours: z.number().describe('Hours of agents that nobody has claimed.'),
    days: z.array(
      z.strictObject({
        date,
        intervals: z.int(),
        uncovered: z.int(),
        missingHours: z.number(),
        worstAt: z.string().nullable(),
        worstShort: z.int(),
      }),
    ),
    stretches: z
      .array(
        z.strictObject({
          queue: z.string(),
          from: z.string(),
          until: z.string(),
          missing: z.int().describe('Most people missing at a time.'),
          hours: z.number().describe('Hours of people that nobody has taken.'),
        }),
      )
      .describe('Intervals side by side that are not covered: the dozen that miss most, by begin.'),
  }),
  leavers: z.strictObject({
    left: z.int(),
    fellOut: z.int(),
    byTenure: z.array(z.strictObject({ week: z.int(), why: z.string(), count: z.int() })),
    before: z.array(z.strictObject({ stage: z.string(), why: z.string(), count: z.int() })),
  }),
  stuck: z.strictObject({
    late: z.int().describe('People with something past its date.'),
    oldestDays: z.number().nullable(),
    main: z.string().nullable().describe('The step that most of them are late with.'),
    mainCount: z.int(),
    ages: z.array(
      z.strictObject({
        step: z.enum(stuckSteps),
        counts: z.array(z.int()).length(4).describe('Under 1 day, 1–3, 3–7, over 7 days.'),
      }),
    ),
  }),
  tiers: z.array(
    z.strictObject({
      tier: z.string(),
      now: z.int(),
      projected: z.int(),
      rateCard: z.number().describe('Added to the agreed rate, as a share.'),
      moreAWeek: MoneyView.describe('What that costs a week now, with the employer’s burden.'),
    }),
  ),
  atRisk: z.array(
    z.strictObject({
      engagement: z.string(),
      talent: PersonView,
      reason: z.string(),
      dueAt: z.string(),
      late: z.boolean(),
      links: StoryLinks,
    }),
  ),
  audit: z.array(TimelineEntry),
  links: StoryLinks.extend({ board: z.string(), stream: z.string(), report: z.string() }),
});
export type BoardView = z.infer<typeof BoardView>;
