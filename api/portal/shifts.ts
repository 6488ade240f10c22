import { z } from 'zod';

import { ownSeason, type OwnSeason } from '../../adapters/db/season/reads/own-season';
import { listBlocks, listShifts } from '../../adapters/db/season/reads/shifts';
import { addDays, isWeekPeriod, weekPeriod, weekSpan } from '../../domain/calendar';
import { NotFound } from '../../domain/errors';
import { minutesOf } from '../../domain/season/claims';
import { piecesOf } from '../../domain/season/pieces';
import { ClaimRequest, type ClaimReply } from '../../domain/season/shift-contract';
import { actorIdOf } from '../caller';
import { claimShifts } from '../intake/shifts';
import { postedForm } from '../pages/form';
import { pagePaths } from '../pages/links';
import { html, pageQuery, seeOther, show } from '../pages/page';
import { refusalOf } from '../pages/refusal';
import { route, type Context, type Route } from '../route';
import { openPortal, type PortalPage } from './frame';

const week = z.string().refine(isWeekPeriod).optional().catch(undefined);

/** Shifts to choose from, a week at a time; what is ticked is claimed with one POST. */
export const portalShiftRoutes: Route[] = [
  route({
    method: 'get',
    path: pagePaths.portalShifts,
    summary: 'Shifts that are open to you',
    page: true,
    query: pageQuery.extend({ week }),
    replies: { 200: html },
    policy: { roles: ['talent'] },
    handle: async (ctx) => {
      const page = await openPortal(ctx, { done: ctx.query.done });
      return show(200, await shiftsPage(page, ctx.query.week, null));
    },
  }),
  route({
    method: 'post',
    path: pagePaths.portalShifts,
    summary: 'Claims what is ticked',
    page: true,
    accepts: 'form',
    body: postedForm,
    replies: { 200: html, 303: null, 400: html, 403: html, 404: html, 409: html, 422: html },
    policy: { roles: ['talent'] },
    handle: async (ctx) => {
      const page = await openPortal(ctx);
      const chosen = week.parse(ctx.body['week']);
      const season = await ownSeason(page.reads);
      if (!season) throw new NotFound('You are in no season; there are no shifts to claim.');
      const runs = runsIn(ctx.body['run']);
      if (runs.length === 0)
        return show(400, await shiftsPage(page, chosen, { says: ['Nothing is ticked. Tick what you want first.'] }));
      try {
        const { refused } = await claim(ctx, season, runs, ctx.body['standby'] === 'yes');
        if (refused.length === 0) return seeOther(`${pagePaths.portalWeek}?week=${chosen ?? ''}`, 'claimed');
        const says = refused.map(({ from, until, says: why }) => `${span(page, from, until)}: ${told(why, page)}.`);
        return show(200, await shiftsPage(page, chosen, { says, some: refused.length < runs.length }));
      } catch (error) {
        const refusal = refusalOf(error);
        return show(refusal.status, await shiftsPage(page, chosen, { says: [refusal.message] }));
      }
    },
  }),
];

function claim(
  ctx: Context<undefined, undefined, unknown>,
  season: OwnSeason,
  runs: readonly { queue: string; from: string; until: string }[],
  standby: boolean,
): Promise<ClaimReply> {
  const request = ClaimRequest.parse({ engagement: season.engagementId, runs, standby });
  return claimShifts(ctx, request, actorIdOf(ctx.caller));
}

/** `voice|2027-03-08T14:00:00.000Z|2027-03-08T18:00:00.000Z` of each box; what is none of ours is left out. */
function runsIn(value: string | string[] | undefined): { queue: string; from: string; until: string }[] {
  const values = value === undefined ? [] : Array.isArray(value) ? value : [value];
  return values.slice(0, 60).flatMap((text) => {
    const [queue = '', from = '', until = ''] = text.split('|');
    const known = [from, until].every((at) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:00\.000Z$/.test(at));
    return known && /^[a-z0-9-]{1,64}$/.test(queue) ? [{ queue, from, until }] : [];
  });
}

interface Rejected {
  says: string[];
  /** Some of it was claimed all the same. (Default: false) */
  some?: boolean;
}

async function shiftsPage(page: PortalPage, chosen: string | undefined, rejected: Rejected | null): Promise<string> {
  const season = await ownSeason(page.reads);
  if (!season) return page.render('shifts', { state: 'none', back: true });
  const zone = season.timeZone;
  const weeks = weeksToChoose(season);
  const period = weeks.find((one) => one === chosen) ?? weeks[0] ?? weekPeriod(season.now, zone);
  const { from, until } = weekSpan(period, zone);
  const [blocks, own] = await Promise.all([
    listBlocks(page.reads, { campaign: season.campaignId, from: later(from, season.now), until, open: true }),
    listShifts(page.reads, { engagement: season.engagementId, period, limit: 200 }),
  ]);
  const mine = own.items.filter(({ state }) => !['released', 'standby'].includes(state));
  const open = blocks.filter(({ opensAt }) => season.tier === 'A' || opensAt <= season.now);
  const opens = blocks.filter((block) => !open.includes(block)).map(({ opensAt }) => opensAt);
  const hours = mine.reduce((sum, shift) => sum + minutesOf(shift), 0) / 60;
  const cap = season.hoursCap * (season.tier === 'C' ? season.shifts.lowerTierShare : 1);
  return page.render('shifts', {
    state: working.includes(season.state) ? 'open' : 'soon',
    liveOn: season.liveOn,
    season: season.name,
    week: period,
    weeks: weeks.map((one) => ({ period: one, current: one === period, ...weekSpan(one, zone) })),
    hours: `${hours} of ${cap} hours taken this week`,
    left: cap - hours,
    days: piecesOf(
      open.map(({ capacity, claimed, ...block }) => ({ ...block, free: capacity - claimed })),
      mine,
      zone,
    ).map(({ day, pieces }) => ({
      day,
      pieces: pieces.map((piece) => ({
        value: `${piece.queue}|${piece.from}|${piece.until}`,
        label: `${span(page, piece.from, piece.until, false)} · ${minutesOf(piece) / 60} h`,
        detail: `${piece.queue} · ${piece.places === 1 ? 'one place' : `${piece.places} places`}`,
      })),
    })),
    opensAt: opens.sort()[0] ?? null,
    rejected,
    back: true,
  });
}

const working: readonly string[] = ['nesting', 'live', 'leaving'];

/** This week and those that can be claimed by now. */
function weeksToChoose({ now, timeZone, shifts }: OwnSeason): string[] {
  const days = [0, 7, 14, 21, 28].filter((day) => day <= shifts.claimDaysAhead);
  return [...new Set(days.map((day) => weekPeriod(addDays(now, day, timeZone), timeZone)))];
}

function span({ f }: PortalPage, from: string, until: string, withDay = true): string {
  return `${withDay ? `${f.day(from)}, ` : ''}${f.time(from)}–${f.time(until)}`;
}

/** A refusal with its instants as people read them. */
function told(says: string, { f }: PortalPage): string {
  return says.replaceAll(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/g, (at) => f.dayTime(at));
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}
