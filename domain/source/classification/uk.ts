import { common } from './common-factors';
import type { ClassificationPolicy } from './contract';

const personal = 'personal service';
const control = 'control';
const risk = 'financial risk';
const part = 'part and parcel';
const account = 'business on own account';
const mutual = 'mutuality of obligation';

/**
 * UK off-payroll working (IR35): would the person be an employee if engaged directly? Control and personal service first, then
 * whether all else fits a contract of employment (Ready Mixed Concrete). Inside: engaged through an employer of record.
 */
export const offPayrollRules: ClassificationPolicy = {
  ruleSet: 'UK',
  version: '2026-01',
  effectiveFrom: '2026-01-01',
  jurisdiction: 'UK',
  source:
    'ITEPA 2003, Part 2, Chapter 10 (sections 61K–61X; statement: 61NA; disagreement: 61T); Ready Mixed Concrete v Minister of Pensions [1968] 2 QB 497; HMRC Employment Status Manual ESM0500 ff.',
  words: {
    contractor: 'outside the off-payroll rules',
    employee: 'inside the off-payroll rules',
    review: 'undetermined',
  },
  factors: [
    {
      factor: 'substituteSent',
      title: 'A substitute has worked',
      question: 'Has the person sent a substitute, whom they paid and you accepted?',
      help: 'It happened in this engagement or the one before. A right on paper is the next question.',
      evidence: 'who came, when, and who paid',
      group: personal,
      independentWhen: true,
      weight: 0,
      inferredFrom: null,
    },
    {
      factor: 'maySubstitute',
      title: 'Right to a substitute',
      question: 'May the person send somebody else whom they choose and pay?',
      help: 'No, if you could refuse a qualified person, or would never agree in practice.',
      evidence: 'the contract, and what you would really do',
      group: personal,
      independentWhen: true,
      weight: 3,
      inferredFrom: null,
    },
    common('controlsHowWorkIsDone', control, 3),
    common('setsOwnHours', control, 1),
    {
      factor: 'mayBeMoved',
      title: 'Other tasks',
      question: 'Can you move the person to other tasks without their consent?',
      help: 'Control over what is done: yes, if priorities and tasks are yours to change.',
      evidence: 'the statement of work',
      group: control,
      independentWhen: false,
      weight: 1,
      inferredFrom: null,
    },
    {
      factor: 'correctsAtOwnCost',
      title: 'Own risk',
      question: 'Does the person bear costs before being paid, or correct faults at their own cost?',
      help: 'Materials, equipment, staff, rework in unpaid time.',
      evidence: 'the terms of pay, insurance certificate',
      group: risk,
      independentWhen: true,
      weight: 2,
      inferredFrom: null,
    },
    common('paidByTheJob', risk, 1),
    common('ownTools', risk, 1),
    {
      factor: 'partAndParcel',
      title: 'Part of the organisation',
      question: 'Is the person part of your organisation: leads staff, is in the chart, speaks for you?',
      help: 'A line in the staff directory or a team of employees to lead is a yes.',
      evidence: 'chart, mail address, who reports to whom',
      group: part,
      independentWhen: false,
      weight: 2,
      inferredFrom: null,
    },
    common('benefits', part, 1),
    common('independentlyEstablished', account, 3),
    common('otherClients', account, 1),
    {
      factor: 'mustOfferAndAccept',
      title: 'Duty to offer and accept work',
      question: 'Must you go on offering work, and must the person accept it?',
      help: 'More than paying for what was agreed: work for the whole term, or the next contract as a matter of course.',
      evidence: 'the contract, and earlier ones',
      group: mutual,
      independentWhen: false,
      weight: 2,
      inferredFrom: null,
    },
  ],
  exemptions: [],
  prongs: [],
  weighing: {
    test: 'off-payroll',
    title: 'the weighing of the off-payroll rules',
    contractorAt: 0.25,
    employeeAt: -0.25,
    settledBy: [
      {
        factor: 'substituteSent',
        because: 'a substitute was sent, paid and accepted, so personal service is not what is owed',
      },
    ],
  },
  engagedThrough: { contractor: ['sow_vendor', 'aor'], employee: ['eor'] },
  statement: true,
  reassessDays: 180,
  reassessBy: 'hr',
  reassessDueDays: 14,
  triggers: ['rate', 'scope', 'extension', 'rule set'],
  challenge: { days: 45, role: 'hr', remindDays: [15, 30], escalateDays: 35, escalateTo: 'ops' },
};
