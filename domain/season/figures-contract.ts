import { z } from 'zod';

import { workMetrics } from '../evaluate/week-card';
import { WeekName } from './time-contract';

const text = z.string().min(1).max(100);

/** Body of `POST /v1/metrics`. */
export const MetricList = z.strictObject({
  metrics: z
    .array(
      z.strictObject({
        engagement: text,
        period: WeekName,
        metric: z.enum(workMetrics).describe('qa 0–100, csat 1–5, fcr and commitments as shares, aht in seconds.'),
        value: z.number().describe('The mean of the week.'),
        n: z.int().min(0).describe('How many it is the mean of; of aht the number of contacts.'),
      }),
    )
    .min(1)
    .max(20_000),
});

const count = z.int().min(0);

/** Body of `POST /v1/actuals`. */
export const ActualList = z.strictObject({
  actuals: z
    .array(
      z.strictObject({
        starts: z.string().max(40).describe('Begin of the interval: local time of the season, or with its offset.'),
        queue: text.optional().describe('(Default: the only one)'),
        offered: count,
        handled: count,
        abandoned: count,
        ahtSeconds: z.number().nullable().optional(),
        serviceLevel: z.number().nullable().optional().describe('Share answered in time, 0–1.'),
        staffed: z.number().nullable().optional().describe('People on contacts, on average.'),
      }),
    )
    .min(1)
    .max(20_000),
});

/** What became of a list or file. */
export const FiguresReply = z.strictObject({
  stored: z.int(),
  problems: z
    .array(z.strictObject({ line: z.int(), message: z.string() }))
    .describe('The first hundred; line 1 is the header of a file, or the first item of a list.'),
  more: z.int().describe('Problems that are not shown.'),
});
export type FiguresReply = z.infer<typeof FiguresReply>;

/** A week of a season: what was planned and what came. */
export const ActualWeek = z.strictObject({
  week: z.int().describe('0 is the first week of the peak.'),
  starts: z.string(),
  planned: z.strictObject({
    calls: z.number().nullable().describe('Of the whole week; null where agents or heads were imported.'),
    ahtSeconds: z.number(),
    serviceLevel: z.number().nullable(),
    occupancy: z.number().nullable(),
    shrinkage: z.number(),
    heads: z.number(),
  }),
  actual: z
    .strictObject({
      intervals: z.int(),
      calls: z.int(),
      handled: z.int(),
      abandoned: z.int(),
      ahtSeconds: z.number().nullable(),
      serviceLevel: z.number().nullable(),
      occupancy: z.number().nullable().describe('Time on contacts, of the time staffed.'),
      staffedHours: z.number().nullable(),
      shrinkage: z
        .number()
        .nullable()
        .describe(
          'Time on duty that nobody was on contacts: of the shifts worked, and of the base’s hours as planned, whose time is not kept here. ' +
            'Null while no shift is known to be worked.',
        ),
    })
    .nullable()
    .describe('Null while nothing was reported.'),
});
export type ActualWeek = z.infer<typeof ActualWeek>;
