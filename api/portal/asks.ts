import { z } from 'zod';

import { readAsk } from '../../adapters/db/reads/asks';
import { readPortal } from '../../adapters/db/reads/portal';
import type { AskView } from '../../domain/ask/contract';
import { actorOf } from '../caller';
import { filesOf } from '../pages/ask-files';
import { answeredOutside, answerForm, answerOf, optionsHere, outsideOf, type Rejected } from '../pages/answer';
import { postedForm } from '../pages/form';
import { pagePaths } from '../pages/links';
import { html, pageQuery, seeOther, show } from '../pages/page';
import { refusalOf } from '../pages/refusal';
import { route, type Context, type Route } from '../route';
import { openPortal, type PortalPage } from './frame';

const params = z.object({ id: z.string() });

/** One question to a talent, and its answer. */
export const portalAskRoutes: Route[] = [
  route({
    method: 'get',
    path: pagePaths.portalAsk('{id}'),
    summary: 'One question, with what you need to know',
    page: true,
    params,
    query: pageQuery,
    replies: { 200: html },
    policy: { roles: ['talent'] },
    handle: async (ctx) => show(200, await askPage(ctx, null)),
  }),
  route({
    method: 'post',
    path: pagePaths.portalAsk('{id}'),
    summary: 'Answers a question',
    page: true,
    accepts: 'form',
    params,
    body: postedForm,
    replies: { 303: null, 400: html, 403: html, 409: html, 422: html },
    policy: { roles: ['talent'] },
    handle: async (ctx) => {
      const ask = await readAsk(ctx.reads, ctx.params.id);
      const option = String(ctx.body['option'] ?? '');
      try {
        await ctx.store.transaction((tx) =>
          ctx.store.asks.answer(tx, ask.id, actorOf(ctx.caller), answerOf(ask, ctx.body, 'f.', option)),
        );
      } catch (error) {
        const refusal = refusalOf(error);
        return show(
          refusal.status,
          await askPage(ctx, { posted: ctx.body, errors: refusal.errors, refused: forTalent(refusal) }),
        );
      }
      return seeOther(pagePaths.portal, 'answered');
    },
  }),
];

/** What a refusal says to a talent: no ids, no names of fields. */
export function forTalent(refusal: ReturnType<typeof refusalOf>): string | null {
  if (refusal.status === 409) return 'This was answered already; the first answer counts.';
  if (refusal.status === 403) return 'This question is not for you. Open the newest mail from us.';
  return refusal.text;
}

async function askPage(
  ctx: Pick<Context, 'reads' | 'caller'> & { params: { id: string } },
  rejected: Rejected | null,
): Promise<string> {
  const page = await openPortal(ctx);
  const ask = await readAsk(page.reads, ctx.params.id);
  const { engagements, tasks } = await readPortal(page.reads);
  // The day on which the person ought to act may lie before the one on which the question closes.
  const dueAt = tasks.find((task) => task.ask.id === ask.id)?.dueAt ?? ask.dueAt;
  const project = engagements.find(({ id }) => id === ask.subject)?.title ?? '';
  return page.render('ask', {
    ask,
    project: ask.question.includes(project) ? '' : project,
    ...askData(ask, dueAt, page),
    ...answerForm(ask, rejected),
    ...(await filesOf(page.reads, ask, true)),
  });
}

function askData(ask: AskView, dueAt: string, { f }: PortalPage): object {
  const late = f.urgency(dueAt) === 'bad';
  const silence = ask.options.find((option) => option.value === ask.onTimeout);
  return {
    outside: answeredOutside(ask) ? outsideOf(ask) : null,
    here: optionsHere(ask),
    tone: late ? 'bad' : f.urgency(dueAt) === 'warn' ? 'warn' : 'soft',
    due: late
      ? `was due ${f.longDueDay(dueAt)}, ${f.until(dueAt)}`
      : `${['offer', 'consent'].includes(ask.kind) ? 'answer by' : 'due'} ${f.longDueDay(dueAt)}${dueAt === ask.dueAt && f.time(dueAt) !== '00:00' ? `, ${f.time(dueAt)}` : ''}`,
    silence: silence ? `If you do not answer, it counts as “${silence.label}”.` : '',
    closed: closedOf(ask, f),
  };
}

function closedOf(ask: AskView, f: PortalPage['f']): { title: string; text: string } {
  if (ask.answer) {
    const label = ask.options.find((option) => option.value === ask.answer?.option)?.label ?? ask.answer.option;
    return {
      title: '✓ Done',
      text: `You said “${label}” on ${f.longDay(ask.answer.at)}. Nothing is left to do here.`,
    };
  }
  if (ask.state === 'lapsed')
    return {
      title: 'Too late for this one',
      text: `It could be answered until ${f.longDueDay(ask.dueAt)}. If that is a problem, write to your contact.`,
    };
  return { title: 'No longer needed', text: 'You need not answer this any more.' };
}
