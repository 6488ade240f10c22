import { z } from 'zod';

import { phases } from '../lifecycle';
import { roles } from '../roles';

/** The person an ask goes to: one talent, one named user, or whoever holds a role. */
export const AskOwner = z.union([
  z.strictObject({ talent: z.string() }),
  z.strictObject({ user: z.string() }),
  z.strictObject({ role: z.enum(roles) }),
]);
export type AskOwner = z.infer<typeof AskOwner>;

/** One way to answer. The first option is the straight one. */
export const AskOption = z.strictObject({
  value: z.string(),
  label: z.string(),
  /** The person has to say why. */
  needsReason: z.boolean().default(false),
  /** The person may say why, or leave it. (Default: false) */
  mayGiveReason: z.boolean().default(false),
  /** The form need not be filled with this option. (Default: false) */
  skipsForm: z.boolean().default(false),
  /** The stretch is over with this answer: what else is open in the group is withdrawn. (Default: false) */
  endsGroup: z.boolean().optional(),
});
export type AskOption = z.infer<typeof AskOption>;

/** A line of facts under the question; `href` points at a document or page of ours. */
export const AskDetail = z.strictObject({
  label: z.string(),
  value: z.string(),
  href: z.string().optional(),
});
export type AskDetail = z.infer<typeof AskDetail>;

/** JSON Schema (2020-12) of the answer's form: an object with string, number, integer, boolean or string-array properties. */
export type JsonSchema = Record<string, unknown>;

/** A span counted from the moment an ask opens (follow-ups open when their predecessor is answered). */
export type AskSpan = { hours: number } | { businessDays: number; timeZone: string; jurisdiction: string };

/** What a step hands over to open an ask. Instants are business time, ISO 8601, or spans from its opening. */
export interface AskSpec {
  /** Name within the group, part of the business key, e.g. `compliance/nda`. */
  name: string;
  /** What sort of question, e.g. `offer`, `sign`, `checklist`; decides wording of mails and pages, never behaviour. */
  kind: string;
  phase: (typeof phases)[number];
  to: AskOwner;
  question: string;
  detail?: AskDetail[];
  options: {
    value: string;
    label: string;
    needsReason?: boolean;
    mayGiveReason?: boolean;
    skipsForm?: boolean;
    endsGroup?: boolean;
  }[];
  form?: JsonSchema;
  /** The answer holds personal data: it is kept sealed, and runs see the option only. (Default: false) */
  personal?: boolean;
  /** Answered when an outside system reports on this effect, e.g. a signature by one party. */
  via?: { effect: string; party?: string };
  dueAt: string | AskSpan;
  /** Reminders. (Default: none) */
  remindAt?: (string | AskSpan)[];
  escalate?: { at: string | AskSpan; toRole: (typeof roles)[number] };
  /** Users who may not answer, e.g. the requester of an approval. (Default: nobody) */
  notBy?: string[];
  /** What counts when nobody answers by `dueAt`: an option, or the ask lapses. (Default: lapses) */
  onTimeout?: string;
  /** Asks that take this one's place in the group when the option is answered. The group completes after them. */
  followUps?: Record<string, AskSpec[]>;
}

/** A stretch of the journey in which people are asked: one group, one wake. */
export interface AskGroup {
  /** `ids.groupKey(subject, stretch)`. */
  key: string;
  /** The run that waits for the group; null: nobody waits, what was answered is read when it is needed. */
  workflowId: string | null;
  /** Root of the story (hire_…): mails of one story carry it. */
  thread: string;
  /** The engagement or hire that the asks are about; events go to its story. */
  subject: string;
  /** Version of the policy that set the durations, e.g. `onboard@1`. */
  policy: string;
  asks: AskSpec[];
}

export const askStates = ['open', 'answered', 'lapsed', 'withdrawn'] as const;
export type AskState = (typeof askStates)[number];

/** What a run learns of an ask when its group is complete. `answer` is null for personal answers. */
export interface AskOutcome {
  id: string;
  name: string;
  state: AskState;
  option: string | null;
  answer: Record<string, unknown> | null;
  answeredBy: string | null;
  answeredAt: string | null;
  reason: string | null;
}

/** Body of `POST /v1/asks/{id}/answer`. */
export const AskAnswer = z.strictObject({
  option: z.string().min(1).max(100).describe('One of the ask’s options, e.g. "accept".'),
  form: z.record(z.string(), z.unknown()).optional().describe('Fields as the ask’s form (JSON Schema) asks for.'),
  reason: z.string().max(2000).optional().describe('Why; required where the option says so.'),
});
export type AskAnswer = z.infer<typeof AskAnswer>;

/** Body of `POST /v1/asks/{id}/reassign`. */
export const AskReassignment = z.strictObject({ to: AskOwner, reason: z.string().min(1).max(2000) });
export type AskReassignment = z.infer<typeof AskReassignment>;

/** One ask as the API, console and portal show it. */
export const AskView = z.strictObject({
  id: z.string(),
  kind: z.string(),
  name: z.string().describe('What it is called in its group, e.g. work-1/review.'),
  phase: z.enum(phases),
  state: z.enum(askStates),
  subject: z.string(),
  thread: z.string(),
  group: z.string().describe('Its stretch of the story: asks of one group can be answered together.'),
  to: AskOwner,
  question: z.string(),
  detail: z.array(AskDetail),
  options: z.array(AskOption),
  form: z.record(z.string(), z.unknown()).nullable(),
  personal: z.boolean(),
  link: z.string().nullable().describe('Page of the outside system where this is answered, if any.'),
  openedAt: z.string(),
  dueAt: z.string(),
  escalatesAt: z
    .string()
    .nullable()
    .describe('When it goes to someone else unanswered; with onTimeout the day on which an answer is expected.'),
  escalatedAt: z.string().nullable(),
  onTimeout: z
    .string()
    .nullable()
    .describe('The option that counts when nobody answers by dueAt; null: the ask lapses.'),
  policy: z.string(),
  answer: z
    .strictObject({
      option: z.string(),
      form: z.record(z.string(), z.unknown()).nullable(),
      by: z.string(),
      at: z.string(),
      reason: z.string().nullable(),
    })
    .nullable(),
});
export type AskView = z.infer<typeof AskView>;
