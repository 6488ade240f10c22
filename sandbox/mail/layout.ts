import type { Response } from 'express';
import { html, type Markup } from '../support/html';

/** A page of the inbox. Its `main` is refreshed by the script; without script it is read like any page. */
export function sendInbox(res: Response, page: { title: string; body: Markup }, status = 200): void {
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} · Inbox</title>
        <link rel="stylesheet" href="/_assets/sandbox.css" />
        <link rel="stylesheet" href="/mail/inbox.css" />
        <script src="/mail/inbox.js" defer></script>
      </head>
      <body class="inbox">
        <header>
          <p><a href="/mail">Inbox</a> <span class="soft">· the sandbox’s mail, nobody’s real mailbox</span></p>
          <p class="soft small" id="fresh" role="status"></p>
        </header>
        <main id="main">${page.body}</main>
      </body>
    </html>`;
  res
    .status(status)
    .set({
      'Content-Security-Policy':
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      'Cache-Control': 'no-store',
    })
    .type('html')
    .send(document.text);
}

const at = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

/** An instant, short: `Tue, 8 Dec 2026, 14:02 UTC`. */
export function showAt(instant: string): Markup {
  return html`<time datetime="${instant}">${at.format(new Date(instant))} UTC</time>`;
}

/** `1 mail`, `2 mails`. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
