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

/** Whether an ask is for this reader: by name, or by a role. */
export function isMine(
  ask: { toTalent: string | null; toUser: string | null; toRole: string | null },
  reader: Reader,
): boolean {
  if (ask.toTalent !== null) return ask.toTalent === reader.talent;
  if (ask.toUser !== null) return ask.toUser === reader.user;
  return reader.roles.some((role) => role === ask.toRole);
}
