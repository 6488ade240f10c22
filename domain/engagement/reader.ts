import type { Role } from '../roles';

/** Who reads, as far as it decides what they see. */
export interface Reader {
  /** user_…, key_… or tal_…: what `hire.source` and answers name. */
  id: string;
  roles: readonly Role[];
  /** The staff member that the credential belongs to, if any. */
  user: string | null;
  /** The talent that the credential belongs to, if any. */
  talent: string | null;
}

const seeAll: readonly Role[] = ['admin', 'ops', 'hr', 'auditor', 'engineer'];
const knowPersons: readonly Role[] = ['admin', 'ops', 'hr', 'auditor', 'lead'];

/** Whether the reader sees every story. Others see their own, and what they are asked about. */
export function seesAll(reader: Reader): boolean {
  return reader.roles.some((role) => seeAll.includes(role));
}

/** Whether the reader may know names, mail addresses and what people wrote. Engineers may not. */
export function knowsPersons(reader: Reader): boolean {
  return reader.roles.some((role) => knowPersons.includes(role));
}

/** What decides whose ask it is. */
export interface AskOwnership {
  toTalent: string | null;
  toUser: string | null;
  toRole: string | null;
  /** When it was escalated, if it was, and to which role. */
  escalatedAt: string | null;
  escalateRole: string | null;
  /** Users who may not answer. */
  notBy: readonly string[];
}

/** Whether an ask waits for this reader: by name, by a role, or because it was escalated. Talent's asks are theirs alone. */
export function isMine(ask: AskOwnership, reader: Reader): boolean {
  if (ask.toTalent !== null) return ask.toTalent === reader.talent;
  if (reader.user !== null && ask.notBy.includes(reader.user)) return false;
  if (ask.escalatedAt !== null && reader.roles.some((role) => role === ask.escalateRole)) return true;
  if (ask.toUser !== null) return ask.toUser === reader.user;
  return reader.roles.some((role) => role === ask.toRole);
}
