import { escapeHtml } from '../../api/html';

/** A mail's words; each is plain text and is escaped here. */
export interface MailWords {
  name: string;
  opening: string | null;
  question: string;
  detail: readonly { label: string; value: string }[];
  due: string;
  link: { href: string; label: string };
  closing: string;
}

/** The HTML part: one column, no images, readable in light and dark and without styles. */
export function mailPage({ name, opening, question, detail, due, link, closing }: MailWords): string {
  const rows = detail.map(
    ({ label, value }) =>
      `<tr><th scope="row" style="${cell};text-align:left;font-weight:600;white-space:nowrap">${escapeHtml(label)}</th>` +
      `<td style="${cell}">${escapeHtml(value)}</td></tr>`,
  );
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"></head>',
    '<body style="font:16px/1.5 system-ui,sans-serif;margin:0 auto;padding:24px;max-width:560px">',
    `<p>Hello ${escapeHtml(name)},</p>`,
    opening === null ? '' : `<p>${escapeHtml(opening)}</p>`,
    `<h1 style="font-size:20px;line-height:1.3;margin:16px 0">${escapeHtml(question)}</h1>`,
    rows.length > 0 ? `<table style="border-collapse:collapse;margin:0 0 16px">${rows.join('')}</table>` : '',
    `<p>${escapeHtml(due)}</p>`,
    `<p><a href="${escapeHtml(link.href)}" style="${button}">${escapeHtml(link.label)}</a></p>`,
    `<p style="font-size:13px;opacity:.75">${escapeHtml(closing)}</p>`,
    '</body></html>',
  ].join('\n');
}

const cell = 'padding:2px 12px 2px 0;vertical-align:top';
const button =
  'display:inline-block;background:#1f5fbf;color:#ffffff;padding:10px 18px;border-radius:6px;text-decoration:none';
