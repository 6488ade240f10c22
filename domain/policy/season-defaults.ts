import { freelanceChecklist } from './checklist';
import type { OnboardPolicy, SowTemplate } from './contract';

const items = [
  'right-to-work',
  'tax-form',
  'tax-withholding',
  'bank-details',
  'code-of-conduct',
  'data-protection',
  'classification',
  'training-pay',
  'tenure-clock',
  'reassessment',
];

/** How people of a season are onboarded, version 1: few papers at once, and a class in place of an orientation. */
export const seasonOnboarding: OnboardPolicy = {
  signatureDays: 5,
  itemDays: 5,
  remindAfterHours: [24, 72],
  escalateAfterHours: 96,
  escalateTo: 'hr',
  course: 'support-agent-classroom',
  courseIn: 'classroom',
  certificateDays: 365,
  tenureCapDays: 730,
  tenureBreakDays: 90,
  tenureWarnShare: 0.8,
  signatureRounds: 1,
  lateRounds: 1,
  extraDays: 3,
  decideDays: 2,
  courseAttempts: 1,
  courseAttemptsMost: 1,
  courseWaivable: false,
  certificateCovers: 'start',
  accessRounds: 3,
  assetReturnDays: 14,
  accessGraceHours: 0,
  checklist: freelanceChecklist
    .filter(({ item }) => items.includes(item))
    .map((item) =>
      item.item === 'training-pay' ? { ...item, help: 'Time in training is paid as the contract says.' } : item,
    ),
};

/** The contract of a season, version 1: work by the hour, until a day that is known. */
export const seasonContract: SowTemplate = {
  title: 'Seasonal engagement',
  language: 'en',
  sections: [
    {
      heading: '1. Parties',
      only: 'employee',
      text: 'This agreement is between {{engagedThrough}}, which employs {{talent}} for the season "{{title}}" in {{jurisdiction}}, and {{talent}}. The client signed it with the approval of the season’s plan.',
    },
    {
      heading: '1. Parties',
      only: 'contractor',
      text: 'This agreement is between the client and {{talent}} ("the contractor") for the season "{{title}}" in {{jurisdiction}}. The client signed it with the approval of the season’s plan.',
    },
    {
      heading: '2. Term',
      text: 'It starts with the training class, planned for {{starts}}, and ends with the season on {{ends}} ({{timeZone}}). A class that begins later moves the start, not the end.',
    },
    {
      heading: '3. Pay',
      text: '{{hourlyPay}} an hour, paid weekly for approved time, for up to {{hoursPerWeek}} hours a week. {{trainingPay}} Pay never exceeds {{notToExceed}} in all.',
    },
    {
      heading: '4. Training',
      text: 'The classroom comes before the first shift. Work with customers begins after it was passed, supervised at first.',
    },
    {
      heading: '5. Shifts',
      text: 'Shifts are claimed and confirmed week by week. A shift that is confirmed is a commitment.',
    },
    {
      heading: '6. Confidentiality and data',
      text: 'What is learned of the client and its customers stays confidential. Personal data is handled under the data-protection terms.',
    },
    {
      heading: '7. End',
      text: 'Either may end it earlier with seven days of notice; as demand falls the season releases people in a published order. Access ends with the last day. Approved time is paid in full.',
    },
  ],
};
