import { hours } from '../../activities/season/hours';
import { pay } from '../../activities/season/pay';
import { weeks } from '../../activities/season/weeks';
import { seedSeason, type SeededSeason } from '../support/season-rows';
import { openJourney, type JourneyBench } from './journey-bench';
import { until } from './season-bench';

let bench: JourneyBench;
let season: SeededSeason;

const period = '2027-W09';

beforeAll(async () => {
  bench = await openJourney('2027-03-03T15:00:00.000Z', undefined, [weeks, hours, pay]);
  season = await seedSeason(bench.store, { members: 3 });
  const { knex } = bench.database;
  await knex('season_member').update({ checked_in_at: '2027-02-25', live_at: '2027-02-25' });
  await knex('shift').insert(
    season.people.map(({ engagementId }) => ({
      id: `shift_${engagementId}`,
      campaign_id: season.campaignId,
      engagement_id: engagementId,
      queue: 'voice',
      period,
      starts_at: '2027-03-01T14:00:00Z',
      ends_at: '2027-03-01T19:00:00Z',
      state: 'worked',
      claimed_at: '2027-02-20',
      worked_minutes: 300,
    })),
  );
  await bench.client.workflow.start('campaign', {
    workflowId: `campaign/${season.campaignId}`,
    taskQueue: 'muster',
    args: [{ v: 1, campaignId: season.campaignId, patienceSeconds: 60 }],
  });
}, 120_000);

afterAll(async () => {
  await bench.client.workflow.getHandle(`campaign/${season.campaignId}`).terminate('the test is over');
  await bench.close();
});

/** Wakes the season, as a report does. */
const wake = () =>
  bench.client.workflow.getHandle(`campaign/${season.campaignId}`).signal('effectReported', { key: 'test' });
const payments = (): Promise<{ key: string; state: string; provider_ref: string | null }[]> =>
  bench.database.knex('payment').orderBy('key').select('key', 'state', 'provider_ref');
const runState = async (): Promise<string | undefined> =>
  (await bench.database.knex('pay_run').where({ period }).first<{ state: string } | undefined>('state'))?.state;

test('hours that nobody approves are asked about, paid when approved, and a refused payment is done by hand meanwhile', async () => {
  const { knex } = bench.database;
  await until(bench, 'the season does not rest', async () => (await knex('run_timer')).length > 0);
  const [first, ...others] = season.people.map(({ engagementId }) => `pay/${engagementId}/${period}/1`).sort();
  bench.world.refused.add(first ?? '');

  // Nobody approves anything; the pay date comes.
  await bench.later(24 * 8);
  await wake();
  expect((await bench.ask(`time/${period}`)).to_role).toBe('hr');
  expect(await payments()).toEqual([]);
  await bench.answer(`time/${period}`, 'approve');

  // Two are paid; about the third an engineer is asked, and the run rests instead of trying it over and over.
  expect((await bench.ask(first ?? '')).to_role).toBe('engineer');
  expect((await payments()).map(({ key, state }) => [key, state])).toEqual([
    [first, 'due'],
    ...others.map((key) => [key, 'paid']),
  ]);
  expect(await runState()).toBe('paying');
  const workflow = bench.client.workflow.getHandle(`campaign/${season.campaignId}`);
  await until(bench, 'it is busy', async () => ((await workflow.describe()).raw.pendingActivities?.length ?? 0) === 0);
  const before = (await workflow.describe()).historyLength;
  await wake();
  await until(bench, 'no turn was taken', async () => (await workflow.describe()).historyLength > before);
  expect(await runState()).toBe('paying');

  await bench.answer(first ?? '', 'done-by-hand', { providerRef: 'SEPA-4711' }, 'the bank did it');
  await until(bench, 'the run is not done', async () => (await runState()) === 'done');
  expect((await payments())[0]).toEqual({ key: first, state: 'paid', provider_ref: 'SEPA-4711' });
  expect(bench.world.paid.has(first ?? '')).toBe(false);
  expect(await knex('time_entry').where({ period }).distinct().pluck('state')).toEqual(['paid']);
  // A handful of turns and two pay runs.
  const history = await workflow.fetchHistory();
  expect(history.events?.length ?? 0).toBeLessThan(200);
}, 60_000);
