import { endingsOf, sizeInWords } from '../../domain/knowledge/file-rules';
import type { KnowledgePolicy } from '../../domain/knowledge/policy-contract';
import { pagePaths } from './links';
import { systemWord } from './words';

/** `useful to 4 of 5`; nothing while nobody said. */
export function usefulTo({ yes, of }: { yes: number; of: number }): string {
  return of === 0 ? '' : `useful to ${yes} of ${of}`;
}

/** A tag as a link to everything under it. */
export interface Chip {
  sort: 'role' | 'system' | 'skill';
  label: string;
  href: string;
}

/** The tags of a note, each a link to the search for it. */
export function chipsOf(note: { role: string; systems: readonly string[]; skills: readonly string[] }): Chip[] {
  const chip = (sort: Chip['sort'], value: string): Chip => ({
    sort,
    label: systemWord(value),
    href: `${pagePaths.knowledge}?${sort}=${encodeURIComponent(value)}`,
  });
  return [
    chip('role', note.role),
    ...note.systems.map((system) => chip('system', system)),
    ...note.skills.map((skill) => chip('skill', skill)),
  ];
}

/** What may be added, in one sentence. */
export function uploadHint(rules: KnowledgePolicy['files']): string {
  return `Up to ${rules.maxPerNote} files of ${sizeInWords(rules.maxBytes)} each: ${endingsOf(rules).join(', ')}.`;
}
