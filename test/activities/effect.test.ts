import { runAll, runEffect, type EffectSteps } from '../../activities/effect';
import { createMechanismActivities } from '../../activities/mechanism';
import type { Tx } from '../../adapters/db/connection';
import { effectKey } from '../../domain/ids';
import { Unavailable } from '../../domain/errors';
import { openGround, rowsOf, thrown, userActor, type Ground } from '../db/fixture';

let ground: Ground;
let subject = 'eng_0';
let subjects = 0;

beforeAll(async () => {
  ground = await openGround();
});
afterAll(() => ground.close());
beforeEach(() => {
  subject = `eng_${(subjects += 1)}`;
});

const specOf = (system: string, operation = 'grant') => ({
  key: effectKey('access', subject, system, operation),
  system: 'identity',
  operation,
  subject,
  thread: 'hire_1',
  workflowId: `engagement/${subject}`,
});

/** Steps of a vendor that works, counted. */
function working(ref: string): EffectSteps<Tx, { link: string }> & { calls: string[]; settled: string[] } {
  const calls: string[] = [];
  const settled: string[] = [];
  return {
    calls,
    settled,
    call: async (key) => {
      calls.push(key);
      return { providerRef: ref, link: `https://vendor.test/${ref}` };
    },
    settle: async (_, { providerRef }) => void settled.push(providerRef),
  };
}

const stateOf = async (key: string) =>
  (await rowsOf<{ state: string }>(ground, 'select state from effect where key = ?', [key]))[0]?.state;
const eventsOf = async (key: string) =>
  (await rowsOf<{ type: string }>(ground, 'select type from event where object = ? order by seq', [key])).map(
    ({ type }) => type,
  );

test('row, result and event are there once, however often the step runs', async () => {
  const spec = specOf('chat');
  const steps = working(`ref-${subject}`);
  const first = await runEffect(ground.store, spec, { role: 'guest', person: { name: 'Ada' } }, steps);
  const again = await runEffect(ground.store, spec, { person: { name: 'Ada' }, role: 'guest' }, steps);
  expect(again).toEqual(first);
  expect(steps.calls).toEqual([spec.key]);
  expect(steps.settled).toEqual([`ref-${subject}`]);
  expect(await eventsOf(spec.key)).toEqual(['effect.done']);
  const stored = JSON.stringify(await rowsOf(ground, 'select * from effect where key = ?', [spec.key]));
  expect(stored).not.toContain('Ada');
});

test('twenty tries of one step at once settle it once', async () => {
  const spec = specOf('chat');
  const steps = working(`ref-${subject}`);
  const ends = await Promise.all(Array.from({ length: 20 }, () => runEffect(ground.store, spec, {}, steps)));
  expect(new Set(ends.map(({ providerRef }) => providerRef)).size).toBe(1);
  expect(steps.settled).toHaveLength(1);
  expect(await eventsOf(spec.key)).toEqual(['effect.done']);
});

test('another request under the same key is refused', async () => {
  const spec = specOf('chat');
  await runEffect(ground.store, spec, { role: 'guest' }, working(`ref-${subject}`));
  const error = await thrown(runEffect(ground.store, spec, { role: 'owner' }, working('x')));
  expect(error).toMatchObject({ kind: 'RuleBroken', facts: { effect: spec.key } });
});

test('our own rows and the effect commit together: when they fail, it is not done, and is looked up next time', async () => {
  const spec = specOf('chat');
  const steps = working(`ref-${subject}`);
  const broken = { ...steps, settle: () => Promise.reject(new Unavailable('the lease row is locked')) };
  expect(await thrown(runEffect(ground.store, spec, {}, broken))).toMatchObject({ kind: 'Unavailable' });
  expect(await stateOf(spec.key)).toBe('pending');
  const found = { ...steps, find: async () => ({ providerRef: `ref-${subject}`, link: 'found' }) };
  expect(await runEffect(ground.store, spec, {}, found)).toEqual({ providerRef: `ref-${subject}`, link: 'found' });
  expect(steps.calls).toHaveLength(1);
});

test('of several effects one fails: the others are done, and the failure is told', async () => {
  const good = working(`ref-${subject}`);
  const bad: EffectSteps<Tx, object> = { call: () => Promise.reject(new Unavailable('down')) };
  const error = await thrown(
    runAll([
      () => runEffect(ground.store, specOf('files'), {}, bad),
      () => runEffect(ground.store, specOf('chat'), {}, good),
    ]),
  );
  expect(error).toMatchObject({ kind: 'Unavailable' });
  expect(await stateOf(specOf('chat').key)).toBe('done');
  const [row] = await rowsOf(ground, 'select attempts, last_error from effect where key = ?', [specOf('files').key]);
  expect(row).toEqual({ attempts: 1, last_error: 'Unavailable: down' });
});

describe('a parked effect', () => {
  const mechanism = () => createMechanismActivities(ground.store);

  async function park(system: string): Promise<{ key: string; group: string; ask: string }> {
    const spec = specOf(system);
    const refusing: EffectSteps<Tx, object> = { call: () => Promise.reject(new Unavailable('down for days')) };
    await thrown(runEffect(ground.store, spec, {}, refusing));
    const group = `${subject}/parked/${spec.key}`;
    const parking = { keys: [spec.key], group, subject, thread: 'hire_1', workflowId: `engagement/${subject}` };
    const asked = { ...parking, phase: 'onboard' as const, error: 'Unavailable: down for days' };
    // The reply of the first may be lost: a repeat finds the same question.
    expect(await mechanism().parkEffects(asked)).toEqual({ parked: [spec.key] });
    expect(await mechanism().parkEffects(asked)).toEqual({ parked: [spec.key] });
    const outcomes = await mechanism().askOutcomes({ group });
    expect(outcomes).toHaveLength(1);
    return { key: spec.key, group, ask: outcomes[0]!.id };
  }

  const answer = (ask: string, given: { option: string; reason?: string; form?: Record<string, unknown> }) =>
    ground.store.transaction((tx) => ground.store.asks.answer(tx, ask, userActor(ground.admin, 'admin'), given));

  test('is told to the engineer with what went wrong', async () => {
    const { ask, key } = await park('chat');
    const [row] = await rowsOf<{ to_role: string; detail: { label: string; value: string }[]; on_timeout: string }>(
      ground,
      'select to_role, detail, on_timeout from ask where id = ?',
      [ask],
    );
    expect(row).toMatchObject({ to_role: 'engineer', on_timeout: 'retry' });
    expect(row!.detail).toContainEqual({ label: 'Last error', value: 'Unavailable: down for days' });
    expect(await stateOf(key)).toBe('parked');
  });

  test('goes on pending when it is to be tried again; a repeat of the verdict changes nothing', async () => {
    const { ask, key, group } = await park('chat');
    await answer(ask, { option: 'retry' });
    expect(await mechanism().unparkEffects({ keys: [key], group })).toBe('retry');
    expect(await mechanism().unparkEffects({ keys: [key], group })).toBe('retry');
    expect(await stateOf(key)).toBe('pending');
    expect(await eventsOf(key)).toEqual(['effect.parked', 'effect.retried']);
  });

  test('is failed for good when it is skipped', async () => {
    const { ask, key, group } = await park('chat');
    await answer(ask, { option: 'skip', reason: 'the system is gone' });
    expect(await mechanism().unparkEffects({ keys: [key], group })).toBe('skip');
    const error = await thrown(runEffect(ground.store, specOf('chat'), {}, working('x')));
    expect(error).toMatchObject({ kind: 'RuleBroken', facts: { skipped: true } });
  });

  test('done by hand is settled by the next run, without a call', async () => {
    const { ask, key, group } = await park('chat');
    await answer(ask, {
      option: 'done-by-hand',
      reason: 'made in the console',
      form: { providerRef: `HD-${subject}` },
    });
    expect(await mechanism().unparkEffects({ keys: [key], group })).toBe('done');
    const steps = working('x');
    expect(await runEffect(ground.store, specOf('chat'), {}, steps)).toEqual({ providerRef: `HD-${subject}` });
    expect(steps.calls).toEqual([]);
    expect(steps.settled).toEqual([`HD-${subject}`]);
    expect(await stateOf(key)).toBe('done');
  });

  test('done by hand under a reference that another effect has does not stop the run', async () => {
    await runEffect(ground.store, specOf('files'), {}, working(`same-${subject}`));
    const { ask, key, group } = await park('chat');
    await answer(ask, {
      option: 'done-by-hand',
      reason: 'one ticket for both',
      form: { providerRef: `same-${subject}` },
    });
    expect(await mechanism().unparkEffects({ keys: [key], group })).toBe('done');
  });
});

test('the ledger shows what may have to be undone, the newest first; what is undone is not in it', async () => {
  const mechanism = createMechanismActivities(ground.store);
  await runEffect(ground.store, specOf('files'), {}, working(`a-${subject}`));
  await runEffect(ground.store, specOf('chat'), {}, working(`b-${subject}`));
  const unknown: EffectSteps<Tx, object> = { call: () => Promise.reject(new Unavailable('no reply')) };
  await thrown(runEffect(ground.store, specOf('helpdesk'), {}, unknown));
  const systems = async () =>
    (await mechanism.readLedger({ subject })).map(({ key, state }) => `${key.split('/')[2]} ${state}`);
  expect(await systems()).toEqual(['helpdesk pending', 'chat done', 'files done']);
  for (const system of ['chat', 'helpdesk']) {
    const undo = { ...specOf(system, 'revoke'), compensates: specOf(system).key };
    await runEffect(ground.store, undo, {}, working(`undo-${system}-${subject}`));
  }
  expect(await systems()).toEqual(['files done']);
});

test('a date is kept in mind until it has come', async () => {
  const mechanism = createMechanismActivities(ground.store);
  const { now } = await mechanism.readClock();
  const timer = {
    workflowId: `engagement/${subject}`,
    name: 'timer-1',
    until: new Date(Date.parse(now) + 60_000).toISOString(),
  };
  const { dueInMs } = await mechanism.readClock({ timer });
  expect(dueInMs).toBeGreaterThan(55_000);
  expect(dueInMs).toBeLessThanOrEqual(60_000);
  expect(await rowsOf(ground, 'select name from run_timer')).toEqual([{ name: 'timer-1' }]);
  await ground.store.transaction((tx) => ground.store.clock.jump(tx, timer.until, 'test'));
  expect(await mechanism.readClock({ timer })).toMatchObject({ dueInMs: 0 });
  expect(await rowsOf(ground, 'select name from run_timer')).toEqual([]);
});
