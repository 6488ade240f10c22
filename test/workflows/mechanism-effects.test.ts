import type { WorkflowHandle } from '@temporalio/client';

import { betweenSteps } from './at-rest';
import { openBench, type Bench } from './mechanism-harness';

let bench: Bench;
const key = 'access/eng_1/helpdesk/grant/1';

beforeAll(async () => {
  bench = await openBench();
}, 60_000);
afterAll(() => bench.close());

beforeEach(() => {
  bench.vendor.moods = [];
  bench.vendor.journal.length = 0;
  bench.vendor.requests.length = 0;
  bench.vendor.forget();
  bench.control.notes.length = 0;
  bench.store.effectRows.clear();
  bench.store.groups.clear();
  bench.store.eventTypes.length = 0;
});

/** Waits until the run asks an engineer, and gives the group. */
async function parked(handle: WorkflowHandle): Promise<string> {
  const state = await bench.until(handle, ({ waits }) => waits.some((wait) => wait.for === 'engineer'));
  return state.waits.find((wait) => wait.for === 'engineer')!.what;
}

async function decide(
  handle: WorkflowHandle,
  group: string,
  name: string,
  option: string,
  ref?: string,
): Promise<void> {
  const complete = bench.store.answer(group, name, option, ref === undefined ? null : { providerRef: ref });
  if (!complete) return;
  await betweenSteps(handle);
  await handle.signal('askGroupDone', { group });
}

describe('an effect', () => {
  test('is done once, recorded, and costs one activity', async () => {
    const handle = await bench.start('grant', {});
    expect(await handle.result()).toEqual({ providerRef: 'ref-1' });
    expect(bench.vendor.requests).toEqual([`POST ${key}`]);
    expect(bench.store.eventTypes).toEqual([`effect.done ${key}`]);
    expect(bench.control.notes).toEqual(['lease opened by ref-1']);
    expect(await bench.events(handle)).toEqual({
      total: 11,
      activityTaskScheduled: 1,
      activityTaskStarted: 1,
      activityTaskCompleted: 1,
    });
  });

  test('whose reply was lost is looked up before a repeat, and not done twice', async () => {
    bench.vendor.moods = ['loses-reply'];
    const handle = await bench.start('grant', {});
    expect(await handle.result()).toEqual({ providerRef: 'ref-1' });
    expect(bench.vendor.requests).toEqual([`POST ${key}`, `GET ${key}`]);
    expect(bench.vendor.journal).toEqual([`POST ${key}`]);
    expect(bench.control.notes).toHaveLength(1);
  });

  test('of a vendor that is down for a while is tried again, at no cost in events', async () => {
    bench.vendor.moods = ['down', 'down', 'down'];
    const handle = await bench.start('grant', {});
    await handle.result();
    expect(bench.vendor.journal).toEqual([`POST ${key}`]);
    expect((await bench.events(handle)).total).toBe(11);
    expect(bench.store.effectRows.get(key)?.attempts).toBe(3);
  });

  test('that is done already gives its stored result without a call', async () => {
    await (await bench.start('grant', {})).result();
    const again = await bench.start('grant', {});
    expect(await again.result()).toEqual({ providerRef: 'ref-1' });
    expect(bench.vendor.requests).toHaveLength(1);
    expect(bench.control.notes).toHaveLength(1);
  });
});

describe('a parked effect', () => {
  test('waits for an engineer and goes on when told to try again', async () => {
    bench.vendor.moods = ['refuses'];
    const handle = await bench.start('grant', {});
    const group = await parked(handle);
    expect(group).toBe(`eng_1/parked/${key}`);
    const [ask] = bench.store.groups.get(group)!.asks;
    expect(ask).toMatchObject({ kind: 'parked-effect', to: { role: 'engineer' }, onTimeout: 'retry' });
    expect(ask!.options.map((option) => option.value)).toEqual(['retry', 'done-by-hand', 'skip']);
    expect(bench.store.effectRows.get(key)?.state).toBe('parked');
    await decide(handle, group, key, 'retry');
    expect(await handle.result()).toEqual({ providerRef: 'ref-1' });
    expect(bench.store.eventTypes).toEqual([`effect.parked ${key}`, `effect.retried ${key}`, `effect.done ${key}`]);
  });

  test('is parked when patience is over, and again when the next one is over', async () => {
    bench.vendor.moods = Array.from({ length: 200 }, () => 'down' as const);
    const handle = await bench.start('grant', { patienceSeconds: 30 });
    const first = await skippedTo(handle);
    expect(bench.vendor.requests.length).toBeGreaterThan(6);
    await decide(handle, first, key, 'retry');
    const second = await skippedTo(handle, first);
    expect(second).toBe(`eng_1/parked/${key}/again-2`);
    bench.vendor.moods = [];
    await decide(handle, second, key, 'retry');
    expect(await handle.result()).toEqual({ providerRef: 'ref-1' });
  });

  test('is skipped: the run goes on without it, and it is never done', async () => {
    bench.vendor.moods = ['refuses'];
    const handle = await bench.start('grant', {});
    await decide(handle, await parked(handle), key, 'skip');
    expect(await handle.result()).toBeNull();
    expect(bench.vendor.journal).toEqual([]);
    expect(bench.store.effectRows.get(key)?.state).toBe('failed');
    // Another try under the same key is refused, and read as skipped.
    expect(await (await bench.start('grant', {})).result()).toBeNull();
    expect(bench.vendor.journal).toEqual([]);
  });

  test('done by hand counts as done: our own rows are written, the vendor is not called', async () => {
    bench.vendor.moods = ['refuses'];
    const handle = await bench.start('grant', {});
    await decide(handle, await parked(handle), key, 'done-by-hand', 'HD-4711');
    expect(await handle.result()).toEqual({ providerRef: 'HD-4711' });
    expect(bench.vendor.journal).toEqual([]);
    expect(bench.control.notes).toEqual(['lease opened by HD-4711']);
    expect(bench.store.effectRows.get(key)).toMatchObject({ state: 'done', providerRef: 'HD-4711' });
  });

  test('of several in one step is decided alone; what is done stays done', async () => {
    bench.vendor.moods = ['works', 'refuses'];
    const handle = await bench.start('grantAll');
    const group = await parked(handle);
    const [ask, ...others] = bench.store.groups.get(group)!.asks;
    expect(others).toEqual([]);
    await decide(handle, group, ask!.name, 'retry');
    const refs = await handle.result();
    expect([...(refs as string[])].sort()).toEqual(['ref-1', 'ref-2']);
    expect(bench.vendor.journal).toHaveLength(2);
  });

  test('of several in one step can be skipped alone', async () => {
    bench.vendor.moods = ['refuses', 'refuses'];
    const handle = await bench.start('grantAll');
    const group = await parked(handle);
    const names = bench.store.groups.get(group)!.asks.map((ask) => ask.name);
    expect(names).toHaveLength(2);
    await decide(handle, group, names[0]!, 'skip');
    await decide(handle, group, names[1]!, 'retry');
    expect(await handle.result()).toEqual([null, 'ref-1']);
  });

  test('costs two activities, two markers, a signal and two attribute writes', async () => {
    bench.vendor.moods = ['refuses'];
    const handle = await bench.start('grant', {});
    await decide(handle, await parked(handle), key, 'retry');
    await handle.result();
    expect(await bench.events(handle)).toMatchObject({
      markerRecorded: 2,
      activityTaskScheduled: 2,
      workflowExecutionSignaled: 1,
    });
  });
});

describe('compensation', () => {
  const taken = ['helpdesk', 'files', 'chat'].map((system) => `DELETE access/eng_1/${system}/revoke/1`);

  test('undoes what the ledger holds, the newest first', async () => {
    const handle = await bench.start('grantThenTakeBack');
    await handle.signal('stop');
    expect(await handle.result()).toBe('all taken back');
    expect(bench.vendor.journal.slice(3)).toEqual(taken);
    const states = [...bench.store.effectRows.values()].map((row) => `${row.operation} ${row.state}`);
    expect(states).toEqual([
      'grant undone',
      'grant undone',
      'grant undone',
      'revoke done',
      'revoke done',
      'revoke done',
    ]);
  });

  test('goes on when the run is cancelled', async () => {
    const handle = await bench.start('grantThenTakeBack');
    // The test server loses a cancellation that meets a running activity; the real one does not.
    await bench.quietAt(handle, 22);
    await handle.cancel();
    await expect(handle.result()).rejects.toThrow();
    expect(bench.vendor.journal.slice(3)).toEqual(taken);
  });

  test('that a vendor refuses waits for an engineer like everything else', async () => {
    const handle = await bench.start('grantThenTakeBack');
    await bench.quietAt(handle, 22);
    bench.vendor.moods = ['refuses'];
    await handle.signal('stop');
    const group = await parked(handle);
    await decide(handle, group, 'access/eng_1/helpdesk/revoke/1', 'skip');
    expect(await handle.result()).toBe('left: access/eng_1/helpdesk/grant/1');
    expect(bench.vendor.journal.slice(3)).toEqual(taken.slice(1));
  });
});

/** Lets the skipped clock run until the run is parked under another group than before. */
async function skippedTo(handle: WorkflowHandle, before?: string): Promise<string> {
  for (let tries = 0; tries < 200; tries += 1) {
    await betweenSteps(handle);
    const group = [...bench.store.groups.keys()].find((key) => key.includes('/parked/') && key !== before);
    if (group) return group;
    await bench.env.sleep('2 seconds');
  }
  const { events } = await handle.fetchHistory();
  throw new Error(`the run was not parked: ${JSON.stringify(events?.slice(-8))}`);
}
