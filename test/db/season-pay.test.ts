import type { PaymentOrder, Payments } from '../../activities/ports';
import { pay } from '../../activities/season/pay';
import { createSeasonPayActivities } from '../../activities/season/pay-week';
import { readSeason, type SeasonPart, type SeasonPorts } from '../../activities/season/part';
import { weeks } from '../../activities/season/weeks';
import { previewTier } from '../../adapters/db/reads/tiers';
import { RuleBroken, Unavailable } from '../../domain/errors';
import { evaluateDefaults } from '../../domain/evaluate/policy';
import { deriveId } from '../../domain/ids';
import { standingReservation, worthOf } from '../../domain/season/pay';
import { seasonDefaults } from '../../domain/season/policy-default';
import type { Evidence } from '../../cli/audit/invariant';
import { budgetHolds, paidOnce } from '../../cli/audit/invariants/money';
import { openReading, type Reading } from '../support/reading';
import { seedSeason, type SeededSeason } from '../support/season-rows';
import { staff } from '../support/staff';

let reading: Reading;
let vendor: ReturnType<typeof openVendor>;
let ports: SeasonPorts;

beforeEach(async () => {
  reading = await openReading();
  vendor = openVendor();
  ports = { store: reading.store, world: { payments: vendor.port }, beat: () => undefined } as unknown as SeasonPorts;
}, 60_000);
afterEach(() => reading.close());

const period = '2027-W09';
/** With what the employer pays on top. */
const withBurden = (amount: number) => amount + Math.round(amount * 0.12);
const take = async (part: SeasonPart, { campaignId }: SeededSeason) =>
  part(ports, await readSeason(reading.store, campaignId));
const jump = (at: string) => reading.store.transaction((tx) => reading.store.clock.jump(tx, at, 'test'));
const run = ({ campaignId }: SeededSeason, version = 1) =>
  createSeasonPayActivities(ports).payWeek({ campaignId, period, version });
const approveAll = ({ campaignId }: SeededSeason) =>
  reading.store.transaction(async (tx) => {
    const entries = await reading.store.time.lockTime(tx, { campaignId, period, except: [] });
    await reading.store.time.decideTime(
      tx,
      entries.map(({ id }) => id),
      'approved',
      staff.ops,
      null,
    );
  });
const money = async ({ campaignId }: SeededSeason) => {
  const { reservedMinor, paidMinor } = await reading.store.campaigns.readCampaign(reading.database.knex, campaignId);
  const { rows } = await reading.database.knex.raw<{ rows: { reserved: number; paid: number }[] }>(
    `select sum(reserved_minor)::bigint as reserved, sum(paid_minor)::bigint as paid
     from engagement where campaign_id = ?`,
    [campaignId],
  );
  return { reservedMinor, paidMinor, people: rows[0]! };
};

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

test('a week is paid once, in chunks of a hundred, with as many statements for one person as for a chunk', async () => {
  const season = await seedSeason(reading.store, { members: 130 });
  await worked(season);
  expect(await take(pay, season)).toEqual({ next: '2027-03-11T05:00:00.000Z' });
  await jump('2027-03-11T06:00:00.000Z');
  expect(await take(pay, season)).toEqual({ todo: [{ kind: 'pay', period, version: 1 }] });

  const seen = await reading.statements(async () => {
    expect(await run(season)).toEqual({ state: 'done', people: 130, amountMinor: 130 * 9750 });
  });
  expect(vendor.calls).toEqual([100, 30]);
  expect(seen.length).toBeLessThan(90);
  const amount = worthOf(300, season.hourly);
  const standing = standingReservation(season.hourly, seasonDefaults.pay);
  const left = Math.max(standing, season.reservedMinor - amount);
  expect(await money(season)).toEqual({
    reservedMinor: 130 * withBurden(left),
    paidMinor: 130 * withBurden(amount),
    people: { reserved: 130 * left, paid: 130 * amount },
  });
  expect(vendor.made.size).toBe(130);

  expect(await audited()).toEqual([]);

  // Again, as a repeat of the activity or as another run: nobody is paid twice.
  await run(season);
  await run(season, 2);
  expect(vendor.calls).toEqual([100, 30]);
  expect(await take(pay, season)).toEqual({});
  const [first] = season.people;
  // Two weeks in class and one in nesting were written up, and wait to be approved; the last week is still to come.
  expect(await reading.store.transaction((tx) => reading.store.payments.unpaid(tx, first!.engagementId))).toEqual([
    'time/2027-W01',
    'time/2027-W02',
    'time/2027-W03',
    'week/2027-W17',
  ]);
}, 60_000);

test('a reply that was lost is looked up by the keys, and nobody is paid twice', async () => {
  const season = await seedSeason(reading.store, { members: 130 });
  await worked(season);
  vendor.loseNext();
  await expect(run(season)).rejects.toBeInstanceOf(Unavailable);
  expect((await money(season)).paidMinor).toBe(0);
  expect(await run(season)).toMatchObject({ state: 'done', people: 130 });
  expect(vendor.made.size).toBe(130);
  // The first hundred were found; only the others were sent again.
  expect(vendor.calls).toEqual([100, 30]);
}, 60_000);

test('a run that the budget does not hold pays nobody and asks; a raise lets it go on', async () => {
  const season = await seedSeason(reading.store, { members: 20 });
  await worked(season);
  await reading.database.knex('engagement').update({ reserved_minor: 0 });
  await reading.database
    .knex('campaign')
    .where({ id: season.campaignId })
    .update({ reserved_minor: 0, budget_minor: 20 * withBurden(9750) - 1 });
  await jump('2027-03-11T06:00:00.000Z');
  expect(await run(season)).toMatchObject({ state: 'held' });
  expect(vendor.made.size).toBe(0);
  expect(await take(pay, season)).toEqual({});
  const [ask] = (await reading.database.knex('ask').where({ kind: 'budget-overrun' })) as {
    id: string;
    question: string;
  }[];
  expect(ask!.question).toContain('at least $0.21');
  await reading.store.transaction((tx) =>
    reading.store.asks.answer(
      tx,
      ask!.id,
      { kind: 'user', id: staff.approver, roles: ['approver'] },
      { option: 'raise', form: { amount: 5000 } },
    ),
  );
  expect(await take(pay, season)).toEqual({ todo: [{ kind: 'pay', period, version: 1 }] });
  await take(pay, season);
  expect(await run(season)).toMatchObject({ state: 'done', people: 20 });
  const campaign = await reading.store.campaigns.readCampaign(reading.database.knex, season.campaignId);
  expect(campaign.budgetMinor).toBe(20 * withBurden(9750) - 1 + 500_000);
  expect(campaign.reservedMinor + campaign.paidMinor).toBeLessThanOrEqual(campaign.budgetMinor);
}, 60_000);

test('corrected time is reversed and paid anew by the next version, the rest of the week with it', async () => {
  const season = await seedSeason(reading.store, { members: 3 });
  await worked(season);
  await run(season);
  const whose = season.people[0]!.engagementId;
  await reading.store.transaction(async (tx) => {
    const [entry] = await reading.store.time.lockTime(tx, { ids: [deriveId('timeEntry', whose, period, 'work', '1')] });
    await reading.store.time.correctTime(
      tx,
      [{ entry: entry!, minutes: 360, reason: 'an hour was missing' }],
      staff.ops,
    );
  });
  await jump('2027-03-12T06:00:00.000Z');
  expect(await take(pay, season)).toEqual({ todo: [{ kind: 'pay', period, version: 2 }] });
  expect(await run(season, 2)).toEqual({ state: 'done', people: 1, amountMinor: 11_700 });
  const payments = await reading.database.knex('payment').where({ engagement_id: whose }).orderBy('key');
  expect(payments.map(({ key, amount_minor: amount, state }) => [key.replace(whose, 'eng'), amount, state])).toEqual([
    ['pay/eng/2027-W09/1', 9750, 'paid'],
    ['pay/eng/2027-W09/2', 11_700, 'paid'],
    ['pay/eng/2027-W09/reversal/1', -9750, 'paid'],
  ]);
  const { paidMinor, people } = await money(season);
  expect([paidMinor, people.paid]).toEqual([2 * withBurden(9750) + withBurden(11_700), 2 * 9750 + 11_700]);
  await run(season, 2);
  expect(vendor.made.size).toBe(5);
  expect(await audited()).toEqual([]);
  // And they tell when something is wrong.
  await reading.database.knex('time_entry').where({ period, version: 2 }).update({ minutes: 400 });
  await reading.database.knex('campaign').update({ paid_minor: 1 });
  expect((await audited()).map((line) => line.replace(/^\S+ /, '').replaceAll(/camp_\S+/g, 'camp'))).toEqual([
    'pays 11700 for time that is worth 13000',
    expect.stringMatching(/^camp says that 1 is paid, its people \d+$/),
  ]);
}, 60_000);

test('a tier pays its rate card from the first week that begins after it, and the budget holds it', async () => {
  const season = await seedSeason(reading.store, { members: 4 });
  const { knex } = reading.database;
  const [long, midweek, kept, demoted] = season.people;
  await knex('talent').where({ id: midweek!.talentId }).update({ tier: 'B' });
  const change = (talent: string, no: number, from: string | null, to: string, at: string) =>
    knex('tier_change').insert({
      ...{ id: `change_${talent}_${no}`, talent_id: talent, no, tier_from: from, tier_to: to, cause: 'promotion' },
      ...{
        reason: 'rated',
        source: `test/${talent}/${no}`,
        decided_by: 'system:test',
        decided_at: at,
        policy: 'evaluate@1',
      },
    });
  await change(long!.talentId, 1, 'B', 'A', '2027-02-28T12:00:00Z');
  // What a tier would cost is told before it applies: 20 hours a week at 8 % more.
  const preview = await previewTier(reading.as('ops'), midweek!.talentId, 'A', evaluateDefaults);
  expect(preview.monthly).toMatchObject([{ basis: 'running', difference: { amount: '135.66', currency: 'USD' } }]);
  expect(preview.sentence).toContain('Hours are paid at it from the first week that begins after the change');
  await change(midweek!.talentId, 1, 'B', 'A', '2027-03-03T12:00:00Z');
  // Has tier A from an earlier season, and never changed.
  await knex('talent').where({ id: kept!.talentId }).update({ tier: 'A' });
  await change(demoted!.talentId, 1, 'A', 'C', '2027-03-02T12:00:00Z');
  await worked(season);
  expect(await run(season)).toMatchObject({ state: 'done', people: 4, amountMinor: 3 * 10_530 + 9750 });
  const paid = await knex('payment').select<{ engagement_id: string; amount_minor: number; reason: string }[]>();
  const of = (one: { engagementId: string } | undefined) => {
    const found = paid.find(({ engagement_id: id }) => id === one?.engagementId);
    return [found?.amount_minor, found?.reason];
  };
  // Five hours at 19.50, and at 21.06.
  expect(of(long)).toEqual([10_530, 'Week 2027-W09, tier A: 8 % more']);
  expect(of(midweek)).toEqual([9750, 'Week 2027-W09']);
  expect(of(kept)).toEqual([10_530, 'Week 2027-W09, tier A: 8 % more']);
  expect(of(demoted)).toEqual([10_530, 'Week 2027-W09, tier A: 8 % more']);
  const { reservedMinor, paidMinor, people } = await money(season);
  expect(paidMinor).toBe(3 * withBurden(10_530) + withBurden(9750));
  expect(reservedMinor + paidMinor).toBeLessThanOrEqual(240_000_000);
  // What stays reserved is what the weeks to come are paid at.
  const standing = (rateMinor: number) => standingReservation({ ...season.hourly, rateMinor }, seasonDefaults.pay);
  expect(people.reserved).toBe(
    [10_530, 9750, 10_530, 10_530].reduce((sum, amount, at) => {
      const rate = at === 3 ? 1950 : 2106;
      return sum + Math.max(standing(rate), season.reservedMinor - amount);
    }, 0),
  );
  const begun = await knex('event').where({ type: 'pay.begun' }).first<{ data: { tiersMinor: number } }>('data');
  expect(begun.data.tiersMinor).toBe(3 * 780);
  expect(await audited()).toEqual([]);
}, 60_000);

test('whoever stays to the end is paid the bonus with their last week, once, and nothing stays owed', async () => {
  const policy = { ...seasonDefaults, pay: { ...seasonDefaults.pay, completionBonusMinor: { USD: 20_000 } } };
  await reading.store.transaction((tx) =>
    reading.store.policies.publish(tx, { kind: 'season', document: policy, note: 'bonus', by: 'system:test' }),
  );
  const season = await seedSeason(reading.store, { members: 2, state: 'leaving' });
  const [stays, leaves] = season.people.map(({ engagementId }) => engagementId);
  const { knex } = reading.database;
  await knex('season_member').where({ engagement_id: stays }).update({ ends_on: '2027-04-25' });
  await knex('season_member').where({ engagement_id: leaves }).update({ ends_on: '2027-04-12' });
  for (const engagement_id of [stays, leaves])
    await knex('shift').insert({
      id: `shift_${engagement_id}`,
      campaign_id: season.campaignId,
      engagement_id,
      queue: 'voice',
      period: '2027-W16',
      starts_at: '2027-04-19T14:00:00Z',
      ends_at: '2027-04-19T16:00:00Z',
      state: 'worked',
      claimed_at: '2027-04-01',
      worked_minutes: 120,
    });
  await jump('2027-04-26T12:00:00.000Z');
  await take(weeks, season);
  await knex('time_entry').update({ state: 'approved' });
  await knex('time_entry').whereNot({ period: '2027-W16' }).update({ state: 'declined' });
  await jump('2027-04-29T06:00:00.000Z');
  const last = { campaignId: season.campaignId, period: '2027-W16', version: 1 };
  await createSeasonPayActivities(ports).payWeek(last);
  await createSeasonPayActivities(ports).payWeek({ ...last, version: 2 });
  const paid = await knex('payment')
    .orderBy(['engagement_id', 'key'])
    .select<{ key: string; amount_minor: number }[]>();
  expect(paid.map(({ key, amount_minor: amount }) => [key.split('/').slice(2).join('/'), amount]).sort()).toEqual([
    ['2027-W16/1', 3900],
    ['2027-W16/1', 3900],
    ['completion/1', 20_000],
  ]);
  expect(paid.find(({ key }) => key.includes('completion'))?.key).toContain(stays);
  for (const id of [stays!, leaves!])
    expect(await reading.store.transaction((tx) => reading.store.payments.unpaid(tx, id))).toEqual([]);
  expect(await audited()).toEqual([]);
}, 60_000);

describe('a payment that is refused', () => {
  const parkedAsks = (): Promise<
    { id: string; name: string; subject: string; state: string; options: { value: string }[] }[]
  > => reading.database.knex('ask').where({ kind: 'parked-effect' }).orderBy('opened_at');
  const decide = (id: string, option: string, form?: Record<string, unknown>) =>
    reading.store.transaction((tx) =>
      reading.store.asks.answer(
        tx,
        id,
        { kind: 'user', id: staff.engineer, roles: ['engineer'] },
        { option, ...(form && { form, reason: 'the bank did it' }) },
      ),
    );
  const paidRefs = (): Promise<string[]> =>
    reading.database.knex('payment').where({ state: 'paid' }).orderBy('key').pluck('provider_ref');

  test('is an engineer’s, one by one, while the others of the week are paid and the season goes on', async () => {
    const season = await seedSeason(reading.store, { members: 3 });
    await worked(season);
    await jump('2027-03-11T06:00:00.000Z');
    const [whose] = season.people.map(({ engagementId }) => engagementId);
    const key = `pay/${whose}/${period}/1`;
    vendor.refuse.add(key);
    expect(await run(season)).toMatchObject({ state: 'asked' });
    expect(vendor.made.size).toBe(2);
    const [ask, ...more] = await parkedAsks();
    expect(more).toEqual([]);
    expect(ask).toMatchObject({
      name: key,
      subject: whose,
      thread: season.campaignId,
      workflow_id: `campaign/${season.campaignId}`,
      question: 'Pay of week 2027-W09 does not get done. How shall it go on?',
    });
    expect(ask?.options.map(({ value }) => value)).toEqual(['retry', 'done-by-hand']);
    // Nothing is tried again before the answer, and a repeat of the step changes nothing.
    expect(await take(pay, season)).toEqual({});
    await run(season);
    expect(vendor.calls).toEqual([3]);

    await decide(ask?.id ?? '', 'done-by-hand', { providerRef: 'SEPA-4711' });
    expect(await take(pay, season)).toEqual({ todo: [{ kind: 'pay', period, version: 1 }] });
    expect(await run(season)).toMatchObject({ state: 'done', people: 3 });
    expect(vendor.made.size).toBe(2);
    expect(await paidRefs()).toContain('SEPA-4711');
    expect((await money(season)).paidMinor).toBe(3 * withBurden(9750));
    expect(await take(pay, season)).toEqual({});
    expect(await audited()).toEqual([]);
  }, 60_000);

  test('is tried again when the engineer says so, and asked about again when that is refused too', async () => {
    const season = await seedSeason(reading.store, { members: 2 });
    await worked(season);
    const key = `pay/${season.people[0]?.engagementId}/${period}/1`;
    vendor.refuse.add(key);
    await run(season);
    await decide((await parkedAsks())[0]?.id ?? '', 'retry');
    expect(await run(season)).toMatchObject({ state: 'asked' });
    expect((await parkedAsks()).map(({ state }) => state)).toEqual(['answered', 'open']);
    vendor.refuse.clear();
    await decide((await parkedAsks())[1]?.id ?? '', 'retry');
    expect(await run(season)).toMatchObject({ state: 'done' });
    expect(vendor.made.size).toBe(2);
    expect(await audited()).toEqual([]);
  }, 60_000);

  test('of somebody whose address nobody keeps any more can be done by hand too', async () => {
    const season = await seedSeason(reading.store, { members: 1, contacts: false });
    await worked(season);
    await run(season);
    expect(vendor.calls).toEqual([]);
    await decide((await parkedAsks())[0]?.id ?? '', 'done-by-hand', { providerRef: 'cheque 12' });
    expect(await run(season)).toMatchObject({ state: 'done' });
    expect(await paidRefs()).toEqual(['cheque 12']);
  }, 60_000);

  test('and that takes something back holds what is paid anew to the same person, nobody else', async () => {
    const season = await seedSeason(reading.store, { members: 2 });
    await worked(season);
    await run(season);
    await reading.store.transaction(async (tx) => {
      const entries = await reading.store.time.lockTime(tx, {
        ids: season.people.map(({ engagementId }) => deriveId('timeEntry', engagementId, period, 'work', '1')),
      });
      await reading.store.time.correctTime(
        tx,
        entries.map((entry) => ({ entry, minutes: 360, reason: 'an hour was missing' })),
        staff.ops,
      );
    });
    await jump('2027-03-12T06:00:00.000Z');
    const [whose] = season.people.map(({ engagementId }) => engagementId);
    vendor.refuse.add(`pay/${whose}/${period}/reversal/1`);
    expect(await run(season, 2)).toMatchObject({ state: 'asked' });
    // The other one: taken back and paid anew; of this one nothing.
    expect([...vendor.made.keys()].filter((key) => key.includes(whose ?? ''))).toEqual([`pay/${whose}/${period}/1`]);
    expect(vendor.made.size).toBe(4);
    expect(await take(pay, season)).toEqual({});
    vendor.refuse.clear();
    const [ask] = await parkedAsks();
    await decide(ask?.id ?? '', 'retry');
    expect(await run(season, 2)).toMatchObject({ state: 'done' });
    expect(vendor.made.size).toBe(6);
    expect(await audited()).toEqual([]);
  }, 60_000);

  test('with many others is the payments system’s, and one question for the run', async () => {
    const season = await seedSeason(reading.store, { members: 30 });
    await worked(season);
    for (const { engagementId } of season.people) vendor.refuse.add(`pay/${engagementId}/${period}/1`);
    await expect(run(season)).rejects.toThrow(/refused 30 payments of 2027-W09/);
    expect(await parkedAsks()).toEqual([]);
  }, 60_000);
});

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
