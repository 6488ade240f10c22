import { table } from '../../print';
import type { SeasonReport } from './season-demo';
import { problemsOfSight } from './season-sight';

/** History events that one engagement of a season may cost, over every run of it (performance goal 1). */
const eventBudget = 110;

/** What is wrong with a season, one sentence each; empty when it closed, within budget, with nothing violated. */
export function seasonProblems({ season, historyEvents, invariants }: SeasonReport): string[] {
  const { money } = season;
  return [
    ...problemsOfSight(season),
    ...(historyEvents.most > eventBudget
      ? [`an engagement cost ${historyEvents.most} history events of ${eventBudget}`]
      : []),
    ...(money.paid > money.budget ? [`${money.paid} was paid of ${money.budget}`] : []),
    ...invariants.list.map(({ invariant, detail }) => `${invariant}: ${detail}`),
  ];
}

/** The report for people: plan against actual, money, tiers, what it cost. */
export function seasonSummary(report: SeasonReport, problems: readonly string[]): string {
  const { season, historyEvents, wallSeconds, businessDays, killed, invariants } = report;
  const { planned, money } = season;
  const amount = (minor: number) => (minor / 100).toFixed(2);
  const sum = (pick: (one: (typeof season.classes)[number]) => number) =>
    String(season.classes.reduce((all, one) => all + pick(one), 0));
  return [
    `Season of ${report.agents} seats, seed ${report.seed}: ${season.state} after ${businessDays} business days`,
    '',
    table([
      ['', 'plan', 'actual'],
      ['screened', String(planned.screens), String(season.applicants)],
      ['offers', String(planned.offers), String(season.offers)],
      ['accepted', '', String(season.accepted)],
      ['cleared', '', String(season.cleared)],
      ['in a class', String(planned.seats), sum((one) => one.checkedIn)],
      ['passed the classroom', '', sum((one) => one.passed)],
      ['went live', '', sum((one) => one.wentLive)],
      ['most at work at once', String(season.targetHeads), String(season.mostActive)],
      ['cost of new people', planned.cost.new, `${amount(money.paid)} ${money.currency} of ${amount(money.budget)}`],
    ]),
    '',
    table([
      ['class', 'classroom', 'live', 'seats', 'booked', 'came', 'passed', 'live', ''],
      ...season.classes.map((one) => [
        ...[String(one.no), one.classroomOn, one.liveOn, String(one.seats), String(one.booked), String(one.checkedIn)],
        ...[String(one.passed), String(one.wentLive), `${one.state}${one.short ? ', short' : ''}`],
      ]),
    ]),
    '',
    `Tiers: ${counts(season.tiers)}`,
    `Left: ${counts(season.leavers)}`,
    `${season.payRuns} pay runs, ${season.planVersions} versions of the plan`,
    `History events per engagement: ${historyEvents.p50} p50, ${historyEvents.p95} p95, ${historyEvents.most} at most, over ${historyEvents.engagements};` +
      ` the season’s own ${historyEvents.campaign.events} in ${historyEvents.campaign.runs} runs, ${historyEvents.campaign.perAgent} per engagement`,
    `${wallSeconds} s, ${killed.length} processes killed, ${invariants.violations} invariants violated`,
    ...problems.map((problem) => `Not well: ${problem}`),
  ].join('\n');
}

function counts(by: Readonly<Record<string, number>>): string {
  const entries = Object.entries(by).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([name, count]) => `${count} ${name.replaceAll('_', ' ')}`).join(', ') || 'none';
}
