import fc from 'fast-check';

import { csvReader, readCsv, type CsvLine } from '../../../domain/campaign/csv';

/** The lines of a file that comes in these pieces. */
function inPieces(pieces: readonly string[]): CsvLine[] {
  const reader = csvReader();
  return [...pieces.flatMap((piece) => [...reader.push(piece)]), ...reader.end()];
}

test('a file reads the same wherever its pieces are cut', () => {
  const sign = fc.constantFrom('a', '1', '"', '""', ',', ';', '\t', '\n', '\r\n', ' ', '\ufeff');
  fc.assert(
    fc.property(fc.array(fc.array(sign, { maxLength: 6 }), { maxLength: 12 }), (pieces) => {
      const texts = pieces.map((signs) => signs.join(''));
      expect(inPieces(texts)).toEqual(readCsv(texts.join(''), Number.MAX_SAFE_INTEGER));
    }),
  );
});

test('quotes hold separators, line breaks and quotation marks; a line is counted where it begins', () => {
  expect(readCsv('\ufeffa;b\n"1;\n2";"say ""so"""\n\n3;4', 10)).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['1;\n2', 'say "so"'] },
    { line: 5, cells: ['3', '4'] },
  ]);
});

test('no more lines are read than asked for, and what has not ended is known', () => {
  expect(readCsv('a\n1\n2\n3', 2)).toHaveLength(2);
  const reader = csvReader();
  expect([...reader.push('a\n1\n"open')]).toHaveLength(2);
  expect(reader.pending()).toEqual({ line: 3, signs: 5 });
});
