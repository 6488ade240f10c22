import type { Tier } from '../../../domain/evaluate/score';
import type { Reader, Tx } from '../connection';
import { burdened } from './burdened';

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
  /** As it was when the run began. */
  burdenPercent: number;
}

/** What a pay run is counted with. */
export interface PayTerms {
  currency: string;
  burdenPercent: number;
  /** Paid to whoever stays to the end; 0: nothing. */
  bonusMinor: number;
  /** Last day of the season, and of the week that is paid. Local dates. */
  seasonEnds: string;
  lastDay: string;
  /** Business instant at which the week began: the tier that a person had then decides the rate. */
  weekStarts: string;
  /** What each tier adds to the agreed rate, as a share. */
  rateCards: Readonly<Record<Tier, number>>;
}

const runColumns = `campaign_id as "campaignId", period, version, state, people, minutes, amount_minor as "amountMinor",
  burden_minor as "burdenMinor", burden_percent as "burdenPercent"`;

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

/** Locks the people of payments, in the order of their ids: always before their season, so that nobody waits in a circle. */
export async function lockPayees(tx: Tx, keys: readonly string[]): Promise<void> {
  await tx.raw(
    `select id from engagement where id in (select engagement_id from payment where key = any(?)) order by id for update`,
    [[...keys]],
  );
}

/** Runs of a season that are not done, and the newest version of each week. */
export async function runsOf(reader: Reader, campaignId: string): Promise<PayRun[]> {
  const { rows } = await reader.raw<{ rows: PayRun[] }>(
    `select ${runColumns} from pay_run where campaign_id = ? order by period, version`,
    [campaignId],
  );
  return rows;
}

/** SQL: a question about caps (ask `a`) holds its time back: while it is open, and for a day after a “not yet”. */
export const capWaits = `(a.state = 'open' or (a.answer_option = 'hold' and a.answered_at > (select business_now()) - interval '1 day'))`;

/** Closed weeks with approved time that no payment is made for yet, without time that waits for somebody to raise its person’s cap. */
export async function payablePeriods(
  reader: Reader,
  campaignId: string,
): Promise<{ period: string; endsAt: string }[]> {
  const { rows } = await reader.raw<{ rows: { period: string; endsAt: string }[] }>(
    `select w.period, w.ends_at as "endsAt" from season_week w where w.campaign_id = ?
       and exists (select 1 from time_entry t where t.campaign_id = w.campaign_id and t.period = w.period
         and t.state = 'approved' and t.payment_key is null
         and not exists (select 1 from ask a where a.subject = w.campaign_id and a.kind = 'cap-overrun' and a.name = 'cap/' || w.period
           and a.opened_at >= t.changed_at and ${capWaits}))
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

/** A reversal that is due. `of`: the vendor’s id of the payment that it takes back. */
export interface OpenReversal {
  key: string;
  engagementId: string;
  amountMinor: number;
  currency: string;
  of: string;
}

/** Reversals of a run that are due, without those that an engineer is asked about. */
export async function openReversals(reader: Reader, campaignId: string, period: string): Promise<OpenReversal[]> {
  const { rows } = await reader.raw<{ rows: OpenReversal[] }>(
    `select p.key, p.engagement_id as "engagementId", p.amount_minor as "amountMinor", p.currency, o.provider_ref as "of"
     from payment p join payment o on o.key = p.reverses join engagement e on e.id = p.engagement_id
       left join effect f on f.key = p.key
     where e.campaign_id = ? and p.state = 'due' and p.key = 'pay/' || e.id || '/' || ? || '/reversal/' || split_part(o.key, '/', 4)
       and f.state is distinct from 'parked'
     order by p.key`,
    [campaignId, period],
  );
  return rows;
}

/** What a run would pay and reserve. Amounts in minor units. */
export interface PaySum {
  people: number;
  minutes: number;
  amount: number;
  /** The part of the amount that tiers add to the agreed rates. */
  tiers: number;
  burden: number;
  /** With burden: the pay that no reservation covers. */
  short: number;
  /** People whose own cap the pay would exceed; they are left out. */
  over: number;
}

/**
 * What is payable in a week: approved time of one person under one key, at what their hour pays in the tier that they had when it began;
 * at the end of a season a bonus under a key of its own. One row per person, with what is reserved for them (`held`) and the employer’s
 * burden on top.
 */
export const payable = `
  with time as (
    select t.engagement_id, sum(t.minutes)::bigint as minutes from time_entry t
    where t.campaign_id = :campaign and t.period = :period and t.state = 'approved' and t.payment_key is null and t.minutes > 0
    group by 1),
  -- As hourly_pay does one by one: here a policy is not read anew for each of thousands.
  held as materialized (
    select e.id as engagement_id, (e.terms->'hourly'->>'rateMinor')::numeric as agreed, tier_at(e.talent_id, :weekStarts::timestamptz) as tier
    from time t join engagement e on e.id = t.engagement_id),
  rates as (
    select *, round(agreed * (1 + (:rateCards::jsonb->>coalesce(tier, 'B'))::numeric))::bigint as rate from held),
  earned as (
    select e.id as engagement_id, t.minutes, round(t.minutes * r.rate / 60.0)::bigint as amount,
      round(t.minutes * r.rate / 60.0)::bigint - round(t.minutes * r.agreed / 60)::bigint as of_tier,
      case when r.rate > r.agreed then ', tier ' || coalesce(r.tier, 'B') || ': '
        || round((r.rate / r.agreed - 1) * 100) || ' % more' else '' end as why,
      e.reserved_minor as held, e.paid_minor as paid, e.not_to_exceed_minor as cap, m.state,
      case when m.state in ('leaving', 'left') and m.ends_on between :seasonEnds::date - 7 and :lastDay::date
        then :bonus::bigint else 0 end as bonus
    from time t join engagement e on e.id = t.engagement_id join rates r on r.engagement_id = e.id
      join season_member m on m.engagement_id = e.id),
  pays as (
    select *, amount + bonus as total, paid + amount + bonus <= cap as fits,
      -- By payment, as it is booked.
      round(amount * :burden::numeric / 100)::bigint + round(bonus * :burden::numeric / 100)::bigint as burden
    from earned where amount > 0)`;

/** Sums up what a run would pay, without writing. */
export async function sumUpPay(tx: Tx, campaignId: string, period: string, terms: PayTerms): Promise<PaySum> {
  const { rows } = await tx.raw<{ rows: PaySum[] }>(
    `${payable}
     select count(*) filter (where fits)::int as people, coalesce(sum(minutes) filter (where fits), 0)::bigint as minutes,
       coalesce(sum(total) filter (where fits), 0)::bigint as amount,
       coalesce(sum(of_tier) filter (where fits), 0)::bigint as tiers,
       coalesce(sum(burden) filter (where fits), 0)::bigint as burden,
       coalesce(sum(${burdened('greatest(held, total)')} - ${burdened('held')}) filter (where fits), 0)::bigint as short,
       count(*) filter (where not fits)::int as over
     from pays`,
    bound(campaignId, period, terms),
  );
  return rows[0] ?? { people: 0, minutes: 0, amount: 0, tiers: 0, burden: 0, short: 0, over: 0 };
}

/**
 * Writes a run’s payments as due and ties the time to them; what is not reserved yet is reserved now, on people and season – there with
 * the burden – so that nothing is paid that the budget does not hold. The season is locked by the caller. A few statements, however many people.
 */
export async function writePayments(tx: Tx, campaignId: string, period: string, version: number, terms: PayTerms) {
  const values = { ...bound(campaignId, period, terms), version };
  const { rows } = await tx.raw<{ rows: { engagementId: string; raisedMinor: number }[] }>(
    `${payable},
     due as (
       insert into payment (key, engagement_id, reason, amount_minor, currency, state, due_at)
       select 'pay/' || engagement_id || '/' || :period || '/' || :version, engagement_id,
         'Week ' || :period || why, amount, :currency, 'due', business_now() from pays where fits
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

/** What `payable` is bound to. */
export function bound(campaignId: string, period: string, terms: PayTerms) {
  return {
    campaign: campaignId,
    period,
    currency: terms.currency,
    burden: terms.burdenPercent,
    bonus: terms.bonusMinor,
    seasonEnds: terms.seasonEnds,
    lastDay: terms.lastDay,
    weekStarts: terms.weekStarts,
    rateCards: JSON.stringify(terms.rateCards),
  };
}

/** Moves a locked run. */
export async function moveRun(
  tx: Tx,
  run: Pick<PayRun, 'campaignId' | 'period' | 'version'>,
  state: PayRun['state'],
  sums: Partial<Pick<PayRun, 'people' | 'minutes' | 'amountMinor' | 'burdenMinor' | 'burdenPercent'>> = {},
): Promise<void> {
  await tx.raw(
    `update pay_run set state = ?, people = coalesce(?, people), minutes = coalesce(?, minutes), amount_minor = coalesce(?, amount_minor),
       burden_minor = coalesce(?, burden_minor), burden_percent = coalesce(?, burden_percent), done_at = case when ? = 'done' then business_now() end
     where campaign_id = ? and period = ? and version = ?`,
    [
      state,
      sums.people ?? null,
      sums.minutes ?? null,
      sums.amountMinor ?? null,
      sums.burdenMinor ?? null,
      sums.burdenPercent ?? null,
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

/**
 * The next payments of a run that are due, after a key, in the order of their keys: without those that an engineer is asked about, and
 * not before what was paid wrongly has come back.
 */
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
     from engagement e join payment p on p.engagement_id = e.id left join effect f on f.key = p.key
     where e.campaign_id = ? and p.state = 'due' and p.reverses is null and p.key > ?
       and (p.key = 'pay/' || e.id || '/' || ? || '/' || ?::int or p.key = 'pay/' || e.id || '/completion/1')
       and f.state is distinct from 'parked'
       and not exists (select 1 from payment r where r.engagement_id = e.id and r.state = 'due' and r.reverses is not null
         and r.key like 'pay/' || e.id || '/' || ? || '/reversal/%')
     order by p.key limit ?`,
    [campaignId, after, period, version, period, limit],
  );
  return rows;
}

/** A payment that is due and parked, with the question about it. */
export interface ParkedPayment {
  key: string;
  engagementId: string;
  group: string;
}

/**
 * What is left of a run that is being paid. `due`: how many payments. `waiting`: how many of them until an engineer says how it goes on,
 * about themselves or about what has to come back before. `decided`: parked ones of which that was said.
 */
export async function leftOfRun(
  reader: Reader,
  { campaignId, period, version }: Pick<PayRun, 'campaignId' | 'period' | 'version'>,
): Promise<{ due: number; waiting: number; decided: ParkedPayment[] }> {
  const { rows } = await reader.raw<{ rows: LeftPayment[] }>(
    `select p.key, e.id as "engagementId", a.group_key as "group", p.reverses is not null as reverses,
       f.state is not distinct from 'parked' as parked, f.state is not distinct from 'parked' and a.state = 'open' as asked
     from engagement e join payment p on p.engagement_id = e.id left join effect f on f.key = p.key
       left join ask a on a.id = f.parked_ask
     where e.campaign_id = ? and p.state = 'due'
       and (p.key in ('pay/' || e.id || '/' || ? || '/' || ?::int, 'pay/' || e.id || '/completion/1')
         or p.key like 'pay/' || e.id || '/' || ? || '/reversal/%')
     order by p.key`,
    [campaignId, period, version, period],
  );
  const first = new Set(
    rows.filter(({ asked, reverses }) => asked && reverses).map(({ engagementId }) => engagementId),
  );
  return {
    due: rows.length,
    waiting: rows.filter(({ asked, engagementId }) => asked || first.has(engagementId)).length,
    decided: rows.filter(({ parked, asked }) => parked && !asked),
  };
}

interface LeftPayment extends ParkedPayment {
  reverses: boolean;
  parked: boolean;
  asked: boolean;
}
