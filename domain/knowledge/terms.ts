/** One idea of a question: the word as written, and that word or any that means the same; both as text of `to_tsquery`. */
export interface Term {
  own: string;
  wide: string;
}

/** What a question asks for. */
export interface Asked {
  terms: Term[];
  /** Words that follow each other: a note in which they do so too is nearer. They add to the rank, and find nothing by themselves. */
  pairs: Term[];
  /** The question as typed, when it holds operators ("a phrase", -without) that must be kept. */
  strict: string | null;
}

/** Words looked at; what follows is ignored. */
const mostWords = 24;

/**
 * Takes a question apart into terms, each widened by its synonyms (groups of words that mean the same). A phrase of
 * several words that is a synonym counts as one term. Stop words are left to PostgreSQL, which drops them.
 */
export function termsOf(question: string, synonyms: readonly (readonly string[])[]): Asked {
  const strict = /"|(^|\s)-\S/.test(question) ? question : null;
  let left = wordsOf(question.replace(/(^|\s)-\S+/g, ' '))
    .filter((word) => !asking.has(word))
    .slice(0, mostWords);
  const terms: Term[] = [];
  for (const { member, group } of phrasesOf(synonyms)) {
    const at = placeOf(member, left);
    if (at < 0) continue;
    const written = left.slice(at, at + member.length);
    terms.push({ own: phrase(written), wide: anyOf([phrase(written), ...group]) });
    left = [...left.slice(0, at), ...left.slice(at + member.length)];
  }
  const single = left.map((word) => ({ own: word, wide: anyOf([word, ...meaningTheSame(word, synonyms)]) }));
  terms.push(...single.filter(({ own }, at) => left.indexOf(own) === at));
  return { terms, pairs: pairsOf(single), strict };
}

/** Words of asking, not of the thing asked for, which PostgreSQL’s list of stop words leaves in. */
const asking = new Set(
  'may might must shall would could cannot need want get got goes go let many much please anybody someone there'.split(
    ' ',
  ),
);

/** The same question with each word as the beginning of one: for words that are not typed to their end. */
export function beginningsOf({ terms, strict }: Asked): Asked {
  return { strict, pairs: [], terms: terms.map(({ own }) => ({ own: `${own}:*`, wide: `${own}:*` })) };
}

function pairsOf(words: readonly Term[]): Term[] {
  return words
    .slice(1)
    .map((next, at) => ({ own: `${words[at]?.own} <-> ${next.own}`, wide: `${words[at]?.wide} <-> ${next.wide}` }));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Synonyms of several words, the longest first. */
function phrasesOf(synonyms: readonly (readonly string[])[]): { member: string[]; group: string[] }[] {
  return synonyms
    .flatMap((group) => group.map((member) => ({ member: member.split(' '), group: searchable(group) })))
    .filter(({ member }) => member.length > 1)
    .sort((a, b) => b.member.length - a.member.length);
}

function placeOf(member: readonly string[], words: readonly string[]): number {
  return words.findIndex((_, at) => member.every((part, i) => rootOf(words[at + i] ?? '') === rootOf(part)));
}

function meaningTheSame(word: string, synonyms: readonly (readonly string[])[]): string[] {
  const root = rootOf(word);
  return synonyms.filter((group) => group.some((member) => rootOf(member) === root)).flatMap(searchable);
}

/** A phrase with a stop word in it shrinks to its other word, which means something else: it is understood, not looked for. */
const stopWords = new Set(['in', 'to', 'how', 'up', 'on', 'of', 'off', 'out', 'over']);
const searchable = (group: readonly string[]) =>
  group
    .map((member) => member.split(' '))
    .filter((words) => !words.some((word) => stopWords.has(word)))
    .map(phrase);

/** Enough to see that “published” is “publish”; the database stems what it looks for by itself. */
function rootOf(word: string): string {
  return word.length > 4 ? word.replace(/(ing|ed|es|s|e)$/, '') : word.replace(/s$/, '');
}

const phrase = (words: readonly string[]) => (words.length === 1 ? (words[0] ?? '') : `(${words.join(' <-> ')})`);
const anyOf = (members: readonly string[]) => `(${[...new Set(members)].join(' | ')})`;
