import { z } from 'zod';

import { roles } from '../roles';
import { factorName } from '../source/classification/contract';

/** Money as the API speaks it: decimal text and ISO 4217 currency, never negative. */
export const MoneyInput = z.strictObject({
  amount: z
    .string()
    .regex(/^\d{1,12}(\.\d{1,3})?$/, 'write an amount like "1200.00", not negative')
    .describe('Decimal text, e.g. "1200.00".'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'write the ISO 4217 code, e.g. "USD"')
    .describe('ISO 4217 code.'),
});
export type MoneyInput = z.infer<typeof MoneyInput>;

const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)

    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/, 'must not hold control characters');

const name = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'write lower-case letters, digits and dashes, e.g. "graphic-designer"');
const date = z.iso.date('write a date like 2026-12-01');

export const SkillNeed = z.strictObject({
  skill: name,
  level: z.int().min(1).max(5).describe('1 beginner … 5 master; at least this.'),
});
export type SkillNeed = z.infer<typeof SkillNeed>;

export const SystemAccess = z.strictObject({ system: name, role: name });
export type SystemAccess = z.infer<typeof SystemAccess>;

/** Facts that classification asks of the client, with evidence. */
export const Arrangement = z.strictObject({
  controlsHowWorkIsDone: z.boolean().describe('Does the client direct how and when the work is done?'),
  usualCourseOfBusiness: z.boolean().describe('Is the work the client’s usual business?'),
  independentlyEstablished: z.boolean().describe('Does the person run a business of this kind?'),
  evidence: text(2000),
  factors: z
    .array(
      z.strictObject({
        factor: factorName.describe('A factor of the rule set, e.g. "setsOwnHours"; see /v1/policies.'),
        value: z.boolean(),
        evidence: text(1000).optional(),
      }),
    )
    .max(60)
    .optional()
    .describe('Answers to the factors of the jurisdiction’s rule set. What is missing and decides leads to a review.'),
});
export type Arrangement = z.infer<typeof Arrangement>;

export const Deliverable = z.strictObject({
  title: text(200),
  acceptance: z.array(text(300)).min(1).max(20).describe('What is checked at acceptance.'),
  amount: MoneyInput,
  due: date,
});
export type Deliverable = z.infer<typeof Deliverable>;

/** Body of `POST /v1/hires`: one requisition, one seat. `examples/designer.json` is the contract of names. */
export const HireRequest = z.strictObject({
  externalId: text(100).describe('Your own id of this hire; unique per caller.'),
  title: text(200),
  role: name,
  skills: z.array(SkillNeed).min(1).max(20),
  budget: MoneyInput.describe('Never exceeded.'),
  starts: date,
  ends: date,
  timeZone: z.string().max(64).describe('IANA zone, e.g. "America/Los_Angeles".'),
  jurisdiction: z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, 'write a country or state code, e.g. "US-CA"'),
  arrangement: Arrangement,
  systems: z.array(SystemAccess).max(20).default([]),
  deliverables: z.array(Deliverable).min(1).max(30),
  lead: z.email().max(200).optional().describe('Who leads it. (Default: the caller, else the first lead on record)'),
  reviewers: z
    .array(z.email().max(200))
    .max(10)
    .optional()
    .describe(
      'Users who review the work as peers, never whoever leads or pays. (Default: people at work in the same role)',
    ),
});
export type HireRequest = z.infer<typeof HireRequest>;

/** Roles that may ask for a hire. */
export const hireRequesters: readonly (typeof roles)[number][] = ['lead', 'hr', 'ops', 'admin'];
