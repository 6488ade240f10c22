import { z } from 'zod';

import { PersonView } from '../engagement/contract';
import { memberTransitions, waveTransitions, type MemberState, type WaveState } from '../lifecycle';

export const waveStates = Object.keys(waveTransitions) as [WaveState, ...WaveState[]];
export const memberStates = Object.keys(memberTransitions) as [MemberState, ...MemberState[]];

const engagementId = z.string().min(1).max(100);

/** A list of people of one class: who confirms, who came. */
export const PlaceList = z.strictObject({
  engagements: z.array(engagementId).min(1).max(500).describe('Their engagements. Each is done or refused by itself.'),
});
export type PlaceList = z.infer<typeof PlaceList>;

/** Results of a stage, one by one. */
export const ClassResults = z.strictObject({
  stage: z.enum(['classroom', 'nesting']),
  results: z
    .array(
      z.strictObject({
        engagement: engagementId,
        passed: z.boolean(),
        score: z
          .int()
          .min(0)
          .max(100)
          .optional()
          .describe('Of the classroom; printed on the certificate. (Default: 100)'),
      }),
    )
    .min(1)
    .max(500),
});
export type ClassResults = z.infer<typeof ClassResults>;

/** What became of a list: a repeat of what was done before counts as done. */
export const ListOutcome = z.strictObject({
  done: z.int(),
  refused: z.array(z.strictObject({ engagement: z.string(), why: z.string() })),
});
export type ListOutcome = z.infer<typeof ListOutcome>;

/** One class in a list. */
export const ClassView = z.strictObject({
  no: z.int(),
  state: z.enum(waveStates),
  short: z.boolean().describe('Began, or will begin, with fewer people than its seats want.'),
  go: z.enum(['go', 'short', 'cancelled']).nullable().describe('What was said at go or no-go; null: not yet.'),
  room: z.int(),
  sourcingOn: z.iso.date(),
  classroomOn: z.iso.date(),
  nestingOn: z.iso.date(),
  liveOn: z.iso.date(),
  seats: z.int(),
  bookings: z.int().describe('Most people that may be booked: not all show up.'),
  booked: z.int(),
  checkedIn: z.int(),
  offersPlanned: z.int(),
  listing: z.enum(['wanted', 'out', 'over']).nullable().describe('Where its newest listing in the marketplace stands.'),
  people: z.partialRecord(z.enum(memberStates), z.int()).describe('How many stand where.'),
});
export type ClassView = z.infer<typeof ClassView>;

/** One person in a class. */
export const ClassPerson = z.strictObject({
  engagement: z.string(),
  talent: PersonView,
  state: z.enum(memberStates),
  alumni: z.boolean(),
  access: z.enum(['none', 'asked', 'given']).describe('Given: may come on day one.'),
  confirmed: z.strictObject({ week: z.string().nullable(), day: z.string().nullable() }),
  checkedInAt: z.string().nullable(),
  passedAt: z.string().nullable(),
  score: z.int().nullable(),
  supervised: z.boolean(),
  leavesOn: z.iso.date().nullable(),
  why: z.string().nullable().describe('Why somebody fell out or left.'),
});
export type ClassPerson = z.infer<typeof ClassPerson>;

/** One class with its people. */
export const ClassDetail = ClassView.extend({
  confirm: z
    .strictObject({ stage: z.enum(['week', 'day']), until: z.string() })
    .nullable()
    .describe('The confirmation that is asked for now; silence until then gives the place up.'),
  members: z.array(ClassPerson),
});
export type ClassDetail = z.infer<typeof ClassDetail>;
