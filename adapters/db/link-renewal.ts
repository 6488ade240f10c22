import type { Tx } from './connection';
import { portalPages } from '../../domain/engagement/links';
import { tellNews } from './news';
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
  if (!found) return renewNews(tx, token);
  await put(tx, {
    key: `mail/${found.ask}/renewed/${found.hour}/${found.person}`,
    kind: 'mail',
    payload: { ask: found.ask, to: found.person, occasion: 'reminder' },
  });
  return true;
}

/** The rating of somebody who has left stays open to them while they may dispute it. */
async function renewNews(tx: Tx, token: string): Promise<boolean> {
  const { rows } = await tx.raw<{ rows: { engagement: string; to: string; page: string; hour: string }[] }>(
    `select c.engagement_id as engagement, l.talent_id as "to", l.page,
       to_char(clock_timestamp(), 'YYYY-MM-DD-HH24') as hour
     from link l join scorecard c on c.talent_id = l.talent_id and c.current and c.disputable_until >= (select business_now())
     where l.token_hash = ? and l.purpose = 'news' and l.page = ?
     order by c.closed_at desc, c.id limit 1`,
    [hashToken(token), portalPages.rating],
  );
  const found = rows[0];
  if (!found) return false;
  const { engagement, to, page, hour } = found;
  await tellNews(tx, { id: engagement }, { kind: 'rated', about: `renewed-${hour}` }, [{ to, page }]);
  return true;
}
