import { z } from 'zod';

import { readHire } from '../../adapters/db/reads/hire-page';
import { WithReason } from '../../domain/command/contract';
import { HireRequest, hireRequesters } from '../../domain/hire/contract';
import { HireView } from '../../domain/requisition/contract';
import { cancelHire } from '../intake/cancel-hire';
import { createHire } from '../intake/hire';
import { route, type Context } from '../route';

/** Commands on hires; what is read of them: `hires-read.ts`. */
export const hireRoutes = [
  route({
    method: 'post',
    path: '/v1/hires',
    summary: 'Hire one freelancer: one requisition, one seat',
    describe:
      'Starts a durable run that carries the person from sourcing through offboarding. The same externalId from the same caller finds the same hire.',
    body: HireRequest,
    replies: { 202: HireView },
    policy: { roles: hireRequesters },
    idempotent: true,
    handle: async (ctx) => {
      const { id } = await createHire(ctx, ctx.caller, ctx.body, {
        requestId: ctx.requestId,
        patienceSeconds: ctx.config.vendorPatienceSeconds,
      });
      return {
        status: 202,
        headers: { Location: `/v1/hires/${id}`, 'Retry-After': '1' },
        body: await readHire(ctx.reads, id),
      };
    },
  }),
  route({
    method: 'post',
    path: '/v1/hires/{id}/cancel',
    summary: 'Take a hire back before work begins; whoever has an offer is let go',
    params: z.strictObject({ id: z.string().max(100) }),
    body: WithReason,
    replies: { 202: HireView },
    policy: { roles: ['admin', 'ops', 'hr'], owners: ['lead'], owns: requested },
    idempotent: true,
    handle: async (ctx) => {
      await cancelHire(ctx, ctx.caller, { hireId: ctx.params.id, body: ctx.body, key: ctx.idempotencyKey });
      return {
        status: 202,
        headers: { Location: `/v1/hires/${ctx.params.id}`, 'Retry-After': '1' },
        body: await readHire(ctx.reads, ctx.params.id),
      };
    },
  }),
];

/** A lead takes back what they asked for. */
async function requested({ caller, params, store }: Context<{ id: string }>): Promise<boolean> {
  if (caller.kind !== 'user') return false;
  return store.transaction((tx) => store.hires.requestedBy(tx, params.id, caller.id));
}
