import { z } from 'zod';

import { PersonView } from '../engagement/contract';

const choice = z.enum(['release', 'keep', 'redeploy', 'convert']);

/** One list of people to be released, in a list of lists. */
export const ReleaseSummary = z.strictObject({
  no: z.int(),
  state: z.enum(['proposed', 'signed', 'refused', 'applied']),
  endsOn: z.iso.date().describe('Last day of everyone on it.'),
  surplus: z.number().describe('Heads too many by then.'),
  expectedLeavers: z.number().describe('Heads that will have left by then by themselves.'),
  people: z.int().describe('Who would be released.'),
  madeAt: z.string(),
  signedBy: z.string().nullable(),
  signedAt: z.string().nullable(),
});
export type ReleaseSummary = z.infer<typeof ReleaseSummary>;

/** One list with everyone on it, in the order of release. */
export const ReleaseView = ReleaseSummary.extend({
  ask: z.string().nullable().describe('The question whose answer signs it, while it is open.'),
  entries: z.array(
    z.strictObject({
      rank: z.int(),
      engagement: z.string(),
      talent: PersonView,
      tier: z.enum(['A', 'B', 'C', 'D']).nullable(),
      why: z.string(),
      volunteered: z.boolean(),
      choice: choice.describe(
        'Only `release` ends the engagement; the others stay, for this work, another, or for good.',
      ),
      chosenBy: z.string().nullable(),
    }),
  ),
});
export type ReleaseView = z.infer<typeof ReleaseView>;

/** Changes to a list before it is signed. */
export const ReleaseChoices = z.strictObject({
  entries: z
    .array(z.strictObject({ engagement: z.string().min(1).max(100), choice }))
    .min(1)
    .max(2000),
});
export type ReleaseChoices = z.infer<typeof ReleaseChoices>;

/** Somebody asks to go first when people are released, or takes it back. */
export const Volunteering = z.strictObject({ volunteer: z.boolean() });
export type Volunteering = z.infer<typeof Volunteering>;
