import type { BoardView } from '../../domain/season/board-contract';
import type { SeasonPlan } from '../../domain/campaign/plan-contract';
import { weekOf, weekStarts } from '../../domain/campaign/week';
import { chart } from '../pages/chart';

/** `1 Mar`: days on an axis have their weekday in the table below. */
export function axisDay(date: string): string {
  const at = new Date(`${date}T00:00:00Z`);
  return `${at.getUTCDate()} ${at.toLocaleString('en-US', { month: 'short', timeZone: 'UTC' })}`;
}

/** Effective heads against demand: needed as a step line, plan dashed, what was and what is forecast with its band. */
export function headsChart(board: BoardView): string {
  const { curve, peakOn } = board;
  const first = curve[0]?.week ?? 0;
  const now = curve.findIndex(({ week }) => week === board.week);
  const joined = curve.map((week, place) => (place === now ? week.actual : week.p50));
  const place = (week: number) => week - first;
  const today = place(board.week) + dayOfWeek(board) / 7;
  return chart({
    title: `Effective heads by week: ${board.sentence.headline}`,
    unit: 'effective heads',
    height: 360,
    ticks: curve.map(({ week, starts }) => (week === 0 ? `${axisDay(starts)}, peak` : axisDay(starts))),
    strong: [place(0)],
    lines: [
      {
        look: 'needed',
        steps: true,
        values: curve.map(({ required }) => required),
        label: 'needed',
        labelAt: place(2),
        labelSide: 'below',
      },
      { look: 'planned', values: curve.map(({ planned }) => planned), label: 'plan' },
      { look: 'real', values: curve.map(({ actual }) => actual), label: '' },
      ...(now >= 0 ? [{ look: 'forecast', values: joined, label: 'forecast' }] : []),
    ],
    band: {
      low: curve.map(({ p10 }, at) => (at === now ? (curve[now]?.actual ?? null) : p10)),
      high: curve.map(({ p90 }, at) => (at === now ? (curve[now]?.actual ?? null) : p90)),
    },
    markers: [
      ...board.classes
        .filter(({ state }) => state !== 'cancelled')
        .map(({ no, liveOn }, index) => ({
          at: place(weekOf(peakOn, liveOn)),
          label: index === 0 ? `class ${no} live` : String(no),
          look: 'class-mark',
        })),
      ...(today >= 0 && today <= curve.length ? [{ at: today, label: 'today', look: 'today-mark' }] : []),
    ].sort((a, b) => a.at - b.at),
  });
}

function dayOfWeek({ now, timeZone, peakOn, week }: BoardView): number {
  const local = new Date(now).toLocaleDateString('en-CA', { timeZone });
  return Math.round((Date.parse(local) - Date.parse(weekStarts(peakOn, week))) / 86_400_000);
}

/** The same for a plan that nothing of has happened yet. */
export function planChart(plan: SeasonPlan, other: SeasonPlan | null = null): string {
  const { weeks } = plan;
  const first = weeks[0]?.week ?? 0;
  return chart({
    title: `Effective heads of the plan by week, from ${Math.round(Math.min(...weeks.map(({ effectiveHeads }) => effectiveHeads)))} to ${Math.round(Math.max(...weeks.map(({ effectiveHeads }) => effectiveHeads)))}`,
    unit: 'effective heads',
    ticks: weeks.map(({ week, starts }) => (week === 0 ? `${axisDay(starts)}, peak` : axisDay(starts))),
    strong: [-first],
    lines: [
      {
        look: 'needed',
        steps: true,
        values: weeks.map(({ requiredHeads }) => requiredHeads),
        label: 'needed',
        labelAt: Math.max(0, 2 - first),
        labelSide: 'below',
      },
      { look: 'forecast', values: weeks.map(({ p50 }) => p50), label: 'plan' },
      ...(other
        ? [
            {
              look: 'planned',
              values: weeks.map(({ week }) => other.weeks.find((one) => one.week === week)?.p50 ?? null),
              label: 'before',
            },
          ]
        : []),
    ],
    band: { low: weeks.map(({ p10 }) => p10), high: weeks.map(({ p90 }) => p90) },
    markers: plan.classes
      .filter(({ liveWeek }) => liveWeek >= first && liveWeek < first + weeks.length)
      .map(({ liveWeek }) => ({
        at: liveWeek - first,
        label: `class ${plan.classes.findIndex((one) => one.liveWeek === liveWeek) + 1}`,
        look: 'class-mark',
      })),
  });
}

/** Service level and occupancy by week, with what the plan promises. */
export function serviceChart(board: BoardView, target: { level: number; occupancy: number } | null): string {
  const weeks = board.demand;
  const percent = (share: number | null) => (share === null ? null : share * 100);
  return chart({
    title: 'Service level and occupancy by week',
    unit: 'percent',
    width: 480,
    height: 230,
    most: 100,
    ticks: weeks.map(({ starts }) => axisDay(starts)),
    lines: [
      ...(target ? [{ look: 'planned', values: weeks.map(() => target.level * 100), label: 'promised' }] : []),
      { look: 'second', values: weeks.map(({ serviceLevel }) => percent(serviceLevel.actual)), label: 'service' },
      { look: 'other', values: weeks.map(({ occupancy }) => percent(occupancy.actual)), label: 'occupancy' },
    ],
  });
}
