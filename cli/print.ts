/** Prints a result: as one line of JSON with `--json`, otherwise as `text` says it. */
export function print<T>(value: T, options: { json?: boolean }, text: (value: T) => string): void {
  console.log(options.json ? JSON.stringify(value) : text(value));
}

/** Rows as a table with aligned columns. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
