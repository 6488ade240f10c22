import { pay } from '../../activities/season/pay';
import { deriveId } from '../../domain/ids';
import { seedSeason } from '../support/season-rows';
import { staff } from '../support/staff';
import { openPayBench, period, withBurden, type PayBench } from './pay-bench';

let bench: PayBench;

beforeEach(async () => {
  bench = await openPayBench();
}, 60_000);
afterEach(() => bench.close());

describe('a payment that is refused', () => {
  const parkedAsks = (): Promise<
    { id: string; name: string; subject: string; state: string; options: { value: string }[] }[]
  > => bench.reading.database.knex('ask').where({ kind: 'parked-effect' }).orderBy('opened_at');
  const decide = (id: string, option: string, form?: Record<string, unknown>) =>
    bench.reading.store.transaction((tx) =>
      bench.reading.store.asks.answer(
        tx,
        id,
        { kind: 'user', id: staff.engineer, roles: ['engineer'] },
        { option, ...(form && { form, reason: 'the bank did it' }) },
      ),
    );
  const paidRefs = (): Promise<string[]> =>
    bench.reading.database.knex('payment').where({ state: 'paid' }).orderBy('key').pluck('provider_ref');

  test('is an engineer’s, one by one, while the others of the week are paid and the season goes on', async () => {
    const season = await seedSeason(bench.reading.store, { members: 3 });
    await bench.worked(season);
    await bench.jump('2027-03-11T06:00:00.000Z');
    const [whose] = season.people.map(({ engagementId }) => engagementId);
    const key = `pay/${whose}/${period}/1`;
    bench.vendor.refuse.add(key);
    expect(await bench.run(season)).toMatchObject({ state: 'asked' });
    expect(bench.vendor.made.size).toBe(2);
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
    expect(await bench.take(pay, season)).toEqual({});
    await bench.run(season);
    expect(bench.vendor.calls).toEqual([3]);

    await decide(ask?.id ?? '', 'done-by-hand', { providerRef: 'SEPA-4711' });
    expect(await bench.take(pay, season)).toEqual({ todo: [{ kind: 'pay', period, version: 1 }] });
    expect(await bench.run(season)).toMatchObject({ state: 'done', people: 3 });
    expect(bench.vendor.made.size).toBe(2);
    expect(await paidRefs()).toContain('SEPA-4711');
    expect((await bench.money(season)).paidMinor).toBe(3 * withBurden(9750));
    expect(await bench.take(pay, season)).toEqual({});
    expect(await bench.audited()).toEqual([]);
  }, 60_000);

  test('is tried again when the engineer says so, and asked about again when that is refused too', async () => {
    const season = await seedSeason(bench.reading.store, { members: 2 });
    await bench.worked(season);
    const key = `pay/${season.people[0]?.engagementId}/${period}/1`;
    bench.vendor.refuse.add(key);
    await bench.run(season);
    await decide((await parkedAsks())[0]?.id ?? '', 'retry');
    expect(await bench.run(season)).toMatchObject({ state: 'asked' });
    expect((await parkedAsks()).map(({ state }) => state)).toEqual(['answered', 'open']);
    bench.vendor.refuse.clear();
    await decide((await parkedAsks())[1]?.id ?? '', 'retry');
    expect(await bench.run(season)).toMatchObject({ state: 'done' });
    expect(bench.vendor.made.size).toBe(2);
    expect(await bench.audited()).toEqual([]);
  }, 60_000);

  test('of somebody whose address nobody keeps any more can be done by hand too', async () => {
    const season = await seedSeason(bench.reading.store, { members: 1, contacts: false });
    await bench.worked(season);
    await bench.run(season);
    expect(bench.vendor.calls).toEqual([]);
    await decide((await parkedAsks())[0]?.id ?? '', 'done-by-hand', { providerRef: 'cheque 12' });
    expect(await bench.run(season)).toMatchObject({ state: 'done' });
    expect(await paidRefs()).toEqual(['cheque 12']);
  }, 60_000);

  test('and that takes something back holds what is paid anew to the same person, nobody else', async () => {
    const season = await seedSeason(bench.reading.store, { members: 2 });
    await bench.worked(season);
    await bench.run(season);
    await bench.reading.store.transaction(async (tx) => {
      const entries = await bench.reading.store.time.lockTime(tx, {
        ids: season.people.map(({ engagementId }) => deriveId('timeEntry', engagementId, period, 'work', '1')),
      });
      await bench.reading.store.time.correctTime(
        tx,
        entries.map((entry) => ({ entry, minutes: 360, reason: 'an hour was missing' })),
        staff.ops,
      );
    });
    await bench.jump('2027-03-12T06:00:00.000Z');
    const [whose] = season.people.map(({ engagementId }) => engagementId);
    bench.vendor.refuse.add(`pay/${whose}/${period}/reversal/1`);
    expect(await bench.run(season, 2)).toMatchObject({ state: 'asked' });
    // The other one: taken back and paid anew; of this one nothing.
    expect([...bench.vendor.made.keys()].filter((key) => key.includes(whose ?? ''))).toEqual([
      `pay/${whose}/${period}/1`,
    ]);
    expect(bench.vendor.made.size).toBe(4);
    expect(await bench.take(pay, season)).toEqual({});
    bench.vendor.refuse.clear();
    const [ask] = await parkedAsks();
    await decide(ask?.id ?? '', 'retry');
    expect(await bench.run(season, 2)).toMatchObject({ state: 'done' });
    expect(bench.vendor.made.size).toBe(6);
    expect(await bench.audited()).toEqual([]);
  }, 60_000);

  test('with many others is the payments system’s, and one question for the run', async () => {
    const season = await seedSeason(bench.reading.store, { members: 30 });
    await bench.worked(season);
    for (const { engagementId } of season.people) bench.vendor.refuse.add(`pay/${engagementId}/${period}/1`);
    await expect(bench.run(season)).rejects.toThrow(/refused 30 payments of 2027-W09/);
    expect(await parkedAsks()).toEqual([]);
  }, 60_000);
});
