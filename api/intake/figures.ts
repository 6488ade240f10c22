import type { CampaignRequest } from '../../domain/campaign/contract';
import { queuesOf } from '../../domain/campaign/queues';
import { Invalid } from '../../domain/errors';
import {
  actualColumns,
  columnOf,
  gapsIn,
  readActual,
  type ActualRow,
  type ActualTerms,
} from '../../domain/season/actual-rows';
import { readFigure, type Figure, type LineProblem } from '../../domain/season/figures';
import type { FiguresReply } from '../../domain/season/figures-contract';
import type { Services } from '../services';
import type { Upload } from '../upload';
import { figureLines, isFile, refused, shownProblems } from './figure-lines';

/** Most bytes of a list or file. */
export const figureBytes = 10_000_000;

type Stored = Pick<Services, 'store'>;

// A hundred thousand rows have to fit into one transaction.
const batch = 10_000;
const metricColumns = ['engagement', 'period', 'metric', 'value', 'n'] as const;

/**
 * Takes figures of the work tool. Of a JSON list what is right is kept, and the rest is told with its place: a tool reports again what
 * was refused. A CSV file is a person’s: it is kept whole or not at all, in one transaction. Throws Invalid with the lines that are wrong.
 */
export async function takeMetrics({ store }: Stored, upload: Upload, source: string): Promise<FiguresReply> {
  const problems: LineProblem[] = [];
  const figures: (Figure & { line: number })[] = [];
  for await (const { line, parts, problem } of figureLines(upload, {
    list: 'metrics',
    needed: metricColumns,
    column: (name) => metricColumns.find((one) => one === name.toLowerCase()) ?? null,
  })) {
    const figure = problem ?? readFigure(parts);
    if (typeof figure === 'string') problems.push({ line, message: figure });
    else figures.push({ ...figure, line });
  }
  const whole = isFile(upload);
  if (problems.length > 0 && (whole || figures.length === 0)) throw refused(problems);
  const stored = await store.transaction(async (tx) => {
    const unknown = new Set<string>();
    for (const some of batches(figures))
      for (const id of await store.workMetrics.saveMetrics(tx, some, source)) unknown.add(id);
    const strangers = figures.filter(({ engagement }) => unknown.has(engagement));
    for (const { line, engagement } of strangers)
      problems.push({ line, message: `engagement ${engagement} is in no season` });
    problems.sort((a, b) => a.line - b.line);
    // Thrown here, it takes back what was written.
    if (strangers.length > 0 && (whole || strangers.length === figures.length)) throw refused(problems);
    return figures.length - strangers.length;
  });
  return { stored, problems: problems.slice(0, shownProblems), more: Math.max(0, problems.length - shownProblems) };
}

/**
 * Takes what really came. A line that is wrong, or an interval that is missing within a day, refuses the whole: a plan must not be
 * judged by half of the figures. `gaps`: missing intervals are accepted.
 */
export async function takeActuals(
  { store }: Stored,
  upload: Upload,
  season: { campaignId: string; request: CampaignRequest; intervalMinutes?: number | undefined; gaps: boolean },
): Promise<FiguresReply> {
  const { request, campaignId } = season;
  const terms: ActualTerms = {
    queues: queuesOf(request).map(({ queue }) => queue),
    timeZone: request.timeZone,
    intervalMinutes: season.intervalMinutes ?? request.demand.intervalMinutes,
  };
  const problems: LineProblem[] = [];
  const rows: ActualRow[] = [];
  for await (const { line, parts, problem } of figureLines(upload, {
    list: 'actuals',
    needed: ['starts', 'offered', 'handled', 'abandoned'],
    column: columnOf,
  })) {
    const row = problem ?? readActual(parts, terms);
    if (typeof row === 'string') problems.push({ line, message: row });
    else rows.push(row);
  }
  if (problems.length > 0) throw refused(problems);
  const gaps = season.gaps ? [] : gapsIn(rows, terms, 20);
  if (gaps.length > 0)
    throw new Invalid(`Intervals are missing: ${gaps[0]}. Nothing was kept; send gaps=accept to leave them out.`, {
      errors: gaps.map((message) => ({ pointer: '', message })),
    });
  const stored = await store.transaction(async (tx) => {
    let sum = 0;
    for (const some of batches(rows))
      sum += await store.actuals.saveActuals(tx, campaignId, terms.intervalMinutes, some);
    return sum;
  });
  return { stored, problems: [], more: 0 };
}

function* batches<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < rows.length; from += batch) yield rows.slice(from, from + batch);
}

/** Columns of a file of actuals, for its description. */
export const actualFileColumns = actualColumns.join(', ');
