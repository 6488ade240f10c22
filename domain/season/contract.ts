import { z } from 'zod';

import { MoneyView } from '../assign/contract';
import { CampaignRequest } from '../campaign/contract';
import { SeasonPlan } from '../campaign/plan-contract';
import { PersonView, StoryLinks } from '../engagement/contract';
import { campaignTransitions, type CampaignState } from '../lifecycle';

export const campaignStates = Object.keys(campaignTransitions) as [CampaignState, ...CampaignState[]];

export const planKinds = ['draft', 'edit', 'replan', 'target', 'resume'] as const;
export type PlanKind = (typeof planKinds)[number];

export const planStates = ['draft', 'approved', 'superseded', 'refused'] as const;
export type PlanState = (typeof planStates)[number];

/** One season in a list. */
export const CampaignSummary = z.strictObject({
  id: z.string(),
  externalId: z.string(),
  name: z.string(),
  role: z.string(),
  jurisdiction: z.string(),
  timeZone: z.string(),
  state: z.enum(campaignStates),
  pausedFrom: z.enum(campaignStates).nullable().describe('Where a paused season goes on.'),
  starts: z.iso.date().describe('First day of the demand.'),
  peak: z.iso.date(),
  ends: z.iso.date().describe('Last day.'),
  targetHeads: z.int().describe('Most new people at work at once.'),
  budget: MoneyView.describe('For new people: what is left of the request’s budget when the base is paid.'),
  reserved: MoneyView,
  paid: MoneyView,
  plan: z.strictObject({
    inForce: z.int().nullable().describe('The approved version; null before the first approval.'),
    newest: z.int(),
    newestState: z.enum(planStates),
    sentence: z.string().describe('Of the newest version.'),
    seats: z.int(),
  }),
  requestedBy: PersonView,
  createdAt: z.string(),
  changedAt: z.string(),
  closedAt: z.string().nullable(),
  links: StoryLinks,
});
export type CampaignSummary = z.infer<typeof CampaignSummary>;

/** One season: where it stands, what it waits for, and the policies that it is run by. */
export const CampaignView = CampaignSummary.extend({
  policies: z.record(z.string(), z.int()),
  asks: z
    .array(z.strictObject({ id: z.string(), kind: z.string(), question: z.string(), dueAt: z.string() }))
    .describe('Open questions of the season itself, the one due first on top.'),
});
export type CampaignView = z.infer<typeof CampaignView>;

/** One figure of two plans. */
export const PlanDifference = z.strictObject({
  what: z.string(),
  before: z.string(),
  after: z.string(),
  changed: z.boolean(),
});

/** A version of a season’s plan, in a list. */
export const PlanVersionSummary = z.strictObject({
  version: z.int(),
  kind: z.enum(planKinds).describe('Why it was made.'),
  state: z.enum(planStates),
  inForce: z.boolean(),
  reason: z.string().nullable(),
  seats: z.int(),
  sentence: z.string(),
  cost: MoneyView,
  madeBy: z.string(),
  madeAt: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
});
export type PlanVersionSummary = z.infer<typeof PlanVersionSummary>;

/** A version of a season’s plan with what it was made from. */
export const PlanVersionView = PlanVersionSummary.extend({ request: CampaignRequest, plan: SeasonPlan });
export type PlanVersionView = z.infer<typeof PlanVersionView>;

/** What a request would be planned as; nothing is written. */
export const PlanPreview = z.strictObject({
  dryRun: z.literal(true),
  plan: SeasonPlan,
  against: z.int().nullable().describe('The version that it is compared with; null without a season.'),
  changes: z.array(PlanDifference).describe('Figure by figure, the version first; empty without a season.'),
});
export type PlanPreview = z.infer<typeof PlanPreview>;
