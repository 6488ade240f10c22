import { z } from 'zod';

import { readReport } from '../../adapters/db/season/reads/report';
import type { SeasonReport } from '../../domain/season/report-contract';
import { showMoney, toMinor } from '../../domain/money';
import { chart } from '../pages/chart';
import type { Formats } from '../pages/format';
import { pagePaths } from '../pages/links';
import { html, pageQuery, show } from '../pages/page';
import { route, type Route } from '../route';
import { openPage } from './frame';
import { staff } from './roles';
import { axisDay } from './season-charts';
import { leaversOf, short, stateOf } from './season-data';

/** The report of a season: a page to print, and its CSV. */
export const seasonReportPageRoutes: Route[] = [
  route({
    method: 'get',
    path: pagePaths.campaignReport('{id}'),
    summary: 'A season looked back on, to print: plan against actual, cost, yields, leavers, what comes next',
    page: true,
    params: z.object({ id: z.string() }),
    query: pageQuery,
    replies: { 200: html },
    policy: { roles: staff },
    handle: async (ctx) => {
      const page = await openPage(ctx, 'seasons', { follow: ctx.params.id });
      const report = await readReport(page.reads, ctx.params.id);
      const own = page.inZone(report.timeZone);
      return show(200, own.render('season-report', reportData(report, own.f)));
    },
  }),
];

const yieldWords: Readonly<Record<SeasonReport['yields'][number]['stage'], string>> = {
  screenPass: 'pass the screening',
  accept: 'accept the offer',
  clear: 'check clear',
  show: 'come on the first day',
  classroom: 'pass the classroom',
  nesting: 'pass nesting',
  weeklySurvival: 'stay another week',
};

/** In the order of the funnel. */
const stages = Object.keys(yieldWords);

function totalOf({ cost }: SeasonReport): { amount: string; burden: string; hours: number } {
  const sum = (read: (week: SeasonReport['cost']['weeks'][number]) => { amount: string; currency: string }) =>
    showMoney({
      amountMinor: cost.weeks.reduce((all, week) => all + toMinor(read(week)).amountMinor, 0),
      currency: cost.paid.currency,
    });
  return {
    amount: sum(({ amount }) => amount),
    burden: sum(({ burden }) => burden),
    hours: Math.round(cost.weeks.reduce((all, { hours }) => all + hours, 0)),
  };
}

function reportData(report: SeasonReport, f: Formats): object {
  const over = report.state === 'closed' || report.state === 'cancelled';
  const { covered, cost, money } = report;
  return {
    report,
    over,
    state: stateOf(report),
    csv: `/v1/campaigns/${report.id}/report.csv`,
    chart: headsThen(report),
    tiles: [
      {
        label: 'Weeks with enough people',
        figure: `${covered.enough} of ${covered.weeks}`,
        note: covered.worst
          ? `worst: ${covered.worst.shortBy} short in the week of ${f.day(covered.worst.starts)}`
          : 'never short',
        tone: covered.worst ? 'warn' : 'good',
      },
      {
        label: over ? 'Cost of new people' : 'Paid so far',
        figure: short(cost.paid),
        note: `planned ${short(cost.planned)}, budget ${short(money.budget)}`,
        tone: money.over ? 'bad' : 'soft',
      },
      {
        label: 'Went live',
        figure: String(report.funnel.find(({ stage }) => stage === 'live')?.actual ?? 0),
        note: `planned ${report.funnel.find(({ stage }) => stage === 'live')?.plan ?? 0}`,
        tone: 'soft',
      },
      {
        label: 'Left before the end',
        figure: String(report.leavers.left),
        note: `${report.leavers.fellOut} fell out before`,
        tone: 'soft',
      },
    ],
    yields: [...report.yields]
      .sort((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage))
      .map(({ stage, planned, passes, decided, seen, next }) => ({
        label: yieldWords[stage],
        planned: percent(planned),
        seen: seen === null ? '–' : percent(seen),
        of: decided === 0 ? 'nobody decided yet' : `${passes} of ${decided}`,
        next: percent(next),
        moved: Math.abs(next - planned) >= 0.01 ? (next > planned ? '▲' : '▼') : '',
        tone: Math.abs(next - planned) < 0.01 ? 'soft' : next > planned ? 'good' : 'bad',
      })),
    again: report.interviews.again,
    leavers: leaversOf(report),
    total: totalOf(report),
  };
}

function headsThen({ curve }: SeasonReport): string {
  const zero = curve.findIndex(({ week }) => week === 0);
  return chart({
    title: 'Effective heads by week: needed, planned, and as they were',
    unit: 'effective heads',
    width: 1160,
    height: 330,
    tickEvery: 2,
    ticks: curve.map(({ week, starts }) => (week === 0 ? `${axisDay(starts)}, peak` : axisDay(starts))),
    strong: [zero],
    lines: [
      {
        look: 'needed',
        steps: true,
        values: curve.map(({ required }) => required),
        label: 'needed',
        labelAt: zero + 2,
        labelSide: 'below',
      },
      { look: 'planned', values: curve.map(({ planned }) => planned), label: 'plan' },
      { look: 'real', values: curve.map(({ actual }) => actual), label: 'actual' },
    ],
  });
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1).replace(/\.0$/, '')} %`;
}
