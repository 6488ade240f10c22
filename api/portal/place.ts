import { ownPlace, type OwnPlace } from '../../adapters/db/season/reads/own-place';
import { atLocal } from '../../domain/calendar';
import { NotFound } from '../../domain/errors';
import { classTimes, confirmationDue } from '../../domain/season/readiness';
import { confirmPlaces } from '../intake/classes';
import { postedForm } from '../pages/form';
import { pagePaths } from '../pages/links';
import { html, pageQuery, seeOther, show } from '../pages/page';
import { route, type Route } from '../route';
import { openPortal, type PortalPage } from './frame';

/** The class that a talent has a place in: when it begins, and their word that they come. */
export const portalPlaceRoutes: Route[] = [
  route({
    method: 'get',
    path: pagePaths.portalPlace,
    summary: 'Your class',
    page: true,
    query: pageQuery,
    replies: { 200: html },
    policy: { roles: ['talent'] },
    handle: async (ctx) => {
      const page = await openPortal(ctx, { done: ctx.query.done });
      return show(200, placePage(page, await ownPlace(page.reads), null));
    },
  }),
  route({
    method: 'post',
    path: pagePaths.portalPlace,
    summary: 'Says that you come',
    page: true,
    accepts: 'form',
    body: postedForm,
    replies: { 200: html, 303: null, 404: html },
    policy: { roles: ['talent'] },
    handle: async (ctx) => {
      const page = await openPortal(ctx);
      const place = await ownPlace(page.reads);
      if (!place) throw new NotFound('You have no place in a class; there is nothing to confirm.');
      const { refused } = await confirmPlaces(ctx, place, [place.engagementId]);
      if (refused[0]) return show(200, placePage(page, place, refused[0].why));
      return seeOther(pagePaths.portalPlace, 'place-confirmed');
    },
  }),
];

function placePage(page: PortalPage, place: OwnPlace | null, problem: string | null): string {
  if (!place) return page.render('place', { place: null, back: true });
  const { f } = page;
  const { beginsAt, dayAhead, lastCall } = timesOf(place);
  const stage = stageOf(place);
  return page.render('place', {
    place: {
      season: place.name,
      begins: f.dayTime(beginsAt),
      // A local date is the same day in every zone.
      live: f.longDay(atLocal(place.liveOn, 12, 'UTC')),
      leave: pagePaths.portalLeave(place.engagementId),
    },
    open: stage !== null && !isConfirmed(place),
    confirmed: isConfirmed(place),
    until: stage === 'week' ? f.dayTime(dayAhead) : f.dayTime(lastCall),
    problem,
    back: true,
  });
}

/** Whether the talent still has to say now that they come. */
export function awaitsWord(place: OwnPlace): boolean {
  return stageOf(place) !== null && !isConfirmed(place);
}

function isConfirmed(place: OwnPlace): boolean {
  return (stageOf(place) === 'day' ? place.confirmedDayAt : place.confirmedWeekAt) !== null;
}

const stageOf = (place: OwnPlace) => confirmationDue(timesOf(place), place.now);

function timesOf({ classroomOn, timeZone, classes }: OwnPlace) {
  return classTimes(classroomOn, timeZone, classes);
}
