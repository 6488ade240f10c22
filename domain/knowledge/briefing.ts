import type { KnowledgePolicy } from './policy-contract';

/** A note that may be told to a newcomer. `worth`: adapters/db/reads/knowledge-rank.ts. */
export interface Candidate {
  id: string;
  title: string;
  kind: string;
  /** The engagement that it comes from, if any. */
  source: string | null;
  worth: number;
}

/**
 * The notes that a newcomer is given, the most useful first, and varied: each note already picked from the same engagement or of the
 * same kind makes the next one count less, and what says the same as one that was picked is left out (maximal marginal relevance,
 * Carbonell and Goldstein 1998, with fixed likeness).
 */
export function pickBriefing<C extends Candidate>(candidates: readonly C[], policy: KnowledgePolicy['briefing']): C[] {
  const picked: C[] = [];
  const left = new Set(candidates);
  while (picked.length < policy.size && left.size > 0) {
    const best = [...left].reduce((a, b) => (after(b, picked, policy) > after(a, picked, policy) ? b : a));
    left.delete(best);
    if (!picked.some((other) => alike(other.title, best.title) >= policy.alike)) picked.push(best);
  }
  return picked;
}

/** What a note is still worth beside those that were picked. */
function after(note: Candidate, picked: readonly Candidate[], policy: KnowledgePolicy['briefing']): number {
  const sameSource = picked.filter((other) => other.source !== null && other.source === note.source).length;
  const sameKind = picked.filter((other) => other.kind === note.kind).length;
  return note.worth * policy.sameSource ** sameSource * policy.sameKind ** sameKind;
}

/** Share of title words that two notes have in common (Jaccard). */
function alike(a: string, b: string): number {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  const common = [...one].filter((word) => other.has(word)).length;
  return common / (one.size + other.size - common || 1);
}

function wordsOf(title: string): Set<string> {
  return new Set(title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** The first line of a note that says something, cut at the end of a word. Headings of a handover are skipped. */
export function firstLine(body: string, longest = 120): string {
  const lines = body.split('\n').map((line) => line.replace(/^[-*•]\s*/, '').trim());
  const line = lines.find((text) => text.length > 0 && !headings.has(text)) ?? '';
  if (line.length <= longest) return line;
  return `${line.slice(0, line.lastIndexOf(' ', longest) || longest)} …`;
}

const headings = new Set([
  'Delivered',
  'Where it lies',
  'Set-up',
  'Open items',
  'Decisions',
  'Known limits',
  'Keys rotated',
]);
