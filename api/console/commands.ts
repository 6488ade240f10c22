import { z } from 'zod';

import { readEngagement } from '../../adapters/db/reads/engagement-page';
import { commandsOf, engagementCommands, type EngagementCommand } from '../../domain/command/kinds';
import type { EngagementView } from '../../domain/engagement/contract';
import { NotFound } from '../../domain/errors';
import type { EngagementState } from '../../domain/lifecycle';
import { giveCommand } from '../intake/command';
import { holds, type Caller } from '../caller';
import { commandBody, commandForm } from '../pages/command-form';
import { outlookOf } from '../pages/command-outlook';
import { fieldsOf, readForm, type Posted, postedForm } from '../pages/form';
import { pagePaths } from '../pages/links';
import { html, pageQuery, seeOther, show } from '../pages/page';
import { refusalOf, type Refused } from '../pages/refusal';
import { route, type Context, type Route } from '../route';
import { openPage, type ConsolePage } from './frame';
import { nameOf } from './people';

const kinds = Object.keys(engagementCommands) as [EngagementCommand, ...EngagementCommand[]];
const params = z.object({ id: z.string(), kind: z.enum(kinds) });
const house = ['admin', 'ops', 'hr'] as const;

/** What this caller can tell an engagement now. A lead does not record what the talent says, nor corrects pay. */
export function commandsFor(caller: Caller, engagement: Pick<EngagementView, 'state' | 'lead'>): EngagementCommand[] {
  const possible = commandsOf(engagement.state as EngagementState);
  if (holds(caller, ...house)) return possible;
  if (caller.kind !== 'user' || caller.id !== engagement.lead.id || !holds(caller, 'lead')) return [];
  return possible.filter((kind) => !['withdraw', 'resign', 'correct-pay'].includes(kind));
}

/** A command on an engagement: its form with what it would do, and its giving. */
export const commandRoutes: Route[] = [
  route({
    method: 'get',
    path: pagePaths.engagementCommand('{id}', '{kind}'),
    summary: 'What a command asks, and what it would do',
    page: true,
    params,
    query: pageQuery,
    replies: { 200: html },
    policy: { roles: [...house, 'lead'] },
    handle: async (ctx) => show(200, await commandPage(ctx, null)),
  }),
  route({
    method: 'post',
    path: pagePaths.engagementCommand('{id}', '{kind}'),
    summary: 'Tells the engagement',
    page: true,
    accepts: 'form',
    params,
    body: postedForm,
    replies: { 303: null, 400: html, 403: html, 409: html, 422: html },
    policy: { roles: [...house, 'lead'] },
    handle: async (ctx) => {
      const { id, kind } = ctx.params;
      const page = await openPage(ctx, 'engagements');
      const engagement = await readEngagement(page.reads, id);
      refuseOthers(ctx.caller, engagement, kind);
      const { currency } = engagement.money.notToExceed;
      const { form } = commandForm(kind, { milestones: engagement.milestones, currency });
      try {
        const body = commandBody(kind, readForm(form, ctx.body, 'f.'), currency);
        await giveCommand(ctx, ctx.caller, {
          engagementId: id,
          kind,
          body,
          key: String(ctx.body['key'] ?? ctx.requestId),
        });
      } catch (error) {
        const refusal = refusalOf(error);
        return show(refusal.status, await commandPage(ctx, { posted: ctx.body, refusal }));
      }
      return seeOther(pagePaths.engagement(id), 'told');
    },
  }),
];

type CommandContext = Pick<Context, 'reads' | 'caller' | 'requestId'> & {
  params: { id: string; kind: EngagementCommand };
};

async function commandPage(
  ctx: CommandContext,
  rejected: { posted: Posted; refusal: Refused } | null,
): Promise<string> {
  const { id, kind } = ctx.params;
  const page: ConsolePage = await openPage(ctx, 'engagements');
  const engagement = await readEngagement(page.reads, id);
  refuseOthers(ctx.caller, engagement, kind);
  const { currency } = engagement.money.notToExceed;
  const command = commandForm(kind, { milestones: engagement.milestones, currency });
  const errors = rejected?.refusal.errors ?? [];
  return page.render('command', {
    engagement,
    kind,
    command,
    name: nameOf(engagement.talent, 'Person'),
    outlook: outlookOf(kind, engagement),
    fields: fieldsOf(command.form, { prefix: 'f.', posted: rejected?.posted, errors }),
    errors: errors.map(({ message }) => message),
    refused: rejected?.refusal.text ?? null,
    // The same form sent twice tells it once.
    key: ctx.requestId,
  });
}

function refuseOthers(caller: Caller, engagement: EngagementView, kind: EngagementCommand): void {
  if (!commandsFor(caller, engagement).includes(kind))
    throw new NotFound(`${engagement.id} is ${engagement.state}; this cannot be told to it now, or not by you.`);
}
