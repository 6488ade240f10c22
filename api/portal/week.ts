import { z } from 'zod';

import { ownSeason, type OwnSeason } from '../../adapters/db/season/reads/own-season';
import { listShifts } from '../../adapters/db/season/reads/shifts';
import { addDays, isWeekPeriod, localDate, weekPeriod, weekSpan } from '../../domain/calendar';
import { NotFound } from '../../domain/errors';
import { minutesOf } from '../../domain/season/claims';
import type { ShiftView } from '../../domain/season/shift-contract';
import { actorIdOf } from '../caller';
import { confirmShifts, releaseShifts } from '../intake/shifts';
import { postedForm } from '../pages/form';
import { pagePaths } from '../pages/links';
import { html, pageQuery, seeOther, show } from '../pages/page';
import { route, type Route } from '../route';
import { openPortal, type PortalPage } from './frame';

const week = z.string().refine(isWeekPeriod).optional().catch(undefined);

/** A talent’s own week: shifts to confirm or give back, what was worked. */
export const portalWeekRoutes: Route[] = [
  route({
    method: 'get',
    path: pagePaths.portalWeek,
    summary: 'Your shifts, week by week',
    page: true,
    query: pageQuery.extend({ week }),
    replies: { 200: html },
    policy: { roles: ['talent'] },
    handle: async (ctx) => {
      const page = await openPortal(ctx, { done: ctx.query.done });
      return show(200, await weekPage(page, ctx.query.week, []));
    },
  }),
  route({
    method: 'post',
    path: pagePaths.portalWeek,
    summary: 'Confirms or gives back what is ticked',
    page: true,
    accepts: 'form',
    body: postedForm,
    replies: { 200: html, 303: null, 400: html, 404: html },
    policy: { roles: ['talent'] },
    handle: async (ctx) => {
      const page = await openPortal(ctx);
      const chosen = week.parse(ctx.body['week']);
      const ticked = ctx.body['shift'] ?? [];
      const shifts = (Array.isArray(ticked) ? ticked : [ticked]).slice(0, 200);
      if (shifts.length === 0)
        return show(400, await weekPage(page, chosen, ['Nothing is ticked. Tick shifts first.']));
      const mine = ctx.caller.kind === 'talent' ? ctx.caller.id : '';
      const own = await ctx.store.transaction((tx) => ctx.store.shifts.areOf(tx, shifts, mine));
      if (!own) throw new NotFound('There is no such shift, or it is not yours.');
      const release = ctx.body['do'] === 'release';
      const { refused } = await (release ? releaseShifts : confirmShifts)(ctx, shifts, actorIdOf(ctx.caller));
      if (refused.length > 0)
        return show(
          200,
          await weekPage(
            page,
            chosen,
            refused.map(({ says }) => `One was not changed: ${says}.`),
          ),
        );
      return seeOther(`${pagePaths.portalWeek}?week=${chosen ?? ''}`, release ? 'shifts-released' : 'shifts-confirmed');
    },
  }),
];

async function weekPage(page: PortalPage, chosen: string | undefined, problems: string[]): Promise<string> {
  const season = await ownSeason(page.reads);
  if (!season) return page.render('week', { season: null, days: [], problems, back: true });
  const zone = season.timeZone;
  const period = chosen ?? weekPeriod(season.now, zone);
  const { from, until } = weekSpan(period, zone);
  const { items } = await listShifts(page.reads, { engagement: season.engagementId, period, limit: 200 });
  const shown = items.filter(({ state }) => state !== 'released');
  const days = [...new Set(shown.map((shift) => localDate(shift.from, zone)))];
  const hours = shown
    .filter(({ state }) => state !== 'standby' && state !== 'missed')
    .reduce((sum, shift) => sum + minutesOf(shift), 0);
  return page.render('week', {
    season: season.name,
    week: period,
    range: page.f.range(from, until),
    before: weekPeriod(addDays(from, -7, zone), zone),
    after: weekPeriod(addDays(from, 7, zone), zone),
    hours: `${hours / 60} h`,
    days: days.map((day) => ({
      day,
      shifts: shown.filter((shift) => localDate(shift.from, zone) === day).map((shift) => lineOf(shift, season, page)),
    })),
    problems,
    back: true,
  });
}

function lineOf(shift: ShiftView, { now }: OwnSeason, { f }: PortalPage): object {
  const { id, from, until, queue, state, confirmBy } = shift;
  const ahead = from > now && ['claimed', 'confirmed', 'standby'].includes(state);
  const { word, tone } = words[state];
  return {
    id,
    label: `${f.time(from)}–${f.time(until)}`,
    detail: `${queue} · ${minutesOf(shift) / 60} h`,
    word: state === 'worked' ? `${word}, ${Math.round((shift.workedMinutes ?? 0) / 6) / 10} h` : word,
    tone,
    note: confirmBy && ahead ? `confirm by ${f.dayTime(confirmBy)}` : null,
    ahead,
  };
}

const words: Readonly<Record<ShiftView['state'], { word: string; tone: string }>> = {
  claimed: { word: 'to be confirmed', tone: 'warn' },
  confirmed: { word: '✓ confirmed', tone: 'good' },
  standby: { word: 'on standby', tone: 'soft' },
  released: { word: 'given back', tone: 'soft' },
  worked: { word: '✓ worked', tone: 'good' },
  missed: { word: 'missed', tone: 'bad' },
};
