import { stringify } from 'csv-stringify/sync';

/** Rows as CSV with a header line. What a spreadsheet would take for a formula is defused. */
export function csv(rows: readonly Record<string, string | number | null>[]): string {
  return stringify([...rows], { header: true, escape_formulas: true, record_delimiter: 'windows' });
}
