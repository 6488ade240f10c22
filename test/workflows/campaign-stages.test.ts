import { close } from '../../activities/season/close';
import { commands } from '../../activities/season/commands';
import { planGate } from '../../activities/season/plan-gate';
import { stages } from '../../activities/season/stages';
import { openSeasons, type SeasonBench } from './gates-bench';

let bench: SeasonBench;

// Its gates only, over half a year: who is sought, taught and paid meanwhile is told by the tests of its people.
beforeAll(async () => {
  bench = await openSeasons('2026-10-05T14:00:00.000Z', [commands, planGate, stages, close]);
}, 120_000);

afterAll(async () => {
  await bench.forget();
  await bench.close();
});

test('a season goes through its stages by date, pauses, moves late classes, and begins anew without losing an answer', async () => {
  const id = await bench.season('whole');
  await bench.answer('plan/1', 'approve');
  await bench.reaches(id, 'approved');
  // The first class is sought from 2 November; the pause lasts past the 30th, when the second one should have been.
  await bench.tell(id, 'pause');
  await bench.pass(60);
  const resumed = await bench.tell(id, 'resume');
  if (resumed.state === 'proposed') await bench.answer('plan/2', 'approve');
  await bench.until(async () => (await bench.row(id)).plan_version === 2);
  const today = await bench.store.transaction((tx) => bench.store.clock.now(tx));
  const waves = (await bench.waves(id)).filter(({ state }) => state !== 'cancelled');
  expect(waves.every(({ sourcing_on }) => sourcing_on >= today.slice(0, 10))).toBe(true);
  await bench.until(async () => ['approved', 'recruiting'].includes((await bench.row(id)).state));

  await bench.pass(60);
  await bench.tell(id, 'target', { heads: 250 });
  await bench.pass(2);
  await bench.answer('plan/3', 'approve');
  await bench.until(async () => (await bench.row(id)).plan_version === 3);
  await bench.pass(70);
  await bench.reaches(id, 'ramping_down');

  const runs = await bench.events(id);
  expect(runs.length).toBeGreaterThan(1);
  expect(Math.max(...runs)).toBeLessThan(2_000);
  const moves = await bench.database
    .knex('event')
    .where({ subject: id })
    .where('type', 'like', 'campaign.%')
    .orderBy('subject_seq')
    .pluck<string[]>('type');
  expect(moves.map((type) => type.slice('campaign.'.length))).toEqual([
    'drafted',
    'planned',
    'approved',
    'paused',
    'approved',
    'recruiting',
    'ramping',
    'peak',
    'ramping_down',
  ]);
}, 90_000);
