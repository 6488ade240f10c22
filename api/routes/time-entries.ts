import { z } from 'zod';

import { listTime, statementTime, timeLines } from '../../adapters/db/season/reads/time';
import { FiguresReply } from '../../domain/season/figures-contract';
import { AttendanceRequest, ShiftListReply } from '../../domain/season/shift-contract';
import {
  TimeApproval,
  TimeCorrection,
  TimeEntryView,
  TimeListReply,
  TimeRefusal,
  WeekName,
} from '../../domain/season/time-contract';
import { timeStates } from '../../domain/season/time-states';
import { actorIdOf } from '../caller';
import { csv } from '../csv';
import { figureBytes } from '../intake/figures';
import {
  approveTime,
  attendanceColumns,
  correctTime,
  declineTime,
  importAttendance,
  reportAttendance,
} from '../intake/time';
import { listQuery, page } from '../lists';
import { media, route } from '../route';

// Whose time a lead or a talent sees is decided by the read itself.
const readers = ['admin', 'ops', 'hr', 'lead', 'approver', 'engineer', 'auditor', 'talent'] as const;
const house = ['admin', 'ops', 'hr'] as const;
const id = z.string().max(100);
const bodyLimit = 1_000_000;

export const timeEntryRoutes = [
  route({
    method: 'post',
    path: '/v1/shifts/attendance',
    tag: 'shifts',
    summary: 'Report what was worked of many shifts',
    describe: 'Up to 1,000 at a time. A shift may be reported again until the time of its week is approved.',
    body: AttendanceRequest,
    bodyLimit,
    replies: { 200: ShiftListReply },
    policy: { roles: [...house, 'engineer'] },
    handle: async (ctx) => ({ status: 200, body: await reportAttendance(ctx, ctx.body, actorIdOf(ctx.caller)) }),
  }),
  route({
    method: 'post',
    path: '/v1/time-entries',
    summary: 'Import what was worked: a file of shifts and minutes',
    describe:
      `A CSV file (text/csv, up to 10 MB and 30,000 rows) with the columns ${attendanceColumns.join(', ')}, or the same as a JSON list. ` +
      'A wrong line refuses the whole. Time that was reported again takes the place of the first report until its week is approved.',
    accepts: 'stream',
    body: AttendanceRequest,
    replies: { 200: FiguresReply },
    policy: { roles: [...house, 'engineer'] },
    limit: 'bulk',
    handle: async (ctx) => ({
      status: 200,
      body: await importAttendance(ctx, { req: ctx.req, mostBytes: figureBytes }, actorIdOf(ctx.caller)),
    }),
  }),
  route({
    method: 'get',
    path: '/v1/time-entries',
    summary: 'Time by person, week and kind, the newest week first',
    query: listQuery({
      campaign: id.optional(),
      engagement: id.optional(),
      period: WeekName.optional(),
      state: z.enum(timeStates).optional(),
    }),
    replies: { 200: page(TimeEntryView) },
    policy: { roles: readers },
    handle: async ({ reads, query }) => ({ status: 200, body: await listTime(reads, query) }),
  }),
  route({
    method: 'get',
    path: '/v1/time-entries.csv',
    tag: 'time-entries',
    summary: 'The statement of a season’s week as CSV',
    describe: `At most ${timeLines.toLocaleString('en-US')} lines. Names are left out for readers who may not know them.`,
    query: z.strictObject({ campaign: id, period: WeekName }),
    replies: { 200: media('text/csv; charset=utf-8') },
    policy: { roles: readers },
    limit: 'bulk',
    handle: async ({ reads, query }) => {
      const entries = await statementTime(reads, query);
      const names = await reads.contacts(entries.map(({ talent }) => talent));
      const headers = { 'Content-Disposition': `attachment; filename="time-${query.period}.csv"` };
      return {
        status: 200,
        headers,
        body: csv(entries.map((entry) => line(entry, names.get(entry.talent)?.name ?? null))),
      };
    },
  }),
  route({
    method: 'post',
    path: '/v1/time-entries/approve',
    summary: 'Approve time: a list, or all that is submitted of a week',
    body: TimeApproval,
    replies: { 200: TimeListReply },
    policy: { roles: house },
    handle: async (ctx) => ({ status: 200, body: await approveTime(ctx, ctx.body, actorIdOf(ctx.caller)) }),
  }),
  route({
    method: 'post',
    path: '/v1/time-entries/decline',
    summary: 'Decline time, with a reason',
    body: TimeRefusal,
    replies: { 200: TimeListReply },
    policy: { roles: house },
    handle: async (ctx) => ({ status: 200, body: await declineTime(ctx, ctx.body, actorIdOf(ctx.caller)) }),
  }),
  route({
    method: 'post',
    path: '/v1/time-entries/correct',
    summary: 'Correct time: a new version; what was paid is reversed and paid anew',
    body: TimeCorrection,
    bodyLimit,
    replies: { 200: TimeListReply },
    policy: { roles: house },
    handle: async (ctx) => ({ status: 200, body: await correctTime(ctx, ctx.body, actorIdOf(ctx.caller)) }),
  }),
];

function line({ amount, ...entry }: TimeEntryView, name: string | null): Record<string, string | number | null> {
  return {
    week: entry.period,
    name,
    engagement: entry.engagement,
    talent: entry.talent,
    kind: entry.kind,
    version: entry.version,
    minutes: entry.minutes,
    amount: amount.amount,
    currency: amount.currency,
    state: entry.state,
    payment: entry.payment,
    paidAt: entry.paidAt,
    note: entry.note,
  };
}
