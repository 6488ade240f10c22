import { z } from 'zod';

import { listBatches, openKinds, readBatch } from '../../adapters/db/reads/bulk';
import { listStaff } from '../../adapters/db/reads/frame';
import type { BulkPreview, BulkRequest } from '../../domain/bulk/contract';
import { previewBulk, startBulk } from '../intake/bulk';
import { actorOf, holds } from '../caller';
import { fieldsOf, type Posted, postedForm } from '../pages/form';
import { pagePaths } from '../pages/links';
import { html, pageQuery, seeOther, show } from '../pages/page';
import { refusalOf, type Refused } from '../pages/refusal';
import { kindWord } from '../pages/words';
import { route, type Context, type Route } from '../route';
import { bulkRoles } from '../routes/bulk';
import { actionLabels, bulkForm, bulkRequestOf } from './bulk-form';
import { openPage } from './frame';
import { answererOf } from './people';

const params = z.object({ id: z.string() });

/** Fields that a link to the form may fill in. */
const prefilled = ['subjects', 'action', 'overdue'] as const;

function filledBy(query: Readonly<Record<string, string | undefined>>): Posted | undefined {
  const given = prefilled.flatMap((name) => (query[name] ? [[`f.${name}`, query[name]] as const] : []));
  return given.length > 0 ? Object.fromEntries(given) : undefined;
}

/** Many questions at once: which, what would happen, how far it is, and back. */
export const bulkRoutes: Route[] = [
  route({
    method: 'get',
    path: pagePaths.bulk,
    summary: 'Which questions, and what to do with them',
    page: true,
    query: pageQuery.extend({
      cursor: z.string().max(500).optional(),
      ...Object.fromEntries(prefilled.map((name) => [name, z.string().max(500).optional()])),
    }),
    replies: { 200: html },
    policy: { roles: bulkRoles },
    handle: async (ctx) => show(200, await formPage(ctx, { posted: filledBy(ctx.query) }, ctx.query.cursor)),
  }),
  route({
    method: 'post',
    path: pagePaths.bulk,
    summary: 'First what would happen; confirmed, it happens',
    page: true,
    accepts: 'form',
    body: postedForm,
    replies: { 200: html, 303: null, 400: html, 403: html, 409: html, 422: html },
    policy: { roles: bulkRoles },
    limit: 'bulk',
    handle: async (ctx) => {
      const page = await openPage(ctx, 'asks');
      try {
        const request = bulkRequestOf(bulkForm(await openKinds(page.reads), await listStaff(page.reads)), ctx.body);
        // Only what was seen as a dry run is done.
        if (ctx.body['step'] === 'do') {
          const id = await startBulk(ctx, ctx.caller, request, String(ctx.body['key'] ?? ctx.requestId));
          return seeOther(pagePaths.bulkBatch(id));
        }
        const preview = await previewBulk(ctx, ctx.caller, request);
        return show(200, page.render('bulk-preview', previewData(preview, request, ctx.body, ctx.requestId)));
      } catch (error) {
        const refusal = refusalOf(error);
        return show(refusal.status, await formPage(ctx, { posted: ctx.body, refusal }));
      }
    },
  }),
  route({
    method: 'get',
    path: pagePaths.bulkBatch('{id}'),
    summary: 'One batch: how far it is, and what was left as it is',
    page: true,
    params,
    query: pageQuery,
    replies: { 200: html },
    policy: { roles: [...bulkRoles, 'auditor'] },
    handle: async (ctx) => show(200, await batchPage(ctx, null)),
  }),
  route({
    method: 'post',
    path: `${pagePaths.bulkBatch('{id}')}/undo`,
    summary: 'Takes a batch back as far as it can be',
    page: true,
    accepts: 'form',
    params,
    body: postedForm,
    replies: { 303: null, 403: html, 409: html, 422: html, 400: html },
    policy: { roles: bulkRoles },
    handle: async (ctx) => {
      try {
        await readBatch(ctx.reads, ctx.params.id);
        await ctx.store.transaction((tx) => ctx.store.bulk.undoBatch(tx, ctx.params.id, actorOf(ctx.caller)));
      } catch (error) {
        const refusal = refusalOf(error);
        return show(refusal.status, await batchPage(ctx, refusal));
      }
      return seeOther(pagePaths.bulkBatch(ctx.params.id));
    },
  }),
];

type PageContext = Pick<Context, 'reads' | 'caller'>;

async function formPage(
  ctx: PageContext,
  given: { posted?: Posted | undefined; refusal?: Refused },
  cursor?: string,
): Promise<string> {
  const page = await openPage(ctx, 'asks');
  const [kinds, people, batches] = await Promise.all([
    openKinds(page.reads),
    listStaff(page.reads),
    listBatches(page.reads, { limit: 10, cursor }),
  ]);
  const errors = given.refusal?.errors ?? [];
  return page.render('bulk', {
    fields: fieldsOf(bulkForm(kinds, people), { prefix: 'f.', posted: given.posted, errors }),
    errors: errors.map(({ message }) => message),
    refused: given.refusal?.text ?? null,
    batches: batches.items.map((batch) => ({ ...batch, label: actionLabels[batch.action] })),
    next: batches.next && `${pagePaths.bulk}?cursor=${encodeURIComponent(batches.next)}`,
  });
}

function previewData(preview: BulkPreview, { action }: BulkRequest, given: Posted, key: string): object {
  const hidden = Object.entries(given)
    .filter(([name]) => name.startsWith('f.'))
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => [name, String(one)]));
  return { preview, hidden, button: `${actionLabels[action]} (${preview.would})`, key };
}

async function batchPage(ctx: PageContext & { params: { id: string } }, refusal: Refused | null): Promise<string> {
  const page = await openPage(ctx, 'asks', { follow: ctx.params.id });
  const [batch, people] = await Promise.all([readBatch(page.reads, ctx.params.id), listStaff(page.reads)]);
  const names = new Map(people.map((person) => [person.id, person.name]));
  const { filter } = batch;
  const owner = (of: Record<string, unknown>) =>
    of['role'] ? `the role ${String(of['role'])}` : (names.get(String(of['user'])) ?? 'a colleague');
  const subjects = filter['subjects'] as string[] | undefined;
  const facts = [
    filter['kind'] ? ['Kind', kindWord(String(filter['kind']))] : null,
    filter['phase'] ? ['Phase', String(filter['phase'])] : null,
    filter['role'] || filter['user'] ? ['Up to', owner(filter)] : null,
    subjects ? ['About', `${subjects.length} named`] : null,
    filter['overdue'] ? ['Only', 'what is late'] : null,
    batch.to ? ['To', owner(batch.to)] : null,
    ['Why', batch.reason],
  ].filter((fact) => fact !== null);
  return page.render('bulk-batch', {
    batch,
    label: actionLabels[batch.action],
    by: answererOf(batch.by, page.reads.reader, names),
    facts,
    mayUndo: batch.mayUndo && holds(ctx.caller, ...bulkRoles),
    refused: refusal?.message ?? null,
  });
}
