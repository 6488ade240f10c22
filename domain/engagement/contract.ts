import { z } from 'zod';

import { AskView } from '../ask/contract';
import { MoneyView, PaymentView } from '../assign/contract';
import { EffectView } from '../effect/contract';
import { ScorecardView } from '../evaluate/contract';
import { phases } from '../lifecycle';
import { ClassificationView } from '../source/classification/view-contract';

/** A person by id; the name is null for readers who may not know it, and after erasure. */
export const PersonView = z.strictObject({ id: z.string(), name: z.string().nullable() });
export type PersonView = z.infer<typeof PersonView>;

/** Where else this can be seen. `temporal` is null when no Temporal UI is configured. */
export const StoryLinks = z.strictObject({
  self: z.string(),
  timeline: z.string(),
  console: z.string(),
  temporal: z.string().nullable(),
});
export type StoryLinks = z.infer<typeof StoryLinks>;

/** Where a hire or an engagement stands, whose turn it is, and what comes next. */
export const Explanation = z.strictObject({
  headline: z.string().describe('The first sentence, e.g. "Waiting for you."'),
  sentence: z.string().describe('All of it, in plain English, beginning with the headline.'),
  waitingFor: z.string().describe('The one thing that it waits for, e.g. the acceptance of “Social set”.'),
  whoseTurn: z.string().describe('"you", "the talent", "the lead", "the screening system", "the calendar", "nobody" …'),
  yourTurn: z.boolean(),
  stuck: z.boolean().describe('An outside system failed for too long, or a date has passed: a person has to act.'),
  since: z.string(),
  why: z.string().nullable().describe('Version of the policy that says so, e.g. "assign@1".'),
  dueAt: z.string().nullable(),
  ifNobodyActs: z.string().nullable(),
  next: z.strictObject({ what: z.string(), when: z.string().nullable() }),
  links: StoryLinks.extend({ ask: z.string().nullable().describe('Page on which the caller can answer.') }),
});
export type Explanation = z.infer<typeof Explanation>;

/** One line of a story: what happened, who did it, on which evidence. */
export const TimelineEntry = z.strictObject({
  cursor: z.string(),
  subject: z.string(),
  type: z.string(),
  at: z.string().describe('Business time.'),
  title: z.string(),
  detail: z.string().nullable(),
  by: z.string().describe('"you", a name where the reader may know it, "the talent", "a rule", "Muster" …'),
  weight: z
    .enum(['main', 'minor'])
    .describe('Main: decisions and changes. Minor: questions sent, reminders, attempts.'),
  evidence: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  policy: z.string().nullable(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

/** One of the five phases on the rail. */
export const RailPhase = z.strictObject({
  phase: z.enum(phases),
  label: z.string(),
  status: z.enum(['done', 'current', 'coming', 'skipped']),
  from: z.string().nullable(),
  until: z.string().nullable(),
  note: z.string().describe('e.g. "since Tue 1 Dec · 2 of 3 milestones".'),
});
export type RailPhase = z.infer<typeof RailPhase>;

/** One engagement in a list. */
export const EngagementSummary = z.strictObject({
  id: z.string(),
  hire: z.string().nullable(),
  season: z
    .strictObject({ id: z.string(), name: z.string(), class: z.int().nullable(), state: z.string().nullable() })
    .nullable()
    .describe('Whoever was hired by a season: its id, their class, and where they stand in it.'),
  title: z.string(),
  role: z.string(),
  talent: PersonView,
  lead: PersonView,
  phase: z.enum(phases),
  state: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  timeZone: z.string(),
  notToExceed: MoneyView,
  paid: MoneyView,
  createdAt: z.string(),
  changedAt: z.string(),
  explanation: Explanation,
  links: StoryLinks,
});
export type EngagementSummary = z.infer<typeof EngagementSummary>;

export const EngagementMoney = z.strictObject({
  notToExceed: MoneyView,
  paid: MoneyView,
  reserved: MoneyView,
  free: MoneyView,
});
export type EngagementMoney = z.infer<typeof EngagementMoney>;

export const MilestoneView = z.strictObject({
  id: z.string(),
  no: z.int(),
  title: z.string(),
  amount: MoneyView,
  dueAt: z.string(),
  payDueAt: z.string().nullable(),
  paidAt: z.string().nullable(),
  state: z.enum(['planned', 'submitted', 'accepted', 'rework', 'paid', 'dropped']),
});
export type MilestoneView = z.infer<typeof MilestoneView>;

export const ChecklistItemView = z.strictObject({
  item: z.string(),
  title: z.string(),
  stage: z.enum(['compliance', 'orientation']),
  owner: z.enum(['talent', 'client', 'system']),
  blocking: z.boolean(),
  state: z.enum(['open', 'done', 'waived']),
  dueAt: z.string(),
  doneAt: z.string().nullable(),
  evidence: z.string().nullable().describe('The ask, document or certificate that proves it.'),
  waivedBy: z.string().nullable(),
  waiverReason: z.string().nullable(),
  waivable: z.boolean().describe('A person may let work start without it, with a reason.'),
});
export type ChecklistItemView = z.infer<typeof ChecklistItemView>;

/** Body of `POST /v1/engagements/{id}/checklist/{item}/waive`. */
export const Waiver = z.strictObject({
  reason: z.string().trim().min(1).max(2000).describe('Why work may start without it.'),
});
export type Waiver = z.infer<typeof Waiver>;

export const LeaseView = z.strictObject({
  id: z.string(),
  system: z.string(),
  role: z.string(),
  state: z.enum(['planned', 'open', 'revoked', 'dropped']).describe('Dropped: planned, and never granted.'),
  expiresAt: z.string(),
  grantedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
  verifiedAt: z.string().nullable().describe('When the system was last read back.'),
  readBack: z
    .strictObject({ active: z.boolean(), roles: z.array(z.string()) })
    .nullable()
    .describe('What the system said it really holds.'),
  waiverReason: z.string().nullable().describe('Why work starts without this access, if so.'),
});
export type LeaseView = z.infer<typeof LeaseView>;

export const DocumentView = z.strictObject({
  id: z.string(),
  kind: z.string(),
  version: z.int(),
  title: z.string(),
  mediaType: z.string(),
  digest: z.string().describe('SHA-256, hex.'),
  createdAt: z.string(),
  signedAt: z.string().nullable(),
  confidential: z.boolean().describe('Only the person it is about, HR and administrators open it.'),
  href: z.string(),
});
export type DocumentView = z.infer<typeof DocumentView>;

export const ScreeningView = z.strictObject({
  id: z.string(),
  engagement: z.string(),
  package: z.string(),
  state: z.string(),
  consentedAt: z.string().nullable(),
  completedAt: z.string().nullable(),
  validUntil: z.string().nullable(),
  reusedFrom: z.string().nullable().describe('The earlier check that counts again.'),
  generation: z.int().describe('How often it was ordered.'),
  dueAt: z.string().nullable().describe('When a report is due; then the agency is asked.'),
  adjudication: z.enum(['go_on', 'stop']).nullable(),
  adjudicatedBy: z.string().nullable(),
  adjudicatedAt: z.string().nullable(),
});
export type ScreeningView = z.infer<typeof ScreeningView>;

/** What follows a check that found something: notice, wait, decision. Its papers are among the documents. */
export const AdverseView = z.strictObject({
  state: z.enum(['assessing', 'waiting', 'disputed', 'deciding', 'final', 'cleared']),
  openedAt: z.string(),
  assessedAt: z.string().nullable(),
  assessedBy: z.string().nullable(),
  noticeAt: z.string().nullable(),
  until: z
    .string()
    .nullable()
    .describe('When the wait is over; null before the notice and while a dispute stops its clock.'),
  left: z.string().nullable().describe('What is left of the wait while the clock stands still, e.g. "4 days".'),
  disputes: z.int(),
  disputedAt: z.string().nullable(),
  decidedAt: z.string().nullable(),
  decidedBy: z.string().nullable(),
  reason: z.string().nullable().describe('Why it was decided so, for readers who may know it.'),
  finalAt: z.string().nullable(),
});
export type AdverseView = z.infer<typeof AdverseView>;

/** Everything that the page of one engagement shows. Talent get their own asks, and neither effects nor timeline. */
export const EngagementView = EngagementSummary.extend({
  requisition: z.string(),
  jurisdiction: z.string(),
  workerOfRecord: z.string().nullable(),
  engagingEntity: z.string().nullable(),
  closedAt: z.string().nullable(),
  rehire: z.enum(['yes', 'no', 'undecided']).nullable(),
  endType: z.enum(['resignation', 'termination', 'end_of_contract']).nullable(),
  policies: z.record(z.string(), z.int()).describe('Versions that the run started with.'),
  rail: z.array(RailPhase),
  money: EngagementMoney,
  milestones: z.array(MilestoneView),
  checklist: z.array(ChecklistItemView),
  leases: z.array(LeaseView),
  documents: z.array(DocumentView),
  screenings: z.array(ScreeningView),
  adverse: AdverseView.nullable().describe('Null when the check found nothing to consider.'),
  classification: ClassificationView.nullable(),
  payments: z.array(PaymentView),
  asks: z.array(AskView),
  effects: z.array(EffectView),
  scorecards: z.array(ScorecardView),
  timeline: z.array(TimelineEntry).describe('The newest 100 lines; the rest by links.timeline.'),
});
export type EngagementView = z.infer<typeof EngagementView>;
