import type { Evidence } from '../../cli/audit/invariant';
import { budgetHolds, paidOnce } from '../../cli/audit/invariants/money';
import type { PaymentOrder, Payments } from '../../activities/ports';
import { createSeasonPayActivities } from '../../activities/season/pay-week';
import { readSeason, type SeasonPart, type SeasonPorts } from '../../activities/season/part';
import { weeks } from '../../activities/season/weeks';
import { RuleBroken, Unavailable } from '../../domain/errors';
import { openReading } from '../support/reading';
import type { SeededSeason } from '../support/season-rows';
import { staff } from '../support/staff';

/** The week that is paid. */
export const period = '2027-W09';

/** With what the employer pays on top. */
export const withBurden = (amount: number) => amount + Math.round(amount * 0.12);

/** What it takes to pay a week of a seeded season on PostgreSQL, with a payments system that can be told to refuse. */
export type PayBench = Awaited<ReturnType<typeof openPayBench>>;

export async function openPayBench() {
  const reading = await openReading();
  const vendor = openVendor();
  const ports = {
    store: reading.store,
    world: { payments: vendor.port },
    beat: () => undefined,
  } as unknown as SeasonPorts;
  return { reading, vendor, ports, take, jump, run, approveAll, money, audited, worked, close: () => reading.close() };

  async function take(part: SeasonPart, { campaignId }: SeededSeason) {
    return part(ports, await readSeason(reading.store, campaignId));
  }

  function jump(at: string) {
    return reading.store.transaction((tx) => reading.store.clock.jump(tx, at, 'test'));
  }

  function run({ campaignId }: SeededSeason, version = 1) {
    return createSeasonPayActivities(ports).payWeek({ campaignId, period, version });
  }

  function approveAll({ campaignId }: SeededSeason) {
    return reading.store.transaction(async (tx) => {
      const entries = await reading.store.time.lockTime(tx, { campaignId, period, except: [] });
      await reading.store.time.decideTime(
        tx,
        entries.map(({ id }) => id),
        'approved',
        staff.ops,
        null,
      );
    });
  }

  async function money({ campaignId }: SeededSeason) {
    const { reservedMinor, paidMinor } = await reading.store.campaigns.readCampaign(reading.database.knex, campaignId);
    const { rows } = await reading.database.knex.raw<{ rows: { reserved: number; paid: number }[] }>(
      `select sum(reserved_minor)::bigint as reserved, sum(paid_minor)::bigint as paid
       from engagement where campaign_id = ?`,
      [campaignId],
    );
    return { reservedMinor, paidMinor, people: rows[0]! };
  }

  /** I2 and I6, with what the payments system really did as the oracle. */
  async function audited(): Promise<string[]> {
    const journal = [...vendor.made].map(([key, { amountMinor, currency }]) => ({
      type: amountMinor < 0 ? 'payment.reversed' : 'payment.made',
      wall: '',
      data: { key, amountMinor, currency },
    }));
    const evidence = { db: reading.database.knex, journal: () => Promise.resolve(journal) } as unknown as Evidence;
    return [...(await paidOnce.check(evidence)), ...(await budgetHolds.check(evidence))];
  }

  /** Everybody worked five hours on Monday 1 March; the week is closed and approved. */
  async function worked(season: SeededSeason, minutes = 300): Promise<void> {
    await reading.database.knex.raw(
      `insert into shift (id, campaign_id, engagement_id, queue, period, starts_at, ends_at, state, claimed_at, worked_minutes)
       select 'shift_' || e, ?, e, 'voice', ?, '2027-03-01T14:00:00Z', '2027-03-01T19:00:00Z', 'worked', '2027-02-20', ?
       from unnest(?::text[]) e`,
      [season.campaignId, period, minutes, season.people.map(({ engagementId }) => engagementId)],
    );
    await jump('2027-03-08T12:00:00.000Z');
    await take(weeks, season);
    await approveAll(season);
  }
}

/** A payments system that pays once per key, and may lose a reply after it paid. */
function openVendor() {
  const made = new Map<string, { providerRef: string; paidAt: string; amountMinor: number; currency: string }>();
  const calls: number[] = [];
  const refuse = new Set<string>();
  let lose = false;
  const payOne = ({ key, amountMinor, currency }: Pick<PaymentOrder, 'key' | 'amountMinor' | 'currency'>) => {
    const paid = made.get(key) ?? {
      providerRef: `ref-${key}`,
      paidAt: '2027-03-11T06:00:00.000Z',
      amountMinor,
      currency,
    };
    made.set(key, paid);
    return paid;
  };
  const port: Payments = {
    pay: (key, order) => Promise.resolve(payOne({ key, ...order })),
    reverse: (key, { amountMinor, currency }) =>
      refuse.has(key)
        ? Promise.reject(new RuleBroken('account-closed'))
        : Promise.resolve(payOne({ key, amountMinor: -amountMinor, currency })),
    payAll: (orders) => {
      calls.push(orders.length);
      const paid = orders.map((order) =>
        refuse.has(order.key) ? { key: order.key, refused: 'account-closed' } : { ...payOne(order), key: order.key },
      );
      if (!lose) return Promise.resolve(paid);
      lose = false;
      return Promise.reject(new Unavailable('the reply was lost'));
    },
    find: (key) => Promise.resolve(made.get(key) ?? null),
    findAll: (keys) => Promise.resolve(keys.flatMap((key) => (made.has(key) ? [{ ...made.get(key)!, key }] : []))),
  };
  return { port, made, calls, refuse, loseNext: () => void (lose = true) };
}
