import { z } from 'zod';

import { readCommand, readCommands } from '../../adapters/db/reads/commands';
import {
  ChangeOrder,
  CommandView,
  Extension,
  PayCorrection,
  Resignation,
  Termination,
  WithReason,
} from '../../domain/command/contract';
import type { EngagementCommand } from '../../domain/command/kinds';
import type { Role } from '../../domain/roles';
import { giveCommand } from '../intake/command';
import { route, type Context, type Route } from '../route';

const byId = z.strictObject({ id: z.string().max(100) });
const staff = ['admin', 'ops', 'hr', 'lead', 'approver', 'engineer', 'auditor'] as const;
const house = ['admin', 'ops', 'hr'] as const;

/** What people tell a running engagement; each is taken at once and followed by its run. */
export const engagementCommandRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/engagements/{id}/commands',
    summary: 'What the engagement was told, and what became of it',
    params: byId,
    replies: { 200: z.strictObject({ items: z.array(CommandView) }) },
    policy: { roles: staff },
    handle: async ({ reads, params }) => ({ status: 200, body: { items: await readCommands(reads, params.id) } }),
  }),
  route({
    method: 'get',
    path: '/v1/engagements/{id}/commands/{command}',
    summary: 'One command and what became of it',
    params: byId.extend({ command: z.string().max(100) }),
    replies: { 200: CommandView },
    policy: { roles: [...staff, 'talent'] },
    handle: async ({ reads, params }) => ({ status: 200, body: await readCommand(reads, params.id, params.command) }),
  }),
  command('withdraw', WithReason, ['talent'], 'The person withdraws before work begins; what was done is taken back'),
  command('resign', Resignation, ['talent'], 'The person resigns: the end moves up, the handover begins'),
  command('terminate', Termination, ['lead'], 'The client ends it: access is revoked first, or with notice on a day'),
  command('suspend', WithReason, ['lead'], 'Work stands still: access is revoked, dates wait'),
  command(
    'resume',
    WithReason,
    ['lead'],
    'Work goes on: access is granted anew, dates move by the time it stood still',
  ),
  command('extend', Extension, ['lead'], 'A later end, once approver and talent agree'),
  command(
    'change-order',
    ChangeOrder,
    ['lead'],
    'Other deliverables, once approver and talent agree; within the budget',
  ),
  command('correct-pay', PayCorrection, [], 'Reverses a milestone’s payment and pays what is right instead'),
];

function command<B extends z.ZodType<object>>(
  kind: EngagementCommand,
  body: B,
  owners: readonly Role[],
  summary: string,
): Route {
  return route({
    method: 'post',
    path: `/v1/engagements/{id}/${kind}`,
    summary,
    params: byId,
    body,
    replies: { 202: CommandView },
    policy: owners.length > 0 ? { roles: house, owners, owns } : { roles: house },
    idempotent: true,
    handle: async (ctx) => {
      const { id } = await giveCommand(ctx, ctx.caller, {
        engagementId: ctx.params.id,
        kind,
        body: ctx.body,
        key: ctx.idempotencyKey,
      });
      return {
        status: 202,
        headers: { Location: `/v1/engagements/${ctx.params.id}/commands/${id}`, 'Retry-After': '1' },
        body: await readCommand(ctx.reads, ctx.params.id, id),
      };
    },
  });
}

/** A lead commands what they lead, a talent what they work on. */
async function owns({ caller, params, store }: Context<{ id: string }>): Promise<boolean> {
  if (caller.kind === 'nobody') return false;
  return store.transaction((tx) => store.engagements.belongsTo(tx, params.id, caller.id));
}
