import type { Tx } from '../connection';

/** Payload of an outbox row of kind `mail`: which ask, to whom (`tal_…` or `user_…`), and why now. */
export interface AskMail {
  ask: string;
  to: string;
  occasion: AskOccasion;
}

export type AskOccasion = 'opened' | 'reminder' | 'escalated' | 'reassigned' | 'told';

/**
 * Puts mails to the owners of asks into the outbox, one statement for all: to the talent or user, or to every active
 * holder of the role except those who may not answer. `number` tells repeats of one occasion apart. (Default: 1)
 */
export async function mailOwners(
  tx: Tx,
  occasion: AskOccasion,
  asks: readonly { id: string; number?: number }[],
): Promise<void> {
  await mail(
    tx,
    occasion,
    asks,
    `select a.to_talent as person where a.to_talent is not null
     union all select a.to_user where a.to_user is not null
     union all select u.id from user_account u
       where u.state = 'active' and a.to_role = any(u.roles) and u.id <> all(a.not_by)`,
  );
}

/** The same, to every active holder of the role that the asks escalate to. */
export async function mailEscalation(tx: Tx, asks: readonly { id: string }[]): Promise<void> {
  await mail(
    tx,
    'escalated',
    asks,
    `select u.id as person from user_account u
     where u.state = 'active' and a.escalate_role = any(u.roles) and u.id <> all(a.not_by)`,
  );
}

/** Tells a user who waits for it how somebody else answered an ask. */
export async function mailOutcome(tx: Tx, askId: string, to: string): Promise<void> {
  await tx.raw(
    `insert into outbox (key, kind, payload) values (concat_ws('/', 'mail', ?::text, 'told', ?::text), 'mail', ?)
     on conflict (key) do nothing`,
    [askId, to, JSON.stringify({ ask: askId, to, occasion: 'told' } satisfies AskMail)],
  );
}

async function mail(
  tx: Tx,
  occasion: AskOccasion,
  asks: readonly { id: string; number?: number }[],
  people: string,
): Promise<void> {
  if (asks.length === 0) return;
  await tx.raw(
    `insert into outbox (key, kind, payload)
     select concat_ws('/', 'mail', a.id, ?::text, r.number, p.person), 'mail',
       jsonb_build_object('ask', a.id, 'to', p.person, 'occasion', ?::text)
     from jsonb_to_recordset(?::jsonb) as r(id text, number int)
     join ask a on a.id = r.id
     cross join lateral (${people}) p
     on conflict (key) do nothing`,
    [occasion, occasion, JSON.stringify(asks.map(({ id, number }) => ({ id, number: number ?? 1 })))],
  );
}
