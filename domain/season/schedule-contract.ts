import { z } from 'zod';

import { CampaignRequest } from '../campaign/contract';

/** Body of `POST /v1/schedules`: a season like this one every quarter. */
export const ScheduleRequest = z
  .strictObject({
    campaign: z.string().max(100).optional().describe('The season that the series begins with.'),
    request: CampaignRequest.optional().describe(
      'Or the season that it is to begin with, as in POST /v1/campaigns: it is drafted now, and asks for its approval.',
    ),
    leadDays: z
      .int()
      .min(1)
      .max(364)
      .optional()
      .describe(
        'Days before a peak on which its season is drafted. (Default: its first sourcing, and two weeks to approve)',
      ),
    note: z.string().trim().max(200).default(''),
  })
  .superRefine(({ campaign, request }, ctx) => {
    if ((campaign === undefined) === (request === undefined))
      ctx.addIssue({
        code: 'custom',
        path: ['campaign'],
        message: 'give the season that the series begins with: either "campaign", an id, or "request", a new season',
      });
  });
export type ScheduleRequest = z.infer<typeof ScheduleRequest>;

/** A quarterly launch. Runs are told in wall time, as the server keeps them. */
export const ScheduleView = z.strictObject({
  campaign: z.string(),
  paused: z.boolean(),
  note: z.string().nullable(),
  nextRuns: z.array(z.string()).describe('The next four; none while paused.'),
  lastRuns: z.array(z.strictObject({ at: z.string(), workflowId: z.string() })),
});
export type ScheduleView = z.infer<typeof ScheduleView>;
