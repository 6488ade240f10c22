import type { FieldError } from '../errors';
import type { CampaignRequest } from './contract';
import { readCsv } from './csv';
import type { DemandWeek, QueueDemand } from './demand';
import { type DemandRow, readRows } from './demand-rows';
import { mostLoad, offeredLoad } from './erlang';
import { holesIn } from './holes';
import { queuesOf } from './queues';
import { weekOf, weekStarts } from './week';

/** Most lines of a demand file; a year of half hours in two queues fits. */
const mostRows = 40_000;
const mostProblems = 20;

type ImportedDemand = Extract<CampaignRequest['demand'], { csv: string }>;

/** Demand from a CSV file, or every problem in it (at most 20), each with its line. A file with a problem gives no weeks. */
export function readDemandFile(
  request: CampaignRequest,
  demand: ImportedDemand,
): { weeks: DemandWeek[]; problems: FieldError[] } {
  const lines = readCsv(demand.csv, mostRows + 2);
  if (lines.length > mostRows + 1)
    return refused([`has more than ${mostRows} rows; add the intervals up to weeks, or leave weeks out`]);
  const queues = queuesOf(request).map((one) => one.queue);
  const { rows, problems } = readRows(lines, queues, mostProblems);
  if (problems.length > 0) return refused(problems);
  const range = outside(rows, demand);
  if (range) return range;
  const others = [...misplaced(rows, demand), ...overloaded(rows, request), ...holesIn(rows, demand)];
  return others.length > 0
    ? refused(others.slice(0, mostProblems))
    : { weeks: weeksOf(rows, request, demand), problems: [] };
}

function refused(messages: readonly string[]): { weeks: DemandWeek[]; problems: FieldError[] } {
  return { weeks: [], problems: messages.map((message) => ({ pointer: '/demand/csv', message })) };
}

/** Weekly rows begin on the weekday of the peak; intervals on a whole interval of the day. */
function misplaced(rows: readonly DemandRow[], { peakStarts, intervalMinutes }: ImportedDemand): string[] {
  return rows.flatMap(({ line, date, minute }) => {
    if (minute !== null)
      return minute % intervalMinutes === 0
        ? []
        : [`line ${line}, starts: is not on a whole interval of ${intervalMinutes} minutes`];
    const first = weekStarts(peakStarts, weekOf(peakStarts, date));
    return first === date
      ? []
      : [`line ${line}, starts: weeks begin on the weekday of peakStarts ${peakStarts}; write ${first}`];
  });
}

/** Calls that some number of agents can answer; and imported agents must at least keep up with the calls beside them: n > A. */
function overloaded(rows: readonly DemandRow[], request: CampaignRequest): string[] {
  const queues = new Map(queuesOf(request).map((one) => [one.queue, one]));
  return rows.flatMap(({ line, queue, agents, heads = 0, calls, minute }) => {
    if ((agents ?? 0) > mostLoad || heads > 10 * mostLoad)
      return [`line ${line}: more people than any centre has; check the figure`];
    const terms = queues.get(queue);
    if (calls === undefined || !terms) return [];
    const busy = minute === null ? busyCalls(calls, request) : calls;
    const load = offeredLoad(busy, terms.ahtSeconds, request.demand.intervalMinutes);
    if (load > mostLoad)
      return [
        `line ${line}, calls: ask for ${Math.round(load)} agents at once, more than any centre has; check the figure`,
      ];
    return agents === undefined || load === 0 || agents > load
      ? []
      : [
          `line ${line}, agents: ${agents} agents cannot carry ${load.toFixed(1)} Erlangs, the queue would grow for ever; give at least ${Math.floor(load) + 1}, or leave the column out`,
        ];
  });
}

function outside(rows: readonly DemandRow[], { peakStarts }: ImportedDemand) {
  const weeks = rows.map(({ date }) => weekOf(peakStarts, date)).sort((a, b) => a - b);
  const first = weeks[0] ?? 0;
  const last = weeks.at(-1) ?? 0;
  if (first <= 0 && last >= 0 && last - first < 104) return null;
  const message =
    last - first >= 104
      ? `covers ${last - first + 1} weeks; a season has at most 104`
      : `covers ${weekStarts(peakStarts, first)} to ${weekStarts(peakStarts, last)}, but the peak starts ${peakStarts}; move one of them`;
  return refused([message]);
}

function weeksOf(rows: readonly DemandRow[], request: CampaignRequest, demand: ImportedDemand): DemandWeek[] {
  const byWeek = new Map<number, Map<string, DemandRow[]>>();
  for (const row of rows) {
    const week = weekOf(demand.peakStarts, row.date);
    const queues = byWeek.get(week) ?? new Map<string, DemandRow[]>();
    byWeek.set(week, queues);
    queues.set(row.queue, [...(queues.get(row.queue) ?? []), row]);
  }
  return [...byWeek.entries()]
    .sort(([a], [b]) => a - b)
    .map(([week, queues]) => ({
      week,
      starts: weekStarts(demand.peakStarts, week),
      queues: [...queues.entries()].map(([queue, of]) => demandOf(queue, of, request)),
    }));
}

function demandOf(queue: string, rows: readonly DemandRow[], request: CampaignRequest): QueueDemand {
  const first = rows[0];
  const unit = first?.heads !== undefined ? 'heads' : first?.agents !== undefined ? 'agents' : 'calls';
  const per = typeof first?.minute === 'number' ? 'interval' : 'busy';
  const factor = 'csv' in request.demand ? (request.demand.factor ?? 1) : 1;
  const busy = (calls: number) => factor * (per === 'busy' ? busyCalls(calls, request) : calls);
  const whole = (agents: number) => Math.ceil(factor * agents - 1e-9);
  const values = rows.map((row) =>
    unit === 'calls' ? busy(row.calls ?? 0) : unit === 'agents' ? whole(row.agents ?? 0) : factor * (row.heads ?? 0),
  );
  const calls = rows.flatMap((row) => (row.calls === undefined ? [] : [busy(row.calls)]));
  return {
    queue,
    unit,
    per,
    values,
    ...(unit === 'agents' && calls.length > 0 && { busyCalls: Math.max(...calls) }),
  };
}

/** Calls of a busy interval behind the calls of a whole week. */
function busyCalls(weekly: number, { hours, demand }: CampaignRequest): number {
  const intervals = (hours.openPerWeek * 60) / demand.intervalMinutes;
  return weekly / intervals / hours.averageToPeak;
}
