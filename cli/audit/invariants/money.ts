import type { Reader } from '../../../adapters/db/connection';

import { broken, rowsOf, type Evidence, type Invariant, type JournalEntry } from '../invariant';
import { seasonBudgetHolds } from './season';

/** I2. The provider's journal and our payment rows tell the same, key by key. */
export const paidOnce: Invariant = {
  id: 'I2',
  holds: 'every payment key was paid exactly once, with the right amount, to the right person',
  over: { what: 'payments', sql: 'select count(*) as n from payment' },
  async check(evidence) {
    const { db } = evidence;
    return [...(await journalAgainstRows(evidence)), ...(await acceptedAndUnpaid(db)), ...(await timeAndPay(db))];
  },
};

async function journalAgainstRows({ db, journal }: Evidence): Promise<string[]> {
  const entries = await journal('payments');
  if (!entries) return [];
  const rows = await rowsOf<PaymentRow>(
    db,
    `select p.key, p.amount_minor, p.currency, p.state, e.talent_id, f.state as effect,
       exists (select 1 from event v where v.object = p.key and v.type = 'effect.done-by-hand') as by_hand
     from payment p join engagement e on e.id = p.engagement_id left join effect f on f.key = p.key`,
  );
  const made = paymentsIn(entries);
  const found = rows.flatMap((row) => differences(row, made.get(row.key) ?? []));
  const known = new Set(rows.map((row) => row.key));
  for (const key of made.keys()) if (!known.has(key)) found.push(`the provider paid ${key}, which nobody owes`);
  return found;
}

function differences(row: PaymentRow, paid: readonly Paid[]): string[] {
  const found: string[] = [];
  // What an engineer paid by hand, the provider may know nothing of.
  if (row.state === 'paid' && paid.length !== 1 && !(row.by_hand && paid.length === 0))
    found.push(`${row.key} is booked as paid, the provider paid it ${paid.length} times`);
  if (row.state === 'due' && paid.length > 1) found.push(`${row.key} was paid ${paid.length} times`);
  // Between the provider's deed and our booking the effect is under way.
  if (row.state === 'due' && paid.length > 0 && row.effect !== 'pending' && row.effect !== 'parked')
    found.push(`${row.key} was paid, is not booked, and nobody is at it`);
  for (const { amountMinor, currency, payee } of paid) {
    if (amountMinor !== row.amount_minor || currency !== row.currency)
      found.push(`${row.key} is ${row.amount_minor} ${row.currency} here and ${amountMinor} ${currency} there`);
    if (payee !== null && payee !== row.talent_id)
      found.push(`${row.key} is owed to ${row.talent_id} and went to ${payee}`);
  }
  return found;
}

/** Work that was accepted in an engagement that is closed by now, and not paid. */
function acceptedAndUnpaid(db: Reader): Promise<string[]> {
  return broken<{ id: string; engagement_id: string }>(
    db,
    `select m.id, m.engagement_id from milestone m join engagement e on e.id = m.engagement_id
     where e.state = 'closed' and m.amount_minor > 0
       and exists (select 1 from event v where v.object = m.id and v.type = 'milestone.accepted')
       and not exists (select 1 from payment p where p.milestone_id = m.id and p.state = 'paid')`,
    (row) => `milestone ${row.id} of ${row.engagement_id} was accepted and never paid`,
  );
}

/** A week of a season is paid what its time is worth, once; nobody is let go with time that was approved and not paid. */
function timeAndPay(db: Reader): Promise<string[]> {
  return broken<{ key: string; why: string }>(
    db,
    `select t.id as key, 'is approved, and its engagement closed without paying it' as why
     from time_entry t join engagement e on e.id = t.engagement_id
     where e.state = 'closed' and t.state in ('submitted', 'approved') and t.minutes > 0
     union all
     select p.key, 'pays ' || p.amount_minor || ' for time that is worth ' || w.worth
     from payment p join (
       select t.payment_key, round(sum(t.minutes) * min(hourly_pay(e.talent_id, e.terms, e.policies,
         to_date(t.period, 'IYYY-"W"IW')::timestamp at time zone e.time_zone)) / 60.0)::bigint as worth
       from time_entry t join engagement e on e.id = t.engagement_id
       where t.payment_key is not null and t.state in ('approved', 'paid') group by t.payment_key) w on w.payment_key = p.key
     where w.worth <> p.amount_minor and not exists (select 1 from payment r where r.reverses = p.key)
     union all
     select p.key, 'stands and pays no time' from payment p
     where p.reverses is null and p.key ~ '^pay/[^/]+/\\d{4}-W\\d{2}/\\d+$'
       and not exists (select 1 from payment r where r.reverses = p.key)
       and not exists (select 1 from time_entry t where t.payment_key = p.key)`,
    (row) => `${row.key} ${row.why}`,
  );
}

interface PaymentRow {
  key: string;
  amount_minor: number;
  currency: string;
  state: string;
  talent_id: string;
  effect: string | null;
  by_hand: boolean;
}

interface Paid {
  /** Negative for a reversal. */
  amountMinor: number;
  currency: string;
  /** A reversal takes back from whoever was paid. */
  payee: string | null;
}

const movesMoney = (entry: JournalEntry) => entry.type === 'payment.made' || entry.type === 'payment.reversed';

function paymentsIn(entries: readonly JournalEntry[]): Map<string, Paid[]> {
  const made = new Map<string, Paid[]>();
  for (const { data } of entries.filter(movesMoney)) {
    const key = String(data['key']);
    const payee = (data['payee'] as { id: string } | undefined)?.id ?? null;
    const paid = { amountMinor: Number(data['amountMinor']), currency: String(data['currency']), payee };
    made.set(key, [...(made.get(key) ?? []), paid]);
  }
  return made;
}

/** I6. Money is promised, spent and given back within its caps: in the rows, in the journal, and at every step of the record. */
export const budgetHolds: Invariant = {
  id: 'I6',
  holds: 'reserved + paid never exceeds notToExceed, commitments never exceed the budget, and nothing stays reserved',
  over: { what: 'reservations', sql: `select count(*) as n from event where type = 'money.reserved'` },
  async check(evidence) {
    const { db } = evidence;
    const rows = await broken<{ id: string; why: string }>(db, rowsOutOfBounds, (row) => `${row.id} ${row.why}`);
    const seasons = await seasonBudgetHolds(db);
    return [...rows, ...seasons, ...(await journalWithinCaps(evidence)), ...(await ledgerWithinCaps(db))];
  },
};

const rowsOutOfBounds = `
  select id, 'is over its budget' as why from engagement where reserved_minor + paid_minor > not_to_exceed_minor or reserved_minor < 0
  union all select id, 'has promised more than its budget' from requisition where committed_minor > budget_minor or committed_minor < 0
  union all select id, 'is ' || state || ' and still holds ' || reserved_minor || ' back'
    from engagement where state in ('closed', 'aborted') and reserved_minor <> 0
  union all select r.id, 'belongs to a hire that is ' || h.state || ' and still has ' || r.committed_minor || ' promised'
    from requisition r join hire h on h.id = r.hire_id where h.state in ('rejected', 'cancelled') and r.committed_minor <> 0
  union all select e.id, 'says that ' || e.paid_minor || ' is paid, its payments say ' || coalesce(sum(p.amount_minor) filter (where p.state = 'paid'), 0)
    from engagement e left join payment p on p.engagement_id = e.id group by e.id
    having e.paid_minor <> coalesce(sum(p.amount_minor) filter (where p.state = 'paid'), 0)`;

/** At any prefix of the provider's journal, not only at the end. */
async function journalWithinCaps({ db, journal }: Evidence): Promise<string[]> {
  const caps = await rowsOf<{ key: string; engagement_id: string; cap: number }>(
    db,
    'select p.key, p.engagement_id, e.not_to_exceed_minor as cap from payment p join engagement e on e.id = p.engagement_id',
  );
  const byKey = new Map(caps.map((row) => [row.key, row]));
  const sums = new Map<string, number>();
  const found: string[] = [];
  for (const { data } of ((await journal('payments')) ?? []).filter(movesMoney)) {
    const row = byKey.get(String(data['key']));
    if (!row) continue;
    const sum = (sums.get(row.engagement_id) ?? 0) + Number(data['amountMinor']);
    sums.set(row.engagement_id, sum);
    if (sum > row.cap) found.push(`the provider paid ${sum} for ${row.engagement_id}, more than ${row.cap}`);
  }
  return found;
}

/** Our own record of money, step by step: what was reserved, given back and paid must add up to what the row says. */
async function ledgerWithinCaps(db: Reader): Promise<string[]> {
  const steps = await rowsOf<MoneyStep>(
    db,
    `select v.subject, v.type, v.object, v.data, e.reserved_minor as held from event v join engagement e on e.id = v.subject
     where v.type in ('money.reserved', 'money.released', 'payment.paid', 'payment.reversed', 'scope.changed', 'terms.agreed')
     order by v.subject, v.subject_seq`,
  );
  const balances = new Map<string, Balance & { held: number }>();
  const found = new Set<string>();
  for (const step of steps) {
    const before = balances.get(step.subject) ?? { reserved: 0, paid: 0, cap: 0 };
    const now = { ...after(before, step), held: step.held };
    balances.set(step.subject, now);
    if (now.reserved < 0 || now.reserved + now.paid > now.cap)
      found.add(`${step.subject} had ${now.reserved} reserved and ${now.paid} paid of ${now.cap} at one time`);
  }
  for (const [subject, { reserved, held }] of balances)
    if (reserved !== held) found.add(`${subject} holds ${held} back, its record says ${reserved}`);
  return [...found];
}

interface MoneyStep {
  subject: string;
  type: string;
  object: string | null;
  data: { amountMinor?: number; reservedMinor?: number; notToExceedMinor?: number };
  held: number;
}

interface Balance {
  reserved: number;
  paid: number;
  cap: number;
}

function after({ reserved, paid, cap }: Balance, { type, object, data }: MoneyStep): Balance {
  const amount = data.amountMinor ?? 0;
  // A payment in the place of a reversed one was never reserved; its key has a later generation.
  const corrects = !object?.endsWith('/1');
  switch (type) {
    case 'money.reserved':
      return { reserved: reserved + amount, paid, cap: data.notToExceedMinor ?? cap };
    case 'money.released':
      return { reserved: reserved - amount, paid, cap };
    case 'terms.agreed':
      return { reserved: amount, paid, cap: data.notToExceedMinor ?? cap };
    case 'scope.changed':
      return { reserved: data.reservedMinor ?? reserved, paid, cap: data.notToExceedMinor ?? cap };
    case 'payment.paid':
      // A pay run renews what is reserved, and says what it is then.
      if (data.reservedMinor !== undefined) return { reserved: data.reservedMinor, paid: paid + amount, cap };
      return { reserved: corrects ? reserved : reserved - amount, paid: paid + amount, cap };
    default:
      return { reserved, paid: paid + amount, cap };
  }
}
