import { z } from 'zod';

import { listFilesOf, readFileOut } from '../../adapters/db/reads/knowledge-files';
import { knowledgePolicy } from '../../adapters/db/reads/knowledge-policy';
import { NotFound } from '../../domain/errors';
import { KnowledgeFile } from '../../domain/knowledge/contract';
import { mediaTypeOf } from '../../domain/knowledge/file-rules';
import { actorIdOf, holds } from '../caller';
import { media, route, type Context } from '../route';

const writers = ['admin', 'ops', 'hr', 'lead'] as const;
const byId = z.strictObject({ id: z.string().max(100) });
const named = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^[^/\\\p{Cc}]+$/u, 'write a file’s name, without its folder')
    .describe('Name with its ending, e.g. “palette.pdf”.'),
});
/** Bytes that are read at most; the policy of knowledge allows less. */
const bodyLimit = 10_000_000;
const added = z.strictObject({ file: z.string(), href: z.string() });

/** Files that belong to notes, and to handovers that are being written. */
export const knowledgeFileRoutes = [
  route({
    method: 'post',
    path: '/v1/knowledge/{id}/files',
    summary: 'Add a file to a note: its bytes are the body',
    params: byId,
    query: named,
    accepts: 'raw',
    bodyLimit,
    replies: { 201: added },
    policy: { roles: writers },
    handle: (ctx) => attach(ctx, { note: ctx.params.id }, ctx.query.name),
  }),
  route({
    method: 'get',
    path: '/v1/engagements/{id}/files',
    summary: 'Files of an engagement’s handover',
    params: byId,
    replies: { 200: z.strictObject({ items: z.array(KnowledgeFile) }) },
    policy: { roles: [...writers, 'approver', 'engineer', 'auditor', 'talent'] },
    // The read itself shows a talent, lead or approver only the files of engagements that they take part in.
    handle: async ({ reads, params }) => ({ status: 200, body: { items: await filesInSight(reads, params.id) } }),
  }),
  route({
    method: 'post',
    path: '/v1/engagements/{id}/files',
    summary: 'Add a file to the handover that is being written: its bytes are the body',
    params: byId,
    query: named,
    accepts: 'raw',
    bodyLimit,
    replies: { 201: added },
    policy: { roles: [...writers, 'talent'] },
    handle: async (ctx) => {
      await filesInSight(ctx.reads, ctx.params.id);
      return attach(ctx, { engagement: ctx.params.id }, ctx.query.name);
    },
  }),
  route({
    method: 'get',
    path: '/v1/files/{id}',
    summary: 'The bytes of a file, to be saved',
    describe: 'ETag is the SHA-256 of the bytes.',
    params: byId,
    replies: { 200: media('application/octet-stream'), 304: null },
    policy: { roles: [...writers, 'approver', 'engineer', 'auditor', 'talent'] },
    handle: async ({ reads, params, req }) => {
      const { name, sha256, bytes } = await readFileOut(reads, params.id);
      const headers = {
        // Never shown in the page’s origin: what somebody sent is saved, not run.
        'Content-Disposition': `attachment; filename="${params.id}"; filename*=UTF-8''${encodeURIComponent(name)}`,
        'X-Content-Type-Options': 'nosniff',
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'Cache-Control': 'private, no-cache',
        ETag: `"${sha256}"`,
      };
      if (req.get('if-none-match') === headers.ETag) return { status: 304, headers };
      return { status: 200, headers, body: bytes };
    },
  }),
  route({
    method: 'delete',
    path: '/v1/files/{id}',
    summary: 'Take a file away: your own while the handover is written, any as one who looks after notes',
    params: byId,
    replies: { 204: null },
    policy: { roles: [...writers, 'talent'] },
    handle: async ({ store, reads, params, caller }) => {
      await readFileOut(reads, params.id);
      const mayAny = holds(caller, ...writers);
      await store.transaction((tx) => store.knowledge.removeFile(tx, params.id, actorIdOf(caller), mayAny));
      return { status: 204 };
    },
  }),
];

async function attach(
  { store, database, caller, req }: Pick<Context, 'store' | 'database' | 'caller' | 'req'>,
  to: { note: string } | { engagement: string },
  name: string,
) {
  const rules = (await knowledgePolicy(database.knex)).files;
  const bytes = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
  const mediaType = mediaTypeOf({ name, size: bytes.length }, rules);
  const file = await store.transaction((tx) =>
    store.knowledge.attachFile(tx, { to, name, mediaType, bytes, by: actorIdOf(caller), most: rules.maxPerNote }),
  );
  const href = `/v1/files/${file}`;
  return { status: 201 as const, headers: { Location: href }, body: { file, href } };
}

async function filesInSight(reads: Context['reads'], engagement: string) {
  const files = await listFilesOf(reads, engagement);
  if (files === null) throw new NotFound(`There is no engagement ${engagement}.`);
  return files;
}
