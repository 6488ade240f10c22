import { z } from 'zod';

import { readCampaignView } from '../../adapters/db/season/reads/campaigns';
import { localDate } from '../../domain/calendar';
import { Conflict, RuleBroken } from '../../domain/errors';
import { createCampaign } from '../intake/campaign';
import { requestAfter } from '../intake/next-season';
import { postedForm } from '../pages/form';
import { pagePaths } from '../pages/links';
import { html, pageQuery, seeOther, show } from '../pages/page';
import { route, type Context, type Route } from '../route';
import { openPage, type ConsolePage } from './frame';
import { seasonPlanners } from './roles';
import { draftOfRequest, emptySeason, seasonDraftOf, type SeasonDraft } from './season-form';
import { sheetData, workOut, type WorkedOut } from './season-sheet';

/** A demand file of 10 MB, written into a form: line ends and commas take three signs. */
export const seasonBodyLimit = 32 * 1024 * 1024;

/** The form of a new season with its plan beside it, and its start. */
export const newSeasonRoutes: Route[] = [
  route({
    method: 'get',
    path: pagePaths.newCampaign,
    summary:
      'The form of a new season, with its plan beside it; after another one filled in from what that one has shown',
    page: true,
    query: pageQuery.extend({ after: z.string().max(100).optional() }),
    replies: { 200: html, 404: html },
    policy: { roles: seasonPlanners },
    handle: async (ctx) => {
      const page = await openPage(ctx, 'seasons');
      const today = localDate(page.facts.now, page.facts.timeZone);
      const reference = `console-${today}-${ctx.requestId.replace(/[^a-zA-Z0-9]/g, '').slice(0, 8)}`;
      const { after } = ctx.query;
      if (after !== undefined) return show(200, await pageAfter(ctx, page, after, reference));
      const draft = emptySeason(today, page.facts.timeZone, reference);
      return show(200, formPage(page, draft, workOut(draft, today), '', { fresh: true }));
    },
  }),
  route({
    method: 'post',
    path: pagePaths.newCampaign,
    summary: 'Works the plan out, keeps one to compare, hands the season in',
    page: true,
    accepts: 'form',
    body: postedForm,
    bodyLimit: seasonBodyLimit,
    replies: { 200: html, 303: null, 400: html, 409: html, 422: html },
    policy: { roles: seasonPlanners },
    handle: async (ctx) => {
      const page = await openPage(ctx, 'seasons');
      const draft = seasonDraftOf(ctx.body);
      const today = localDate(page.facts.now, page.facts.timeZone);
      const worked = workOut(draft, today);
      const button = String(ctx.body['do'] ?? 'plan');
      const kept = button === 'drop' ? '' : button === 'keep' ? packed(draft) : String(ctx.body['kept'] ?? '');
      if (!worked.request || !worked.plan) return show(400, formPage(page, draft, worked, kept));
      if (button !== 'start') return show(200, formPage(page, draft, worked, kept));
      return start(ctx, page, draft, { ...worked, request: worked.request }, kept);
    },
  }),
];

async function start(
  ctx: Context,
  page: ConsolePage,
  draft: SeasonDraft,
  worked: WorkedOut & { request: NonNullable<WorkedOut['request']> },
  kept: string,
) {
  try {
    const facts = { requestId: ctx.requestId, patienceSeconds: ctx.config.vendorPatienceSeconds };
    const { id } = await createCampaign(ctx, ctx.caller, worked.request, facts);
    return seeOther(pagePaths.campaign(id), 'planned');
  } catch (error) {
    const status = error instanceof Conflict ? 409 : error instanceof RuleBroken ? 422 : null;
    if (status === null) throw error;
    return show(status, formPage(page, draft, worked, kept, { refused: (error as Error).message }));
  }
}

/** The form filled in from a season that was: nothing has to be typed again. */
async function pageAfter(
  ctx: Pick<Context, 'reads' | 'store'>,
  page: ConsolePage,
  id: string,
  reference: string,
): Promise<string> {
  const { name } = await readCampaignView(ctx.reads, id);
  const request = await requestAfter(ctx, id, reference);
  const draft = draftOfRequest(request);
  const today = localDate(page.facts.now, page.facts.timeZone);
  return formPage(page, draft, workOut(draft, today), '', { fresh: true, after: { id, name } });
}

function formPage(
  page: ConsolePage,
  draft: SeasonDraft,
  worked: WorkedOut,
  kept: string,
  options: { fresh?: boolean; refused?: string; after?: { id: string; name: string } } = {},
): string {
  const today = localDate(page.facts.now, page.facts.timeZone);
  const other = kept ? workOut(unpacked(kept), today).plan : null;
  return page.render('season-new', {
    ...sheetData(draft, worked, page, {
      beside: other && { plan: other, label: 'kept' },
      fresh: options.fresh ?? false,
    }),
    kept: other ? kept : '',
    refused: options.refused ?? null,
    after: options.after ?? null,
  });
}

/** A draft as one text, for the form that keeps it. */
function packed(draft: SeasonDraft): string {
  return new URLSearchParams({ ...draft }).toString();
}

function unpacked(text: string): SeasonDraft {
  return seasonDraftOf(Object.fromEntries(new URLSearchParams(text)));
}
