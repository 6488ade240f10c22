import fs from 'node:fs';
import path from 'node:path';

import pdfmake from 'pdfmake';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';

import type { Documents, LetterDocument, SowDocument } from '../../activities/ports';
import { leanFont } from './lean-font';

const fonts = path.join(path.dirname(require.resolve('pdfmake/package.json')), 'fonts', 'Roboto');

// Documented, and missing in its types.
const { virtualfs: memory } = pdfmake as unknown as {
  virtualfs: { writeFileSync(name: string, content: Buffer): void };
};

/** Documents made with pdfmake; its own Roboto is embedded, so that names in most scripts print. */
export function createDocuments(): Documents {
  pdfmake.addFonts({
    Roboto: {
      normal: kept('Roboto-Regular.ttf'),
      bold: kept('Roboto-Medium.ttf'),
      italics: kept('Roboto-Italic.ttf'),
      bolditalics: kept('Roboto-MediumItalic.ttf'),
    },
  });
  // A document never reaches outside: fonts are kept in memory, pictures there are none.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
  return {
    async sowPdf(sow) {
      return new Uint8Array(await pdfmake.createPdf(layOut(sow)).getBuffer());
    },
    async letterPdf(letter) {
      return new Uint8Array(await pdfmake.createPdf(layOutLetter(letter)).getBuffer());
    },
  };
}

/** Puts a font into the memory of pdfmake, and gives its name there. */
function kept(file: string): string {
  memory.writeFileSync(file, leanFont(fs.readFileSync(path.join(fonts, file))));
  return file;
}

function layOut(sow: SowDocument): TDocumentDefinitions {
  return {
    ...paper(sow),
    content: [
      { text: sow.title, style: 'title' },
      ...sectionsOf(sow),
      ...(sow.milestones.length > 0 ? deliverables(sow) : []),
      {
        text:
          sow.agreed ??
          `Signed electronically by ${sow.signedBy ?? 'both parties'}; the signature system keeps the record.`,
        margin: [0, 24, 0, 0],
        italics: true,
      },
    ],
  };
}

function deliverables(sow: SowDocument): Content[] {
  return [
    { text: 'Deliverables', style: 'heading' },
    {
      layout: 'lightHorizontalLines',
      table: {
        headerRows: 1,
        widths: ['*', '*', 60, 70],
        body: [
          ['Deliverable', 'Accepted when', 'Due', { text: 'Pays', alignment: 'right' }],
          ...sow.milestones.map((m) => [
            m.title,
            m.acceptance.join('; '),
            m.dueOn,
            { text: m.amount, alignment: 'right' as const },
          ]),
          [{ text: 'In all', bold: true }, '', '', { text: sow.total, bold: true, alignment: 'right' }],
        ],
      },
    },
  ];
}

function layOutLetter(letter: LetterDocument): TDocumentDefinitions {
  return { ...paper(letter), content: [{ text: letter.title, style: 'title' }, ...sectionsOf(letter)] };
}

/** The paper that everything of ours is printed on: its title, its template and number on every page. */
function paper({ title, template }: { title: string; template: string }): Omit<TDocumentDefinitions, 'content'> {
  return {
    info: { title, creator: 'Muster', producer: 'Muster' },
    pageSize: 'A4',
    pageMargins: [56, 64, 56, 64],
    defaultStyle: { font: 'Roboto', fontSize: 10, lineHeight: 1.3 },
    styles: {
      title: { fontSize: 18, bold: true, margin: [0, 0, 0, 12] },
      heading: { bold: true, margin: [0, 10, 0, 3] },
    },
    footer: (page, pages) => ({
      columns: [
        { text: `Template ${template}`, alignment: 'left' },
        { text: `Page ${page} of ${pages}`, alignment: 'right' },
      ],
      margin: [56, 20],
      fontSize: 8,
      color: '#5d6468',
    }),
  };
}

function sectionsOf({ sections }: { sections: readonly { heading: string; text: string }[] }) {
  return sections.flatMap(({ heading, text }) => [{ text: heading, style: 'heading' }, { text }]);
}
