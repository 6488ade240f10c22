import type { BoardView } from '../domain/season/board-contract';

/** Tables behind the charts and lists of a board. */
export const boardTables = [
  'curve',
  'funnel',
  'classes',
  'demand',
  'uncovered',
  'gaps',
  'leavers',
  'stuck',
  'tiers',
  'risks',
] as const;
export type BoardTable = (typeof boardTables)[number];

type Row = Record<string, string | number | null>;

/** The rows of one table, as they go into a CSV file. */
export function boardTable(board: BoardView, table: BoardTable): Row[] {
  switch (table) {
    case 'curve':
      return board.curve.map((week) => ({ ...week }));
    case 'funnel':
      return board.funnel.map(({ sources, ...stage }) => ({
        ...stage,
        sources: sources.map(({ source, count }) => `${source} ${count}`).join(', '),
      }));
    case 'classes':
      return board.classes.map((one) => ({ ...one, short: one.short ? 'yes' : 'no' }));
    case 'demand':
      return board.demand.map((week) => ({
        week: week.week,
        starts: week.starts,
        callsPlanned: week.calls.plan,
        calls: week.calls.actual,
        ahtPlanned: week.ahtSeconds.plan,
        aht: week.ahtSeconds.actual,
        shrinkagePlanned: week.shrinkage.plan,
        shrinkage: week.shrinkage.actual,
        serviceLevelPlanned: week.serviceLevel.plan,
        serviceLevel: week.serviceLevel.actual,
        occupancyPlanned: week.occupancy.plan,
        occupancy: week.occupancy.actual,
        abandoned: week.abandoned,
      }));
    case 'uncovered':
      return board.uncovered.days.map((day) => ({ ...day }));
    case 'gaps':
      return board.uncovered.stretches.map((stretch) => ({ ...stretch }));
    case 'leavers':
      return [
        ...board.leavers.before.map(({ stage, why, count }) => ({ stage, tenureWeek: null, why, count })),
        ...board.leavers.byTenure.map(({ week, why, count }) => ({ stage: 'at work', tenureWeek: week, why, count })),
      ];
    case 'stuck':
      return board.stuck.ages.map(({ step, counts: [day, three, week, more] }) => ({
        step,
        under1Day: day ?? 0,
        days1to3: three ?? 0,
        days3to7: week ?? 0,
        over7Days: more ?? 0,
      }));
    case 'tiers':
      return board.tiers.map(({ moreAWeek, ...tier }) => ({
        ...tier,
        moreAWeek: moreAWeek.amount,
        currency: moreAWeek.currency,
      }));
    case 'risks':
      return board.atRisk.map(({ engagement, talent, reason, dueAt }) => ({
        engagement,
        person: talent.name ?? talent.id,
        reason,
        dueAt,
      }));
  }
}
