import { assignKeys } from '../../domain/assign/keys';
import { offboardKeys } from '../../domain/offboard/keys';
import { openJourney, type JourneyBench } from './journey-bench';
import { eventually, handIn, handOver, leave, playUntilWork, type Player } from './play';

jest.setTimeout(180_000);

let bench: JourneyBench;

beforeEach(async () => {
  bench = await openJourney('2026-11-25T17:00:00.000Z');
});
afterEach(() => bench.close());

const atWork = (externalId: string) => playUntilWork(bench, externalId);

const terminate = { reason: 'Client data was passed on.', cause: 'misconduct' };

async function optionsOf(name: string): Promise<string[]> {
  const { id } = await bench.ask(name);
  const { options } = await bench.database.knex('ask').where({ id }).first('options');
  return options.map(({ value }: { value: string }) => value);
}

const leases = ({ engagementId }: Player) =>
  bench.database
    .knex('access_lease')
    .where({ engagement_id: engagementId })
    .orderBy('system')
    .select('system', 'state', 'verified_at', 'read_back');

test('a system that keeps the access: an engineer is asked, and nothing is closed before it says that it is gone', async () => {
  const player = await atWork('keeps-access');
  bench.world.refused.add('revoke:chat');
  await player.tell('terminate', terminate);
  const key = offboardKeys.revoke(player.engagementId, 'chat', 1);
  expect(await optionsOf(key)).not.toContain('skip');
  await player.reaches('ending');
  expect(await leases(player)).toMatchObject([
    { system: 'asset-library', state: 'revoked', read_back: { active: false } },
    { system: 'chat', state: 'open' },
  ]);

  // All else goes on meanwhile; silence of the engineer is told to the next in line, and decides nothing.
  await handOver(bench);
  const { id, escalate_at: escalateAt } = await bench.database.knex('ask').where({ name: key }).first();
  const now = await bench.store.transaction((tx) => bench.store.clock.now(tx));
  await bench.later((Date.parse(escalateAt) - Date.parse(now)) / 3_600_000 + 1);
  const escalated = await bench.database.knex('event').where({ type: 'ask.escalated' }).pluck('object');
  expect(escalated).toContain(id);
  await bench.answer(key, 'done-by-hand', { providerRef: 'ticket 4711' }, 'They say that it is gone.');
  // It is not: the word alone counts for nothing.
  await bench.ask(key);
  expect(await player.row('state')).toBe('ending');

  const talent = await player.row<string>('talent_id');
  bench.world.held.set(`chat/${talent}`, []);
  await bench.answer(key, 'done-by-hand', { providerRef: 'ticket 4711' }, 'Now it is gone.');
  await leave(bench);
  expect(await bench.ended(`engagement/${player.engagementId}`)).toBe('COMPLETED');
  expect(await player.row('state')).toBe('closed');
  expect((await leases(player)).map(({ state, verified_at: at }) => [state, at !== null])).toEqual([
    ['revoked', true],
    ['revoked', true],
  ]);
});

test('a payment service that dies in the middle: the engagement waits for it alone, and the pay comes once', async () => {
  const player = await atWork('unpaid');
  await handIn(bench, player, 1);
  bench.world.refused.add('pay');
  await bench.answer('work-1/review', 'accept', { rating: 5, defects: 0 });
  const key = assignKeys.milestone(player.engagementId, 1);
  expect(await optionsOf(key)).not.toContain('skip');
  await player.tell('terminate', terminate);
  await player.reaches('ending');
  await handOver(bench);
  await leave(bench);
  await eventually(
    bench,
    async () => (await leases(player)).every(({ state }) => state === 'revoked'),
    'access waits for the pay',
  );
  expect([await player.row('state'), await player.row('paid_minor')]).toEqual(['ending', 0]);

  bench.world.refused.clear();
  await bench.answer(key, 'retry');
  expect(await bench.ended(`engagement/${player.engagementId}`)).toBe('COMPLETED');
  expect([await player.row('state'), await player.row('paid_minor'), await player.row('reserved_minor')]).toEqual([
    'closed',
    120_000,
    0,
  ]);
  expect([...bench.world.paid.values()].map(({ amountMinor }) => amountMinor)).toEqual([120_000]);
});
