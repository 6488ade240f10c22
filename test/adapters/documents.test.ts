import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

import { createDocuments } from '../../adapters/pdf/documents';
import { leanFont } from '../../adapters/pdf/lean-font';

const roboto = fs.readFileSync(
  path.join(path.dirname(require.resolve('pdfmake/package.json')), 'fonts', 'Roboto', 'Roboto-Regular.ttf'),
);

test('a lean font loses what only fine typography needs, and nothing else', () => {
  expect(tags(leanFont(roboto))).toEqual(tags(roboto).filter((tag) => !['GDEF', 'GPOS', 'GSUB'].includes(tag)));
});

test('what a lean font keeps is byte by byte what it was', () => {
  const lean = leanFont(roboto);
  for (const tag of tags(lean)) expect([tag, digestOf(lean, tag)]).toEqual([tag, digestOf(roboto, tag)]);
});

test('a letter is a PDF with our fonts inside', async () => {
  const bytes = Buffer.from(
    await createDocuments().letterPdf({
      title: 'Notice',
      template: 'notice@1',
      sections: [{ heading: 'Why', text: 'Zoë Åström asked.' }],
    }),
  ).toString('latin1');
  expect(bytes.slice(0, 5)).toBe('%PDF-');
  expect(bytes).toMatch(/Roboto-Regular/);
  expect(bytes).toMatch(/Roboto-Medium/);
});

function records(font: Buffer): { tag: string; from: number; length: number }[] {
  return Array.from({ length: font.readUInt16BE(4) }, (_, no) => {
    const at = 12 + 16 * no;
    return {
      tag: font.toString('latin1', at, at + 4),
      from: font.readUInt32BE(at + 8),
      length: font.readUInt32BE(at + 12),
    };
  });
}

function tags(font: Buffer): string[] {
  return records(font).map(({ tag }) => tag);
}

function digestOf(font: Buffer, tag: string): string {
  const { from, length } = records(font).find((one) => one.tag === tag)!;
  return createHash('sha256')
    .update(font.subarray(from, from + length))
    .digest('hex');
}
