import type { SeasonReport } from '../domain/season/report-contract';

/** One figure of a season’s report: planned, real, and what the next plan will assume. */
interface ReportRow extends Record<string, string | number | null> {
  part: string;
  what: string;
  planned: string | number | null;
  actual: string | number | null;
  next: string | number | null;
}

/** A season’s report as lines of one table. */
export function reportRows(report: SeasonReport): ReportRow[] {
  const line = (
    part: string,
    what: string,
    planned: ReportRow['planned'],
    actual: ReportRow['actual'],
    next: ReportRow['next'] = null,
  ): ReportRow => ({ part, what, planned, actual, next });
  const { cost, assumptions, covered } = report;
  return [
    line('season', 'weeks with enough people', covered.weeks, covered.enough),
    line('cost', `new people, ${cost.paid.currency}`, cost.planned.amount, cost.paid.amount),
    ...cost.weeks.map(({ period, people, hours, amount }) =>
      line('pay', `${period}: ${people} people, ${hours} h`, null, amount.amount),
    ),
    ...report.curve.map(({ starts, planned, actual }) => line('effective heads', starts, planned, actual)),
    ...report.funnel.map(({ stage, plan, actual }) => line('funnel', stage, plan, actual)),
    ...report.classes.map(({ no, seats, shown }) => line('class', String(no), seats, shown)),
    ...report.yields.map(({ stage, planned, seen, next }) => line('yield', stage, planned, seen, next)),
    ...report.tenure.map(({ week, passes, decided, next }) =>
      line(
        'stay through week at work',
        String(week),
        null,
        decided > 0 ? Number((passes / decided).toFixed(4)) : null,
        next,
      ),
    ),
    line('demand', 'shrinkage', assumptions.shrinkage.planned, assumptions.shrinkage.seen),
    line('demand', 'calls of a busy interval', assumptions.demand.planned, assumptions.demand.seen),
    line('demand', 'handling time, s', assumptions.ahtSeconds.planned, assumptions.ahtSeconds.seen),
    ...report.tiers.map(({ tier, now }) => line('tier', tier, null, now)),
    ...report.leavers.byTenure.map(({ week, why, count }) => line('left', `week ${week + 1}: ${why}`, null, count)),
    ...report.leavers.before.map(({ stage, why, count }) => line('fell out', `${stage}: ${why}`, null, count)),
    ...report.interviews.again.map(({ answer, count }) => line('would come again', answer, null, count)),
    line('knowledge', 'notes kept', null, report.knowledge.kept),
    line('alumni', 'recalled', null, report.alumni.recalled),
  ];
}
