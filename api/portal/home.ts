import { readPortal } from '../../adapters/db/reads/portal';
import { ownPlace, type OwnPlace } from '../../adapters/db/season/reads/own-place';
import { ownSeason, type OwnSeason } from '../../adapters/db/season/reads/own-season';
import type { MoneyLine, PortalEngagement, PortalView } from '../../domain/engagement/home';
import { pagePaths } from '../pages/links';
import { html, pageQuery, show } from '../pages/page';
import type { Formats } from '../pages/format';
import { route, type Route } from '../route';
import { cardsOf } from './cards';
import { openPortal } from './frame';
import { wayOut } from './leave';
import { awaitsWord } from './place';

/** A talent's own page: what to do now, money, and what else is here. */
export const portalHomeRoutes: Route[] = [
  route({
    method: 'get',
    path: pagePaths.portal,
    summary: 'What you have to do now',
    page: true,
    query: pageQuery,
    replies: { 200: html },
    policy: { roles: ['talent'] },
    handle: async (ctx) => {
      const page = await openPortal(ctx, { done: ctx.query.done });
      const [portal, season, place] = await Promise.all([
        readPortal(page.reads),
        ownSeason(page.reads),
        ownPlace(page.reads),
      ]);
      return show(200, page.render('home', homeData(portal, { season, place }, page.f)));
    },
  }),
];

/** What the talent has in seasons; null: nothing. */
interface InSeason {
  season: OwnSeason | null;
  place: OwnPlace | null;
}

function homeData(portal: PortalView, { season, place }: InSeason, f: Formats): object {
  const current = portal.engagements.find(isCurrent) ?? portal.engagements[0];
  return {
    hello: helloTo(portal),
    project: projectLine(current, f),
    paused: portal.engagements.filter(({ state }) => state === 'suspended').map(({ title }) => title),
    cards: cardsOf(portal.tasks, f),
    idle: idleOf(current, f),
    engagements: portal.engagements.map((engagement) => ({
      id: engagement.id,
      title: engagement.title,
      money: engagement.money.map((line) => moneyLine(line, f)),
      noMoney:
        engagement.state === 'offered'
          ? 'What you are paid appears here once you have accepted.'
          : 'Each part and what it pays appears here on the first day of work.',
    })),
    contact: current && isCurrent(current) ? current.contact : null,
    links: [
      ...inClass(place),
      ...atShifts(season),
      ...leaving(current),
      { label: 'Your contract and documents', href: pagePaths.portalDocuments },
      { label: 'How your work is rated', href: pagePaths.portalRating },
      ...(current && isDecided(current)
        ? [{ label: 'How your status was decided', href: pagePaths.portalStatus(current.id) }]
        : []),
    ],
  };
}

/** The page of whoever has a place in a class. */
function inClass(place: OwnPlace | null): { label: string; href: string }[] {
  if (!place) return [];
  return [{ label: awaitsWord(place) ? 'Say that you come to your class' : 'Your class', href: pagePaths.portalPlace }];
}

/** The pages of whoever works in shifts. */
function atShifts(season: OwnSeason | null): { label: string; href: string }[] {
  if (!season) return [];
  const time = { label: 'Your hours and their pay', href: pagePaths.portalTime };
  if (season.state === 'left') return [time];
  return [
    { label: 'Find shifts', href: pagePaths.portalShifts },
    { label: 'Your shifts, week by week', href: pagePaths.portalWeek },
    time,
  ];
}

/** The way out, as long as there is one. */
function leaving(engagement: PortalEngagement | undefined): { label: string; href: string }[] {
  const way = engagement ? wayOut(engagement.state) : null;
  if (!engagement || !way) return [];
  const label = way === 'withdraw' ? 'Withdraw from this project' : 'End the work early';
  return [{ label, href: pagePaths.portalLeave(engagement.id) }];
}

/** `Hello Ines`. */
function helloTo(portal: PortalView): string {
  const first = portal.talent.name?.split(/\s/)[0];
  return first ? `Hello ${first}` : 'Hello';
}

/** `Spring campaign assets · until Thursday 31 December`. */
function projectLine(engagement: PortalEngagement | undefined, f: Formats): string {
  if (!engagement) return '';
  const { title, state, startsAt, endsAt } = engagement;
  if (state === 'closed' || state === 'aborted') return `${title} · ended`;
  if (state === 'ending') return `${title} · ended ${f.longLastDay(endsAt)}`;
  const starts = [
    'offered',
    'vetting',
    'created',
    'contracting',
    'compliance',
    'provisioning',
    'training',
    'ready',
  ].includes(state);
  return starts ? `${title} · starts ${f.longDay(startsAt)}` : `${title} · until ${f.longLastDay(endsAt)}`;
}

function idleOf(engagement: PortalEngagement | undefined, f: Formats): { title: string; text: string } {
  if (engagement && !isCurrent(engagement))
    return {
      title: engagement.state === 'closed' ? 'Thank you, all is done.' : 'This project has ended.',
      text: 'Your access has ended. Your documents and what you were paid stay here; we write you when there is new work.',
    };
  const now = engagement ? whatHappens(engagement, f) : '';
  return { title: 'Nothing to do.', text: `${now} We write you when there is something.`.trim() };
}

/** What goes on while nothing is asked of the talent: one sentence, without words of ours. */
function whatHappens({ state, startsAt, money, explanation }: PortalEngagement, f: Formats): string {
  if (explanation.waitingFor.startsWith('the decision on'))
    return 'Your contact decides how it goes on; nothing is lost meanwhile.';
  if (state === 'ready') return `All is in place. Work starts on ${f.longDay(startsAt)}.`;
  if (state === 'active' && money.some((line) => line.state === 'being reviewed'))
    return 'What you handed in is being reviewed.';
  const when = explanation.next?.when;
  if (state === 'active') return when ? `The next date is ${f.longDay(when)}.` : '';
  return meanwhile[state] ?? '';
}

const meanwhile: Readonly<Record<string, string>> = {
  offered: 'Next we ask whether your background may be checked.',
  vetting: 'Your background is being checked; after that comes the contract.',
  created: 'Your contract is being written.',
  contracting: 'Your part is done; the contract waits for the other signature.',
  compliance: 'Your papers are being recorded.',
  provisioning: 'Your access is being set up.',
  training: 'Your first steps are being recorded.',
  ending: 'The last steps are ours: your access is being taken back.',
};

/** Whether the engagement got beyond the decision on its status. */
function isDecided({ state }: PortalEngagement): boolean {
  return !['offered', 'vetting'].includes(state);
}

function isCurrent({ state }: PortalEngagement): boolean {
  return state !== 'closed' && state !== 'aborted';
}

const moneyWords: Readonly<Record<MoneyLine['state'], { word: string; tone: string }>> = {
  planned: { word: '', tone: 'soft' },
  'being reviewed': { word: 'being reviewed', tone: 'warn' },
  rework: { word: 'to be changed', tone: 'warn' },
  accepted: { word: 'accepted, on its way', tone: 'good' },
  paid: { word: 'paid', tone: 'good' },
  dropped: { word: 'not needed any more', tone: 'soft' },
};

function moneyLine(line: MoneyLine, f: Formats): object {
  const { word, tone } = moneyWords[line.state];
  return {
    title: line.title,
    amount: line.amount,
    tone,
    word:
      line.state === 'paid'
        ? `✓ paid ${f.day(line.paidAt)}`
        : line.state === 'planned'
          ? `due ${f.day(line.dueAt)}`
          : word,
    note: null,
  };
}
