import { Invalid } from '../../domain/errors';
import { cellProblem, type LineProblem } from '../../domain/season/figures';
import { Refusal } from '../problems';
import { csvLinesOf, jsonOf, mediaTypeOf, type Upload } from '../upload';

/** How many lines that are wrong are told. */
export const shownProblems = 100;

/** One line of a file, or one item of a list, by its columns. */
export interface FigureLine {
  line: number;
  parts: Readonly<Record<string, unknown>>;
  /** What is wrong with the line as such. */
  problem: string | null;
}

/** How lines are told apart: the list’s name in JSON, the columns that a file must have, and all that it may have. */
export interface FigureColumns {
  list: string;
  needed: readonly string[];
  /** Columns by the names that files have for them; null: nobody knows it. */
  column(name: string): string | null;
  /** (Default: 100,000) */
  mostRows?: number;
}

/** Whether figures came as a file. */
export function isFile(upload: Upload): boolean {
  return mediaTypeOf(upload) === 'text/csv';
}

/**
 * The lines of a CSV file as they come in, or the items of a JSON list. Throws Invalid on a header that cannot be read, and as soon as
 * there are too many of them.
 */
export async function* figureLines(upload: Upload, columns: FigureColumns): AsyncGenerator<FigureLine> {
  const { mostRows = 100_000 } = columns;
  let rows = 0;
  for await (const line of isFile(upload) ? ofFile(upload, columns) : ofList(upload, columns)) {
    rows += 1;
    if (rows > mostRows)
      throw new Invalid(
        `The file has more than ${mostRows.toLocaleString('en-US')} rows; split it by week. Nothing was kept.`,
        { errors: [{ pointer: '', message: `has more than ${mostRows} rows` }] },
      );
    yield line;
  }
}

/** Nothing was kept, because of these lines. */
export function refused(problems: readonly LineProblem[]): Invalid {
  const [first] = problems;
  const more = problems.length > 1 ? ` and ${problems.length - 1} more lines` : '';
  return new Invalid(`Nothing was kept: line ${first?.line}: ${first?.message}${more}.`, {
    errors: problems
      .slice(0, shownProblems)
      .map(({ line, message }) => ({ pointer: '', message: `line ${line}: ${message}` })),
  });
}

async function* ofList(upload: Upload, { list }: FigureColumns): AsyncGenerator<FigureLine> {
  if (mediaTypeOf(upload) !== 'application/json')
    throw new Refusal('unsupported-media-type', 'Send a list as application/json, or a file as text/csv.');
  const body = await jsonOf(upload);
  const items = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[list] : undefined;
  if (!Array.isArray(items) || items.length === 0)
    throw new Invalid(`The body has no list “${list}”; send {"${list}": [ … ]}.`, {
      errors: [{ pointer: `/${list}`, message: 'must be a list with at least one item' }],
    });
  for (const [at, item] of items.entries())
    yield typeof item === 'object' && item !== null && !Array.isArray(item)
      ? { line: at + 1, parts: item as Record<string, unknown>, problem: null }
      : { line: at + 1, parts: {}, problem: 'is no object' };
}

async function* ofFile(upload: Upload, columns: FigureColumns): AsyncGenerator<FigureLine> {
  let names: string[] | null = null;
  let rows = 0;
  for await (const { line, cells } of csvLinesOf(upload)) {
    if (names === null) {
      names = headerOf(cells, columns);
      continue;
    }
    rows += 1;
    yield readLine(line, cells, names, columns.needed);
  }
  if (names === null) refuseHeader('is missing; the file is empty');
  if (rows === 0) refuseHeader('is there and no row follows; write one row for each figure');
}

function readLine(line: number, cells: string[], names: string[], needed: readonly string[]): FigureLine {
  if (cells.length !== names.length) {
    const problem = `has ${cells.length} cells, the header has ${names.length}; fill or remove it`;
    return { line, parts: {}, problem };
  }
  const at = cells.findIndex((cell, i) => needed.includes(names[i] ?? '') && cellProblem(cell) !== null);
  const parts = Object.fromEntries(names.map((name, i) => [name, cells[i]]));
  return { line, parts, problem: at < 0 ? null : `${names[at]}: ${cellProblem(cells[at] ?? '')}` };
}

function headerOf(cells: readonly string[], { needed, column }: FigureColumns): string[] {
  const names = cells.map(
    (name) => column(name) ?? refuseHeader(`has a column “${name.slice(0, 40)}” that nobody knows; remove it`),
  );
  if (new Set(names).size !== names.length) refuseHeader('has a column twice; keep one');
  const missing = needed.find((name) => !names.includes(name));
  if (missing !== undefined) refuseHeader(`has no column “${missing}”; add it`);
  return names;
}

function refuseHeader(message: string): never {
  throw new Invalid(`The header of the file ${message}.`, {
    errors: [{ pointer: '', message: `line 1: ${message}` }],
  });
}
