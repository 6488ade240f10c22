import { readHire } from '../../adapters/db/reads/hire-page';
import { HireRequest, hireRequesters } from '../../domain/hire/contract';
import { HireView } from '../../domain/requisition/contract';
import { createHire } from '../intake/hire';
import { route } from '../route';

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
];
