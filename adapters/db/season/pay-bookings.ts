import type { Tx } from '../connection';
import { burdened } from './burdened';

/** An effect as a batch needs it. */
export interface BatchEffect {
  key: string;
  fresh: boolean;
  state: string;
  requestDigest: string;
  providerRef: string | null;
}

/** Begins the effects of a batch of payments: one row each, `pending`; those that are there are found. One statement. */
export async function beginPayments(
  tx: Tx,
  campaignId: string,
  orders: readonly { key: string; engagementId: string; digest: string }[],
): Promise<BatchEffect[]> {
  const { rows } = await tx.raw<{ rows: BatchEffect[] }>(
    `insert into effect as f (key, system, operation, subject, thread, workflow_id, state, request_digest, created_at, changed_at)
     select n.key, 'payments', 'pay', n.subject, ?, 'campaign/' || ?, 'pending', n.digest, c.now, c.now
     from unnest(?::text[], ?::text[], ?::text[]) as n(key, subject, digest), (select business_now() as now) c order by n.key
     on conflict (key) do update set attempts = f.attempts + 1
     returning f.key, (xmax = 0) as fresh, f.state, f.request_digest as "requestDigest", f.provider_ref as "providerRef"`,
    [
      campaignId,
      campaignId,
      orders.map(({ key }) => key),
      orders.map(({ engagementId }) => engagementId),
      orders.map(({ digest }) => digest),
    ],
  );
  return rows;
}

/** What was booked of a payment, for its event. */
export interface Booked {
  key: string;
  engagementId: string;
  amountMinor: number;
  currency: string;
  reason: string;
  /** What is reserved for the person now. */
  reservedMinor: number;
}

/**
 * Books payments that the payments system confirmed: effects and payments, time, and the money of people and season – from reserved to
 * paid, the burden with it, and reservations renewed as far as `renew` says. Repeats book nothing. The season is locked by the caller.
 */
export async function bookPayments(
  tx: Tx,
  campaignId: string,
  paid: readonly { key: string; providerRef: string; paidAt: string }[],
  terms: {
    burdenPercent: number;
    /** Weeks of work and notice that stay reserved for whoever goes on. */
    reserveWeeks: number;
    renew: boolean;
  },
): Promise<Booked[]> {
  if (paid.length === 0) return [];
  const keys = paid.map(({ key }) => key);
  await tx.raw(
    `update effect f set state = 'done', provider_ref = n.ref, result = jsonb_build_object('paidAt', n.paid_at), last_error = null,
       parked_ask = null, changed_at = business_now()
     from unnest(?::text[], ?::text[], ?::text[]) as n(key, ref, paid_at) where f.key = n.key and f.state in ('pending', 'parked')`,
    [keys, paid.map(({ providerRef }) => providerRef), paid.map(({ paidAt }) => paidAt)],
  );
  const { rows } = await tx.raw<{ rows: Booked[] }>(
    `with booked as (
       update payment p set state = 'paid', provider_ref = n.ref, paid_at = business_now()
       from unnest(:keys::text[], :refs::text[]) as n(key, ref) where p.key = n.key and p.state = 'due'
       returning p.key, p.engagement_id, p.amount_minor, p.currency, p.reason),
     sums as (select engagement_id, sum(amount_minor)::bigint as amount from booked group by 1),
     moved as (
       select s.engagement_id, s.amount, e.reserved_minor as held,
         least(e.not_to_exceed_minor - e.paid_minor - s.amount, greatest(e.reserved_minor - s.amount,
           case when :renew and m.state = 'live'
             then round(hourly_pay(e.talent_id, e.terms, e.policies, business_now()) * (e.terms->'hourly'->>'hoursPerWeek')::numeric * :reserveWeeks)::bigint
             else 0 end)) as target
       from sums s join engagement e on e.id = s.engagement_id join season_member m on m.engagement_id = e.id),
     people as (
       update engagement e set paid_minor = e.paid_minor + m.amount, reserved_minor = m.target
       from moved m where e.id = m.engagement_id returning e.id, e.reserved_minor),
     season as (
       update campaign c set reserved_minor = c.reserved_minor + t.reserved, paid_minor = c.paid_minor + t.paid
       from (select sum(${burdened('target')} - ${burdened('held')})::bigint as reserved,
               (select sum(${burdened('amount_minor')})::bigint from booked) as paid from moved) t
       where c.id = :campaign and t.paid is not null),
     time as (
       update time_entry t set state = 'paid', changed_at = business_now() from booked b
       where t.payment_key = b.key and t.state = 'approved')
     select b.key, b.engagement_id as "engagementId", b.amount_minor as "amountMinor", b.currency, b.reason,
       p.reserved_minor as "reservedMinor"
     from booked b join people p on p.id = b.engagement_id order by b.key`,
    {
      campaign: campaignId,
      keys,
      refs: paid.map(({ providerRef }) => providerRef),
      renew: terms.renew,
      reserveWeeks: terms.reserveWeeks,
      burden: terms.burdenPercent,
    },
  );
  return rows;
}

/** Books a reversal that the payments system confirmed, on the person and the season. Nothing was reserved for it. */
export async function bookReversal(
  tx: Tx,
  campaignId: string,
  key: string,
  providerRef: string,
  burdenPercent: number,
): Promise<Booked | null> {
  const { rows } = await tx.raw<{ rows: Booked[] }>(
    `with booked as (
       update payment p set state = 'paid', provider_ref = :ref, paid_at = business_now() where p.key = :key and p.state = 'due'
       returning p.key, p.engagement_id, p.amount_minor, p.currency, p.reason),
     person as (
       update engagement e set paid_minor = e.paid_minor + b.amount_minor from booked b where e.id = b.engagement_id
       returning e.reserved_minor),
     season as (
       update campaign c set paid_minor = c.paid_minor - ${burdened('(-b.amount_minor)')} from booked b where c.id = :campaign)
     select b.key, b.engagement_id as "engagementId", b.amount_minor as "amountMinor", b.currency, b.reason,
       p.reserved_minor as "reservedMinor" from booked b, person p`,
    { campaign: campaignId, key, ref: providerRef, burden: burdenPercent },
  );
  return rows[0] ?? null;
}

/** Notes for a batch of effects that the vendor refused them. */
export async function notePaymentMisses(tx: Tx, misses: readonly { key: string; error: string }[]): Promise<void> {
  if (misses.length === 0) return;
  await tx.raw(
    `update effect f set attempts = attempts + 1, last_error = left(n.error, 500), changed_at = business_now()
     from unnest(?::text[], ?::text[]) as n(key, error) where f.key = n.key`,
    [misses.map(({ key }) => key), misses.map(({ error }) => error)],
  );
}
