import { z } from 'zod';

import { PersonView, ScreeningView } from '../engagement/contract';
import { ScorecardView } from '../evaluate/contract';
import { MoneyInput, SkillNeed } from '../hire/contract';
import { isTimeZone } from '../calendar';

export const talentStates = ['candidate', 'engaged', 'alumni', 'erased'] as const;
export const tiers = ['A', 'B', 'C', 'D'] as const;

const role = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'write lower-case letters, digits and dashes');
const date = z.iso.date('write a date like 2026-12-01');

/** What to look for in the pool. Everything given must hold. */
export const TalentSearch = z.strictObject({
  skill: role.optional(),
  level: z.coerce.number().int().min(1).max(5).optional().describe('At least this level of the skill.'),
  tier: z.enum(tiers).optional(),
  role: role.optional(),
  state: z.enum(talentStates).optional(),
  availableOn: date.optional().describe('Free on that day.'),
  checkedOn: date.optional().describe('A clear background check is still valid on that day.'),
  jurisdiction: z.string().max(10).optional(),
});
export type TalentSearch = z.infer<typeof TalentSearch>;

/** One person in the pool. */
export const TalentSummary = z.strictObject({
  id: z.string(),
  name: z.string().nullable().describe('Null for readers who may not know it, and after erasure.'),
  state: z.enum(talentStates),
  tier: z.enum(tiers).nullable(),
  roles: z.array(z.string()),
  skills: z.array(z.strictObject({ skill: z.string(), level: z.int() })),
  timeZone: z.string(),
  jurisdiction: z.string().nullable(),
  availableFrom: z.string().nullable(),
  checkValidUntil: z.string().nullable().describe('Until when the newest clear background check holds.'),
  engagements: z.int().describe('How many engagements so far.'),
  score: z.number().nullable().describe('Of the newest rated scorecard.'),
  rehire: z.enum(['yes', 'no', 'undecided']).nullable(),
});
export type TalentSummary = z.infer<typeof TalentSummary>;

export const CertificateView = z.strictObject({
  id: z.string(),
  course: z.string(),
  courseVersion: z.string(),
  score: z.int(),
  passedAt: z.string(),
  expiresAt: z.string(),
});
export type CertificateView = z.infer<typeof CertificateView>;

/** One person: what they can, what was checked, what they did here and how it was rated. */
export const TalentView = TalentSummary.extend({
  sourceRef: z.string(),
  email: z.string().nullable(),
  rate: z.strictObject({ amount: z.string(), currency: z.string() }).nullable(),
  portfolio: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  certificates: z.array(CertificateView),
  checks: z.array(ScreeningView),
  history: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      role: z.string(),
      state: z.string(),
      startsAt: z.string(),
      endsAt: z.string(),
      lead: PersonView,
    }),
  ),
  scorecards: z.array(ScorecardView),
});
export type TalentView = z.infer<typeof TalentView>;

const skills = z.array(SkillNeed).max(50);
const facts = {
  roles: z.array(role).max(20),
  timeZone: z.string().max(64).refine(isTimeZone, 'write an IANA time zone, e.g. "America/Los_Angeles"'),
  jurisdiction: z
    .string()
    .regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, 'write a country or state code, e.g. "US-CA"')
    .nullable(),
  availableFrom: date.nullable(),
  rate: MoneyInput.nullable().describe('For the whole project.'),
  portfolio: z
    .url({ protocol: /^https?$/, error: 'write an http(s) address' })
    .max(500)
    .nullable(),
};

/** Body of `POST /v1/talents`. The source reference is the business key: the same one is the same person. */
export const TalentRequest = z.strictObject({
  sourceRef: z
    .string()
    .regex(/^[a-z0-9-]{1,40}:[A-Za-z0-9._-]{1,100}$/, 'write system:id, e.g. "hr:4711"')
    .describe('The person’s id in the system they come from.'),
  name: z.string().trim().min(1).max(200),
  email: z.email().max(200),
  skills,
  roles: facts.roles.default([]),
  timeZone: facts.timeZone,
  jurisdiction: facts.jurisdiction.default(null),
  availableFrom: facts.availableFrom.default(null),
  rate: facts.rate.default(null),
  portfolio: facts.portfolio.default(null),
});
export type TalentRequest = z.infer<typeof TalentRequest>;

/** Body of `PATCH /v1/talents/{id}`: missing = leave, null = clear. */
export const TalentChange = z
  .strictObject({
    name: z.string().trim().min(1).max(200).optional(),
    email: z.email().max(200).optional(),
    skills: skills.optional().describe('Replaces all skills.'),
    roles: facts.roles.optional(),
    timeZone: facts.timeZone.optional(),
    jurisdiction: facts.jurisdiction.optional(),
    availableFrom: facts.availableFrom.optional(),
    rate: facts.rate.optional(),
    portfolio: facts.portfolio.optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'name at least one field to change');
export type TalentChange = z.infer<typeof TalentChange>;
