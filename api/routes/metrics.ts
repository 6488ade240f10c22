import { FiguresReply, MetricList } from '../../domain/season/figures-contract';
import { actorIdOf } from '../caller';
import { figureBytes, takeMetrics } from '../intake/figures';
import { route } from '../route';

export const metricRoutes = [
  route({
    method: 'post',
    path: '/v1/metrics',
    summary: 'Figures of the work tool by person and week',
    describe:
      'A JSON list, or a CSV file (text/csv, up to 10 MB and 100,000 rows) with the columns engagement, period, metric, value, n. Of a list ' +
      'what is right is kept, and the rest is told with its place; a wrong line of a file refuses the whole. The newest of a person, week ' +
      'and metric wins.',
    accepts: 'stream',
    body: MetricList,
    replies: { 200: FiguresReply },
    policy: { roles: ['admin', 'ops', 'hr', 'engineer'] },
    limit: 'bulk',
    handle: async (ctx) => ({
      status: 200,
      body: await takeMetrics(ctx, { req: ctx.req, mostBytes: figureBytes }, actorIdOf(ctx.caller)),
    }),
  }),
];
