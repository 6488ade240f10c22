import { localDate } from '../../domain/calendar';
import { hireRequesters } from '../../domain/hire/contract';
import type { HireRequest } from '../../domain/hire/contract';
import { showMoney, toMinor } from '../../domain/money';
import { Conflict, Invalid, RuleBroken, type FieldError } from '../../domain/errors';
import { policyKinds } from '../../domain/policy/kinds';
import type { PolicyKind, PolicyOf } from '../../domain/policy/contract';
import type { ClassificationPolicy } from '../../domain/source/classification/contract';
import { createHire } from '../intake/hire';
import { postedForm } from '../pages/form';
import { pagePaths } from '../pages/links';
import { html, seeOther, show, pageQuery } from '../pages/page';
import { route, type Context, type Route } from '../route';
import { openPage, type ConsolePage } from './frame';
import {
  byInput,
  changeRows,
  draftOf,
  emptyDraft,
  hiddenFields,
  labelOf,
  readDraft,
  type HireDraft,
} from './hire-form';
import { askedBy, factorQuestions } from './hire-factors';
import { planOf, type PlanRules } from './hire-plan';

/** The form of a new hire, the plan that follows from it, and its start. */
export const newHireRoutes: Route[] = [
  route({
    method: 'get',
    path: pagePaths.newHire,
    summary: 'The form of a new hire',
    page: true,
    query: pageQuery,
    replies: { 200: html },
    policy: { roles: hireRequesters },
    handle: async (ctx) => {
      const page = await openPage(ctx, 'hires');
      const today = localDate(page.facts.now, page.facts.timeZone);
      // The request's id makes a reference that no other form has.
      const reference = `console-${today}-${ctx.requestId.replace(/[^a-zA-Z0-9]/g, '').slice(0, 8)}`;
      return show(200, await formPage(ctx, page, emptyDraft(today, page.facts.timeZone, reference), []));
    },
  }),
  route({
    method: 'post',
    path: pagePaths.newHire,
    summary: 'Adds and removes lines, shows the plan, starts the hire',
    page: true,
    accepts: 'form',
    body: postedForm,
    replies: { 200: html, 303: null, 400: html, 409: html, 422: html },
    policy: { roles: hireRequesters },
    handle: async (ctx) => {
      const page = await openPage(ctx, 'hires');
      const button = String(ctx.body['do'] ?? 'preview');
      const typed = draftOf(ctx.body);
      const changed = button === 'edit' ? typed : changeRows(typed, button);
      if (changed) return show(200, await formPage(ctx, page, changed, []));
      const today = localDate(page.facts.now, page.facts.timeZone);
      // The place may have been changed since its questions were shown.
      const draft = { ...typed, factors: askedBy(await ruleSetFor(ctx, page, typed.jurisdiction), typed.factors) };
      const read = readDraft(draft, today);
      if ('errors' in read) return show(400, await formPage(ctx, page, draft, read.errors));
      if (button !== 'start') return show(200, await planPage(ctx, page, draft, read.request, today, null));
      return start(ctx, page, draft, read.request, today);
    },
  }),
];

async function start(ctx: Context, page: ConsolePage, draft: HireDraft, request: HireRequest, today: string) {
  try {
    const facts = { requestId: ctx.requestId, patienceSeconds: ctx.config.vendorPatienceSeconds };
    const { id, fresh } = await createHire(ctx, ctx.caller, request, facts);
    return seeOther(pagePaths.hire(id), fresh ? 'started' : 'known');
  } catch (error) {
    if (error instanceof Invalid && Array.isArray(error.facts['errors']))
      return show(400, await formPage(ctx, page, draft, byInput(error.facts['errors'] as FieldError[])));
    const status = error instanceof Conflict ? 409 : error instanceof RuleBroken ? 422 : null;
    if (status === null) throw error;
    return show(status, await planPage(ctx, page, draft, request, today, (error as Error).message));
  }
}

async function formPage(
  ctx: Pick<Context, 'store' | 'database'>,
  page: ConsolePage,
  draft: HireDraft,
  errors: readonly FieldError[],
): Promise<string> {
  return page.render('hire-new', {
    draft,
    factors: factorQuestions(await ruleSetFor(ctx, page, draft.jurisdiction), draft.factors),
    errors: Object.fromEntries(errors.map(({ pointer, message }) => [pointer, message])),
    summary: errors.map(({ pointer, message }) => ({ field: pointer, text: `${labelOf(pointer)}: ${message}` })),
    questions: [
      { name: 'controlsHowWorkIsDone', text: 'Will you direct how and when the work is done?' },
      { name: 'usualCourseOfBusiness', text: 'Is this work your company’s usual business?' },
      { name: 'independentlyEstablished', text: 'Does the person run a business of this kind?' },
    ],
    suggest: {
      roles: ['graphic-designer', 'illustrator', 'copy-editor', 'photographer', 'ux-specialist'],
      skills: ['brand-design', 'illustration', 'layout', 'photography', 'copywriting', 'ux-design'],
      zones: ['America/Los_Angeles', 'America/New_York', 'Europe/London', 'Europe/Berlin', 'UTC'],
      currencies: ['USD', 'EUR', 'GBP'],
    },
  });
}

async function planPage(
  ctx: Pick<Context, 'store' | 'database'>,
  page: ConsolePage,
  draft: HireDraft,
  request: HireRequest,
  today: string,
  refused: string | null,
): Promise<string> {
  const ruleSet = await ruleSetFor(ctx, page, request.jurisdiction);
  const plan = planOf(request, today, await rulesFor(ctx, ruleSet));
  const { f } = page;
  const sentence =
    `Up to ${showMoney(toMinor(request.budget))} for one ${request.role.replaceAll('-', ' ')}, at work ${f.range(request.starts, request.ends)}; ` +
    `${request.deliverables.length === 1 ? 'one deliverable costs' : `${request.deliverables.length} deliverables cost`} ${plan.money.planned}, ${plan.money.free} stays free. ` +
    (plan.approval.needed ? 'It needs an approval first.' : 'It starts at once.');
  return page.render('hire-preview', { plan, request, sentence, refused, hidden: hiddenFields(draft) });
}

/** The newest policies: the ones that a run started now would pin. */
async function rulesFor(
  ctx: Pick<Context, 'store' | 'database'>,
  classification: ClassificationPolicy | null,
): Promise<PlanRules> {
  const { policies } = ctx.store;
  const versions = await policies.latest(ctx.database.knex, policyKinds);
  const get = <K extends PolicyKind>(kind: K) => policies.read<PolicyOf<K>>(ctx.database.knex, kind, versions[kind]);
  const [source, vetting, onboard, assign, offboard] = await Promise.all([
    get('source'),
    get('vetting'),
    get('onboard'),
    get('assign'),
    get('offboard'),
  ]);
  return {
    source,
    vetting,
    onboard,
    assign,
    offboard,
    classification,
    name: (kind) => `${kind}@${versions[kind]}`,
  };
}

/** The rule set in force today in the place that was typed. */
async function ruleSetFor(
  { store, database }: Pick<Context, 'store' | 'database'>,
  { facts }: ConsolePage,
  typed: string,
): Promise<ClassificationPolicy | null> {
  const today = localDate(facts.now, facts.timeZone);
  const found = await store.ruleSets.ruleSetOn(database.knex, typed.trim().toUpperCase(), today);
  return found?.rules ?? null;
}
