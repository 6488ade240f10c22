import { z } from 'zod';

import { readAskBefore } from '../../adapters/db/reads/ask-before';
import { listAsks, readAsk } from '../../adapters/db/reads/asks';
import { listStaff } from '../../adapters/db/reads/frame';
import { AskOwner, type AskView } from '../../domain/ask/contract';
import { Invalid } from '../../domain/errors';
import { roleInWords } from '../../domain/engagement/words';
import { actorOf, holds } from '../caller';
import { bulkRoles } from '../routes/bulk';
import { answerOf } from '../pages/answer';
import { filesOf } from '../pages/ask-files';
import { postedForm } from '../pages/form';
import { pagePaths } from '../pages/links';
import { html, pageQuery, seeOther, show } from '../pages/page';
import { refusalOf } from '../pages/refusal';
import { kindWord } from '../pages/words';
import { route, type Context, type Route } from '../route';
import { askData, beforeData, personsIn, type AskPageState } from './ask-data';
import { openPage, type ConsolePage } from './frame';
import { expectedBy, mayTry, optionLabel, ownerOf } from './people';
import { answerers, noteWriters, staff } from './roles';

const tabs = ['mine', 'open', 'answered'] as const;
const params = z.object({ id: z.string() });
const reassigners = ['admin', 'ops', 'hr', 'lead', 'approver', 'engineer'] as const;

/** The inbox, one question, its answer, and giving it to someone else. */
export const askRoutes: Route[] = [
  route({
    method: 'get',
    path: pagePaths.asks,
    summary: 'Questions by owner and age',
    page: true,
    query: z.object({
      show: z.enum(tabs).optional().catch(undefined),
      kind: z.string().max(64).optional(),
      cursor: z.string().max(500).optional(),
    }),
    replies: { 200: html },
    policy: { roles: staff },
    handle: async (ctx) => {
      const { kind, cursor } = ctx.query;
      const which = ctx.query.show ?? (kind ? 'open' : 'mine');
      const page = await openPage(ctx, 'asks');
      const state = which === 'answered' ? ('answered' as const) : ('open' as const);
      const listed = await listAsks(page.reads, { mine: which === 'mine', state, kind, cursor, limit: 40 });
      return show(
        200,
        page.render('asks', { ...inboxData(listed, which, kind, page), bulk: holds(ctx.caller, ...bulkRoles) }),
      );
    },
  }),
  route({
    method: 'get',
    path: pagePaths.ask('{id}'),
    summary: 'One question with its form',
    page: true,
    params,
    query: pageQuery,
    replies: { 200: html },
    policy: { roles: staff },
    handle: async (ctx) => show(200, await askPage(ctx, { rejected: null, reassignError: null }, ctx.query.done)),
  }),
  route({
    method: 'post',
    path: pagePaths.ask('{id}'),
    summary: 'Answers a question',
    page: true,
    accepts: 'form',
    params,
    body: postedForm,
    replies: { 303: null, 400: html, 403: html, 409: html, 422: html },
    policy: { roles: answerers },
    handle: async (ctx) => {
      const page = await openPage(ctx, 'asks');
      const ask = await readAsk(page.reads, ctx.params.id);
      const option = String(ctx.body['option'] ?? '');
      try {
        await ctx.store.transaction((tx) =>
          ctx.store.asks.answer(tx, ask.id, actorOf(ctx.caller), answerOf(ask, ctx.body, 'f.', option)),
        );
      } catch (error) {
        const refusal = refusalOf(error);
        const rejected = { posted: ctx.body, errors: refusal.errors, refused: refusal.text };
        return show(refusal.status, await askPage(ctx, { rejected, reassignError: null }));
      }
      return seeOther(pagePaths.ask(ask.id), 'answered');
    },
  }),
  route({
    method: 'post',
    path: `${pagePaths.ask('{id}')}/reassign`,
    summary: 'Gives a question to someone else',
    page: true,
    accepts: 'form',
    params,
    body: z.object({ to: z.string().max(100), reason: z.string().max(2000) }),
    replies: { 303: null, 400: html, 403: html, 409: html, 422: html },
    policy: { roles: reassigners },
    handle: async (ctx) => {
      const page = await openPage(ctx, 'asks');
      const ask = await readAsk(page.reads, ctx.params.id);
      try {
        const to = ownerIn(ctx.body.to);
        if (!ctx.body.reason.trim()) throw new Invalid('Say why someone else should answer.');
        await ctx.store.transaction((tx) =>
          ctx.store.asks.reassign(tx, ask.id, to, actorOf(ctx.caller), ctx.body.reason.trim()),
        );
      } catch (error) {
        const refusal = refusalOf(error);
        return show(refusal.status, await askPage(ctx, { rejected: null, reassignError: refusal.message }));
      }
      return seeOther(pagePaths.ask(ask.id), 'reassigned');
    },
  }),
];

type AskContext = Pick<Context, 'reads' | 'caller'> & { params: { id: string } };

async function askPage(ctx: AskContext, state: AskPageState, done?: string): Promise<string> {
  const page = await openPage(ctx, 'asks', { done });
  const ask = await readAsk(page.reads, ctx.params.id);
  const [people, persons, before] = await Promise.all([
    listStaff(page.reads),
    page.reads.contacts(personsIn(ask)),
    readAskBefore(page.reads, ask.id),
  ]);
  const mayReassign = ask.state === 'open' && !('talent' in ask.to) && holds(ctx.caller, ...reassigners);
  return page.render('ask', {
    ...askData(ask, page, people, persons, state),
    before: before && beforeData(before),
    mayAnswer: mayTry(ask, page.reads.reader),
    mayReassign,
    ...(await filesOf(page.reads, ask, holds(ctx.caller, ...noteWriters))),
  });
}

/** `role:hr` or `user:user_…`, as the list to choose from says it. */
function ownerIn(text: string): AskOwner {
  const [kind = '', name = ''] = [text.slice(0, text.indexOf(':')), text.slice(text.indexOf(':') + 1)];
  const parsed = AskOwner.safeParse({ [kind]: name });
  if (!parsed.success || 'talent' in parsed.data) throw new Invalid('Choose who should answer.');
  return parsed.data;
}

function inboxData(
  listed: { items: AskView[]; next: string | null },
  which: (typeof tabs)[number],
  kind: string | undefined,
  { reads: { reader }, facts, f }: ConsolePage,
): object {
  const late = listed.items.filter((ask) => ask.state === 'open' && f.urgency(expectedBy(ask)) === 'bad').length;
  const label: Record<(typeof tabs)[number], string> = {
    mine: `For you (${facts.openAsks})`,
    open: 'All open',
    answered: 'Answered',
  };
  return {
    sentence:
      facts.openAsks === 0
        ? 'Nothing waits for you.'
        : `${facts.openAsks === 1 ? 'One question waits' : `${facts.openAsks} questions wait`} for you${late > 0 ? `; ${late} on this page ${late === 1 ? 'is' : 'are'} late` : ''}.`,
    tabs: tabs.map((tab) => ({ label: label[tab], href: `${pagePaths.asks}?show=${tab}`, current: tab === which })),
    empty:
      which === 'mine'
        ? {
            title: 'Nothing waits for you.',
            text: 'Questions to you and your roles appear here, the one due first on top.',
          }
        : which === 'open'
          ? { title: 'No question is open.', text: 'Every run waits for a date or an outside system.' }
          : { title: 'No question was answered yet.', text: 'Answers stay here with who gave them and why.' },
    asks: listed.items.map((ask) => ({
      ...ask,
      dueAt: expectedBy(ask),
      kind: kindWord(ask.kind),
      owner: `for ${ownerOf(ask, reader)}`,
      open: ask.state === 'open',
      outcome: ask.answer ? `${optionLabel(ask, ask.answer.option)}, ${f.day(ask.answer.at)}` : ask.state,
    })),
    next:
      listed.next &&
      `${pagePaths.asks}?${new URLSearchParams({ show: which, ...(kind && { kind }), cursor: listed.next }).toString()}`,
  };
}

/** Roles and people that a question can be given to. */
export function possibleOwners(people: readonly { id: string; name: string; title: string }[]): object[] {
  return [
    ...staff.map((role) => ({ value: `role:${role}`, label: `Whoever has the role ${role} (${roleInWords(role)})` })),
    ...people.map(({ id, name, title }) => ({ value: `user:${id}`, label: title ? `${name} (${title})` : name })),
  ];
}
