import { Invalid } from '../errors';
import type { KnowledgePolicy } from './policy-contract';

/**
 * The media type under which a file is kept, by the ending of its name: what a sender claims does not count. Throws Invalid with
 * the place when name, kind or size is not allowed.
 */
export function mediaTypeOf(file: { name: string; size: number }, rules: KnowledgePolicy['files']): string {
  const ending = /\.([a-z0-9]+)$/i.exec(file.name)?.[1]?.toLowerCase() ?? '';
  const type = Object.hasOwn(rules.types, ending) ? rules.types[ending] : undefined;
  if (type === undefined) {
    const message = `must end in one of: ${endingsOf(rules).join(', ')}`;
    throw new Invalid(`The name of the file ${message}.`, { errors: [{ pointer: '/name', message, in: 'query' }] });
  }
  if (file.size === 0) throw wrongBody('is empty; send its bytes as the body');
  if (file.size > rules.maxBytes)
    throw wrongBody(`is larger than ${sizeInWords(rules.maxBytes)}; make it smaller, or put a link into the note`);
  return type;
}

/** Endings of names that are taken, in order. */
export function endingsOf(rules: KnowledgePolicy['files']): string[] {
  return Object.keys(rules.types).sort();
}

/** `5 MB`, `340 kB`. */
export function sizeInWords(bytes: number): string {
  return bytes >= 1_000_000 ? `${Math.round(bytes / 100_000) / 10} MB` : `${Math.max(1, Math.round(bytes / 1000))} kB`;
}

function wrongBody(message: string): Invalid {
  return new Invalid(`The file ${message}.`, { errors: [{ pointer: '', message }] });
}
