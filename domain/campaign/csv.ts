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
  const reader = csvReader();
  for (const part of [reader.push(text), reader.end()])
    for (const line of part) {
      if (lines.length >= most) return lines;
      lines.push(line);
    }
  return lines;
}

/** Reads a file piece by piece, wherever the pieces are cut. */
export interface CsvReader {
  /** Lines that end in this piece. */
  push(piece: string): Generator<CsvLine>;
  /** The last line, when no line break ends it. */
  end(): Generator<CsvLine>;
  /** Signs of the line that has not ended yet, and its number: an open quotation mark takes in all that follows. */
  pending(): { line: number; signs: number };
}

/** The same as `readCsv`, for files that are too long to be held. */
export function csvReader(): CsvReader {
  // The header says what separates; until it has ended it is kept.
  let header: string | null = '';
  let separator = ',';
  let cells: string[] = [];
  let cell = '';
  let signs = 0;
  let quoted = false;
  // A quotation mark within quotes ends them, unless another follows.
  let ending = false;
  let line = 1;
  let begun = 1;

  function endLine(): CsvLine | null {
    cells.push(cell.trim());
    const ended = cells.some((one) => one !== '') ? { line: begun, cells } : null;
    [cells, cell, signs, begun] = [[], '', 0, line];
    return ended;
  }

  function* read(text: string): Generator<CsvLine> {
    for (const char of text) {
      signs += 1;
      if (char === '\n') line += 1;
      if (ending) {
        ending = false;
        quoted = char === '"';
        if (quoted) {
          cell += '"';
          continue;
        }
      }
      if (quoted) {
        if (char === '"') ending = true;
        else cell += char;
      } else if (char === '"' && cell.trim() === '') [cell, quoted] = ['', true];
      else if (char === separator) {
        cells.push(cell.trim());
        cell = '';
      } else if (char === '\n') {
        const ended = endLine();
        if (ended) yield ended;
      } else if (char !== '\r') cell += char;
    }
  }

  function* begin(text: string): Generator<CsvLine> {
    header = null;
    separator = separatorOf(text);
    // A byte-order mark is what spreadsheets write first.
    yield* read(text.startsWith('\ufeff') ? text.slice(1) : text);
  }

  return {
    *push(piece) {
      if (header === null) yield* read(piece);
      else {
        header += piece;
        if (header.includes('\n')) yield* begin(header);
      }
    },
    *end() {
      if (header !== null) yield* begin(header);
      const last = endLine();
      if (last) yield last;
    },
    pending: () => ({ line: begun, signs: header === null ? signs : header.length }),
  };
}

function separatorOf(text: string): string {
  const header = text.slice(0, text.indexOf('\n') === -1 ? text.length : text.indexOf('\n'));
  return [';', '\t'].find((one) => header.includes(one)) ?? ',';
}
