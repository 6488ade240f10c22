import { decodeEntities, textOf } from './entities';

/** A link of a mail; `label` is what the sender called it, or the address itself. */
export interface Link {
  label: string;
  href: string;
}

/** A mail's text, cut at its links. */
type Segment = { text: string } | { href: string };

const address = /https?:\/\/[^\s<>"']+/gi;
const anchor = /<a\s[^>]*?href\s*=\s*(?:"([^"]*)"|'([^']*)')[^>]*>([\s\S]*?)<\/a>/gi;

/** Every http(s) link of a mail, once each: those of the HTML part by their names, then those of the text. */
export function linksOf(text: string, html: string): Link[] {
  const links = new Map<string, Link>();
  for (const [, double, single, inner] of html.matchAll(anchor)) {
    const href = decodeEntities(double ?? single ?? '').trim();
    const label = textOf(inner ?? '');
    if (isWeb(href) && !links.has(href)) links.set(href, { label: label || href, href });
  }
  for (const segment of segments(text))
    if ('href' in segment && !links.has(segment.href))
      links.set(segment.href, { label: segment.href, href: segment.href });
  return [...links.values()];
}

/** Cuts a text at its addresses; punctuation behind an address belongs to the sentence. */
export function segments(text: string): Segment[] {
  const found: Segment[] = [];
  let end = 0;
  for (const match of text.matchAll(address)) {
    const href = match[0].replace(/[.,;:!?)\]}]+$/, '');
    if (!isWeb(href)) continue;
    if (match.index > end) found.push({ text: text.slice(end, match.index) });
    found.push({ href });
    end = match.index + href.length;
  }
  if (end < text.length) found.push({ text: text.slice(end) });
  return found;
}

function isWeb(href: string): boolean {
  return /^https?:\/\//i.test(href) && URL.canParse(href);
}
