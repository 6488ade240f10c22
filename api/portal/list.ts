import { readPortal } from '../../adapters/db/reads/portal';
import type { TaskLine } from '../../domain/engagement/home';
import { actorOf } from '../caller';
import { answerOf } from '../pages/answer';
import { fieldsOf, type Posted, postedForm } from '../pages/form';
import { count } from '../pages/format';
import { pagePaths } from '../pages/links';
import { html, seeOther, show, pageQuery } from '../pages/page';
import { refusalOf, type Refused } from '../pages/refusal';
import { route, type Route } from '../route';
import { forTalent } from './asks';
import { dueLine, isListItem } from './cards';
import { openPortal, type PortalPage } from './frame';

/** The short things of a stretch, answered one by one or together with one POST. */
export const portalListRoutes: Route[] = [
  route({
    method: 'get',
    path: pagePaths.portalList,
    summary: 'The short things to go through',
    page: true,
    query: pageQuery,
    replies: { 200: html },
    policy: { roles: ['talent'] },
    handle: async (ctx) => {
      const page = await openPortal(ctx, { done: ctx.query.done });
      return show(200, listPage(page, (await readPortal(page.reads)).tasks, null));
    },
  }),
  route({
    method: 'post',
    path: pagePaths.portalList,
    summary: 'Answers all that is ticked, in one transaction',
    page: true,
    accepts: 'form',
    body: postedForm,
    replies: { 303: null, 400: html, 403: html, 409: html, 422: html },
    policy: { roles: ['talent'] },
    handle: async (ctx) => {
      const page = await openPortal(ctx);
      const { tasks } = await readPortal(page.reads);
      const ticked = tickedIn(ctx.body);
      const chosen = tasks.filter((task) => isListItem(task) && ticked.includes(task.ask.id));
      if (chosen.length === 0)
        return show(
          400,
          listPage(page, tasks, {
            posted: ctx.body,
            ask: null,
            text: 'Nothing is ticked. Tick what is done first.',
            errors: [],
          }),
        );
      let at = '';
      try {
        const answers = chosen.map(({ ask }) => {
          const option = String(ctx.body[`${ask.id}.option`] ?? ask.options[0]?.value ?? '');
          return { ask: ask.id, ...answerOf(ask, ctx.body, `${ask.id}.f.`, option) };
        });
        await ctx.store.transaction((tx) =>
          ctx.store.asks.answerAll(tx, actorOf(ctx.caller), answers, (no, index) => {
            at = answers[index]?.ask ?? '';
            throw no;
          }),
        );
      } catch (error) {
        const refusal: Refused = refusalOf(error);
        const text =
          refusal.errors.length > 0 ? 'Nothing was sent yet: please correct what is marked.' : forTalent(refusal);
        return show(refusal.status, listPage(page, tasks, { posted: ctx.body, ask: at, text, errors: refusal.errors }));
      }
      const left = tasks.filter((task) => isListItem(task)).length - chosen.length;
      return seeOther(left > 0 ? pagePaths.portalList : pagePaths.portal, 'answered-all');
    },
  }),
];

interface ListRejected {
  posted: Posted;
  /** The item that was refused; null: none of them. */
  ask: string | null;
  text: string | null;
  errors: Refused['errors'];
}

function tickedIn(posted: Posted): string[] {
  const done = posted['done'];
  return (Array.isArray(done) ? done : [done]).filter((id) => typeof id === 'string');
}

function listPage(page: PortalPage, tasks: readonly TaskLine[], rejected: ListRejected | null): string {
  // What takes only a tick comes first.
  const items = tasks
    .filter((task) => isListItem(task))
    .sort((a, b) => Number(a.ask.form !== null) - Number(b.ask.form !== null));
  const minutes = items.reduce((sum, item) => sum + (item.aboutMinutes ?? 0), 0);
  const ticked = rejected ? tickedIn(rejected.posted) : [];
  return page.render('list', {
    heading: items.length === 0 ? 'All done' : `${count(items.length, 'short thing')} to go through`,
    sub: minutes > 0 ? `about ${count(minutes, 'minute')} in all` : '',
    refused: rejected?.text ?? null,
    items: items.map((task) => {
      const { ask } = task;
      const own = rejected?.ask === ask.id ? rejected.errors : [];
      return {
        id: ask.id,
        question: ask.question,
        detail: ask.detail
          .filter((line) => line.label !== 'Takes about')
          .map((line) => ({ ...line, plain: line.label === 'Why' })),
        due: dueLine(task, page.f),
        tone: task.late ? 'bad' : 'soft',
        ticked: ticked.includes(ask.id),
        error: own.length > 0 ? 'Please complete this one.' : null,
        fields: fieldsOf(ask.form, { prefix: `${ask.id}.f.`, posted: rejected?.posted, errors: own }),
        buttons: ask.options,
      };
    }),
  });
}
