import type { Actor } from '../domain/ask/rules';
import type { Reader } from '../domain/engagement/reader';
import { Denied } from '../domain/errors';
import type { Role } from '../domain/roles';

/** Who a request comes from, by its credential and nothing else. */
export type Caller =
  | { kind: 'nobody'; roles: readonly [] }
  | { kind: 'talent'; id: string; roles: readonly ['talent']; session: SessionFacts }
  /** Staff: by console session, by a key bound to them, or a key that stands for itself (`id` is then `key_…`). */
  | { kind: 'user'; id: string; roles: readonly Role[]; session?: SessionFacts; key?: string };

/** What a cookie stands for. */
export interface SessionFacts {
  /** Goes into forms as `_csrf` or into the header X-CSRF-Token. */
  csrf: string;
  expiresAt: string;
}

export const nobody: Caller = { kind: 'nobody', roles: [] };

/** Whether the caller holds one of these roles. */
export function holds(caller: Caller, ...roles: readonly Role[]): boolean {
  return (caller.roles as readonly Role[]).some((role) => roles.includes(role));
}

/** The caller as the one who acts. Throws `Denied` for nobody: routes that act are never public. */
export function actorOf(caller: Caller): Actor {
  if (caller.kind === 'talent') return { kind: 'talent', id: caller.id };
  if (caller.kind === 'user') return { kind: 'user', id: caller.id, roles: [...caller.roles] };
  throw new Denied('Nobody is signed in; send a credential.');
}

/** The caller as events name them: `user_…`, `key_…` or `tal_…`. */
export function actorIdOf(caller: Caller): string {
  if (caller.kind === 'nobody') throw new Denied('Nobody is signed in; send a credential.');
  return caller.id;
}

/** The caller as one who reads stories. */
export function readerOf(caller: Caller): Reader {
  if (caller.kind === 'nobody') return { id: '', roles: [], user: null, talent: null };
  const talent = caller.kind === 'talent' ? caller.id : null;
  const user = caller.kind === 'user' && caller.id.startsWith('user_') ? caller.id : null;
  return { id: caller.id, roles: caller.roles, user, talent };
}
