import type { Reader, Tx } from './connection';
import { personRow, type Person } from './sessions';
import { hashToken, newToken } from './tokens';

/** Links live at most this long, wall hours. */
const hoursOfLink = { ask: 72, 'sign-in': 1, news: 72 } as const;

/** Makes the link of a mail about an ask and returns its token: the mail points at `${apiUrl}/p/${token}`. */
export async function issueAskLink(db: Reader, askId: string, person: Person): Promise<string> {
  return issue(db, { purpose: 'ask', person, askId });
}

/** Makes a one-time sign-in link: `${apiUrl}/sign-in?token=${token}`. */
export async function issueSignInLink(db: Reader, person: Person): Promise<{ token: string; expiresAt: string }> {
  const expiresAt = expiry('sign-in');
  return { token: await issue(db, { purpose: 'sign-in', person, expiresAt }), expiresAt };
}

/** Uses up a sign-in link. Null when it is unknown, used or expired, or its person may not sign in. */
export async function redeemSignInLink(tx: Tx, token: string): Promise<Person | null> {
  const row = await tx('link as l')
    .leftJoin('user_account as u', 'u.id', 'l.user_id')
    .where({ 'l.token_hash': hashToken(token), 'l.purpose': 'sign-in' })
    .whereNull('l.used_wall')
    .whereRaw('l.expires_wall > clock_timestamp()')
    .whereRaw(`coalesce(u.state, 'active') = 'active'`)
    .forUpdate('l')
    .first<LinkRow | undefined>('l.*');
  if (!row) return null;
  await markUsed(tx, token);
  return personOf(row);
}

/**
 * The ask and person of a link in a mail, as often as it is opened while it lives. Null when it is unknown or expired,
 * when it was sent to someone who no longer owns the ask, or when the engagement that it is about has ended.
 */
export async function redeemAskLink(tx: Tx, token: string): Promise<{ askId: string; person: Person } | null> {
  const row = await tx('link as l')
    .join('ask as a', 'a.id', 'l.ask_id')
    .leftJoin('engagement as e', 'e.id', 'a.subject')
    .leftJoin('talent as t', 't.id', 'l.talent_id')
    .leftJoin('user_account as u', 'u.id', 'l.user_id')
    .where({ 'l.token_hash': hashToken(token), 'l.purpose': 'ask' })
    .whereRaw('l.expires_wall > clock_timestamp()')
    .whereRaw(`coalesce(u.state, 'active') = 'active' and coalesce(t.state, 'candidate') <> 'erased'`)
    .whereRaw('(l.talent_id is null or l.talent_id = a.to_talent)')
    .whereRaw(`(l.talent_id is null or coalesce(e.state, 'active') not in ('closed', 'aborted'))`)
    .first<(LinkRow & { ask_id: string }) | undefined>('l.*');
  if (!row) return null;
  await markUsed(tx, token);
  return { askId: row.ask_id, person: personOf(row) };
}

/** Makes the link of a mail that asks nothing: it leads to a page, and works as long when the engagement has ended. */
export async function issueNewsLink(db: Reader, page: string, person: Person): Promise<string> {
  return issue(db, { purpose: 'news', person, page });
}

/** Page and person of such a link, as often as it is opened while it lives. Null when it is unknown or expired. */
export async function redeemNewsLink(tx: Tx, token: string): Promise<{ page: string; person: Person } | null> {
  const row = await tx('link as l')
    .leftJoin('talent as t', 't.id', 'l.talent_id')
    .leftJoin('user_account as u', 'u.id', 'l.user_id')
    .where({ 'l.token_hash': hashToken(token), 'l.purpose': 'news' })
    .whereRaw('l.expires_wall > clock_timestamp()')
    .whereRaw(`coalesce(u.state, 'active') = 'active' and coalesce(t.state, 'candidate') <> 'erased'`)
    .first<(LinkRow & { page: string }) | undefined>('l.*');
  if (!row) return null;
  await markUsed(tx, token);
  return { page: row.page, person: personOf(row) };
}

/** Forgets links a month after they expired (until then an old one can be swapped for a new mail), at most 5,000 at a time. */
export async function forgetLinks(db: Reader): Promise<number> {
  return db('link')
    .whereRaw(
      `token_hash in (select token_hash from link where expires_wall < clock_timestamp() - interval '30 days'
         order by expires_wall limit 5000)`,
    )
    .delete();
}

interface NewLink {
  purpose: keyof typeof hoursOfLink;
  person: Person;
  askId?: string;
  page?: string;
  expiresAt?: string;
}

async function issue(db: Reader, link: NewLink): Promise<string> {
  const { purpose, person, askId = null, page = null, expiresAt = expiry(purpose) } = link;
  const token = newToken();
  await db('link').insert({
    token_hash: hashToken(token),
    purpose,
    ask_id: askId,
    page,
    ...personRow(person),
    expires_wall: expiresAt,
  });
  return token;
}

function expiry(purpose: keyof typeof hoursOfLink): string {
  return new Date(Date.now() + hoursOfLink[purpose] * 3_600_000).toISOString();
}

async function markUsed(tx: Tx, token: string): Promise<void> {
  await tx('link')
    .where({ token_hash: hashToken(token) })
    .update({ used_wall: tx.raw('clock_timestamp()') });
}

function personOf(row: LinkRow): Person {
  return row.user_id === null ? { talentId: row.talent_id! } : { userId: row.user_id };
}

interface LinkRow {
  user_id: string | null;
  talent_id: string | null;
}
