import type { CsvLine } from './csv';

/** One row of a demand file. */
export interface DemandRow {
  line: number;
  queue: string;
  /** Local date. */
  date: string;
  /** Minute of the day of an interval; null: the row is a whole week. */
  minute: number | null;
  calls?: number;
  agents?: number;
  heads?: number;
}

const columns = ['starts', 'queue', 'calls', 'agents', 'heads'] as const;
type Column = (typeof columns)[number];
const units = ['calls', 'agents', 'heads'] as const;

/** Rows of a demand file by its header, or what is wrong with it, line by line (at most `most` problems). */
export function readRows(
  [header, ...lines]: readonly CsvLine[],
  queues: readonly string[],
  most: number,
): { rows: DemandRow[]; problems: string[] } {
  const names = (header?.cells ?? []).map((cell) => cell.toLowerCase());
  const wrong = headerProblems(names, queues);
  if (wrong.length > 0) return { rows: [], problems: wrong };
  if (lines.length === 0)
    return { rows: [], problems: ['has a header and no rows; write one row per week or interval'] };
  const problems: string[] = [];
  const rows: DemandRow[] = [];
  for (const { line, cells } of lines) {
    if (problems.length >= most) break;
    const tell = (column: string, message: string) => problems.push(`line ${line}, ${column}: ${message}`);
    if (cells.length !== names.length) {
      problems.push(`line ${line}: has ${cells.length} cells, the header has ${names.length}; fill or remove it`);
      continue;
    }
    const row = readRow(line, new Map(names.map((name, at) => [name as Column, cells[at] ?? ''])), queues, tell);
    if (row) rows.push(row);
  }
  if (problems.length === 0) problems.push(...mixed(rows), ...repeated(rows));
  return { rows, problems: problems.slice(0, most) };
}

type Tell = (column: string, message: string) => void;

function headerProblems(names: readonly string[], queues: readonly string[]): string[] {
  const problems: string[] = [];
  const unknown = names.filter((name) => !columns.includes(name as Column));
  if (unknown.length > 0)
    problems.push(`line 1: “${unknown[0]?.slice(0, 40)}” is no column of a demand file; use ${columns.join(', ')}`);
  if (new Set(names).size !== names.length) problems.push('line 1: a column is there twice; keep one');
  if (!names.includes('starts')) problems.push('line 1: the column “starts” is missing');
  const given = units.filter((unit) => names.includes(unit));
  if (given.length === 0) problems.push('line 1: one of the columns calls, agents, heads is missing');
  if (given.includes('heads') && given.length > 1) problems.push('line 1: heads stand alone; remove calls and agents');
  if (!names.includes('queue') && queues.length > 1)
    problems.push(`line 1: the column “queue” is missing; the season has ${queues.join(', ')}`);
  return problems;
}

function readRow(
  line: number,
  cells: ReadonlyMap<Column, string>,
  queues: readonly string[],
  tell: Tell,
): DemandRow | null {
  let sound = true;
  const wrong = (column: string, message: string) => {
    sound = false;
    tell(column, message);
  };
  for (const [column, cell] of cells)
    if (/^[=+@]|^-(?![\d.])/.test(cell)) wrong(column, 'is a formula; export the values');
    else if (cell === '') wrong(column, 'is empty; write the figure, 0 for none');
  if (!sound) return null;
  const starts = readStart(cells.get('starts') ?? '');
  if (!starts) wrong('starts', 'is neither a date like 2027-03-01 nor a time like 2027-03-01T09:30');
  const queue = cells.get('queue') ?? queues[0] ?? '';
  if (!queues.includes(queue)) wrong('queue', `is none of ${queues.join(', ')}; add it to queues`);
  const row: DemandRow = { line, queue, date: starts?.date ?? '', minute: starts?.minute ?? null };
  for (const unit of units) {
    const cell = cells.get(unit);
    if (cell === undefined) continue;
    const figure = /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : NaN;
    if (Number.isNaN(figure)) wrong(unit, 'is no number; write digits, with a point for fractions');
    else if (figure < 0) wrong(unit, 'is below 0');
    else if (figure > 10_000_000) wrong(unit, 'is more than ten million; check the figure');
    else row[unit] = figure;
  }
  return sound ? row : null;
}

function readStart(text: string): { date: string; minute: number | null } | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::00)?)?$/.exec(text);
  const date = match?.[1];
  if (!date || !isDate(date)) return null;
  return { date, minute: match[2] === undefined ? null : Number(match[2]) * 60 + Number(match[3]) };
}

function isDate(text: string): boolean {
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

function mixed(rows: readonly DemandRow[]): string[] {
  const other = rows.find(({ minute }) => (minute === null) !== (rows[0]?.minute === null));
  return other
    ? [`line ${other.line}, starts: weeks and intervals are mixed; give dates only, or date and time in every row`]
    : [];
}

function repeated(rows: readonly DemandRow[]): string[] {
  const seen = new Map<string, number>();
  return rows.flatMap(({ line, queue, date, minute }) => {
    const key = `${queue} ${date} ${minute}`;
    const first = seen.get(key);
    if (first !== undefined) return [`line ${line}, starts: repeats line ${first}; keep one of them`];
    seen.set(key, line);
    return [];
  });
}
