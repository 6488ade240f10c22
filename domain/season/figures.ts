import { workMetrics, type WorkMetric } from '../evaluate/week-card';

/** One figure of a person’s week, with the line of the list that it stands in. */
export interface Figure {
  engagement: string;
  period: string;
  metric: WorkMetric;
  value: number;
  n: number;
}

/** What is wrong at a line; 1 is the first item of a list, or the header of a file. */
export interface LineProblem {
  line: number;
  message: string;
}

const bounds: Readonly<Record<WorkMetric, { least: number; most: number; says: string }>> = {
  qa: { least: 0, most: 100, says: 'is a score of 0 to 100' },
  csat: { least: 1, most: 5, says: 'is an answer of 1 to 5' },
  fcr: { least: 0, most: 1, says: 'is a share; write 0.8 for 80 %' },
  aht: { least: 1, most: 86_400, says: 'is in seconds, 1 to 86,400' },
  commitments: { least: 0, most: 1, says: 'is a share; write 0.9 for 90 %' },
};

/** A figure from its parts, as a list or a file gives them; or what is wrong with it. */
export function readFigure(parts: Readonly<Record<string, unknown>>): Figure | string {
  const { engagement, period, metric } = parts;
  if (typeof engagement !== 'string' || !/^[\w-]{1,100}$/.test(engagement)) return 'engagement: write its id, eng_…';
  if (typeof period !== 'string' || !/^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/.test(period))
    return 'period: write an ISO week like 2027-W09';
  const known = workMetrics.find((one) => one === metric);
  if (!known) return `metric: is none of ${workMetrics.join(', ')}`;
  const value = numberIn(parts['value']);
  if (value === null) return 'value: is no number; write digits, with a point for fractions';
  const { least, most, says } = bounds[known];
  if (value < least || value > most) return `value: ${known} ${says}`;
  const n = numberIn(parts['n']);
  if (n === null || !Number.isInteger(n) || n < 0 || n > 1_000_000)
    return 'n: write how many it is the mean of, a whole number';
  return { engagement, period, metric: known, value, n };
}

/** What a cell of a file must not be; null when it may. */
export function cellProblem(cell: string): string | null {
  if (/^[=+@]|^-(?![\d.])/.test(cell)) return 'is a formula; export the values';
  return cell === '' ? 'is empty; write the figure, 0 for none' : null;
}

function numberIn(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : null;
}
