import { z } from 'zod';

import { MoneyView } from '../assign/contract';
import { BoardView } from './board-contract';

const { id, name, state, now, timeZone, peakOn, endsOn, planVersion, sentence } = BoardView.shape;
const { curve, funnel, classes, demand, leavers, tiers, money, links } = BoardView.shape;

/** A yield as it was planned, as it was, and as the next plan will have it. */
export const ReportYield = z.strictObject({
  stage: z.enum(['screenPass', 'accept', 'clear', 'show', 'classroom', 'nesting', 'weeklySurvival']),
  planned: z.number(),
  passes: z.int(),
  decided: z.int().describe('People of whom is known how it went; of the last one weeks of people at work.'),
  seen: z.number().nullable(),
  next: z.number().describe('(passes + prior · planned) / (decided + prior), prior from the policy.'),
});
export type ReportYield = z.infer<typeof ReportYield>;

/** A season looked back on: plan against actual, what it cost, who left and why, and what the next plan will assume. */
export const SeasonReport = z.strictObject({
  ...{ id, name, state, now, timeZone, peakOn, endsOn, planVersion, sentence },
  ...{ curve, funnel, classes, demand, leavers, tiers, money },
  verdict: z.string().describe('One sentence: how close it came.'),
  covered: z.strictObject({
    weeks: z.int().describe('Weeks that are over.'),
    enough: z.int().describe('Of them with as many effective heads as were needed.'),
    worst: z.strictObject({ starts: z.iso.date(), shortBy: z.number() }).nullable(),
  }),
  cost: z.strictObject({
    planned: MoneyView.describe('For new people and their training, with burden.'),
    paid: MoneyView,
    perHour: MoneyView.nullable().describe('Paid per hour worked or trained.'),
    weeks: z.array(
      z.strictObject({ period: z.string(), people: z.int(), hours: z.number(), amount: MoneyView, burden: MoneyView }),
    ),
  }),
  yields: z.array(ReportYield),
  tenure: z
    .array(
      z.strictObject({
        week: z.int().describe('1 is the first week at work.'),
        passes: z.int(),
        decided: z.int(),
        next: z.number(),
      }),
    )
    .describe('Who stayed through a week at work, where the next plan tells weeks apart; empty: all are alike.'),
  assumptions: z.strictObject({
    priorPeople: z.int(),
    shrinkage: z.strictObject({ planned: z.number(), seen: z.number().nullable() }),
    ahtSeconds: z.strictObject({ planned: z.number(), seen: z.number().nullable() }),
    demand: z
      .strictObject({ planned: z.number().nullable(), seen: z.number().nullable() })
      .describe('Calls of a busy interval, mean over the weeks seen.'),
  }),
  interviews: z.strictObject({
    answered: z.int(),
    again: z.array(z.strictObject({ answer: z.string(), count: z.int() })),
    better: z
      .array(z.strictObject({ said: z.string(), count: z.int() }))
      .describe('What people would do better, most said first, without names; none for readers who may not know.'),
  }),
  knowledge: z.strictObject({
    kept: z.int(),
    notes: z.array(z.strictObject({ id: z.string(), title: z.string(), useful: z.int() })),
  }),
  alumni: z.strictObject({
    recalled: z.int().describe('Of this season’s people, known from before.'),
    again: z.int().describe('May be recalled for the next one.'),
  }),
  links,
});
export type SeasonReport = z.infer<typeof SeasonReport>;
