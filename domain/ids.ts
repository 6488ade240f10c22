import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** Each kind of thing with an id of its own, and its prefix. */
const prefixes = {
  hire: 'hire',
  requisition: 'req',
  talent: 'tal',
  application: 'app',
  engagement: 'eng',
  ask: 'ask',
  document: 'doc',
  workItem: 'work',
  milestone: 'mile',
  knowledge: 'know',
  file: 'file',
  user: 'user',
  key: 'key',
  session: 'ses',
  link: 'link',
  scorecard: 'card',
  ratingWindow: 'win',
  ratingCase: 'case',
  tierChange: 'tier',
  certificate: 'cert',
  screening: 'scr',
  classification: 'class',
  challenge: 'chal',
  lease: 'lease',
  payment: 'pay',
  asset: 'asset',
  command: 'cmd',
  bulk: 'bulk',
  campaign: 'camp',
  wave: 'wave',
  shift: 'shift',
  timeEntry: 'time',
} as const;

export type IdKind = keyof typeof prefixes;
export type Id<K extends IdKind = IdKind> = `${(typeof prefixes)[K]}_${string}`;

// Crockford's alphabet in lower case: no i, l, o, u, so an id survives being read aloud.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * The id of a thing, derived from its business key: the same key always gives the same id, so every retry finds it.
 * `prefix_` + 26 characters (130 bits of SHA-256).
 */
export function deriveId<K extends IdKind>(kind: K, ...businessKey: readonly string[]): Id<K> {
  const digest = sha256(utf8ToBytes([kind, ...businessKey].join('\u001f')));
  return `${prefixes[kind]}_${encode(digest)}`;
}

/** Whether a text has the shape of an id of this kind. */
export function isId<K extends IdKind>(kind: K, text: string): text is Id<K> {
  return new RegExp(`^${prefixes[kind]}_[0-9a-hjkmnp-tv-z]{26}$`).test(text);
}

/** Business ids of runs, as the Temporal UI shows them. */
export const runIds = {
  hire: (hireId: string) => `hire/${hireId}`,
  engagement: (engagementId: string) => `engagement/${engagementId}`,
  challenge: (challengeId: string) => `challenge/${challengeId}`,
  ratingCase: (caseId: string) => `rating/${caseId}`,
  campaign: (campaignId: string) => `campaign/${campaignId}`,
} as const;

/**
 * Key of an effect in an outside system: what is done to whom, ending in a generation.
 * `effectKey('access', eng, 'helpdesk', 'grant')` is `access/eng_…/helpdesk/grant/1`.
 */
export function effectKey(room: string, subject: string, ...what: readonly (string | number)[]): string {
  const parts = [room, subject, ...what.map(String)];
  return `${parts.join('/')}/1`;
}

/** The key of a given generation of the same deed. */
export function ofGeneration(key: string, generation: number): string {
  return `${key.slice(0, key.lastIndexOf('/'))}/${generation}`;
}

/** The same business key, one generation later: a repeat that is meant, not a retry. */
export function nextGeneration(key: string): string {
  const cut = key.lastIndexOf('/');
  return `${key.slice(0, cut)}/${Number(key.slice(cut + 1)) + 1}`;
}

/** The generation that a key ends in. */
export function generationOf(key: string): number {
  return Number(key.slice(key.lastIndexOf('/') + 1));
}

/** Key of the effect that undoes another. */
export function undoKey(key: string): string {
  return `${key}/undo/1`;
}

/** Name of a group of asks: one run, one stretch of the journey. */
export function groupKey(subject: string, stretch: string): string {
  return `${subject}/${stretch}`;
}

function encode(bytes: Uint8Array): string {
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5 && text.length < 26) {
      bits -= 5;
      text += alphabet[(buffer >> bits) & 31];
      buffer &= (1 << bits) - 1;
    }
  }
  return text;
}
