import { budget } from '../../activities/season/budget';
import { commands } from '../../activities/season/commands';
import { planGate } from '../../activities/season/plan-gate';
import { replan } from '../../activities/season/replan';
import { stages } from '../../activities/season/stages';
import { openSeasons, type SeasonBench } from './gates-bench';

// Runs turn in real time, a second or two on a quiet machine.
jest.setTimeout(90_000);

let bench: SeasonBench;

beforeAll(async () => {
  bench = await openSeasons('2026-10-05T14:00:00.000Z', [commands, planGate, stages, budget, replan]);
}, 120_000);

// A run that is terminated within a turn would hold the test server's clock: they end with the file.
afterAll(async () => {
  await bench.forget();
  await bench.close();
});

async function inForce(externalId: string): Promise<string> {
  const id = await bench.season(externalId);
  await bench.answer('plan/1', 'approve');
  await bench.reaches(id, 'approved');
  return id;
}

/** A whole week of the work tool’s report: a part of the calls that were planned for it. */
async function report(id: string, startsAt: string, offered: number): Promise<void> {
  await bench.database.knex('campaign_actual').insert({
    campaign_id: id,
    queue: 'voice',
    starts_at: startsAt,
    minutes: 84 * 60,
    offered,
    handled: offered,
    abandoned: 0,
    aht_seconds: 180,
  });
}

test('what was seen is proposed with its price, and changes the classes once a person approves', async () => {
  const { knex } = bench.database;
  const id = await inForce('seen');
  const before = await bench.waves(id);
  // The report of a week in October, as a rehearsal: the peak is brought near it.
  await knex('campaign').where({ id }).update({ peak_on: '2026-11-02' });
  await report(id, '2026-10-05T14:00:00.000Z', 15_000);
  await bench.pass(8);
  const asked = await bench.ask('plan/2');
  const { question, detail } = await knex('ask').where({ id: asked.id }).first('question', 'detail');
  expect(question).toBe('Approve the re-plan of “Q1 support peak”?');
  expect(detail[0].value).toMatch(/Demand: 15000 contacts came where 21168 were planned.*It saves \$/);
  // It looks once a day, and does not ask twice.
  await bench.pass(1);
  expect(await bench.plans(id)).toEqual(['approved', 'draft']);

  await bench.answer('plan/2', 'approve');
  await bench.until(async () => (await bench.row(id)).plan_version === 2);
  const after = (await bench.waves(id)).filter(({ state }) => state !== 'cancelled');
  const seats = (waves: { seats: number }[]) => waves.reduce((sum, wave) => sum + wave.seats, 0);
  expect(seats(after)).toBeLessThan(seats(before));
  expect((await bench.row(id)).target_heads).toBe(seats(after));
});

test('a refused re-plan is not asked again for a week', async () => {
  const { knex } = bench.database;
  const id = await inForce('refused');
  // The week that has just passed, wherever the file's time stands.
  const now = Date.parse(await bench.store.transaction((tx) => bench.store.clock.now(tx)));
  const day = (days: number) => new Date(now + days * 86_400_000).toISOString().slice(0, 10);
  await knex('campaign')
    .where({ id })
    .update({ peak_on: day(21), looked_on: null });
  await report(id, `${day(-7)}T14:00:00.000Z`, 15_000);
  await bench.pass(1);
  await bench.answer('plan/2', 'refuse', undefined, 'It was a strike.');
  await bench.until(async () => (await bench.plans(id))[1] === 'refused');
  await bench.pass(5);
  expect(await bench.plans(id)).toEqual(['approved', 'refused']);
  await bench.pass(4);
  expect(await bench.plans(id)).toEqual(['approved', 'refused', 'draft']);
});

describe('when the budget holds not one offer more', () => {
  /** A class is filled, and everything is promised. */
  async function spent(externalId: string): Promise<string> {
    const id = await inForce(externalId);
    const { knex } = bench.database;
    await knex('wave').where({ campaign_id: id, no: 1 }).update({ state: 'filling' });
    await knex('campaign')
      .where({ id })
      .update({ reserved_minor: knex.raw('budget_minor - 100'), looked_on: null });
    await bench.pass(1);
    return id;
  }

  test('the approver is asked, and a raise counts', async () => {
    const id = await spent('raise');
    const { budget_minor: before } = await bench.row(id);
    await bench.answer('budget/1', 'raise', { budget: Math.ceil(before / 100) + 50_000 });
    await bench.until(async () => (await bench.row(id)).budget_minor > before);
    expect((await bench.row(id)).budget_minor).toBe((Math.ceil(before / 100) + 50_000) * 100);
    await bench.pass(2);
    expect(await bench.database.knex('ask').where({ subject: id, kind: 'season-budget' })).toHaveLength(1);
  });

  test('fewer are hired: what was not begun is cancelled', async () => {
    const id = await spent('reduce');
    // Nothing is left for any of the classes that were not begun.
    await bench.database
      .knex('campaign')
      .where({ id })
      .update({ budget_minor: 20_000_000, reserved_minor: 20_000_000 });
    await bench.answer('budget/1', 'reduce');
    await bench.until(async () => (await bench.row(id)).plan_version === 2);
    const waves = await bench.waves(id);
    expect(waves[0]).toMatchObject({ state: 'filling', seats: 80 });
    expect(waves.slice(1).every(({ state }) => state === 'cancelled')).toBe(true);
    expect(await bench.row(id)).toMatchObject({ target_heads: 80, budget_minor: 20_000_000 });
  });

  test('leaving it is not asked about again while the forecast stays', async () => {
    const id = await spent('accept');
    await bench.answer('budget/1', 'accept', undefined, 'We stop there.');
    await bench.pass(3);
    expect(await bench.database.knex('ask').where({ subject: id, kind: 'season-budget' })).toHaveLength(1);
    expect((await bench.row(id)).state).toBe('recruiting');
  });
});
