import { z } from 'zod';

import { listStaff } from '../../adapters/db/reads/frame';
import { readKnowledge, readTagsOf } from '../../adapters/db/reads/knowledge';
import { knowledgePolicy } from '../../adapters/db/reads/knowledge-policy';
import { KnowledgeTags, type KnowledgeView } from '../../domain/knowledge/contract';
import { actorIdOf, holds } from '../caller';
import { chipsOf, uploadHint } from '../pages/knowledge-words';
import { pagePaths } from '../pages/links';
import { noteActs } from '../pages/note-acts';
import { html, pageQuery, seeOther, show } from '../pages/page';
import { systemWord } from '../pages/words';
import { route, type Context, type Route } from '../route';
import { openPage } from './frame';
import { answererOf } from './people';
import { answerers, noteWriters, staff } from './roles';
import { linesOf, tagOf } from './tags';

const params = z.object({ id: z.string() });
const at = pagePaths.knowledgeItem;

/** One note: read, confirmed, tagged, judged. */
export const knowledgeNoteRoutes: Route[] = [
  route({
    method: 'get',
    path: at('{id}'),
    summary: 'One note',
    page: true,
    params,
    query: pageQuery,
    replies: { 200: html },
    policy: { roles: staff },
    handle: async (ctx) => show(200, await notePage(ctx, null)),
  }),
  ...noteActs({
    at,
    confirm: {
      ...{ roles: noteWriters, done: 'confirmed', keepsDraft: true },
      summary: 'Says that a note is right: a draft is kept, a kept one is fresh again',
    },
    voters: answerers,
  }),
  route({
    method: 'post',
    path: `${at('{id}')}/tags`,
    summary: 'Changes the tags of a note',
    page: true,
    accepts: 'form',
    params,
    body: z.object({ role: z.string(), systems: z.string().default(''), skills: z.string().default('') }),
    replies: { 303: null, 400: html },
    policy: { roles: noteWriters },
    handle: async (ctx) => {
      const { role, systems, skills } = ctx.body;
      const tags = KnowledgeTags.safeParse({
        role: tagOf(role),
        systems: linesOf(systems).map(tagOf),
        skills: linesOf(skills).map(tagOf),
      });
      if (!tags.success) {
        const why = tags.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`).join('; ');
        return show(400, await notePage(ctx, { ...ctx.body, problem: `Correct the tags: ${why}.` }));
      }
      await ctx.store.transaction((tx) =>
        ctx.store.knowledge.tagNote(tx, ctx.params.id, tags.data, actorIdOf(ctx.caller)),
      );
      return seeOther(at(ctx.params.id), 'tagged');
    },
  }),
];

/** What a form of tags that came back shows again. */
interface RefusedTags {
  role: string;
  systems: string;
  skills: string;
  problem: string;
}

async function notePage(
  ctx: Pick<Context, 'reads' | 'caller' | 'database'> & { params: { id: string }; query?: unknown },
  refused: RefusedTags | null,
): Promise<string> {
  const done = pageQuery.parse(ctx.query ?? {}).done;
  const page = await openPage(ctx, 'knowledge', { done });
  const [note, people, policy] = await Promise.all([
    readKnowledge(page.reads, ctx.params.id),
    listStaff(page.reads),
    knowledgePolicy(ctx.database.knex),
  ]);
  const names = new Map(people.map((person) => [person.id, person.name]));
  const mayWrite = holds(ctx.caller, ...noteWriters);
  return page.render('knowledge-item', {
    note,
    chips: chipsOf(note),
    confirmedBy: note.confirmedBy ? answererOf(note.confirmedBy, page.reads.reader, names) : 'nobody yet',
    confirm: !mayWrite ? null : note.state === 'draft' ? 'Confirm and keep' : 'It is still right',
    mayVote: note.state === 'kept' && holds(ctx.caller, ...answerers),
    tags: mayWrite ? tagForm(note, refused) : null,
    suggestions: mayWrite && note.engagement ? missingTags(note, await readTagsOf(page.reads, note.engagement)) : [],
    upload: mayWrite ? `/v1/knowledge/${note.id}/files` : null,
    uploadHint: uploadHint(policy.files),
  });
}

function tagForm(note: KnowledgeView, refused: RefusedTags | null): object {
  return (
    refused ?? { role: note.role, systems: note.systems.join('\n'), skills: note.skills.join('\n'), problem: null }
  );
}

/** Tags that the engagement of a note would suggest and that it does not have. */
function missingTags(note: KnowledgeView, of: { role: string; systems: string[]; skills: string[] }): string[] {
  const known = [note.role, ...note.systems, ...note.skills];
  return [of.role, ...of.systems, ...of.skills].filter((tag) => !known.includes(tag)).map(systemWord);
}
