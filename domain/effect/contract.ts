import { z } from 'zod';

export const effectStates = ['pending', 'done', 'undone', 'failed', 'parked'] as const;
export type EffectState = (typeof effectStates)[number];

/** One action in an outside system, under its business key. */
export interface EffectSpec {
  /** `ids.effectKey(…)`: business key ending in a generation. */
  key: string;
  system: string;
  operation: string;
  /** The engagement or hire that it is done for: its ledger. */
  subject: string;
  thread: string;
  workflowId: string;
  /** The effect that this one undoes, if any. */
  compensates?: string;
}

/** One effect as the API and console show it. */
export const EffectView = z.strictObject({
  key: z.string(),
  system: z.string(),
  operation: z.string(),
  subject: z.string(),
  state: z.enum(effectStates),
  providerRef: z.string().nullable(),
  attempts: z.int(),
  compensates: z.string().nullable().describe('The effect that this one undoes.'),
  undoneBy: z.string().nullable().describe('The effect that undid this one.'),
  leftReason: z.string().nullable().describe('Why it was left as it is when the rest was taken back.'),
  readBack: z
    .strictObject({ active: z.boolean(), roles: z.array(z.string()) })
    .nullable()
    .describe('What the system said it holds afterwards: the proof of a grant or of its end.'),
  parkedAsk: z.string().nullable().describe('The ask to an engineer that decides on a parked effect.'),
  lastError: z.string().nullable(),
  createdAt: z.string(),
  changedAt: z.string(),
});
export type EffectView = z.infer<typeof EffectView>;
