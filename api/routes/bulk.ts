import { z } from 'zod';

import { listBatches, readBatch } from '../../adapters/db/reads/bulk';
import { BulkPreview, BulkRequest, BulkView } from '../../domain/bulk/contract';
import { previewBulk, startBulk } from '../intake/bulk';
import { actorOf } from '../caller';
import { listQuery, page } from '../lists';
import { route } from '../route';

/** Who may act on many at once. */
export const bulkRoles = ['admin', 'ops', 'hr'] as const;

const byId = z.strictObject({ id: z.string().max(100) });

export const bulkRoutes = [
  route({
    method: 'post',
    path: '/v1/bulk/dry-run',
    summary: 'What a batch would do: how many, and which not and why',
    describe: 'Nothing is written. Send the same body to /v1/bulk to do it.',
    body: BulkRequest,
    replies: { 200: BulkPreview },
    policy: { roles: bulkRoles },
    limit: 'bulk',
    handle: async (ctx) => ({ status: 200, body: await previewBulk(ctx, ctx.caller, ctx.body) }),
  }),
  route({
    method: 'post',
    path: '/v1/bulk',
    summary: 'Remind, waive or give away many open questions at once',
    describe:
      'Carried out by the worker, one by one, and restart-safe; each keeps the rules of the single action. Try it first with /v1/bulk/dry-run.',
    body: BulkRequest,
    replies: { 202: BulkView },
    policy: { roles: bulkRoles },
    idempotent: true,
    limit: 'bulk',
    handle: async (ctx) => {
      const id = await startBulk(ctx, ctx.caller, ctx.body, ctx.idempotencyKey);
      const headers = { Location: `/v1/bulk/${id}`, 'Retry-After': '1' };
      return { status: 202, headers, body: await readBatch(ctx.reads, id) };
    },
  }),
  route({
    method: 'get',
    path: '/v1/bulk',
    summary: 'Batches, the newest on top',
    query: listQuery({}),
    replies: { 200: page(BulkView) },
    policy: { roles: [...bulkRoles, 'auditor'] },
    handle: async ({ reads, query }) => ({ status: 200, body: await listBatches(reads, query) }),
  }),
  route({
    method: 'get',
    path: '/v1/bulk/{id}',
    summary: 'One batch and how far it is',
    params: byId,
    replies: { 200: BulkView },
    policy: { roles: [...bulkRoles, 'auditor'] },
    handle: async ({ reads, params }) => ({ status: 200, body: await readBatch(reads, params.id) }),
  }),
  route({
    method: 'post',
    path: '/v1/bulk/{id}/undo',
    summary: 'Take a batch back, as far as nothing irreversible has happened',
    describe: 'Only given-away questions go back, while they are open and still with their new owner.',
    params: byId,
    replies: { 202: BulkView },
    policy: { roles: bulkRoles },
    handle: async ({ reads, params, caller, store }) => {
      await readBatch(reads, params.id);
      await store.transaction((tx) => store.bulk.undoBatch(tx, params.id, actorOf(caller)));
      return { status: 202, headers: { Location: `/v1/bulk/${params.id}` }, body: await readBatch(reads, params.id) };
    },
  }),
];
