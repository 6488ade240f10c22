import type { Response } from 'express';

/** Markup that is safe to send: everything put into it was escaped. */
export class Markup {
  constructor(readonly text: string) {}
}

type Piece = Markup | string | number | null | false | readonly Piece[];

/** Builds markup; whatever is put in is escaped unless it is markup itself. Null and false vanish, lists join. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return new Markup(
    strings.map((string, index) => string + (index < pieces.length ? render(pieces[index]!) : '')).join(''),
  );
}

/** A whole page for a phone first: one column, one title, no script. `system` is shown above the title. */
export function sendPage(res: Response, page: { system: string; title: string; body: Markup }, status = 200): void {
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} · ${page.system}</title>
        <link rel="stylesheet" href="/_assets/sandbox.css" />
      </head>
      <body>
        <header>
          <p>${page.system} <span class="soft">· sandbox, not a real vendor</span></p>
        </header>
        <main>
          <h1>${page.title}</h1>
          ${page.body}
        </main>
      </body>
    </html>`;
  res.status(status).type('html').set('Cache-Control', 'no-store').send(document.text);
}

function render(piece: Piece): string {
  if (piece === null || piece === false) return '';
  if (piece instanceof Markup) return piece.text;
  if (typeof piece === 'object') return piece.map(render).join('');
  return String(piece).replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
