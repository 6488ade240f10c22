import type { Excerpt } from './contract';

/** Marks around hits while a text is on its way out of the database: private-use characters, taken out of the text before. */
export const hitMarks = { start: '\ue000', stop: '\ue001' } as const;

/** A marked text as plain pieces; stray marks are dropped. */
export function toExcerpt(marked: string): Excerpt {
  const { start, stop } = hitMarks;
  const stray = new RegExp(`[${start}${stop}]`, 'g');
  const pieces: Excerpt = [];
  const add = (text: string, hit: boolean) => {
    const clean = text.replace(stray, '');
    if (clean) pieces.push({ text: clean, hit });
  };
  let rest = marked;
  for (;;) {
    const from = rest.indexOf(start);
    const to = from < 0 ? -1 : rest.indexOf(stop, from);
    if (to < 0) {
      add(rest, false);
      return pieces;
    }
    add(rest.slice(0, from), false);
    add(rest.slice(from + 1, to), true);
    rest = rest.slice(to + 1);
  }
}
