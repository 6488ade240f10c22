import { defaultKnowledgePolicy } from '../knowledge/policy-default';
import { radarDefaults } from '../radar/policy-default';
import { seasonDefaults } from '../season/policy-default';
import { offPayrollRules } from '../source/classification/uk';
import { commonLawRules } from '../source/classification/us';
import { californiaRules } from '../source/classification/us-ca';
import { evaluateDefaults } from '../evaluate/policy';
import { freelanceChecklist } from './checklist';
import type { PolicyKind, PolicyOf } from './contract';
import { seasonContract, seasonOnboarding } from './season-defaults';
import { vettingDefaults } from './vetting-defaults';

/** Version 1 of every policy, published into an empty database. Change them there, not here. */
export const defaultPolicies: { [K in PolicyKind]: PolicyOf<K> } = {
  source: {
    approvalAboveMinor: { USD: 250_000, GBP: 200_000, EUR: 230_000 },
    approvalDueDays: 3,
    approvalRole: 'approver',
    approvalRounds: 3,
    lateApprovalDays: 3,
    poolEnough: 3,
    listingDays: 2,
    listingGraceHours: 12,
    enoughApplicants: 5,
    shortlistSize: 3,
    shortlistBy: 'lead',
    shortlistDueDays: 3,
    offerHours: 72,
    urgentOfferHours: 4,
    urgentWithinDays: 2,
    negotiationRounds: 2,
    counterHours: 48,
    engagementsAtOnce: 1,
    sourcingRounds: 3,
    impasseDays: 3,
    impasseSilence: 'cancel',
    escalateTo: 'hr',
    weights: { skill: 0.4, tier: 0.2, load: 0.15, fairness: 0.1, continuity: 0.1, cost: 0.05 },
  },
  vetting: vettingDefaults,
  onboard: {
    signatureDays: 5,
    itemDays: 5,
    remindAfterHours: [24, 72],
    escalateAfterHours: 96,
    escalateTo: 'hr',
    course: 'working-safely',
    courseIn: 'learning',
    certificateDays: 365,
    tenureCapDays: 730,
    tenureBreakDays: 90,
    tenureWarnShare: 0.8,
    signatureRounds: 3,
    lateRounds: 2,
    extraDays: 3,
    decideDays: 3,
    courseAttempts: 2,
    courseAttemptsMost: 4,
    courseWaivable: false,
    certificateCovers: 'end',
    accessRounds: 3,
    assetReturnDays: 14,
    accessGraceHours: 0,
    checklist: freelanceChecklist,
  },
  'onboard/season': seasonOnboarding,
  assign: {
    offerHours: 72,
    acceptanceBusinessDays: 5,
    deemedAcceptedDays: 14,
    payWithinDays: 30,
    escalateTo: 'approver',
    declinedDueDays: 3,
    disputeRole: 'ops',
    disputeDueDays: 5,
    changeRole: 'approver',
    changeDueDays: 5,
  },
  evaluate: evaluateDefaults,
  offboard: {
    handoverDaysBefore: 14,
    handoverDueDaysBefore: 3,
    confirmDays: 3,
    noticeDays: 7,
    handoverRounds: 2,
    againDays: 3,
    decisionDays: 3,
    leavingDays: 5,
    escalateTo: 'hr',
  },
  knowledge: defaultKnowledgePolicy,
  radar: radarDefaults,
  season: seasonDefaults,
  'classification/US-CA': californiaRules,
  'classification/US': commonLawRules,
  'classification/UK': offPayrollRules,
  sow: {
    title: 'Statement of work',
    language: 'en',
    sections: [
      {
        heading: '1. Parties',
        only: 'contractor',
        text: 'This statement of work is between the client, represented by the project lead, and {{talent}} ("the contractor"). It covers the project "{{title}}" in {{jurisdiction}}.',
      },
      {
        heading: '1. Parties',
        only: 'employee',
        text: 'This statement of work is between the client, represented by the project lead, and {{engagedThrough}}, which employs {{talent}} for the project "{{title}}" in {{jurisdiction}}. {{talent}} ("the contractor" where the work is described) signs that the work is understood.',
      },
      { heading: '2. Term', text: 'Work starts on {{starts}} and ends on {{ends}} ({{timeZone}}).' },
      {
        heading: '3. Deliverables and pay',
        text: 'The contractor delivers what the table lists. Each milestone is paid within {{payWithinDays}} days of its acceptance. The total never exceeds {{notToExceed}}.',
      },
      {
        heading: '4. Acceptance',
        text: 'The client accepts or returns a result within {{acceptanceBusinessDays}} business days. A result counts as accepted after {{deemedAcceptedDays}} days of silence.',
      },
      {
        heading: '5. Independence',
        only: 'contractor',
        text: 'The contractor decides how, when and where the work is done, may work for others, and uses own tools. Results are measured, not presence.',
      },
      {
        heading: '5. Employment',
        only: 'employee',
        text: '{{engagedThrough}} is the employer of {{talent}}: it pays the wages, withholds taxes and insures. Nothing in this statement makes {{talent}} an independent contractor.',
      },
      {
        heading: '6. Rights',
        text: 'Rights in a deliverable pass to the client when it is paid. The contractor may show the work in a portfolio after its publication.',
      },
      {
        heading: '7. Confidentiality and data',
        text: 'Both keep confidential what they learn of each other. Personal data is handled under the data-protection terms.',
      },
      {
        heading: '8. End',
        text: 'Either may end the work early with seven days of notice. Accepted and submitted milestones are paid. Access ends with the term.',
      },
    ],
  },
  'sow/season': seasonContract,
};
