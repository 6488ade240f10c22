import { z } from 'zod';

import { KnowledgePolicy } from '../knowledge/policy-contract';
import { EvaluatePolicy } from '../evaluate/policy-contract';
import { RadarPolicy } from '../radar/policy-contract';
import { roles } from '../roles';
import { SeasonPolicy } from '../season/policy-contract';
import { ClassificationPolicy, engagingEntities } from '../source/classification/contract';

const days = (describe: string) => z.number().positive().max(3650).describe(`${describe} Days.`);
const hours = (describe: string) =>
  z
    .number()
    .positive()
    .max(24 * 365)
    .describe(`${describe} Hours.`);
const share = z.number().min(0).max(1);

/** How a requisition is approved, sourced and offered. */
export const SourcePolicy = z.strictObject({
  approvalAboveMinor: z
    .record(z.string(), z.int().min(0))
    .describe('Budget, minor units per currency, above which a requisition needs approval.'),
  approvalDueDays: days('Time to approve.'),
  approvalRole: z.enum(roles),
  approvalRounds: z.int().min(1).max(10).default(3).describe('How often an approval may be asked for anew.'),
  lateApprovalDays: days('Time for the requester to say how to go on when nobody approved.').default(3),
  poolEnough: z.int().min(0).describe('Qualified people in the pool that make a marketplace listing needless.'),
  listingDays: days('How long a listing stays open.'),
  listingGraceHours: hours(
    'How long after its closing date the marketplace may take to say that a listing is closed.',
  ).default(12),
  enoughApplicants: z.int().min(1).describe('Applicants that close a listing early.'),
  shortlistSize: z.int().min(1).max(20),
  shortlistBy: z.enum(['lead', 'score']).describe('Who picks from the shortlist.'),
  shortlistDueDays: days('Time to pick.'),
  offerHours: hours('How long an offer stands.'),
  urgentOfferHours: hours('How long an offer stands when the start is near.').default(4),
  urgentWithinDays: days('A start within so many days makes an offer urgent.').default(2),
  negotiationRounds: z.int().min(0).max(10).default(2).describe('How often a person may make a counter-offer.'),
  counterHours: hours('Time for the lead to answer a counter-offer.').default(48),
  engagementsAtOnce: z
    .int()
    .min(1)
    .max(1000)
    .default(1)
    .describe('Open engagements and offers that a person may have for the same days.'),
  sourcingRounds: z
    .int()
    .min(1)
    .max(10)
    .default(3)
    .describe('How often the lead is asked how to go on when nobody is left.'),
  impasseDays: days('Time for the lead to say how to go on when nobody is left.').default(3),
  impasseSilence: z
    .enum(['again', 'cancel'])
    .default('cancel')
    .describe('What counts when the lead does not answer: look again as before, or cancel.'),
  escalateTo: z.enum(roles).default('hr').describe('Who is asked when the lead is late.'),
  weights: z
    .strictObject({ skill: share, tier: share, load: share, fairness: share, continuity: share, cost: share })
    .describe('Weights of the score; they add up to 1.'),
});
export type SourcePolicy = z.infer<typeof SourcePolicy>;

/** A document that is sent to a person: its text is versioned with its policy; {{names}} are filled in. */
export const NoticeTemplate = z.strictObject({
  title: z.string(),
  sections: z.array(z.strictObject({ heading: z.string(), text: z.string() })),
});
export type NoticeTemplate = z.infer<typeof NoticeTemplate>;

/** What follows when a background check comes back with something to consider (fair-chance and credit-reporting law). */
export const AdversePolicy = z.strictObject({
  role: z.enum(roles).describe('Who assesses and decides.'),
  escalateTo: z.enum(roles),
  assessmentDays: days('Time for the individual assessment before it is asked again.'),
  waitDays: days('How long the person has, from the pre-adverse notice, to answer or dispute.'),
  businessDays: z
    .record(z.string(), z.int().min(1).max(60))
    .describe('Jurisdictions (or countries) where the wait counts in business days instead.'),
  mostDisputes: z.int().min(1).max(5).describe('How often the person may dispute; each pauses the clock.'),
  disputeDays: days('Time for the agency to look again before we ask it, and then a person.'),
  decisionDays: days('Time for the decision before it is asked again.'),
  agency: z.strictObject({ name: z.string(), address: z.string(), phone: z.string() }),
  preNotice: NoticeTemplate,
  rights: NoticeTemplate.describe('The summary of rights that goes with the pre-adverse notice.'),
  finalNotice: NoticeTemplate,
});
export type AdversePolicy = z.infer<typeof AdversePolicy>;

/** What people do about a classification that is not plainly `contractor`. */
export const ClassificationReview = z.strictObject({
  role: z.enum(roles).describe('Who decides.'),
  escalateTo: z.enum(roles),
  days: days('Time to decide before it is asked again.'),
  mostRounds: z.int().min(1).max(10).describe('How often it is asked; after that the engagement ends.'),
  employers: z
    .array(z.enum(engagingEntities))
    .min(1)
    .describe('Who may engage a person that must not be a contractor, where no rule set says.'),
});
export type ClassificationReview = z.infer<typeof ClassificationReview>;

/** Consent, background check and their clocks. */
export const VettingPolicy = z.strictObject({
  package: z.string(),
  consentDays: days('Time to consent to the check.'),
  checkValidDays: days('How long a clear check is valid and reused.'),
  reuseBeyondStartDays: z
    .number()
    .min(0)
    .max(3650)
    .describe('A reused check is valid this long after the start. Days.'),
  checkDueDays: days('When a check without a report is looked up, and then a person is asked.'),
  mostOrders: z.int().min(1).max(5).describe('How often a canceled check is ordered before a person decides.'),
  suspendedDays: days('Time for the person to supply what a suspended check lacks.'),
  suppliedDays: days(
    'Time for the agency to go on once the person says that it is supplied; then it is looked up.',
  ).default(3),
  decisionRole: z.enum(roles).describe('Who decides on a check that does not end.'),
  decisionDays: days('Time for that decision before it is asked again.'),
  escalateTo: z.enum(roles),
  adverse: AdversePolicy,
  classification: ClassificationReview,
});
export type VettingPolicy = z.infer<typeof VettingPolicy>;

/** One thing to be done before work may start. */
export const ChecklistItem = z.strictObject({
  item: z.string(),
  title: z.string(),
  help: z.string(),
  owner: z.enum(['talent', 'client', 'system']),
  blocking: z.boolean(),
  stage: z.enum(['compliance', 'orientation']),
  only: z.enum(['contractor', 'employee']).optional().describe('Whom it is for. (Default: everybody)'),
  minutes: z.int().min(1).max(600).describe('About how long it takes.'),
  personal: z.boolean().describe('The answer holds personal data and is kept sealed.'),
  done: z.string().describe('Label of the button that says it is done.'),
  waivable: z
    .boolean()
    .default(true)
    .describe('A person may let work start without it, with a reason. (Default: true)'),
  form: z.record(z.string(), z.unknown()).nullable(),
});
export type ChecklistItem = z.infer<typeof ChecklistItem>;

/** Contract, compliance checklist, training, access and orientation. */
export const OnboardPolicy = z.strictObject({
  signatureDays: days('Time to sign.'),
  itemDays: days('Time for a checklist item.'),
  remindAfterHours: z.array(z.number().positive()),
  escalateAfterHours: hours('When an item goes to its escalation owner.'),
  escalateTo: z.enum(roles),
  course: z.string(),
  courseIn: z
    .enum(['learning', 'classroom'])
    .default('learning')
    .describe('Taken alone in the learning system, or taught in a class. (Default: learning)'),
  certificateDays: days('How long a certificate is valid.'),
  tenureCapDays: days('Longest tenure of one person with the client.'),
  tenureBreakDays: days('A break this long starts the tenure clock anew.'),
  tenureWarnShare: share.describe('Share of the cap from which the tenure clock warns.'),
  signatureRounds: z.int().min(1).max(10).describe('How often a contract is sent before it is given up.'),
  lateRounds: z.int().min(0).max(10).describe('How often late items get more time.'),
  extraDays: days('More time for a late item, when nothing else is said.'),
  decideDays: days('Time to decide how it goes on after a refusal, a late item or a failed course.'),
  courseAttempts: z.int().min(1).max(5).describe('Enrolments in the course before a person decides.'),
  courseAttemptsMost: z.int().min(1).max(10).describe('Enrolments in the course at most.'),
  courseWaivable: z.boolean().describe('A person may let work start without the course, with a reason.'),
  certificateCovers: z
    .enum(['start', 'end'])
    .describe('Until when of the engagement an earlier certificate has to be valid to take the place of the course.'),
  accessRounds: z.int().min(1).max(10).describe('How often access is tried anew after it was given up.'),
  assetReturnDays: days('Time to give back what was handed out, when work never began.'),
  accessGraceHours: z.number().min(0).describe('Access ends this long after the engagement’s end. Hours.'),
  checklist: z.array(ChecklistItem),
});
export type OnboardPolicy = z.infer<typeof OnboardPolicy>;

/** Work items, acceptance and milestone pay. */
export const AssignPolicy = z.strictObject({
  offerHours: hours('How long a work item waits to be accepted.'),
  acceptanceBusinessDays: z.int().min(1).describe('Business days the lead has to accept a result.'),
  deemedAcceptedDays: days('Silence after which a result counts as accepted.'),
  payWithinDays: days('Milestone pay is due this long after acceptance.'),
  escalateTo: z.enum(roles),
  declinedDueDays: days('Time for the lead to say what becomes of work that nobody took on.'),
  disputeRole: z.enum(roles).describe('Who decides when a talent disputes that a result was returned; never the lead.'),
  disputeDueDays: days('Time to decide such a dispute.'),
  changeRole: z.enum(roles).describe('Who approves change orders and extensions; never who asked.'),
  changeDueDays: days('Time to agree to a change order or an extension.'),
});
export type AssignPolicy = z.infer<typeof AssignPolicy>;

/** Handover, leaving and what is kept. */
export const OffboardPolicy = z.strictObject({
  handoverDaysBefore: days('Handover starts this long before the end.'),
  handoverDueDaysBefore: days('Handover is due this long before the end.'),
  confirmDays: days('Time for the lead to confirm the handover.'),
  noticeDays: days('Notice when a talent resigns and names no day.'),
  handoverRounds: z.int().min(1).max(5).describe('How often the handover is asked for before the lead decides.'),
  againDays: days('Time to complete a handover that lacks something.'),
  decisionDays: days('Time for the lead to decide what becomes of a handover that is missing or incomplete.'),
  leavingDays: days('Time for assets, IP and exit interview after the end.'),
  escalateTo: z.enum(roles),
});
export type OffboardPolicy = z.infer<typeof OffboardPolicy>;

/** The SOW’s text, with {{names}} that the engagement fills in. */
export const SowTemplate = z.strictObject({
  title: z.string(),
  language: z.string(),
  sections: z.array(
    z.strictObject({
      heading: z.string(),
      text: z.string(),
      only: z.enum(['contractor', 'employee']).optional().describe('Whose contract it is in. (Default: everybody’s)'),
    }),
  ),
});
export type SowTemplate = z.infer<typeof SowTemplate>;

/** Every kind of policy and its schema. A document that does not parse is not published. */
export const policySchemas = {
  source: SourcePolicy,
  vetting: VettingPolicy,
  onboard: OnboardPolicy,
  'onboard/season': OnboardPolicy,
  assign: AssignPolicy,
  evaluate: EvaluatePolicy,
  offboard: OffboardPolicy,
  knowledge: KnowledgePolicy,
  radar: RadarPolicy,
  season: SeasonPolicy,
  'classification/US-CA': ClassificationPolicy,
  'classification/US': ClassificationPolicy,
  'classification/UK': ClassificationPolicy,
  sow: SowTemplate,
  'sow/season': SowTemplate,
} as const;

export type PolicyKind = keyof typeof policySchemas;
export type PolicyOf<K extends PolicyKind> = z.infer<(typeof policySchemas)[K]>;
