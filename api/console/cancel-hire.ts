import { z } from 'zod';

import { readHire } from '../../adapters/db/reads/hire-page';
import { WithReason } from '../../domain/command/contract';
import { mayCancel } from '../../domain/command/kinds';
import { Invalid, NotFound } from '../../domain/errors';
import type { HireView } from '../../domain/requisition/contract';
import { holds, type Caller } from '../caller';
import { cancelHire } from '../intake/cancel-hire';
import { fieldsOf, type Posted, postedForm } from '../pages/form';
import { pagePaths } from '../pages/links';
import { html, pageQuery, seeOther, show } from '../pages/page';
import { refusalOf, type Refused } from '../pages/refusal';
import { route, type Context, type Route } from '../route';
import { openPage } from './frame';

const params = z.object({ id: z.string() });
const cancellers = ['admin', 'ops', 'hr', 'lead'] as const;

/** Whether this caller may take a hire back now: the house, and whoever asked for it. */
export function mayTakeBack(caller: Caller, hire: Pick<HireView, 'state' | 'requestedBy'>): boolean {
  if (!mayCancel(hire.state) || caller.kind !== 'user') return false;
  return holds(caller, 'admin', 'ops', 'hr') || (holds(caller, 'lead') && caller.id === hire.requestedBy.id);
}

/** Taking a hire back: what it means, and its giving. */
export const cancelHireRoutes: Route[] = [
  route({
    method: 'get',
    path: pagePaths.cancelHire('{id}'),
    summary: 'What taking a hire back means',
    page: true,
    params,
    query: pageQuery,
    replies: { 200: html },
    policy: { roles: cancellers },
    handle: async (ctx) => show(200, await cancelPage(ctx, null)),
  }),
  route({
    method: 'post',
    path: pagePaths.cancelHire('{id}'),
    summary: 'Takes a hire back',
    page: true,
    accepts: 'form',
    params,
    body: postedForm,
    replies: { 303: null, 400: html, 403: html, 409: html, 422: html },
    policy: { roles: cancellers },
    handle: async (ctx) => {
      const page = await openPage(ctx, 'hires');
      refuseOthers(ctx.caller, await readHire(page.reads, ctx.params.id));
      try {
        const body = WithReason.safeParse({ reason: ctx.body['f.reason'] });
        if (!body.success) throw new Invalid('Say why.', { errors: [{ pointer: '/reason', message: 'say why' }] });
        const key = String(ctx.body['key'] ?? ctx.requestId);
        await cancelHire(ctx, ctx.caller, { hireId: ctx.params.id, body: body.data, key });
      } catch (error) {
        const refusal = refusalOf(error);
        return show(refusal.status, await cancelPage(ctx, { posted: ctx.body, refusal }));
      }
      return seeOther(pagePaths.hire(ctx.params.id), 'told');
    },
  }),
];

const form = {
  type: 'object',
  properties: { reason: { type: 'string', title: 'Why', minLength: 1, maxLength: 2000 } },
  required: ['reason'],
  additionalProperties: false,
};

type CancelContext = Pick<Context, 'reads' | 'caller' | 'requestId'> & { params: { id: string } };

async function cancelPage(ctx: CancelContext, rejected: { posted: Posted; refusal: Refused } | null): Promise<string> {
  const page = await openPage(ctx, 'hires');
  const hire = await readHire(page.reads, ctx.params.id);
  refuseOthers(ctx.caller, hire);
  const errors = rejected?.refusal.errors ?? [];
  return page.render('cancel-hire', {
    hire,
    outlook: [
      'open questions are withdrawn, a listing on the marketplace is closed',
      ...(hire.engagement ? ['whoever has the offer is let go; what was granted or sent is taken back'] : []),
      'the money that was promised is free again',
    ],
    fields: fieldsOf(form, { prefix: 'f.', posted: rejected?.posted, errors }),
    errors: errors.map(({ message }) => message),
    refused: rejected?.refusal.text ?? null,
    key: ctx.requestId,
  });
}

function refuseOthers(caller: Caller, hire: HireView): void {
  if (!mayTakeBack(caller, hire))
    throw new NotFound(`${hire.id} is ${hire.state}; it cannot be taken back, or not by you.`);
}
