import type { ClassificationFactor } from './contract';

type Texts = Omit<ClassificationFactor, 'factor' | 'group' | 'weight' | 'inferredFrom'>;

/** Questions that several rule sets ask. What they weigh, and under which heading, is the rule set's own. */
const texts = {
  controlsHowWorkIsDone: {
    title: 'Direction of the work',
    question: 'Will you direct how and when the work is done?',
    help: 'To agree on a result and a date is no direction. To say how, in which order or at which desk is.',
    evidence: 'the contract, and how such work is really run with you',
    independentWhen: false,
  },
  usualCourseOfBusiness: {
    title: 'Usual business of the client',
    question: 'Is this work your company’s usual business?',
    help: 'A shop’s plumber: no. A bakery’s cake decorator, or an agent who answers your customers: yes. Seasonal support agents commonly count as your usual business.',
    evidence: 'what you sell, and who else does this work for you',
    independentWhen: false,
  },
  independentlyEstablished: {
    title: 'Business of their own',
    question: 'Does the person run a business of this kind?',
    help: 'It has to exist already; that it could be founded is not enough.',
    evidence: 'registration, website, other clients, insurance',
    independentWhen: true,
  },
  setsOwnHours: {
    title: 'Hours and place',
    question: 'Does the person choose hours and place?',
    help: 'Due dates and reasonable business hours may be agreed.',
    evidence: 'the contract',
    independentWhen: true,
  },
  negotiatesRate: {
    title: 'Rates',
    question: 'Can the person set or negotiate the rate?',
    help: 'A price that you alone fix is a no.',
    evidence: 'a quote of theirs, or how the price was found',
    independentWhen: true,
  },
  otherClients: {
    title: 'Other clients',
    question: 'Does the person do such work for others, or offer it to them?',
    help: 'At the same time or one after the other.',
    evidence: 'other contracts, references, advertising',
    independentWhen: true,
  },
  ownJudgement: {
    title: 'Skill and judgement',
    question: 'Does the work need the person’s own skill and judgement?',
    help: 'Work that anybody can do after a day’s instruction is a no.',
    evidence: 'portfolio, training, references',
    independentWhen: true,
  },
  ownLocation: {
    title: 'Place of business',
    question: 'Does the person have a place of business of their own?',
    help: 'A home office counts.',
    evidence: 'address of the business',
    independentWhen: true,
  },
  ownTools: {
    title: 'Tools',
    question: 'Does the person bring the tools and equipment?',
    help: 'Access to your systems for this work is no tool.',
    evidence: 'list of equipment or software',
    independentWhen: true,
  },
  profitOrLoss: {
    title: 'Profit or loss',
    question: 'Can the person gain or lose by how they run the job?',
    help: 'Longer hours for more pay is no profit. A fixed price with own costs is.',
    evidence: 'the terms of pay',
    independentWhen: true,
  },
  paidByTheJob: {
    title: 'Paid by the job',
    question: 'Is the pay for a result, not for time?',
    help: 'Milestones and fixed prices: yes. Hours, days or months: no.',
    evidence: 'the terms of pay',
    independentWhen: true,
  },
  endsAtWill: {
    title: 'Ending it',
    question: 'Can you end it at any time without owing anything?',
    help: 'A right to dismiss at will is what an employer has.',
    evidence: 'the contract',
    independentWhen: false,
  },
  openEnded: {
    title: 'Length',
    question: 'Is it open-ended, without a last day or result?',
    help: 'One project after another without a break counts as open-ended.',
    evidence: 'the contract, and earlier ones',
    independentWhen: false,
  },
  hiresHelpers: {
    title: 'Helpers',
    question: 'May the person hire and pay helpers of their own?',
    help: 'A right that would really be used, not one on paper.',
    evidence: 'the contract, or a case in which it happened',
    independentWhen: true,
  },
  benefits: {
    title: 'Benefits',
    question: 'Does the person get what employees get: paid leave, sick pay, pension, insurance?',
    help: 'One of them is enough for a yes.',
    evidence: 'the contract',
    independentWhen: false,
  },
} as const satisfies Record<string, Texts>;

/** A common factor under a heading of this rule set, with its weight. */
export function common(
  factor: keyof typeof texts,
  group: string,
  weight: number,
  inferredFrom: string | null = null,
): ClassificationFactor {
  return { factor, ...texts[factor], group, weight, inferredFrom };
}
