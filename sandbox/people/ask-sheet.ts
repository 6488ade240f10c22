import { z } from 'zod';
import { phases } from '../../domain/lifecycle';

/** What a person needs of an ask, as `GET /v1/asks/<id>` tells it. */
export const AskSheet = z.object({
  id: z.string(),
  kind: z.string(),
  /** Name within its group, e.g. `work-1/review`. */
  name: z.string().default(''),
  question: z.string().default(''),
  /** The hire or engagement that it is about. */
  subject: z.string().default(''),
  phase: z.enum(phases),
  state: z.string(),
  /** `{talent}`, `{user}` or `{role}`. */
  to: z.record(z.string(), z.string()),
  options: z
    .array(
      z.object({ value: z.string(), needsReason: z.boolean().default(false), skipsForm: z.boolean().default(false) }),
    )
    .min(1),
  /** JSON Schema of the answer. */
  form: z.record(z.string(), z.unknown()).nullable(),
  /** Facts under the question; a link to an outside page says what is to be done there before the answer. */
  detail: z.array(z.object({ href: z.string().optional() })).default([]),
  /** The outside page where it is answered instead. */
  link: z.string().nullable(),
  /** Business instants. */
  openedAt: z.string().optional(),
  dueAt: z.string().optional(),
  csrf: z.string().optional(),
});
export type AskSheet = z.infer<typeof AskSheet>;

/** Whether it asks nothing, and offers a right: “You may still dispute the report”. */
export function offersRight({ question }: AskSheet): boolean {
  return question.startsWith('You may ');
}
