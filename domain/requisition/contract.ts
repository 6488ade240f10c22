import { z } from 'zod';

import { AskView } from '../ask/contract';
import { MoneyView } from '../assign/contract';
import { EngagementSummary, Explanation, PersonView, StoryLinks, TimelineEntry } from '../engagement/contract';
import { hireTransitions, requisitionTransitions } from '../lifecycle';
import type { HireState, RequisitionState } from '../lifecycle';

export const hireStates = Object.keys(hireTransitions) as [HireState, ...HireState[]];
const requisitionStates = Object.keys(requisitionTransitions) as [RequisitionState, ...RequisitionState[]];

/** One hire in a list. */
export const HireSummary = z.strictObject({
  id: z.string(),
  externalId: z.string(),
  title: z.string(),
  role: z.string(),
  state: z.enum(hireStates),
  requestedBy: PersonView,
  starts: z.string(),
  ends: z.string(),
  budget: MoneyView,
  engagement: z.string().nullable(),
  createdAt: z.string(),
  changedAt: z.string(),
  explanation: Explanation,
  links: StoryLinks,
});
export type HireSummary = z.infer<typeof HireSummary>;

export const RequisitionView = z.strictObject({
  id: z.string(),
  state: z.enum(requisitionStates),
  title: z.string(),
  role: z.string(),
  skills: z.array(z.strictObject({ skill: z.string(), level: z.int() })),
  positions: z.int(),
  engagementType: z.string(),
  jurisdiction: z.string(),
  timeZone: z.string(),
  starts: z.string(),
  ends: z.string(),
  budget: MoneyView,
  committed: MoneyView,
  free: MoneyView,
  offered: MoneyView.describe('What is offered for the whole.'),
  otherRoles: z.array(z.string()).describe('Roles that are looked for too, since the lead said so.'),
  round: z.int().describe('How often it was looked for people.'),
  approvedBy: PersonView.nullable(),
});
export type RequisitionView = z.infer<typeof RequisitionView>;

/** One applicant. */
export const ApplicationView = z.strictObject({
  id: z.string(),
  rank: z.int().nullable().describe('1 is the best; null without a score.'),
  talent: PersonView,
  tier: z.string().nullable(),
  source: z.enum(['pool', 'marketplace']),
  state: z.string(),
  ask: MoneyView.nullable().describe('What the person asks for the whole project.'),
  score: z.number().nullable(),
  breakdown: z.record(z.string(), z.number()).nullable().describe('Parts of the score, each 0–1 before its weight.'),
  reasonAgainst: z
    .string()
    .nullable()
    .describe('The need that the person misses, if any; scores rank, they never reject.'),
  note: z.string().nullable().describe('Why the person is not considered any more, or not now.'),
  appliedAt: z.string(),
  shortlisted: z.boolean(),
});
export type ApplicationView = z.infer<typeof ApplicationView>;

/** One time that nobody was left to offer the work to, and what the lead decided. */
export const ImpasseView = z.strictObject({
  no: z.int(),
  why: z.string().describe('In plain English.'),
  askedAt: z.string(),
  decision: z.enum(['again', 'rest', 'cancel']).nullable(),
  decidedAt: z.string().nullable(),
  changes: z.string().nullable().describe('What changed in the search, in plain English.'),
  approval: z.enum(['asked', 'approved', 'refused']).nullable().describe('Of a pay above the approved budget.'),
  round: z.int().nullable().describe('The round of looking that it began.'),
});
export type ImpasseView = z.infer<typeof ImpasseView>;

/** One hire: requisition, budget, ranked applications, asks, engagement, timeline. */
export const HireView = HireSummary.extend({
  policies: z.record(z.string(), z.int()),
  requisition: RequisitionView.nullable(),
  applications: z.array(ApplicationView),
  impasses: z.array(ImpasseView),
  asks: z.array(AskView),
  engagements: z.array(EngagementSummary),
  timeline: z.array(TimelineEntry),
});
export type HireView = z.infer<typeof HireView>;
