import { csvLines, type CsvLine } from '../../domain/campaign/csv';
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
import { cellProblem, readFigure, type Figure, type LineProblem } from '../../domain/season/figures';
import type { FiguresReply } from '../../domain/season/figures-contract';
import { readBodyText } from '../body';
import { Refusal } from '../problems';
import type { Services } from '../services';

/** Most bytes of a list or file. */
export const figureBytes = 10_000_000;

type Stored = Pick<Services, 'store'>;

const batch = 1_000;
const shown = 100;
const mostRows = 100_000;
const metricColumns = ['engagement', 'period', 'metric', 'value', 'n'] as const;

/**
 * Takes figures of the work tool, as a JSON list or a CSV file, line by line and in batches: what is right is kept, the rest is told
 * with its line. Throws Invalid when nothing of it can be kept, or it is too long.
 */
export async function takeMetrics(
  { store }: Stored,
  given: { raw: Buffer; type: string | undefined },
  source: string,
): Promise<FiguresReply> {
  const problems: LineProblem[] = [];
  let stored = 0;
  let pending: (Figure & { line: number })[] = [];
  const flush = async () => {
    if (pending.length === 0) return;
    const figures = pending;
    pending = [];
    const unknown = new Set(await store.transaction((tx) => store.workMetrics.saveMetrics(tx, figures, source)));
    for (const { line, engagement } of figures)
      if (unknown.has(engagement)) problems.push({ line, message: `engagement ${engagement} is in no season` });
      else stored += 1;
  };
  for (const { line, parts, problem } of partsOf(given, 'metrics', metricColumns, metricColumn)) {
    const figure = problem ?? readFigure(parts);
    if (typeof figure === 'string') problems.push({ line, message: figure });
    else pending.push({ ...figure, line });
    if (pending.length >= batch) await flush();
  }
  await flush();
  return replyOf(stored, problems);
}

/**
 * Takes what really came, as a JSON list or a CSV file. A line that is wrong, or an interval that is missing within a day, refuses the
 * whole: a plan must not be judged by half of the figures. `gaps`: missing intervals are accepted.
 */
export async function takeActuals(
  { store }: Stored,
  given: { raw: Buffer; type: string | undefined },
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
  for (const { line, parts, problem } of partsOf(
    given,
    'actuals',
    ['starts', 'offered', 'handled', 'abandoned'],
    columnOf,
  )) {
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
  let stored = 0;
  for (let from = 0; from < rows.length; from += batch) {
    const some = rows.slice(from, from + batch);
    stored += await store.transaction((tx) => store.actuals.saveActuals(tx, campaignId, terms.intervalMinutes, some));
  }
  return { stored, problems: [], more: 0 };
}

interface Parts {
  line: number;
  parts: Readonly<Record<string, unknown>>;
  /** What is wrong with the line as such. */
  problem: string | null;
}

function* partsOf(
  { raw, type }: { raw: Buffer; type: string | undefined },
  list: string,
  needed: readonly string[],
  column: (name: string) => string | null,
): Generator<Parts> {
  const media = type?.split(';')[0]?.trim() ?? '';
  if (media === 'text/csv') {
    yield* ofFile(raw.toString('utf8'), needed, column);
    return;
  }
  if (media !== 'application/json')
    throw new Refusal('unsupported-media-type', 'Send a list as application/json, or a file as text/csv.');
  const body = readBodyText(raw);
  const items = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[list] : undefined;
  if (!Array.isArray(items) || items.length === 0)
    throw new Invalid(`The body has no list “${list}”; send {"${list}": [ … ]}.`, {
      errors: [{ pointer: `/${list}`, message: 'must be a list with at least one item' }],
    });
  refuseLength(items.length);
  for (const [at, item] of items.entries())
    yield typeof item === 'object' && item !== null && !Array.isArray(item)
      ? { line: at + 1, parts: item as Record<string, unknown>, problem: null }
      : { line: at + 1, parts: {}, problem: 'is no object' };
}

function* ofFile(text: string, needed: readonly string[], column: (name: string) => string | null): Generator<Parts> {
  let breaks = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks += 1;
  refuseLength(breaks);
  const lines: Iterator<CsvLine> = csvLines(text)[Symbol.iterator]();
  const names = headerOf(lines.next(), needed, column);
  for (let next = lines.next(); !next.done; next = lines.next()) {
    const { line, cells } = next.value;
    if (cells.length !== names.length) {
      yield {
        line,
        parts: {},
        problem: `has ${cells.length} cells, the header has ${names.length}; fill or remove it`,
      };
      continue;
    }
    const at = cells.findIndex((cell, i) => needed.includes(names[i] ?? '') && cellProblem(cell) !== null);
    const parts = Object.fromEntries(names.map((name, i) => [name, cells[i]]));
    yield { line, parts, problem: at < 0 ? null : `${names[at]}: ${cellProblem(cells[at] ?? '')}` };
  }
}

function headerOf(
  first: IteratorResult<CsvLine>,
  needed: readonly string[],
  column: (name: string) => string | null,
): string[] {
  const refuse = (message: string): never => {
    throw new Invalid(`The header of the file ${message}.`, {
      errors: [{ pointer: '', message: `line 1: ${message}` }],
    });
  };
  if (first.done) return refuse('is missing; the file is empty');
  const names = first.value.cells.map((name) => {
    const known = column(name);
    return known ?? refuse(`has a column “${name.slice(0, 40)}” that nobody knows; remove it`);
  });
  if (new Set(names).size !== names.length) refuse('has a column twice; keep one');
  const missing = needed.find((name) => !names.includes(name));
  if (missing !== undefined) refuse(`has no column “${missing}”; add it`);
  return names;
}

function metricColumn(name: string): string | null {
  return metricColumns.find((one) => one === name.toLowerCase()) ?? null;
}

function refuseLength(rows: number): void {
  if (rows <= mostRows) return;
  throw new Invalid(
    `The file has more than ${mostRows.toLocaleString('en-US')} rows; split it by week. Nothing was kept.`,
    {
      errors: [{ pointer: '', message: `has more than ${mostRows} rows` }],
    },
  );
}

function replyOf(stored: number, problems: readonly LineProblem[]): FiguresReply {
  if (stored === 0 && problems.length > 0) throw refused(problems);
  const sorted = [...problems].sort((a, b) => a.line - b.line);
  return { stored, problems: sorted.slice(0, shown), more: Math.max(0, sorted.length - shown) };
}

function refused(problems: readonly LineProblem[]): Invalid {
  const [first] = problems;
  const more = problems.length > 1 ? ` and ${problems.length - 1} more lines` : '';
  return new Invalid(`Nothing was kept: line ${first?.line}: ${first?.message}${more}.`, {
    errors: problems.slice(0, shown).map(({ line, message }) => ({ pointer: '', message: `line ${line}: ${message}` })),
  });
}

/** Columns of a file of actuals, for its description. */
export const actualFileColumns = actualColumns.join(', ');
