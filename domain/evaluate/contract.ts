import { z } from 'zod';

/** One metric of a scorecard. */
export const MetricView = z.strictObject({
  metric: z.string(),
  raw: z.number().describe('Mean of what was observed, 0–100.'),
  value: z.number().describe('After shrinking a small sample, 0–100.'),
  weight: z.number().describe('Share of the score, 0–1.'),
  samples: z.int(),
});
export type MetricView = z.infer<typeof MetricView>;

/** How one period of work was rated. */
export const ScorecardView = z.strictObject({
  id: z.string(),
  engagement: z.string(),
  engagementTitle: z.string(),
  talent: z.string(),
  period: z.string(),
  score: z.number().nullable().describe('0–100; null when nothing could be measured.'),
  rated: z.boolean().describe('False with too few results: offers are then made as to tier B.'),
  tierBefore: z.string().nullable(),
  tierAfter: z.string().nullable(),
  rationale: z.string(),
  metrics: z.array(MetricView),
  policy: z.string(),
  closedAt: z.string(),
});
export type ScorecardView = z.infer<typeof ScorecardView>;
