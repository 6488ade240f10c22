import type { Reader, Tx } from '../connection';

/** A pay run of a season and week. Amounts in minor units. */
export interface PayRun {
  campaignId: string;
  period: string;
  version: number;
  state: 'open' | 'paying' | 'done' | 'held';
  people: number;
  minutes: number;
  amountMinor: number;
  burdenMinor: number;
}

/** What a pay run is counted with. */
export interface PayTerms {
  currency: string;
  burdenPercent: number;
  /** Weeks of work and notice that stay reserved for whoever goes on. */
  reserveWeeks: number;
  /** Paid to whoever stays to the end; 0: nothing. */
  bonusMinor: number;
  /** Last day of the season, and of the week that is paid. Local dates. */
  seasonEnds: string;
  lastDay: string;
}

const runColumns = `campaign_id as "campaignId", period, version, state, people, minutes, amount_minor as "amountMinor",
  burden_minor as "burdenMinor"`;

/** Notes that a run is to be paid, once. */
export async function openRun(tx: Tx, campaignId: string, period: string, version: number): Promise<void> {
  await tx.raw(
    `insert into pay_run (campaign_id, period, version, state, made_at) values (?, ?, ?, 'open', business_now())
     on conflict do nothing`,
    [campaignId, period, version],
  );
}

/** Locks a run; null when nobody opened it. */
export async function lockRun(tx: Tx, campaignId: string, period: string, version: number): Promise<PayRun | null> {
  const { rows } = await tx.raw<{ rows: PayRun[] }>(
    `select ${runColumns} from pay_run where campaign_id = ? and period = ? and version = ? for update`,
    [campaignId, period, version],
  );
  return rows[0] ?? null;
}

/** Runs of a season that are not done, and the newest version of each week. */
export async function runsOf(reader: Reader, campaignId: string): Promise<PayRun[]> {
  const { rows } = await reader.raw<{ rows: PayRun[] }>(
    `select ${runColumns} from pay_run where campaign_id = ? order by period, version`,
    [campaignId],
  );
  return rows;
}

/** Closed weeks with approved time that no payment is made for yet. */
export async function payablePeriods(
  reader: Reader,
  campaignId: string,
): Promise<{ period: string; endsAt: string }[]> {
  const { rows } = await reader.raw<{ rows: { period: string; endsAt: string }[] }>(
    `select w.period, w.ends_at as "endsAt" from season_week w where w.campaign_id = ?
       and exists (select 1 from time_entry t where t.campaign_id = w.campaign_id and t.period = w.period
         and t.state = 'approved' and t.payment_key is null)
     order by w.period`,
    [campaignId],
  );
  return rows;
}

/**
 * Payments that take back what was paid for time that was corrected since, as due. The other time that they paid is approved again, to be
 * paid anew with the right one. Gives their keys.
 */
export async function dueReversals(tx: Tx, campaignId: string, period: string): Promise<string[]> {
  const { rows } = await tx.raw<{ rows: { key: string; reverses: string }[] }>(
    `insert into payment (key, engagement_id, reason, amount_minor, currency, state, due_at, reverses)
     select 'pay/' || p.engagement_id || '/' || ? || '/reversal/' || split_part(p.key, '/', 4), p.engagement_id,
       'Reversal: time was corrected', -p.amount_minor, p.currency, 'due', business_now(), p.key
     from payment p where p.state = 'paid' and p.key in (
       select o.payment_key from time_entry n join time_entry o on o.id = n.reverses
       where n.campaign_id = ? and n.period = ? and n.state = 'approved')
     on conflict do nothing returning key, reverses`,
    [period, campaignId, period],
  );
  const reversed = rows.map(({ reverses }) => reverses);
  await tx.raw(
    `update time_entry set state = 'approved', payment_key = null, changed_at = business_now()
     where payment_key = any(?) and state = 'paid'`,
    [reversed],
  );
  return rows.map(({ key }) => key);
}

/** Reversals of a run that are due, with the payment that they take back. */
export async function openReversals(
  reader: Reader,
  campaignId: string,
  period: string,
): Promise<{ key: string; engagementId: string; amountMinor: number; currency: string; of: string }[]> {
  const { rows } = await reader.raw<{
    rows: { key: string; engagementId: string; amountMinor: number; currency: string; of: string }[];
  }>(
    `select p.key, p.engagement_id as "engagementId", p.amount_minor as "amountMinor", p.currency, o.provider_ref as "of"
     from payment p join payment o on o.key = p.reverses join engagement e on e.id = p.engagement_id
     where e.campaign_id = ? and p.state = 'due' and p.key = 'pay/' || e.id || '/' || ? || '/reversal/' || split_part(o.key, '/', 4)
     order by p.key`,
    [campaignId, period],
  );
  return rows;
}

/** What a run would pay and reserve. Amounts in minor units; with the employer's burden where it says so. */
export interface PaySum {
  people: number;
  minutes: number;
  amount: number;
  /** With burden: the pay that no reservation covers. */
  short: number;
  /** With burden: by how much reservations and pay grow when all are renewed. */
  renewed: number;
  /** People whose own cap the pay would exceed; they are left out. */
  over: number;
}

/**
 * What is payable in a week: approved time of one person under one key, at their hourly rate; at the end of a season a bonus under a key
 * of its own. One row per payment, with reservations as they are (`held`), must be (`needed`) and should be afterwards (`target`).
 */
const payable = `
  with time as (
    select t.engagement_id, sum(t.minutes)::bigint as minutes from time_entry t
    where t.campaign_id = :campaign and t.period = :period and t.state = 'approved' and t.payment_key is null and t.minutes > 0
    group by 1),
  earned as (
    select e.id as engagement_id, t.minutes, round(t.minutes * (e.terms->'hourly'->>'rateMinor')::numeric / 60)::bigint as amount,
      e.reserved_minor as held, e.paid_minor as paid, e.not_to_exceed_minor as cap, m.state,
      round((e.terms->'hourly'->>'rateMinor')::numeric * (e.terms->'hourly'->>'hoursPerWeek')::numeric * :reserveWeeks)::bigint as standing,
      case when m.state in ('leaving', 'left') and m.ends_on between :seasonEnds::date - 7 and :lastDay::date
        then :bonus::bigint else 0 end as bonus
    from time t join engagement e on e.id = t.engagement_id join season_member m on m.engagement_id = e.id),
  pays as (
    select *, amount + bonus as total, paid + amount + bonus <= cap as fits,
      -- What is reserved beyond, e.g. for training, is used up, not given back.
      least(cap - paid - amount - bonus, greatest(held - amount - bonus, case when state = 'live' then standing else 0 end)) as target
    from earned where amount > 0)`;

/** What `withBurden` of the rules does, in SQL. */
const burdened = (amount: string) => `(${amount} + round(${amount} * :burden::numeric / 100)::bigint)`;

/** Sums up what a run would pay, without writing. */
export async function sumUpPay(tx: Tx, campaignId: string, period: string, terms: PayTerms): Promise<PaySum> {
  const { rows } = await tx.raw<{ rows: PaySum[] }>(
    `${payable}
     select count(*) filter (where fits)::int as people, coalesce(sum(minutes) filter (where fits), 0)::bigint as minutes,
       coalesce(sum(total) filter (where fits), 0)::bigint as amount,
       coalesce(sum(${burdened('greatest(held, total)')} - ${burdened('held')}) filter (where fits), 0)::bigint as short,
       coalesce(sum(${burdened('total')} + ${burdened('target')} - ${burdened('held')}) filter (where fits), 0)::bigint as renewed,
       count(*) filter (where not fits)::int as over
     from pays`,
    bound(campaignId, period, terms),
  );
  return rows[0] ?? { people: 0, minutes: 0, amount: 0, short: 0, renewed: 0, over: 0 };
}

/**
 * Writes a run's payments as due and ties the time to them; what is not reserved yet is reserved now, on people and season, so that
 * nothing is paid that the budget does not hold. The season is locked by the caller. A few statements, however many people.
 */
export async function writePayments(tx: Tx, campaignId: string, period: string, version: number, terms: PayTerms) {
  const values = { ...bound(campaignId, period, terms), version };
  const { rows } = await tx.raw<{ rows: { engagementId: string; raisedMinor: number }[] }>(
    `${payable},
     due as (
       insert into payment (key, engagement_id, reason, amount_minor, currency, state, due_at)
       select 'pay/' || engagement_id || '/' || :period || '/' || :version, engagement_id,
         'Week ' || :period, amount, :currency, 'due', business_now() from pays where fits
       union all
       select 'pay/' || engagement_id || '/completion/1', engagement_id, 'Bonus for staying to the end', bonus, :currency, 'due',
         business_now() from pays where fits and bonus > 0
       on conflict (key) do nothing returning key),
     raised as (
       update engagement e set reserved_minor = p.total from pays p
       where e.id = p.engagement_id and p.fits and p.held < p.total returning e.id, p.total - p.held as more, p.total, p.held),
     season as (
       update campaign c set reserved_minor = c.reserved_minor + r.more
       from (select sum(${burdened('total')} - ${burdened('held')})::bigint as more from raised) r
       where c.id = :campaign and r.more > 0)
     select id as "engagementId", more as "raisedMinor" from raised`,
    values,
  );
  await tx.raw(
    `update time_entry t set payment_key = p.key, changed_at = business_now()
     from payment p
     where t.campaign_id = :campaign and t.period = :period and t.state = 'approved' and t.payment_key is null
       and p.key = 'pay/' || t.engagement_id || '/' || :period || '/' || :version`,
    { campaign: campaignId, period, version },
  );
  // Time that was corrected to nothing needs no payment.
  await tx.raw(
    `update time_entry set state = 'paid', changed_at = business_now()
     where campaign_id = :campaign and period = :period and state = 'approved' and minutes = 0`,
    { campaign: campaignId, period },
  );
  return rows;
}

function bound(campaignId: string, period: string, terms: PayTerms) {
  return {
    campaign: campaignId,
    period,
    currency: terms.currency,
    burden: terms.burdenPercent,
    reserveWeeks: terms.reserveWeeks,
    bonus: terms.bonusMinor,
    seasonEnds: terms.seasonEnds,
    lastDay: terms.lastDay,
  };
}

/** Moves a locked run. */
export async function moveRun(
  tx: Tx,
  run: Pick<PayRun, 'campaignId' | 'period' | 'version'>,
  state: PayRun['state'],
  sums: { people?: number; minutes?: number; amountMinor?: number; burdenMinor?: number } = {},
): Promise<void> {
  await tx.raw(
    `update pay_run set state = ?, people = coalesce(?, people), minutes = coalesce(?, minutes), amount_minor = coalesce(?, amount_minor),
       burden_minor = coalesce(?, burden_minor), done_at = case when ? = 'done' then business_now() end
     where campaign_id = ? and period = ? and version = ?`,
    [
      state,
      sums.people ?? null,
      sums.minutes ?? null,
      sums.amountMinor ?? null,
      sums.burdenMinor ?? null,
      state,
      run.campaignId,
      run.period,
      run.version,
    ],
  );
}

/** A payment of a run that is due. */
export interface DuePayment {
  key: string;
  engagementId: string;
  talentId: string;
  amountMinor: number;
  currency: string;
  title: string;
  reason: string;
}

/** The next payments of a run that are due, after a key, in the order of their keys. */
export async function duePayments(
  reader: Reader,
  campaignId: string,
  period: string,
  version: number,
  after: string,
  limit: number,
): Promise<DuePayment[]> {
  const { rows } = await reader.raw<{ rows: DuePayment[] }>(
    `select p.key, e.id as "engagementId", e.talent_id as "talentId", p.amount_minor as "amountMinor", p.currency, e.title, p.reason
     from engagement e join payment p on p.engagement_id = e.id
     where e.campaign_id = ? and p.state = 'due' and p.reverses is null and p.key > ?
       and (p.key = 'pay/' || e.id || '/' || ? || '/' || ?::int or p.key = 'pay/' || e.id || '/completion/1')
     order by p.key limit ?`,
    [campaignId, after, period, version, limit],
  );
  return rows;
}

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
 * paid, and reservations renewed as far as `renew` says. Repeats book nothing. The season is locked by the caller.
 */
export async function bookPayments(
  tx: Tx,
  campaignId: string,
  paid: readonly { key: string; providerRef: string; paidAt: string }[],
  terms: Pick<PayTerms, 'burdenPercent' | 'reserveWeeks'> & { renew: boolean },
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
             then round((e.terms->'hourly'->>'rateMinor')::numeric * (e.terms->'hourly'->>'hoursPerWeek')::numeric * :reserveWeeks)::bigint
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

/**
 * Why an engagement of a season (alias `e`) may still owe its person something: time that waits for approval or pay, or a last week
 * that is not written up. SQL, one text per reason.
 */
export const owedBySeason = `
  select 'time/' || t.period as key from time_entry t
  where t.engagement_id = e.id and t.minutes > 0 and t.state in ('saved', 'submitted', 'approved')
  union
  select 'week/' || to_char(least(e.ends_at, coalesce(m.left_at, e.ends_at)) at time zone e.time_zone, 'IYYY-"W"IW') from season_member m
  where m.engagement_id = e.id and m.checked_in_at is not null and not exists (
    select 1 from season_week w where w.campaign_id = e.campaign_id and w.ends_at >= least(e.ends_at, coalesce(m.left_at, e.ends_at)))`;

/**
 * Calls the runs of people who are leaving and are owed nothing any more, by the date \`paid\` of their run: the sweeper wakes them. Gives
 * how many.
 */
export async function callPaid(tx: Tx, campaignId: string): Promise<number> {
  const { rows } = await tx.raw<{ rows: unknown[] }>(
    `insert into run_timer (workflow_id, name, until_at)
     select e.workflow_id, 'paid', business_now() from engagement e
     where e.campaign_id = ? and e.state = 'ending'
       and not exists (select 1 from payment p where p.engagement_id = e.id and p.state = 'due')
       and not exists (${owedBySeason})
     on conflict do nothing returning 1`,
    [campaignId],
  );
  return rows.length;
}
