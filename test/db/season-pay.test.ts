import { pay } from '../../activities/season/pay';
import { createSeasonPayActivities } from '../../activities/season/pay-week';
import { weeks } from '../../activities/season/weeks';
import { previewTier } from '../../adapters/db/reads/tiers';
import { evaluateDefaults } from '../../domain/evaluate/policy';
import { deriveId } from '../../domain/ids';
import { standingReservation, worthOf } from '../../domain/season/pay';
import { seasonDefaults } from '../../domain/season/policy-default';
import { Unavailable } from '../../domain/errors';
import { seedSeason } from '../support/season-rows';
import { staff } from '../support/staff';
import { openPayBench, period, withBurden, type PayBench } from './pay-bench';

let bench: PayBench;

beforeEach(async () => {
  bench = await openPayBench();
}, 60_000);
afterEach(() => bench.close());

test('a week is paid once, in chunks of a hundred, with as many statements for one person as for a chunk', async () => {
  const season = await seedSeason(bench.reading.store, { members: 130 });
  await bench.worked(season);
  expect(await bench.take(pay, season)).toEqual({ next: '2027-03-11T05:00:00.000Z' });
  await bench.jump('2027-03-11T06:00:00.000Z');
  expect(await bench.take(pay, season)).toEqual({ todo: [{ kind: 'pay', period, version: 1 }] });

  const seen = await bench.reading.statements(async () => {
    expect(await bench.run(season)).toEqual({ state: 'done', people: 130, amountMinor: 130 * 9750 });
  });
  expect(bench.vendor.calls).toEqual([100, 30]);
  expect(seen.length).toBeLessThan(90);
  const amount = worthOf(300, season.hourly);
  const standing = standingReservation(season.hourly, seasonDefaults.pay);
  const left = Math.max(standing, season.reservedMinor - amount);
  expect(await bench.money(season)).toEqual({
    reservedMinor: 130 * withBurden(left),
    paidMinor: 130 * withBurden(amount),
    people: { reserved: 130 * left, paid: 130 * amount },
  });
  expect(bench.vendor.made.size).toBe(130);

  expect(await bench.audited()).toEqual([]);

  // Again, as a repeat of the activity or as another run: nobody is paid twice.
  await bench.run(season);
  await bench.run(season, 2);
  expect(bench.vendor.calls).toEqual([100, 30]);
  expect(await bench.take(pay, season)).toEqual({});
  const [first] = season.people;
  // Two weeks in class and one in nesting were written up, and wait to be approved; the last week is still to come.
  expect(
    await bench.reading.store.transaction((tx) => bench.reading.store.payments.unpaid(tx, first!.engagementId)),
  ).toEqual(['time/2027-W01', 'time/2027-W02', 'time/2027-W03', 'week/2027-W17']);
}, 60_000);

test('a reply that was lost is looked up by the keys, and nobody is paid twice', async () => {
  const season = await seedSeason(bench.reading.store, { members: 130 });
  await bench.worked(season);
  bench.vendor.loseNext();
  await expect(bench.run(season)).rejects.toBeInstanceOf(Unavailable);
  expect((await bench.money(season)).paidMinor).toBe(0);
  expect(await bench.run(season)).toMatchObject({ state: 'done', people: 130 });
  expect(bench.vendor.made.size).toBe(130);
  // The first hundred were found; only the others were sent again.
  expect(bench.vendor.calls).toEqual([100, 30]);
}, 60_000);

test('a run that the budget does not hold pays nobody and asks; a raise lets it go on', async () => {
  const season = await seedSeason(bench.reading.store, { members: 20 });
  await bench.worked(season);
  await bench.reading.database.knex('engagement').update({ reserved_minor: 0 });
  await bench.reading.database
    .knex('campaign')
    .where({ id: season.campaignId })
    .update({ reserved_minor: 0, budget_minor: 20 * withBurden(9750) - 1 });
  await bench.jump('2027-03-11T06:00:00.000Z');
  expect(await bench.run(season)).toMatchObject({ state: 'held' });
  expect(bench.vendor.made.size).toBe(0);
  expect(await bench.take(pay, season)).toEqual({});
  const [ask] = (await bench.reading.database.knex('ask').where({ kind: 'budget-overrun' })) as {
    id: string;
    question: string;
  }[];
  expect(ask!.question).toContain('at least $0.21');
  await bench.reading.store.transaction((tx) =>
    bench.reading.store.asks.answer(
      tx,
      ask!.id,
      { kind: 'user', id: staff.approver, roles: ['approver'] },
      { option: 'raise', form: { amount: 5000 } },
    ),
  );
  expect(await bench.take(pay, season)).toEqual({ todo: [{ kind: 'pay', period, version: 1 }] });
  await bench.take(pay, season);
  expect(await bench.run(season)).toMatchObject({ state: 'done', people: 20 });
  const campaign = await bench.reading.store.campaigns.readCampaign(bench.reading.database.knex, season.campaignId);
  expect(campaign.budgetMinor).toBe(20 * withBurden(9750) - 1 + 500_000);
  expect(campaign.reservedMinor + campaign.paidMinor).toBeLessThanOrEqual(campaign.budgetMinor);
}, 60_000);

test('whose cap the pay exceeds is not paid before somebody raised it; everybody else is, and nothing runs in a circle', async () => {
  const season = await seedSeason(bench.reading.store, { members: 3 });
  await bench.worked(season);
  const { knex } = bench.reading.database;
  const two = season.people.slice(0, 2).map(({ engagementId }) => engagementId);
  await knex('engagement').whereIn('id', two).update({ reserved_minor: 0, not_to_exceed_minor: 9700 });
  await knex('campaign')
    .where({ id: season.campaignId })
    .update({ reserved_minor: withBurden(season.reservedMinor) });
  await bench.jump('2027-03-11T06:00:00.000Z');
  const say = (option: string, reason?: string) =>
    bench.reading.store.transaction(async (tx) => {
      const { id } = await knex('ask').where({ kind: 'cap-overrun', state: 'open' }).first<{ id: string }>('id');
      await bench.reading.store.asks.answer(
        tx,
        id,
        { kind: 'user', id: staff.approver, roles: ['approver'] },
        { option, ...(reason && { reason }) },
      );
    });
  const paid = () => knex('payment').where({ state: 'paid' }).count<{ count: string }[]>('* as count');

  expect(await bench.run(season)).toMatchObject({ state: 'done', people: 1 });
  const asked = await knex('ask').where({ kind: 'cap-overrun' });
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({ subject: season.campaignId, to_role: 'approver', state: 'open' });
  expect(asked[0].question).toContain('the caps of 2 engagements');
  expect(asked[0].question).toContain('$1.00');
  expect(asked[0].detail).toContainEqual({
    label: 'The engagement',
    value: '$0.50 more',
    href: `/console/engagements/${two[0]}`,
  });
  // While it is asked, and for a day after a “not yet”, there is nothing to do.
  expect(await bench.take(pay, season)).toEqual({});
  await say('hold', 'I look into it');
  expect(await bench.take(pay, season)).toEqual({});
  await bench.jump('2027-03-12T07:00:00.000Z');
  expect(await bench.take(pay, season)).toEqual({ todo: [{ kind: 'pay', period, version: 2 }] });
  expect(await bench.run(season, 2)).toMatchObject({ state: 'done', people: 0 });
  expect(await bench.take(pay, season)).toEqual({});

  await say('raise');
  expect(await bench.take(pay, season)).toEqual({ todo: [{ kind: 'pay', period, version: 3 }] });
  expect(await bench.run(season, 3)).toMatchObject({ state: 'done', people: 2 });
  expect(await paid()).toEqual([{ count: 3 }]);
  expect(await knex('engagement').whereIn('id', two).distinct().pluck('not_to_exceed_minor')).toEqual([9750]);
  expect(await knex('event').where({ type: 'cap.raised', actor: staff.approver }).pluck('subject')).toHaveLength(2);
  expect(await bench.take(pay, season)).toEqual({});
  expect(await bench.audited()).toEqual([]);
}, 60_000);

test('corrected time is reversed and paid anew by the next version, the rest of the week with it', async () => {
  const season = await seedSeason(bench.reading.store, { members: 3 });
  await bench.worked(season);
  await bench.run(season);
  const whose = season.people[0]!.engagementId;
  await bench.reading.store.transaction(async (tx) => {
    const [entry] = await bench.reading.store.time.lockTime(tx, {
      ids: [deriveId('timeEntry', whose, period, 'work', '1')],
    });
    await bench.reading.store.time.correctTime(
      tx,
      [{ entry: entry!, minutes: 360, reason: 'an hour was missing' }],
      staff.ops,
    );
  });
  await bench.jump('2027-03-12T06:00:00.000Z');
  expect(await bench.take(pay, season)).toEqual({ todo: [{ kind: 'pay', period, version: 2 }] });
  expect(await bench.run(season, 2)).toEqual({ state: 'done', people: 1, amountMinor: 11_700 });
  const payments = await bench.reading.database.knex('payment').where({ engagement_id: whose }).orderBy('key');
  expect(payments.map(({ key, amount_minor: amount, state }) => [key.replace(whose, 'eng'), amount, state])).toEqual([
    ['pay/eng/2027-W09/1', 9750, 'paid'],
    ['pay/eng/2027-W09/2', 11_700, 'paid'],
    ['pay/eng/2027-W09/reversal/1', -9750, 'paid'],
  ]);
  const { paidMinor, people } = await bench.money(season);
  expect([paidMinor, people.paid]).toEqual([2 * withBurden(9750) + withBurden(11_700), 2 * 9750 + 11_700]);
  await bench.run(season, 2);
  expect(bench.vendor.made.size).toBe(5);
  expect(await bench.audited()).toEqual([]);
  // And they tell when something is wrong.
  await bench.reading.database.knex('time_entry').where({ period, version: 2 }).update({ minutes: 400 });
  await bench.reading.database.knex('campaign').update({ paid_minor: 1 });
  expect((await bench.audited()).map((line) => line.replace(/^\S+ /, '').replaceAll(/camp_\S+/g, 'camp'))).toEqual([
    'pays 11700 for time that is worth 13000',
    expect.stringMatching(/^camp says that 1 is paid, its people \d+$/),
  ]);
}, 60_000);

test('a tier pays its rate card from the first week that begins after it, and the budget holds it', async () => {
  const season = await seedSeason(bench.reading.store, { members: 4 });
  const { knex } = bench.reading.database;
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
  const preview = await previewTier(bench.reading.as('ops'), midweek!.talentId, 'A', evaluateDefaults);
  expect(preview.monthly).toMatchObject([{ basis: 'running', difference: { amount: '135.66', currency: 'USD' } }]);
  expect(preview.sentence).toContain('Hours are paid at it from the first week that begins after the change');
  await change(midweek!.talentId, 1, 'B', 'A', '2027-03-03T12:00:00Z');
  // Has tier A from an earlier season, and never changed.
  await knex('talent').where({ id: kept!.talentId }).update({ tier: 'A' });
  await change(demoted!.talentId, 1, 'A', 'C', '2027-03-02T12:00:00Z');
  await bench.worked(season);
  expect(await bench.run(season)).toMatchObject({ state: 'done', people: 4, amountMinor: 3 * 10_530 + 9750 });
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
  const { reservedMinor, paidMinor, people } = await bench.money(season);
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
  expect(await bench.audited()).toEqual([]);
}, 60_000);

test('whoever stays to the end is paid the bonus with their last week, once, and nothing stays owed', async () => {
  const policy = { ...seasonDefaults, pay: { ...seasonDefaults.pay, completionBonusMinor: { USD: 20_000 } } };
  await bench.reading.store.transaction((tx) =>
    bench.reading.store.policies.publish(tx, { kind: 'season', document: policy, note: 'bonus', by: 'system:test' }),
  );
  const season = await seedSeason(bench.reading.store, { members: 2, state: 'leaving' });
  const [stays, leaves] = season.people.map(({ engagementId }) => engagementId);
  const { knex } = bench.reading.database;
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
  await bench.jump('2027-04-26T12:00:00.000Z');
  await bench.take(weeks, season);
  await knex('time_entry').update({ state: 'approved' });
  await knex('time_entry').whereNot({ period: '2027-W16' }).update({ state: 'declined' });
  await bench.jump('2027-04-29T06:00:00.000Z');
  const last = { campaignId: season.campaignId, period: '2027-W16', version: 1 };
  await createSeasonPayActivities(bench.ports).payWeek(last);
  await createSeasonPayActivities(bench.ports).payWeek({ ...last, version: 2 });
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
    expect(await bench.reading.store.transaction((tx) => bench.reading.store.payments.unpaid(tx, id))).toEqual([]);
  expect(await bench.audited()).toEqual([]);
}, 60_000);
