import { openBench, type Bench } from './mechanism-harness';

const day = 86_400_000;
let bench: Bench;

beforeAll(async () => {
  bench = await openBench();
}, 60_000);
afterAll(() => bench.close());

async function inDays(days: number): Promise<string> {
  const { now } = bench.store.clock;
  return new Date(Date.parse(await now()) + days * day).toISOString();
}

async function setScale(scale: number): Promise<void> {
  await bench.store.setScale(scale);
}

describe('asks', () => {
  test('a group wakes its run once', async () => {
    const handle = await bench.start('askOnce');
    await bench.quietAt(handle, 5);
    await handle.signal('askGroupDone', { group: 'eng_1/offer' });
    await handle.result();
    // Started, three of the first task, marker, signal, three of the second task, completed.
    expect(await bench.events(handle)).toEqual({ total: 10, markerRecorded: 1, workflowExecutionSignaled: 1 });
  });

  test('a wake that comes early is kept', async () => {
    const handle = await bench.start('askLate');
    await handle.signal('askGroupDone', { group: 'eng_1/offer' });
    await bench.until(handle, (state) => state.groups['eng_1/offer'] === 1);
    await handle.signal('effectReported', { key: 'check/1' });
    await handle.result();
  });

  test('a wake for another group wakes nobody', async () => {
    const handle = await bench.start('askOnce');
    await handle.signal('askGroupDone', { group: 'eng_1/other' });
    const state = await bench.until(handle, ({ groups }) => groups['eng_1/other'] === 1);
    expect(state.waits).toEqual([{ for: 'people', what: 'eng_1/offer' }]);
    await handle.signal('askGroupDone', { group: 'eng_1/offer' });
    await handle.result();
  });
});

test('a group that was completed, then got more asks, is waited for again', async () => {
  const handle = await bench.start('askTwice');
  await handle.signal('askGroupDone', { group: 'eng_1/offer' });
  const state = await bench.until(handle, ({ stage }) => stage === 'asked again');
  expect(state.waits).toEqual([{ for: 'people', what: 'eng_1/offer' }]);
  await handle.signal('askGroupDone', { group: 'eng_1/offer' });
  await handle.result();
});

test('each report ends one wait, also when it came before', async () => {
  const handle = await bench.start('twoReports');
  await handle.signal('effectReported', { key: 'check/1' });
  const state = await bench.until(handle, ({ waits }) => waits.length === 1);
  expect(state.reports).toEqual({});
  await handle.signal('effectReported', { key: 'check/1' });
  await handle.result();
});

describe('until', () => {
  afterEach(() => setScale(1));

  test('sleeps thirty business days with one timer', async () => {
    const until = await inDays(30);
    const handle = await bench.start('sleepUntil', { until });
    expect(Date.parse(await handle.result())).toBeGreaterThanOrEqual(Date.parse(until));
    // Clock read before and after, and once by the test workflow; the timer started and fired.
    expect(await bench.events(handle)).toEqual({ total: 13, markerRecorded: 3, timerStarted: 1, timerFired: 1 });
    expect(bench.store.armed.size).toBe(0);
  });

  test('sleeps 4.3 wall minutes for thirty days at scale 10,000', async () => {
    await setScale(10_000);
    const wallBefore = await bench.env.currentTimeMs();
    const until = await inDays(30);
    const handle = await bench.start('sleepUntil', { until });
    expect(Date.parse(await handle.result())).toBeGreaterThanOrEqual(Date.parse(until));
    const slept = (await bench.env.currentTimeMs()) - wallBefore;
    expect(slept).toBeGreaterThan(259_000);
    expect(slept).toBeLessThan(300_000);
    expect(await bench.events(handle)).toMatchObject({ timerStarted: 1, timerFired: 1 });
  });

  test('sleeps again when the clock was slowed meanwhile', async () => {
    await setScale(10_000);
    const until = await inDays(30);
    const handle = await bench.start('sleepUntil', { until });
    await bench.until(handle, ({ waits }) => waits.length === 1 && bench.store.armed.size === 1);
    await setScale(1_000);
    expect(Date.parse(await handle.result())).toBeGreaterThanOrEqual(Date.parse(until));
    expect(await bench.events(handle)).toMatchObject({ timerStarted: 2, timerFired: 2, markerRecorded: 4 });
  });

  test('is called when the clock was sped up and its timer is too late', async () => {
    const until = await inDays(30);
    const handle = await bench.start('sleepUntil', { until });
    await bench.until(handle, ({ waits }) => waits.length === 1 && bench.store.armed.size === 1);
    const [timer] = bench.store.armed.values();
    await setScale(1_000_000);
    await bench.env.sleep(3_000);
    // What the sweeper does with an overdue date.
    bench.store.armed.clear();
    await handle.signal('timerDue', { timer: timer!.name });
    expect(Date.parse(await handle.result())).toBeGreaterThanOrEqual(Date.parse(until));
    expect(await bench.events(handle)).toMatchObject({ timerStarted: 1, timerCanceled: 1 });
  });

  test('needs no timer while the clock stands still', async () => {
    await setScale(0);
    const handle = await bench.start('sleepUntil', { until: await inDays(30) });
    await bench.until(handle, ({ waits }) => waits.length === 1 && bench.store.armed.size === 1);
    await setScale(1_000_000);
    await bench.env.sleep(3_000);
    await handle.signal('timerDue', { timer: 'timer-1' });
    await handle.result();
    expect(await bench.events(handle)).not.toHaveProperty('timerStarted');
  });

  test('several dates run beside each other, one timer each', async () => {
    const handle = await bench.start('sleepTwice', { dates: [await inDays(3), await inDays(5)] });
    await handle.result();
    expect(await bench.events(handle)).toMatchObject({ timerStarted: 2, timerFired: 2 });
  });
});

describe('first', () => {
  test('an answer ends the wait for the date, and the date is forgotten', async () => {
    const handle = await bench.start('answerOrDate', { until: await inDays(3) });
    await bench.until(handle, ({ waits }) => waits.length === 2 && bench.store.armed.size === 1);
    await handle.signal('askGroupDone', { group: 'eng_1/offer' });
    expect(await handle.result()).toBe('answer');
    expect(bench.store.armed.size).toBe(0);
    expect(await bench.events(handle)).toMatchObject({ timerStarted: 1, timerCanceled: 1, markerRecorded: 3 });
  });

  test('a date ends the wait for the answer', async () => {
    const handle = await bench.start('answerOrDate', { until: await inDays(3) });
    expect(await handle.result()).toBe('date');
  });
});

test('a stage costs nothing, a new phase one event; the state carries both', async () => {
  const handle = await bench.start('phases');
  await bench.quietAt(handle, 5);
  await handle.signal('askGroupDone', { group: 'eng_1/offer' });
  await handle.result();
  const state = await handle.query('state');
  expect(state).toMatchObject({ v: 1, phase: 'assign', stage: 'active', offered: 'tal_1' });
  const { currentDetails } = await handle.query<{ currentDetails: string }>('__temporal_workflow_metadata');
  expect(currentDetails.split('\n')).toEqual([
    '[Open in the console](http://localhost:3000/console/engagements/eng_1)',
    '',
    '**assign** – active',
    '',
  ]);
  expect(await bench.events(handle)).toMatchObject({ total: 10 });
});

describe('records', () => {
  test('a refusal reaches the run with its kind', async () => {
    const handle = await bench.start('refusedRecord');
    expect(await handle.result()).toBe('RuleBroken: the budget is spent; ask for more');
  });

  test('a database that stays away costs a handful of events and fails nothing', async () => {
    bench.control.failures = 12;
    const handle = await bench.start('patientRecord');
    await handle.result();
    expect(await bench.events(handle)).toMatchObject({ markerRecorded: 1, activityTaskScheduled: 1 });
    expect((await bench.events(handle)).total).toBeLessThanOrEqual(14);
  }, 40_000);
});
