import { z } from 'zod';

import { seeCampaign } from '../../adapters/db/season/reads/campaigns';
import { actualWeeks } from '../../adapters/db/season/reads/actuals';
import { ActualList, ActualWeek, FiguresReply } from '../../domain/season/figures-contract';
import { actualFileColumns, figureBytes, takeActuals } from '../intake/figures';
import { route } from '../route';

const id = z.string().max(100);

export const actualRoutes = [
  route({
    method: 'post',
    path: '/v1/actuals',
    summary: 'What really came to a season, by interval and queue',
    describe:
      `A JSON list, or a CSV file (text/csv, up to 10 MB and 100,000 rows) with the columns ${actualFileColumns}; the last three may be ` +
      'left out. A later report of an interval takes the place of the first. A wrong line, or a gap within a day, refuses the whole.',
    query: z.strictObject({
      campaign: id,
      intervalMinutes: z.coerce
        .number()
        .pipe(z.union([z.literal(10), z.literal(15), z.literal(30), z.literal(60)]))
        .optional()
        .describe('(Default: that of the season’s demand)'),
      gaps: z.enum(['refuse', 'accept']).default('refuse').describe('Intervals missing within a day.'),
    }),
    accepts: 'stream',
    body: ActualList,
    replies: { 200: FiguresReply },
    policy: { roles: ['admin', 'ops', 'engineer'] },
    limit: 'bulk',
    handle: async ({ req, query, store, database, ...ctx }) => {
      const campaign = await store.campaigns.readCampaign(database.knex, query.campaign);
      const { request } = await store.campaigns.readPlan(database.knex, campaign.id, campaign.planVersion ?? undefined);
      return {
        status: 200,
        body: await takeActuals(
          { store, ...ctx },
          { req, mostBytes: figureBytes },
          {
            campaignId: campaign.id,
            request,
            intervalMinutes: query.intervalMinutes,
            gaps: query.gaps === 'accept',
          },
        ),
      };
    },
  }),
  route({
    method: 'get',
    path: '/v1/campaigns/{id}/actuals',
    tag: 'actuals',
    summary: 'Plan against actual, week by week',
    params: z.strictObject({ id }),
    replies: { 200: z.strictObject({ weeks: z.array(ActualWeek) }) },
    policy: { roles: ['admin', 'ops', 'hr', 'approver', 'engineer', 'auditor', 'lead'] },
    handle: async ({ params, store, database, reads }) => {
      await seeCampaign(reads, params.id);
      const campaign = await store.campaigns.readCampaign(database.knex, params.id);
      const plan = await store.campaigns.readPlan(database.knex, campaign.id, campaign.planVersion ?? undefined);
      return { status: 200, body: { weeks: await actualWeeks(database.knex, campaign.id, plan) } };
    },
  }),
];
