import { z } from 'zod';

import { readCampaignView } from '../../adapters/db/season/reads/campaigns';
import { listTime } from '../../adapters/db/season/reads/time';
import { isWeekPeriod, weekSpan } from '../../domain/calendar';
import { Invalid } from '../../domain/errors';
import { showMoney, toMinor } from '../../domain/money';
import { TimeRefusal, type TimeEntryView, type TimeListReply } from '../../domain/season/time-contract';
import { actorIdOf, holds } from '../caller';
import { approveTime, declineTime } from '../intake/time';
import { type Posted, postedForm } from '../pages/form';
import { pagePaths } from '../pages/links';
import { html, pageQuery, seeOther, show } from '../pages/page';
import { refusalOf } from '../pages/refusal';
import { route, type Context, type Route } from '../route';
import { openPage } from './frame';
import { nameOf } from './people';
import { seasonPlanners, staff } from './roles';

const params = z.object({ id: z.string(), period: z.string().refine(isWeekPeriod) });
const shownAtOnce = 200;

/** Hours of a week of a season: what waits is approved or declined, person by person or all at once. */
export const seasonHoursRoutes: Route[] = [
  route({
    method: 'get',
    path: pagePaths.campaignHours('{id}', '{period}'),
    summary: 'Hours of a week of a season',
    page: true,
    params,
    query: pageQuery.extend({
      all: z.literal('yes').optional().catch(undefined),
      cursor: z.string().max(500).optional(),
    }),
    replies: { 200: html },
    policy: { roles: staff },
    handle: async (ctx) => show(200, await hoursPage(ctx, ctx.query, null)),
  }),
  route({
    method: 'post',
    path: pagePaths.campaignHours('{id}', '{period}'),
    summary: 'Approves or declines hours that wait',
    page: true,
    accepts: 'form',
    params,
    body: postedForm,
    replies: { 200: html, 303: null, 400: html, 403: html, 404: html, 409: html, 422: html },
    policy: { roles: seasonPlanners },
    handle: async (ctx) => {
      const { id, period } = ctx.params;
      await readCampaignView(ctx.reads, id);
      try {
        const { refused } = await decide(ctx, ctx.params, ctx.body);
        if (refused[0]) return show(200, await hoursPage(ctx, {}, `Some were not changed: ${refused[0].says}.`));
        return seeOther(pagePaths.campaignHours(id, period), 'hours-decided');
      } catch (error) {
        const refusal = refusalOf(error);
        return show(refusal.status, await hoursPage(ctx, {}, refusal.message));
      }
    },
  }),
];

async function decide(
  ctx: Pick<Context, 'store' | 'caller'>,
  { id, period }: z.infer<typeof params>,
  body: Posted,
): Promise<TimeListReply> {
  const by = actorIdOf(ctx.caller);
  if (body['do'] === 'all') return approveTime(ctx, { campaign: id, period, except: [] }, by);
  const ticked = body['entry'] ?? [];
  const entries = (Array.isArray(ticked) ? ticked : [ticked]).slice(0, shownAtOnce);
  if (entries.length === 0) throw new Invalid('Nothing is ticked; tick the hours that you decide on first.');
  if (body['do'] !== 'decline') return approveTime(ctx, { entries, except: [] }, by);
  const refusal = TimeRefusal.safeParse({ entries, reason: body['reason'] ?? '' });
  if (!refusal.success) throw new Invalid('Say why they are declined, in a line: the people read it.');
  return declineTime(ctx, refusal.data, by);
}

interface Shown {
  all?: 'yes' | undefined;
  cursor?: string | undefined;
  done?: string | undefined;
}

async function hoursPage(
  ctx: Pick<Context, 'reads' | 'caller'> & { params: z.infer<typeof params> },
  { all, cursor, done }: Shown,
  problem: string | null,
): Promise<string> {
  const { id, period } = ctx.params;
  const page = await openPage(ctx, 'seasons', { follow: id, done });
  const season = await readCampaignView(page.reads, id);
  const { items, next } = await listTime(page.reads, {
    campaign: id,
    period,
    state: all ? undefined : 'submitted',
    limit: shownAtOnce,
    cursor,
  });
  const names = await page.reads.contacts(items.map(({ talent }) => talent));
  const own = page.inZone(season.timeZone);
  const { from, until } = weekSpan(period, season.timeZone);
  const path = pagePaths.campaignHours(id, period);
  return own.render('season-hours', {
    season,
    period,
    range: own.f.range(from, until),
    path,
    csv: `/v1/time-entries.csv?${new URLSearchParams({ campaign: id, period }).toString()}`,
    tabs: [
      { label: 'Waiting', href: path, current: !all },
      { label: 'All', href: `${path}?all=yes`, current: all === 'yes' },
    ],
    lines: items.map((entry) => lineOf(entry, names.get(entry.talent)?.name ?? null)),
    mayDecide: holds(ctx.caller, ...seasonPlanners) && items.some(({ state }) => state === 'submitted'),
    problem,
    next: next && `${path}?${new URLSearchParams({ ...(all && { all }), cursor: next }).toString()}`,
  });
}

function lineOf({ id, engagement, talent, kind, minutes, amount, state, note }: TimeEntryView, name: string | null) {
  return {
    id,
    name: nameOf({ id: talent, name }, 'person'),
    href: pagePaths.engagement(engagement),
    kind,
    hours: `${Math.round(minutes / 6) / 10} h`,
    worth: showMoney(toMinor(amount)),
    state: state === 'submitted' ? 'waits' : state,
    tone: state === 'submitted' ? 'warn' : state === 'declined' ? 'bad' : 'good',
    note,
    waits: state === 'submitted',
  };
}
