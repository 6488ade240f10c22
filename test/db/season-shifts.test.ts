import { blocks as blocksPart } from '../../activities/season/blocks';
import { readSeason, type SeasonPorts } from '../../activities/season/part';
import { shifts as shiftsPart } from '../../activities/season/shifts';
import { uncovered } from '../../adapters/db/season/reads/uncovered';
import { claimShifts, confirmShifts, releaseShifts } from '../../api/intake/shifts';
import type { ClaimReply } from '../../domain/season/shift-contract';
import { openReading, type Reading } from '../support/reading';
import { seedSeason, type SeededSeason } from '../support/season-rows';

let reading: Reading;
let season: SeededSeason;
let ports: SeasonPorts;

beforeAll(async () => {
  reading = await openReading();
  season = await seedSeason(reading.store, { members: 200, contacts: false });
  ports = { store: reading.store, beat: () => undefined } as unknown as SeasonPorts;
}, 60_000);
afterAll(() => reading.close());

const take = async (part: typeof blocksPart) => part(ports, await readSeason(reading.store, season.campaignId));
const jump = (at: string) => reading.store.transaction((tx) => reading.store.clock.jump(tx, at, 'test'));
const claim = (at: number, from: string, until: string, standby = false): Promise<ClaimReply> =>
  claimShifts(
    reading,
    { engagement: season.people[at]!.engagementId, runs: [{ queue: 'voice', from, until }], standby },
    'user_test',
  );
const block = async (startsAt: string) =>
  reading.database
    .knex('shift_block')
    .where({ campaign_id: season.campaignId, starts_at: startsAt })
    .first<{ capacity: number; claimed: number }>();
const states = async () =>
  reading.database.knex.raw<{ rows: { state: string; n: number }[] }>(
    `select state, count(*)::int as n from shift group by state order by state`,
  );

test('the half hours of two weeks are published once, with two statements however many they are', async () => {
  const seen = await reading.statements(() => take(blocksPart));
  expect(seen.filter((sql) => /shift_block/.test(sql) && !/^select/.test(sql))).toHaveLength(2);
  const { rows } = await reading.database.knex.raw<{ rows: { n: number; last: string }[] }>(
    `select count(*)::int as n, max(starts_at) as last from shift_block`,
  );
  expect(rows[0]).toEqual({ n: 14 * 24, last: '2027-03-17T23:30:00.000Z' });
  expect(await take(blocksPart)).toEqual({});
});

test('tier A chooses first; a day later everybody may', async () => {
  const [run] = ['2027-03-08T14:00:00.000Z'];
  expect(await claim(0, run, '2027-03-08T18:00:00.000Z')).toMatchObject({
    shifts: [],
    refused: [{ reason: 'tier-first', says: expect.stringContaining('2027-03-04T15:00:00.000Z') as string }],
  });
  await reading.database.knex('talent').where({ id: season.people[0]!.talentId }).update({ tier: 'A' });
  expect((await claim(0, run, '2027-03-08T18:00:00.000Z')).shifts).toMatchObject([{ state: 'claimed' }]);
  await jump('2027-03-04T16:00:00.000Z');
  expect((await claim(1, run, '2027-03-08T18:00:00.000Z')).shifts).toMatchObject([
    { state: 'claimed', confirmBy: '2027-03-07T06:00:00.000Z' },
  ]);
  // Asked again, it is theirs still, once.
  expect((await claim(1, run, '2027-03-08T18:00:00.000Z')).shifts).toHaveLength(1);
  expect((await block(run)).claimed).toBe(2);
});

test('of 200 who claim ten places at once exactly ten get one', async () => {
  const [from, until] = ['2027-03-09T14:00:00.000Z', '2027-03-09T15:00:00.000Z'];
  await reading.database
    .knex('shift_block')
    .whereIn('starts_at', [from, '2027-03-09T14:30:00.000Z'])
    .update({ capacity: 10 });
  const replies = await Promise.all(season.people.map((_, at) => claim(at, from, until)));
  expect(replies.filter(({ shifts }) => shifts.length === 1)).toHaveLength(10);
  expect(replies.flatMap(({ refused }) => refused.map(({ reason }) => reason))).toEqual(
    Array.from({ length: 190 }, () => 'full'),
  );
  expect([await block(from), await block('2027-03-09T14:30:00.000Z')]).toMatchObject([
    { claimed: 10 },
    { claimed: 10 },
  ]);
}, 60_000);

test('whoever finds it full may stand by, and is called in the order of tiers when a place becomes free', async () => {
  const [from, until] = ['2027-03-09T14:00:00.000Z', '2027-03-09T15:00:00.000Z'];
  const { rows } = await reading.database.knex.raw<{ rows: { id: string; engagement_id: string }[] }>(
    `select id, engagement_id from shift where starts_at = ? and state = 'claimed' order by id`,
    [from],
  );
  const [mine] = rows;
  const waiting = season.people.flatMap(({ engagementId }, at) =>
    at > 1 && rows.every((row) => row.engagement_id !== engagementId) ? [at] : [],
  );
  const [first, second] = [waiting[0]!, waiting[1]!];
  await reading.database.knex('talent').where({ id: season.people[second]!.talentId }).update({ tier: 'A' });
  for (const at of [first, second])
    expect((await claim(at, from, until, true)).shifts).toMatchObject([{ state: 'standby' }]);

  await releaseShifts(reading, [mine!.id], 'user_test');
  expect((await block(from)).claimed).toBe(9);
  await confirmShifts(
    reading,
    rows.slice(1).map(({ id }) => id),
    'user_test',
  );
  await jump('2027-03-08T10:00:00.000Z');
  expect(await take(shiftsPart)).toMatchObject({ did: expect.stringContaining('1 called in') as string });
  const called = await reading.database.knex('shift').where({ starts_at: from, state: 'confirmed' });
  expect(called).toHaveLength(10);
  expect(called.map(({ engagement_id: whose }: { engagement_id: string }) => whose)).toContain(
    season.people[second]!.engagementId,
  );
  expect((await block(from)).claimed).toBe(10);
});

test('what nobody confirms 32 hours ahead goes to standby, and comes back to whoever confirms while there is a place', async () => {
  // The two of 8 March were never confirmed.
  expect((await states()).rows.find(({ state }) => state === 'claimed')).toBeUndefined();
  const silent = (await reading.database
    .knex('shift')
    .where({ starts_at: '2027-03-08T14:00:00.000Z', state: 'standby' })
    .orderBy('id')) as { id: string }[];
  expect(silent).toHaveLength(2);
  expect((await block('2027-03-08T14:00:00.000Z')).claimed).toBe(0);
  expect(await confirmShifts(reading, [silent[0]!.id, 'shift_none'], 'user_test')).toEqual({
    shifts: [silent[0]!.id],
    refused: [{ shift: 'shift_none', says: 'there is no such shift' }],
  });
  expect((await block('2027-03-08T14:00:00.000Z')).claimed).toBe(1);
});

test('caps, rest, conflicts and what is outside are refused run by run', async () => {
  const engagement = season.people[150]!.engagementId;
  const run = (from: string, until: string) => ({
    queue: 'voice',
    from: `2027-03-1${from}:00.000Z`,
    until: `2027-03-1${until}:00.000Z`,
  });
  const { shifts, refused } = await claimShifts(
    reading,
    {
      engagement,
      runs: [
        run('0T13:00', '0T20:00'),
        run('0T19:30', '0T20:30'),
        run('0T21:00', '0T23:00'),
        run('1T05:00', '1T06:00'),
        run('2T13:00', '2T20:00'),
        run('3T13:00', '3T20:00'),
        run('1T13:00', '1T13:00'),
        run('4T13:00', '4T13:30'),
      ],
      standby: false,
    },
    'user_test',
  );
  expect(shifts).toHaveLength(3);
  expect(refused.map(({ reason }) => reason)).toEqual(['conflict', 'day-cap', 'outside', 'weekly-cap', 'outside']);
  await expect(
    claimShifts(
      reading,
      { engagement, runs: [run('3T13:00', '3T14:00'), run('5T13:00', '5T14:00')], standby: false },
      'user_test',
    ),
  ).rejects.toThrow('2027-W10, 2027-W11');
});

test('what is not covered is told in stretches; places that nobody needs do not count', async () => {
  const { knex } = reading.database;
  const tuesday = () => uncovered(knex, season.campaignId, '2027-03-16T00:00:00.000Z', '2027-03-17T00:00:00.000Z');
  const found = await tuesday();
  await knex('shift_block').increment('capacity', 7);
  expect(await tuesday()).toEqual(found);
  await knex('shift_block').decrement('capacity', 7);
  expect(found).toEqual([
    {
      queue: 'voice',
      from: '2027-03-16T12:00:00.000Z',
      until: '2027-03-17T00:00:00.000Z',
      missing: expect.any(Number) as number,
      hours: expect.any(Number) as number,
    },
  ]);
});

test('whoever leaves gives back what begins later, in time, and is not called in any more', async () => {
  const { knex } = reading.database;
  await jump('2027-03-10T10:00:00.000Z');
  const [from, until] = ['2027-03-12T14:00:00.000Z', '2027-03-12T15:00:00.000Z'];
  const [stays, leaves, gone, stands] = [20, 21, 22, 23];
  for (const at of [stays, leaves, gone]) expect((await claim(at, from, until)).shifts).toHaveLength(1);
  await knex('shift_block')
    .where({ starts_at: from })
    .update({ capacity: knex.raw('claimed') });
  const { claimed } = await block(from);
  expect((await claim(stands, from, until, true)).shifts).toMatchObject([{ state: 'standby' }]);
  const of = (at: number) => season.people[at]?.engagementId ?? '';
  // One has a last day before it, one is being offboarded already; so is one who stands by.
  await knex('engagement')
    .where({ id: of(leaves) })
    .update({ ends_at: '2027-03-12T05:00:00.000Z' });
  await knex('engagement')
    .whereIn('id', [of(gone), of(stands)])
    .update({ state: 'ending' });
  expect((await take(shiftsPart)).did).toContain('2 shifts of leavers are free');
  const rows = await knex('shift')
    .where({ starts_at: from })
    .orderBy('engagement_id')
    .select('engagement_id', 'state', 'released_at');
  const byPerson = new Map(rows.map((row: { engagement_id: string; state: string }) => [row.engagement_id, row.state]));
  expect([stays, leaves, gone, stands].map((at) => byPerson.get(of(at)))).toEqual([
    'claimed',
    'released',
    'released',
    'standby',
  ]);
  expect((await block(from)).claimed).toBe(claimed - 2);
  expect(await knex('event').where({ type: 'shifts.freed' }).count('* as n').first()).toEqual({ n: 2 });
});
