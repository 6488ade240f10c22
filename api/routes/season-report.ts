import { z } from 'zod';

import { readReport } from '../../adapters/db/season/reads/report';
import { SeasonReport } from '../../domain/season/report-contract';
import { csv } from '../csv';
import { reportRows } from '../report-rows';
import { media, route } from '../route';

const staff = ['admin', 'ops', 'hr', 'lead', 'approver', 'engineer', 'auditor'] as const;
const byId = z.strictObject({ id: z.string().max(100) });

export const seasonReportRoutes = [
  route({
    method: 'get',
    path: '/v1/campaigns/{id}/report',
    summary: 'The season looked back on: plan against actual, cost, yields, leavers, what the next plan will assume',
    params: byId,
    replies: { 200: SeasonReport },
    policy: { roles: staff },
    handle: async ({ reads, params }) => ({ status: 200, body: await readReport(reads, params.id) }),
  }),
  route({
    method: 'get',
    path: '/v1/campaigns/{id}/report.csv',
    tag: 'campaigns',
    summary: 'The same as CSV: one line for each figure',
    params: byId,
    replies: { 200: media('text/csv; charset=utf-8') },
    policy: { roles: staff },
    handle: async ({ reads, params }) => ({
      status: 200,
      headers: { 'Content-Disposition': 'attachment; filename="season-report.csv"' },
      body: csv(reportRows(await readReport(reads, params.id))),
    }),
  }),
];
