import type { Reader } from '../engagement/reader';

const systems: Readonly<Record<string, string>> = {
  marketplace: 'the marketplace',
  screening: 'the screening system',
  signature: 'the signature system',
  learning: 'the learning system',
  identity: 'the identity system',
  workTool: 'the work tool',
  'work-tool': 'the work tool',
  payments: 'the payments system',
  sweeper: 'Muster, by date',
};

/**
 * Who did it, for people: `you`, a name that the reader may know, else the part that the person plays.
 * `names` holds only what this reader may know.
 */
export function actorInWords(
  actor: string,
  reader: Pick<Reader, 'user' | 'talent'>,
  names: ReadonlyMap<string, string>,
  leadId: string | null,
): string {
  if (actor === reader.user || actor === reader.talent) return 'you';
  const name = names.get(actor);
  if (name !== undefined) return name;
  if (actor.startsWith('tal_')) return 'the talent';
  if (actor.startsWith('user_')) return actor === leadId ? 'the lead' : 'a colleague';
  if (actor.startsWith('key_')) return 'an API client';
  if (actor.startsWith('rule:')) return `rule ${actor.slice(5).replace('@', ' ')}`;
  return systems[actor.replace(/^system:/, '')] ?? 'Muster';
}
