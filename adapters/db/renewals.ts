import type { Expiring } from '../../domain/radar/rules';
import type { Tx } from './connection';

/** What was asked and settled about a thing and the validity that runs out. */
export interface RenewalRecord {
  askId: string | null;
  expiredAt: string | null;
  settledAt: string | null;
  leadAskId: string | null;
}

const keyOf = (engagementId: string, { kind, thing, until }: Pick<Expiring, 'kind' | 'thing' | 'until'>) => ({
  engagement_id: engagementId,
  kind,
  thing,
  until,
});

/** Locks the record of a thing and its validity, made when there is none. */
export async function lockRenewal(tx: Tx, engagementId: string, item: Expiring): Promise<RenewalRecord> {
  const key = keyOf(engagementId, item);
  await tx('renewal').insert(key).onConflict(['engagement_id', 'kind', 'thing', 'until']).ignore();
  const row = await tx('renewal')
    .where(key)
    .forUpdate()
    .first<RenewalRecord>(
      'ask_id as askId',
      'expired_at as expiredAt',
      'settled_at as settledAt',
      'lead_ask_id as leadAskId',
    );
  return row;
}

/** Notes what was asked or happened; columns that are not given stay. */
export async function noteRenewal(
  tx: Tx,
  engagementId: string,
  item: Pick<Expiring, 'kind' | 'thing' | 'until'>,
  changes: Partial<{
    ask_id: string;
    expired_at: string;
    settled_at: string;
    renewed_until: string;
    lead_ask_id: string;
    lead_settled_at: string | null;
  }>,
): Promise<void> {
  await tx('renewal').where(keyOf(engagementId, item)).update(changes);
}

/** Keys of things that are dealt with as far as they can be: the sweeper leaves them. */
export async function dealtWith(tx: Tx): Promise<{ asked: Set<string>; expired: Set<string> }> {
  const found = await tx('renewal as n')
    .join('engagement as e', 'e.id', 'n.engagement_id')
    .whereNotIn('e.state', ['closed', 'aborted'])
    .select<{ engagement: string; kind: string; thing: string; until: string; asked: boolean; expired: boolean }[]>(
      'n.engagement_id as engagement',
      'n.kind',
      'n.thing',
      'n.until',
      tx.raw('n.ask_id is not null as asked'),
      tx.raw('n.expired_at is not null as expired'),
    );
  const keys = (which: 'asked' | 'expired') =>
    new Set(found.filter((one) => one[which]).map((one) => [one.engagement, one.kind, one.thing, one.until].join('/')));
  return { asked: keys('asked'), expired: keys('expired') };
}

/** A question of the radar that was answered, or ended without. */
export interface SettledAsk {
  engagementId: string;
  kind: Expiring['kind'];
  thing: string;
  until: string;
  askId: string;
  /** Its group. */
  group: string;
  /** Which of the two questions it was. */
  of: 'renewal' | 'lead';
  state: string;
  option: string | null;
  answer: Record<string, unknown> | null;
  answeredBy: string | null;
  reason: string | null;
}

/** Questions that ended and were not read yet. */
export async function endedAsks(tx: Tx, limit: number): Promise<SettledAsk[]> {
  const { rows } = await tx.raw<{ rows: SettledAsk[] }>(
    `select n.engagement_id as "engagementId", n.kind, n.thing, n.until, a.id as "askId", a.group_key as "group",
       case when a.id = n.ask_id then 'renewal' else 'lead' end as of, a.state, a.answer_option as option, a.answer,
       a.answered_by as "answeredBy", a.reason
     from renewal n join ask a on (a.id = n.ask_id and n.settled_at is null) or (a.id = n.lead_ask_id and n.lead_settled_at is null)
     where a.state <> 'open' order by n.until, a.id limit ?`,
    [limit],
  );
  return rows;
}

/** Moves the validity of a check or certificate to a later date; what has no row of its own is kept with the renewal. */
export async function extendValidity(
  tx: Tx,
  { kind, thing }: Pick<Expiring, 'kind' | 'thing'>,
  until: string,
): Promise<void> {
  if (kind === 'check')
    await tx('screening').where({ id: thing }).where('valid_until', '<', until).update({ valid_until: until });
  if (kind === 'certificate')
    await tx('certificate').where({ id: thing }).where('expires_at', '<', until).update({ expires_at: until });
}
