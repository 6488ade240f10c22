import { readHome } from '../../adapters/db/reads/home';
import type { HomeView } from '../../domain/engagement/home';
import { hireRequesters } from '../../domain/hire/contract';
import { holds } from '../caller';
import { pagePaths, subjectPage } from '../pages/links';
import { html, seeOther, show, pageQuery } from '../pages/page';
import { kindWord, stateWord } from '../pages/words';
import { route, type Route } from '../route';
import { openPage, type ConsolePage } from './frame';
import { expectedBy } from './people';
import { seasonPlanners, staff } from './roles';
import { stateOf } from './season-data';

/** The console's first page: what needs action, what is running, what is in trouble. */
export const homeRoutes: Route[] = [
  route({
    method: 'get',
    path: '/',
    summary: 'To the console, or to the portal for talent',
    page: true,
    replies: { 303: null },
    policy: 'public',
    handle: ({ caller }) => seeOther(caller.kind === 'talent' ? pagePaths.portal : pagePaths.home),
  }),
  route({
    method: 'get',
    path: pagePaths.home,
    summary: 'What needs action, what is running, what is in trouble',
    page: true,
    query: pageQuery,
    replies: { 200: html },
    policy: { roles: staff },
    handle: async (ctx) => {
      const page = await openPage(ctx, 'home');
      const home = await readHome(page.reads);
      const { inboxUrl } = ctx.config;
      const mayHire = holds(ctx.caller, ...hireRequesters);
      const mayPlan = holds(ctx.caller, ...seasonPlanners);
      return show(200, page.render('home', { ...homeData(home, page), mayHire, mayPlan, inboxUrl }));
    },
  }),
];

const asksShown = 12;

function homeData(home: HomeView, { facts, f }: ConsolePage): object {
  return {
    greeting: facts.name ? `Hello ${facts.name.split(/[\s,]/)[0]}` : 'Home',
    sentence: home.sentence,
    needsAction: home.asks.slice(0, asksShown).map(({ ask, subjectTitle }) => ({
      href: pagePaths.ask(ask.id),
      question: ask.question,
      kind: kindWord(ask.kind),
      story: ask.question.includes(subjectTitle) ? null : subjectTitle,
      openedAt: ask.openedAt,
      dueAt: expectedBy(ask),
    })),
    seasons: home.seasons.map((season) => ({ ...season, ...stateOf(season) })),
    moreAsks: Math.max(0, home.askCount - asksShown),
    running: home.running.map((hire) => ({
      href: hire.engagement ? pagePaths.engagement(hire.engagement) : pagePaths.hire(hire.id),
      title: hire.title,
      sentence: hire.explanation.sentence,
      state: stateWord(hire.state),
      tone: hire.explanation.stuck ? 'bad' : hire.explanation.yourTurn ? 'warn' : 'accent',
    })),
    trouble: home.trouble.map((line) => ({
      href: line.ask ? pagePaths.ask(line.ask) : ((line.subject && subjectPage(line.subject)) ?? pagePaths.events),
      title: line.title,
      why: line.detail,
      age: `for ${f.since(line.since)}`,
    })),
  };
}
