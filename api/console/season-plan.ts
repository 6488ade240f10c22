import { z } from 'zod';

import { readPlanPage, type PlanPage } from '../../adapters/db/season/reads/plan-page';
import { Conflict, Invalid, RuleBroken, type FieldError } from '../../domain/errors';
import { fixedProblems, mayEditPlan, promisedProblems } from '../../domain/season/edits';
import { planOn } from '../../domain/season/replan';
import type { Situation } from '../../domain/season/situation';
import { holds, type Caller } from '../caller';
import { csv } from '../csv';
import { editPlan } from '../intake/campaign-plan';
import { postedForm } from '../pages/form';
import { pagePaths } from '../pages/links';
import { html, pageQuery, seeOther, show } from '../pages/page';
import { Refusal } from '../problems';
import { media, route, type Context, type Route } from '../route';
import { openPage, type ConsolePage } from './frame';
import { seasonBodyLimit } from './new-season';
import { answererOf } from './people';
import { seasonPlanners, staff } from './roles';
import { bySeasonInput, draftOfRequest, seasonDraftOf, type SeasonDraft } from './season-form';
import { planData } from './season-plan-data';
import { sheetData, workOutBy, type WorkedOut } from './season-sheet';

const params = z.object({ id: z.string() });
const version = z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined);

/** The plan of a season: its versions, two of them side by side, and what another demand would change. */
export const seasonPlanRoutes: Route[] = [
  route({
    method: 'get',
    path: pagePaths.campaignPlan('{id}'),
    summary: 'The plan of a season: its versions side by side, and what-if',
    page: true,
    params,
    query: pageQuery.extend({ version, with: version, try: z.literal('yes').optional().catch(undefined) }),
    replies: { 200: html },
    policy: { roles: staff },
    handle: async (ctx) => {
      const opened = await open(ctx, { version: ctx.query.version, other: ctx.query.with }, ctx.query.done);
      if (ctx.query.try && holds(ctx.caller, ...seasonPlanners))
        return show(200, tryPage(opened, await tried(ctx, draftOfRequest(opened.season.view.request))));
      return show(200, versionPage(ctx.caller, opened));
    },
  }),
  route({
    method: 'get',
    path: `${pagePaths.campaignPlan('{id}')}.csv`,
    summary: 'The weeks of a plan, as CSV',
    page: true,
    params,
    query: z.object({ version }),
    replies: { 200: media('text/csv; charset=utf-8') },
    policy: { roles: staff },
    handle: async (ctx) => {
      const { plan } = (await readPlanPage(ctx.reads, ctx.params.id, { version: ctx.query.version })).view;
      return {
        status: 200,
        headers: { 'Content-Disposition': 'attachment; filename="plan.csv"' },
        body: csv(plan.weeks.map((week) => ({ ...week }))),
      };
    },
  }),
  route({
    method: 'post',
    path: pagePaths.campaignPlan('{id}'),
    summary: 'Works a what-if out, or saves it as a new version',
    page: true,
    accepts: 'form',
    params,
    body: postedForm,
    bodyLimit: seasonBodyLimit,
    replies: { 200: html, 303: null, 400: html, 409: html, 422: html },
    policy: { roles: seasonPlanners },
    handle: async (ctx) => {
      const seen = Number(ctx.body['seen'] ?? 0);
      const opened = await open(ctx, {});
      const { draft, worked } = await tried(ctx, seasonDraftOf(ctx.body));
      if (!worked.request || worked.errors.length > 0) return show(400, tryPage(opened, { draft, worked }));
      if (ctx.body['do'] !== 'save') return show(200, tryPage(opened, { draft, worked }));
      try {
        await editPlan(ctx, ctx.caller, { campaignId: ctx.params.id, request: worked.request, seen });
        return seeOther(pagePaths.campaignPlan(ctx.params.id), 'versioned');
      } catch (error) {
        return refused(error, opened, { draft, worked });
      }
    },
  }),
];

interface Opened {
  page: ConsolePage;
  season: PlanPage;
}

async function open(
  ctx: Pick<Context, 'reads' | 'caller'> & { params: { id: string } },
  wanted: { version?: number | undefined; other?: number | undefined },
  done?: string,
): Promise<Opened> {
  const [page, season] = await Promise.all([
    openPage(ctx, 'seasons', { follow: ctx.params.id, done }),
    readPlanPage(ctx.reads, ctx.params.id, wanted),
  ]);
  return { page: page.inZone(season.timeZone), season };
}

interface Tried {
  draft: SeasonDraft;
  worked: WorkedOut;
  refused?: string;
}

/** A draft planned on from where the season stands, with what it may not change any more. */
async function tried(ctx: Pick<Context, 'store'> & { params: { id: string } }, draft: SeasonDraft): Promise<Tried> {
  const situation = await ctx.store.transaction((tx) => ctx.store.campaigns.readSituation(tx, ctx.params.id));
  const worked = workOutBy(draft, (request) => planOn(situation, request));
  return { draft, worked: { ...worked, errors: [...worked.errors, ...fixedFields(situation, worked)] } };
}

function fixedFields(situation: Situation, { request, plan }: WorkedOut): FieldError[] {
  if (!request) return [];
  const promised = plan ? promisedProblems(situation, request, plan) : [];
  return bySeasonInput([...fixedProblems(situation.request, request), ...promised]);
}

function versionPage(caller: Caller, { page, season }: Opened): string {
  const { view, other } = season;
  const { reader } = page.reads;
  const path = pagePaths.campaignPlan(season.id);
  const nameOf = (by: string, name: string | null) => answererOf(by, reader, name ? new Map([[by, name]]) : undefined);
  return page.render('season-plan', {
    season,
    view,
    panel: planData(view.plan, page.f, other && { plan: other.plan, label: `version ${other.version}` }),
    csv: `${path}.csv?version=${view.version}`,
    mayTry: holds(caller, ...seasonPlanners),
    versions: season.versions.map((one) => ({
      ...one,
      by: nameOf(one.madeBy, one.madeByName),
      decided: one.decidedBy ? nameOf(one.decidedBy, one.decidedByName) : null,
      current: one.version === view.version,
      href: `${path}?version=${one.version}`,
      compare: one.version === view.version ? null : `${path}?version=${view.version}&with=${one.version}`,
      compared: one.version === other?.version,
    })),
  });
}

function tryPage(opened: Opened, { draft, worked, refused: told }: Tried): string {
  const { page, season } = opened;
  const { view } = season;
  return page.render('season-try', {
    ...sheetData(draft, worked, page, {
      beside: { plan: view.plan, label: `version ${view.version}` },
      fixed: true,
    }),
    season,
    maySave: mayEditPlan(season),
    refused: told ?? null,
  });
}

function refused(error: unknown, opened: Opened, typed: Tried) {
  if (error instanceof Invalid && Array.isArray(error.facts['errors'])) {
    const errors = bySeasonInput(error.facts['errors'] as FieldError[]);
    return show(400, tryPage(opened, { ...typed, worked: { ...typed.worked, errors } }));
  }
  // A lost race is told as a refusal; the form comes back with the newest version beside it.
  const raced = error instanceof Refusal;
  if (!raced && !(error instanceof Conflict) && !(error instanceof RuleBroken)) throw error;
  const text = (error as Error).message;
  return show(error instanceof RuleBroken ? 422 : 409, tryPage(opened, { ...typed, refused: text }));
}
