/** One line of a CSV file: its number in the file (1 is the header) and its cells. */
export interface CsvLine {
  line: number;
  cells: string[];
}

/**
 * Reads CSV as RFC 4180 has it, with comma, semicolon or tab (the header decides); empty lines are skipped.
 * Stops after `most` lines, so that a huge file costs no more than a big one.
 */
export function readCsv(text: string, most: number): CsvLine[] {
  const lines: CsvLine[] = [];
  for (const line of csvLines(text)) {
    if (lines.length >= most) break;
    lines.push(line);
  }
  return lines;
}

/** The same line by line, for files that are too long to be held as cells. */
export function* csvLines(text: string): Generator<CsvLine> {
  const separator = separatorOf(text);
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let begun = 1;
  const endCell = () => {
    cells.push(cell.trim());
    cell = '';
  };
  const endLine = (): CsvLine | null => {
    endCell();
    const ended = cells.some((one) => one !== '') ? { line: begun, cells } : null;
    cells = [];
    begun = line;
    return ended;
  };
  // A byte-order mark is what spreadsheets write first.
  for (let at = text.startsWith('\ufeff') ? 1 : 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (char === '\n') line += 1;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (char === '"' && cell.trim() === '') {
      cell = '';
      quoted = true;
    } else if (char === separator) endCell();
    else if (char === '\n') {
      const ended = endLine();
      if (ended) yield ended;
    } else if (char !== '\r') cell += char;
  }
  const last = endLine();
  if (last) yield last;
}

function separatorOf(text: string): string {
  const header = text.slice(0, text.indexOf('\n') === -1 ? text.length : text.indexOf('\n'));
  return [';', '\t'].find((one) => header.includes(one)) ?? ',';
}
