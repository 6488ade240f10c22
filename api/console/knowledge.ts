import { z } from 'zod';

import { searchKnowledge } from '../../adapters/db/reads/knowledge';
import { KnowledgeRequest, KnowledgeSearch, type KnowledgeHit } from '../../domain/knowledge/contract';
import { deriveId } from '../../domain/ids';
import { actorIdOf, holds } from '../caller';
import { fieldsOf, type Posted, postedForm } from '../pages/form';
import { count } from '../pages/format';
import { chipsOf } from '../pages/knowledge-words';
import { pagePaths } from '../pages/links';
import { html, pageQuery, seeOther, show } from '../pages/page';
import { route, type Route } from '../route';
import { openPage, type ConsolePage } from './frame';
import { noteWriters, staff } from './roles';
import { typedQuery } from './search';
import { linesOf, tagOf } from './tags';

/** Search in what was kept, and a new note. */
export const knowledgeRoutes: Route[] = [
  route({
    method: 'get',
    path: pagePaths.knowledge,
    summary: 'Notes by words, role and system, best first',
    page: true,
    query: z.record(z.string(), z.string().max(500)),
    replies: { 200: html, 400: html },
    policy: { roles: staff },
    handle: async (ctx) => {
      const page = await openPage(ctx, 'knowledge');
      const { cursor, ...typed } = typedQuery(ctx.query);
      const mayAdd = holds(ctx.caller, ...noteWriters);
      const search = KnowledgeSearch.safeParse(typed);
      if (!search.success) {
        const problem = `Correct the search: ${search.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}.`;
        return show(400, page.render('knowledge', { ...listData({ items: [], next: null }, typed, problem), mayAdd }));
      }
      const listed = await searchKnowledge(page.reads, { ...search.data, cursor, limit: 30 });
      return show(200, page.render('knowledge', { ...listData(listed, typed, null), mayAdd }));
    },
  }),
  route({
    method: 'get',
    path: pagePaths.newKnowledge,
    summary: 'The form of a new note',
    page: true,
    query: pageQuery,
    replies: { 200: html },
    policy: { roles: noteWriters },
    handle: async (ctx) => {
      const page = await openPage(ctx, 'knowledge');
      return show(200, newPage(page, ctx.requestId, null, []));
    },
  }),
  route({
    method: 'post',
    path: pagePaths.newKnowledge,
    summary: 'Saves a note as a draft',
    page: true,
    accepts: 'form',
    body: postedForm,
    replies: { 303: null, 400: html },
    policy: { roles: noteWriters },
    handle: async (ctx) => {
      const once = String(ctx.body['once'] ?? ctx.requestId).slice(0, 128);
      const read = KnowledgeRequest.safeParse(requestIn(ctx.body));
      if (!read.success) {
        const page = await openPage(ctx, 'knowledge');
        const errors = read.error.issues.map((issue) => ({ field: String(issue.path[0]), text: issue.message }));
        return show(400, newPage(page, once, ctx.body, errors));
      }
      const by = actorIdOf(ctx.caller);
      const id = deriveId('knowledge', by, once);
      await ctx.store.transaction((tx) => ctx.store.knowledge.draftNote(tx, id, read.data, by));
      return seeOther(pagePaths.knowledgeItem(id), 'drafted');
    },
  }),
];

function listData(
  listed: { items: KnowledgeHit[]; next: string | null },
  search: Readonly<Record<string, string>>,
  problem: string | null,
): object {
  const searching = Object.keys(search).length > 0;
  return {
    search,
    searching,
    problem,
    sentence: search['q']
      ? `${count(listed.items.length, 'note')} on this page, best first.`
      : `${count(listed.items.length, 'note')} on this page, newest first.`,
    empty: searching
      ? { title: 'Nothing was found.', text: 'Try fewer or other words, or search all roles and systems.' }
      : {
          title: 'Nothing was kept yet.',
          text: 'Handovers are kept when an engagement ends; you can add a note at any time.',
        },
    hits: listed.items.map((hit) => ({ ...hit, chips: chipsOf(hit) })),
    next: listed.next && `${pagePaths.knowledge}?${new URLSearchParams({ ...search, cursor: listed.next }).toString()}`,
  };
}

const form = {
  type: 'object',
  properties: {
    title: { type: 'string', title: 'Title', maxLength: 200, examples: ['Where the brand fonts are'] },
    kind: {
      type: 'string',
      title: 'What sort of note',
      enum: ['how-to', 'location', 'decision', 'limitation'],
      'x-labels': ['How to do something', 'Where something is', 'What was decided, and why', 'What does not work'],
      default: 'how-to',
    },
    body: { type: 'string', title: 'The note', maxLength: 20_000 },
    role: { type: 'string', title: 'For which role', maxLength: 64, examples: ['graphic-designer'] },
    systems: { type: 'array', title: 'Systems', description: 'One a line.', items: { type: 'string' } },
    skills: { type: 'array', title: 'Skills', description: 'One a line.', items: { type: 'string' } },
    links: { type: 'array', title: 'Links', description: 'Addresses, one a line.', items: { type: 'string' } },
  },
  required: ['title', 'kind', 'body', 'role'],
} as const;

function newPage(
  page: ConsolePage,
  once: string,
  posted: Posted | null,
  errors: readonly { field: string; text: string }[],
): string {
  const fieldErrors = errors.map(({ field, text }) => ({ pointer: `/${field}`, message: text }));
  const fields = fieldsOf(form, { prefix: '', posted: posted ?? undefined, errors: fieldErrors });
  const label = (name: string) => fields.find((field) => field.name === name)?.label ?? name;
  const told = errors.map((error) => ({ ...error, text: `${label(error.field)}: ${error.text}` }));
  return page.render('knowledge-new', { once, fields, errors: told });
}

function requestIn(posted: Posted): Record<string, unknown> {
  const text = (name: string) => String(posted[name] ?? '');
  return {
    title: text('title'),
    kind: text('kind'),
    body: text('body').replace(/\r\n/g, '\n'),
    role: tagOf(text('role')),
    systems: linesOf(text('systems')).map(tagOf),
    skills: linesOf(text('skills')).map(tagOf),
    links: linesOf(text('links')),
  };
}
