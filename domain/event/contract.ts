import { z } from 'zod';

/** What a writer hands over; the transaction adds number, business instant and wall instant. */
export interface NewEvent {
  /** The story: hire_…, eng_…, tal_…, or `policy/<kind>`. */
  subject: string;
  /** `<thing>.<what happened>`, past tense: `ask.answered`, `engagement.activated`. */
  type: string;
  /** The thing that changed when it is not the subject: an ask, an effect’s key, a payment’s key. */
  object?: string;
  /** user_…, tal_…, key_…, or `system:<name>`. */
  actor: string;
  /** Ids, states, amounts, rule and policy versions. Never personal data. */
  data?: Record<string, unknown>;
}

/** One event as the feed, the audit and the timeline show it. */
export const EventView = z.strictObject({
  cursor: z.string().describe('Opaque position in the feed; SSE id.'),
  subject: z.string(),
  number: z.int().describe('1, 2, 3 … without gaps for each subject.'),
  type: z.string(),
  object: z.string().nullable(),
  at: z.string().describe('Business time.'),
  wallAt: z.string(),
  actor: z.string(),
  data: z.record(z.string(), z.unknown()),
});
export type EventView = z.infer<typeof EventView>;
