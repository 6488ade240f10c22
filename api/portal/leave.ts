import { z } from 'zod';

import { readEngagement } from '../../adapters/db/reads/engagement-page';
import { mayCommand, type EngagementCommand } from '../../domain/command/kinds';
import type { EngagementView } from '../../domain/engagement/contract';
import { NotFound } from '../../domain/errors';
import type { EngagementState } from '../../domain/lifecycle';
import { giveCommand } from '../intake/command';
import { commandBody, commandForm } from '../pages/command-form';
import { fieldsOf, readForm, type Posted, postedForm } from '../pages/form';
import { pagePaths } from '../pages/links';
import { html, pageQuery, seeOther, show } from '../pages/page';
import { refusalOf, type Refused } from '../pages/refusal';
import { route, type Context, type Route } from '../route';
import { openPortal } from './frame';

const params = z.object({ id: z.string() });

/** How a talent leaves at this point: withdraws before work, resigns during it; null when there is nothing to leave. */
export function wayOut(state: string): EngagementCommand | null {
  const ways: EngagementCommand[] = ['withdraw', 'resign'];
  return ways.find((kind) => mayCommand(kind, state as EngagementState)) ?? null;
}

/** Withdrawing and resigning, by the talent. */
export const portalLeaveRoutes: Route[] = [
  route({
    method: 'get',
    path: pagePaths.portalLeave('{id}'),
    summary: 'Withdraw or resign: what it means',
    page: true,
    params,
    query: pageQuery,
    replies: { 200: html },
    policy: { roles: ['talent'] },
    handle: async (ctx) => show(200, await leavePage(ctx, null)),
  }),
  route({
    method: 'post',
    path: pagePaths.portalLeave('{id}'),
    summary: 'Withdraws or resigns',
    page: true,
    accepts: 'form',
    params,
    body: postedForm,
    replies: { 303: null, 400: html, 403: html, 409: html, 422: html },
    policy: { roles: ['talent'] },
    handle: async (ctx) => {
      const page = await openPortal(ctx);
      const engagement = await readEngagement(page.reads, ctx.params.id);
      const kind = wayOutOf(engagement);
      const { form } = commandForm(kind, { milestones: [], currency: engagement.money.notToExceed.currency });
      try {
        const body = commandBody(kind, readForm(form, ctx.body, 'f.'), engagement.money.notToExceed.currency);
        const key = String(ctx.body['key'] ?? ctx.requestId);
        await giveCommand(ctx, ctx.caller, { engagementId: engagement.id, kind, body, key });
      } catch (error) {
        const refusal = refusalOf(error);
        return show(refusal.status, await leavePage(ctx, { posted: ctx.body, refusal }));
      }
      return seeOther(pagePaths.portal, 'told');
    },
  }),
];

type LeaveContext = Parameters<typeof openPortal>[0] & Pick<Context, 'requestId'> & { params: { id: string } };

async function leavePage(ctx: LeaveContext, rejected: { posted: Posted; refusal: Refused } | null): Promise<string> {
  const page = await openPortal(ctx);
  const engagement = await readEngagement(page.reads, ctx.params.id);
  const kind = wayOutOf(engagement);
  const command = commandForm(kind, { milestones: [], currency: engagement.money.notToExceed.currency });
  const errors = rejected?.refusal.errors ?? [];
  return page.render('leave', {
    engagement,
    command,
    fields: fieldsOf(command.form, { prefix: 'f.', posted: rejected?.posted, errors }),
    errors: errors.map(({ message }) => message),
    refused: rejected?.refusal.text ?? null,
    key: ctx.requestId,
  });
}

function wayOutOf(engagement: EngagementView): EngagementCommand {
  const kind = wayOut(engagement.state);
  if (!kind) throw new NotFound('This project has ended; there is nothing to leave any more.');
  return kind;
}
