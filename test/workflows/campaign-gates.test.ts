import { close } from '../../activities/season/close';
import { commands } from '../../activities/season/commands';
import { planGate } from '../../activities/season/plan-gate';
import { stages } from '../../activities/season/stages';
import type { SeasonPart } from '../../activities/season/part';
import { Conflict, Denied, RuleBroken } from '../../domain/errors';
import { openSeasons, type SeasonBench } from './gates-bench';

let bench: SeasonBench;
let broken = false;

/** A part that a bad row stops, until it is repaired. */
const defect: SeasonPart = async () => {
  if (broken) throw new RuleBroken('Class 3 has no room; give it one.');
  return {};
};

// The gates of a season; who is sought, taught and paid meanwhile is told by the tests of its people.
beforeAll(async () => {
  bench = await openSeasons('2026-10-05T14:00:00.000Z', [commands, defect, planGate, stages, close]);
}, 120_000);

afterEach(() => bench.forget());
afterAll(() => bench.close());

test('an approved plan sets dates, target and budget, and makes the classes', async () => {
  const id = await bench.season('approved');
  await bench.ask('plan/1');
  expect(await bench.row(id)).toMatchObject({ state: 'planned', plan_version: null });
  await bench.answer('plan/1', 'approve');
  await bench.reaches(id, 'approved');

  const { plan } = await bench.store.transaction((tx) => bench.store.campaigns.readPlan(tx, id, 1));
  expect(await bench.row(id)).toMatchObject({
    plan_version: 1,
    target_heads: plan.seats,
    starts_on: '2027-02-01',
    peak_on: '2027-03-01',
    ends_on: '2027-04-25',
  });
  const waves = await bench.waves(id);
  expect(waves.map(({ no, state, live_on, seats }) => [no, state, live_on, seats])).toEqual(
    plan.classes.map(({ liveOn, seats }, index) => [index + 1, 'planned', liveOn, seats]),
  );
  expect(waves[0]).toMatchObject({ classroom_on: '2026-12-07', nesting_on: '2026-12-21', live_on: '2026-12-28' });
  expect(await bench.database.knex('requisition').where({ campaign_id: id }).first('state', 'approved_by')).toEqual({
    state: 'open',
    approved_by: 'user_someone',
  });
});

test('a turn that cannot be taken asks an engineer, and goes on after the repair', async () => {
  broken = true;
  const id = await bench.season('broken');
  const ask = await bench.ask(`season/${id}/turn/1`);
  expect(ask.to_role).toBe('engineer');
  const { question, detail } = await bench.database.knex('ask').where({ id: ask.id }).first('question', 'detail');
  expect(question).toBe('Turn of the season does not get done. How shall it go on?');
  expect(JSON.stringify(detail)).toContain('Class 3 has no room; give it one.');
  broken = false;
  await bench.answer(`season/${id}/turn/1`, 'retry');
  await bench.ask('plan/1');
});

test('a refused plan is a draft again; the changed one is asked for anew', async () => {
  const id = await bench.season('refused');
  await bench.answer('plan/1', 'refuse', undefined, 'Too many rooms.');
  await bench.reaches(id, 'draft');
  expect(await bench.plans(id)).toEqual(['refused']);
  expect(await bench.database.knex('campaign_plan').where({ campaign_id: id }).first('reason')).toEqual({
    reason: 'Too many rooms.',
  });
  await bench.edit(id, { base: { heads: 100, backfilled: true } }, 1);
  await bench.answer('plan/2', 'approve');
  await bench.reaches(id, 'approved');
  expect(await bench.plans(id)).toEqual(['refused', 'approved']);
});

test('an edit takes the question back and asks about the new version', async () => {
  const id = await bench.season('edited');
  const old = await bench.ask('plan/1');
  await bench.edit(id, { base: { heads: 90, backfilled: true } }, 1);
  await bench.ask('plan/2');
  expect(await bench.database.knex('ask').where({ id: old.id }).first('state')).toEqual({ state: 'withdrawn' });
  await expect(bench.approve(id, 1)).rejects.toThrow(/version 2/);
  await bench.approve(id, 2);
  await bench.reaches(id, 'approved');
  expect(await bench.plans(id)).toEqual(['superseded', 'approved']);
});

test('nobody approves what they asked for, or changed, themselves', async () => {
  const id = await bench.season('own');
  await bench.ask('plan/1');
  await expect(bench.approve(id, 1, 'user_ops')).rejects.toThrow(Denied);
  await bench.edit(id, { base: { heads: 90, backfilled: true } }, 1);
  await bench.ask('plan/2');
  await expect(bench.approve(id, 2, 'user_hr')).rejects.toThrow(Denied);
});

test('a plan can be approved before its run has asked for it', async () => {
  const { store } = bench;
  const id = await bench.season('early');
  await bench.approve(id, 1);
  await bench.reaches(id, 'approved');
  await expect(bench.approve(id, 1)).rejects.toThrow(Conflict);
  expect(await store.transaction((tx) => store.asks.ofKind(tx, id, 'season-plan'))).toHaveLength(1);
});

test('without an answer in time the plan counts as refused', async () => {
  const id = await bench.season('silent');
  await bench.ask('plan/1');
  await bench.later(24 * 6);
  await bench.reaches(id, 'draft');
  expect(await bench.plans(id)).toEqual(['refused']);
});

describe('a pause', () => {
  test.each(['draft', 'planned', 'approved'] as const)(
    'holds a season that is %s, and it goes on there',
    async (state) => {
      const id = await bench.season(`paused-${state}`);
      if (state === 'draft') await bench.answer('plan/1', 'refuse', undefined, 'Not yet.');
      if (state === 'approved') await bench.answer('plan/1', 'approve');
      await bench.reaches(id, state);
      expect(await bench.tell(id, 'pause')).toMatchObject({ state: 'applied' });
      expect(await bench.row(id)).toMatchObject({ state: 'paused', paused_from: state });
      expect(await bench.tell(id, 'resume')).toMatchObject({ state: 'applied' });
      expect(await bench.row(id)).toMatchObject({ state, paused_from: null });
    },
  );

  test('an answer that comes meanwhile counts once it goes on', async () => {
    const id = await bench.season('paused-answer');
    await bench.ask('plan/1');
    await bench.tell(id, 'pause');
    await bench.answer('plan/1', 'approve');
    expect(await bench.row(id)).toMatchObject({ state: 'paused', plan_version: null });
    await bench.tell(id, 'resume');
    await bench.reaches(id, 'approved');
  });

  test('a command that the state does not allow is refused at once', async () => {
    const id = await bench.season('resume-nothing');
    await expect(bench.tell(id, 'resume')).rejects.toThrow(/Possible: pause, cancel/);
  });
});

describe('a cancellation', () => {
  test.each(['draft', 'planned', 'approved', 'paused'] as const)('ends a season that is %s', async (state) => {
    const id = await bench.season(`cancelled-${state}`);
    if (state === 'draft') await bench.answer('plan/1', 'refuse', undefined, 'Not yet.');
    if (state === 'approved') await bench.answer('plan/1', 'approve');
    if (state === 'paused') await bench.tell(id, 'pause');
    await bench.reaches(id, state);
    expect(await bench.tell(id, 'cancel')).toMatchObject({ state: 'applied' });
    expect(await bench.ended(`campaign/${id}`)).toBe('COMPLETED');
    const row = await bench.row(id);
    expect(row).toMatchObject({ state: 'cancelled', paused_from: null });
    expect(row.closed_at).not.toBeNull();
    expect(await bench.database.knex('ask').where({ subject: id, state: 'open' })).toEqual([]);
    expect(await bench.database.knex('requisition').where({ campaign_id: id }).pluck('state')).toEqual(['cancelled']);
  });
});

describe('a season in force', () => {
  test('a higher target is proposed with its price, and makes more classes once it is approved', async () => {
    const id = await bench.season('target');
    await bench.answer('plan/1', 'approve');
    await bench.reaches(id, 'approved');
    const before = await bench.row(id);
    expect(await bench.tell(id, 'target', { heads: 300 })).toEqual({ state: 'proposed', outcome: null });
    expect(await bench.row(id)).toMatchObject({ plan_version: 1 });
    await bench.answer('plan/2', 'approve');
    await bench.until(async () => (await bench.row(id)).plan_version === 2);
    const after = await bench.row(id);
    expect(after.target_heads).toBeGreaterThan(before.target_heads);
    expect(await bench.plans(id)).toEqual(['superseded', 'approved']);
    const seats = (await bench.waves(id)).filter(({ state }) => state === 'planned').map((wave) => wave.seats);
    expect(seats.reduce((sum, one) => sum + one, 0)).toBe(after.target_heads);
    const [command] = await bench.database.knex('command').where({ subject: id }).select('state', 'outcome');
    expect(command).toEqual({ state: 'applied', outcome: 'Plan 2 is in force.' });
  });

  test('a refused target leaves everything as it was', async () => {
    const id = await bench.season('target-refused');
    await bench.answer('plan/1', 'approve');
    await bench.reaches(id, 'approved');
    await bench.tell(id, 'target', { heads: 200 });
    await bench.answer('plan/2', 'refuse', undefined, 'We need them.');
    await bench.until(async () => (await bench.plans(id))[1] === 'refused');
    expect(await bench.row(id)).toMatchObject({ state: 'approved', plan_version: 1 });
    const [command] = await bench.database.knex('command').where({ subject: id }).select('state', 'outcome');
    expect(command).toEqual({ state: 'refused', outcome: 'Plan 2 was refused: We need them.' });
  });

  test('one class more is added beside the others', async () => {
    const id = await bench.season('one-more');
    await bench.answer('plan/1', 'approve');
    await bench.reaches(id, 'approved');
    const before = await bench.waves(id);
    await expect(bench.tell(id, 'add-class', { liveOn: '2027-01-05', seats: 20 })).rejects.toThrow(/2027-01-04/);
    await expect(bench.tell(id, 'add-class', { liveOn: '2027-01-11', seats: 20 })).rejects.toThrow(/blackout/);
    await expect(bench.tell(id, 'add-class', { liveOn: '2027-02-15', seats: 20 })).rejects.toThrow(/room/);
    await bench.tell(id, 'add-class', { liveOn: '2026-12-14', seats: 20 });
    await bench.answer('plan/2', 'approve');
    await bench.until(async () => (await bench.row(id)).plan_version === 2);
    const after = await bench.waves(id);
    expect(after.slice(0, before.length).map(({ live_on, seats }) => [live_on, seats])).toEqual(
      before.map(({ live_on, seats }) => [live_on, seats]),
    );
    expect(after.slice(before.length)).toMatchObject([{ live_on: '2026-12-14', seats: 20, state: 'planned' }]);
  });
});
