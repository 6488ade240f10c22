import type { Tx } from './connection';
import { put } from './outbox';
import { hashToken } from './tokens';

/**
 * Mails a new link to the person of an old one, expired or not: about its ask while that is open, else about the next
 * open ask to the same talent. At most one mail an hour. False when the link is unknown or nothing is open.
 */
export async function renewAskLink(tx: Tx, token: string): Promise<boolean> {
  const { rows } = await tx.raw<{ rows: { ask: string; person: string; hour: string }[] }>(
    `select a.id as ask, coalesce(l.talent_id, l.user_id) as person, to_char(clock_timestamp(), 'YYYY-MM-DD-HH24') as hour
     from link l join ask a on a.state = 'open' and (a.id = l.ask_id or a.to_talent = l.talent_id)
     where l.token_hash = ? and l.purpose = 'ask'
     order by (a.id = l.ask_id) desc, a.due_at limit 1`,
    [hashToken(token)],
  );
  const found = rows[0];
  if (!found) return false;
  await put(tx, {
    key: `mail/${found.ask}/renewed/${found.hour}/${found.person}`,
    kind: 'mail',
    payload: { ask: found.ask, to: found.person, occasion: 'reminder' },
  });
  return true;
}
