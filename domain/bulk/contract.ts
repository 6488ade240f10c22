import { z } from 'zod';

import { phases } from '../lifecycle';
import { roles } from '../roles';

export const bulkActions = ['nudge', 'waive', 'reassign'] as const;
export type BulkAction = (typeof bulkActions)[number];

/** Most asks that one batch takes. */
export const mostInBatch = 500;

/** Which open asks a batch is about: all that is given holds for each of them. */
export const BulkFilter = z
  .strictObject({
    kind: z.string().min(1).max(100).optional().describe('E.g. "checklist", "review".'),
    phase: z.enum(phases).optional(),
    role: z.enum(roles).optional().describe('Those that go to whoever holds this role.'),
    user: z.string().min(1).max(100).optional().describe('Those that go to this user.'),
    subjects: z
      .array(z.string().min(1).max(100))
      .min(1)
      .max(200)
      .optional()
      .describe('Hires and engagements by id; with a hire also its engagements.'),
    overdue: z.boolean().optional().describe('Only those whose answer was expected before now.'),
  })
  .refine(
    (filter) => Object.values(filter).some((value) => value !== undefined && value !== false),
    'say which questions: kind, phase, role, user, subjects or overdue',
  );
export type BulkFilter = z.infer<typeof BulkFilter>;

/** Body of `POST /v1/bulk` and of its dry run. */
export const BulkRequest = z
  .strictObject({
    action: z.enum(bulkActions),
    filter: BulkFilter,
    reason: z.string().trim().min(1).max(2000).describe('Why; kept with each of them.'),
    to: z
      .union([
        z.strictObject({ user: z.string().min(1).max(100) }),
        z.strictObject({ role: z.enum(roles).exclude(['talent']) }),
      ])
      .optional()
      .describe('Who gets them; with "reassign" only.'),
  })
  .superRefine(({ action, to }, ctx) => {
    if (action === 'reassign' && !to)
      ctx.addIssue({ code: 'custom', path: ['to'], message: 'is required with “reassign”: a user or a role' });
    if (action !== 'reassign' && to)
      ctx.addIssue({ code: 'custom', path: ['to'], message: 'is for “reassign” only; leave it out' });
  });
export type BulkRequest = z.infer<typeof BulkRequest>;

/** One that is left as it is, and why. */
export const BulkException = z.strictObject({
  ask: z.string(),
  subject: z.string(),
  question: z.string(),
  why: z.string(),
});
export type BulkException = z.infer<typeof BulkException>;

/** What a batch would do. Nothing was written. */
export const BulkPreview = z.strictObject({
  sentence: z.string(),
  count: z.int().describe('Open questions that the filter finds.'),
  would: z.int().describe('Of these, how many would be done.'),
  exceptions: z.array(BulkException),
  undo: z.string().describe('What can be taken back afterwards.'),
});
export type BulkPreview = z.infer<typeof BulkPreview>;

/** A batch and how far it is. */
export const BulkView = z.strictObject({
  id: z.string(),
  action: z.enum(bulkActions),
  filter: z.record(z.string(), z.unknown()),
  reason: z.string(),
  to: z.record(z.string(), z.string()).nullable(),
  state: z.enum(['running', 'done', 'undoing', 'undone']),
  sentence: z.string(),
  count: z.int(),
  done: z.int(),
  refused: z.int(),
  left: z.int().describe('Not dealt with yet.'),
  undone: z.int(),
  by: z.string(),
  at: z.string(),
  finishedAt: z.string().nullable(),
  mayUndo: z.boolean(),
  undo: z.string(),
  exceptions: z.array(BulkException).describe('The first 200 that were not done, or not taken back.'),
  links: z.strictObject({ self: z.string(), console: z.string() }),
});
export type BulkView = z.infer<typeof BulkView>;
