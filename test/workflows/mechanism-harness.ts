import type { WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker } from '@temporalio/worker';

import { createMechanismActivities } from '../../activities/mechanism';
import { reportFailures } from '../../activities/failures';
import type { ClockSegment } from '../../domain/clock';
import type { RunState } from '../../workflows/run';
import { registerAttributes, timeSkippingEnv } from '../support/temporal';
import { FlakyVendor } from './flaky-vendor';
import { createTestSteps } from './mechanism-steps';
import { MemoryStore } from './memory-store';
import type * as workflows from './mechanism-workflows';

/** A time-skipping server, both workers, a store in memory and a vendor that misbehaves on demand. */
export interface Bench {
  env: TestWorkflowEnvironment;
  store: MemoryStore;
  vendor: FlakyVendor;
  control: { failures: number; notes: string[] };
  start(name: keyof typeof workflows, args?: unknown): Promise<WorkflowHandle>;
  /** Polls the run's state (real time) until it fits. */
  until(handle: WorkflowHandle, fits: (state: RunState) => boolean): Promise<RunState>;
  /** Waits (real time) until the run's history has so many events: a query would cost a workflow task here. */
  quietAt(handle: WorkflowHandle, events: number): Promise<void>;
  events(handle: WorkflowHandle): Promise<Record<string, number>>;
  close(): Promise<void>;
}

const queue = 'muster';
let runs = 0;

/** One per test file: the test server's clock is global. */
export async function openBench(): Promise<Bench> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const env = await timeSkippingEnv();
  await registerAttributes(env);
  const vendor = await FlakyVendor.start();
  const control = { failures: 0, notes: [] as string[] };
  const now = new Date(await env.currentTimeMs()).toISOString();
  const segment: ClockSegment = { wallFrom: now, businessFrom: now, scale: 1 };
  const store = new MemoryStore(() => env.currentTimeMs(), segment);
  const steps = createTestSteps(store, vendor, control);
  const records = reportFailures({ ...createMechanismActivities(store), ...steps.records });
  const workflowBundle = await bundleWorkflowCode({
    workflowsPath: require.resolve('./mechanism-workflows'),
    logger: new DefaultLogger('ERROR'),
  });
  const shared = { connection: env.nativeConnection };
  const workers = [
    await Worker.create({ ...shared, taskQueue: queue, workflowBundle, activities: records }),
    await Worker.create({ ...shared, taskQueue: 'muster-vendor', activities: reportFailures(steps.vendor) }),
  ];
  const running = Promise.all(workers.map((worker) => worker.run()));
  return {
    env,
    store,
    vendor,
    control,
    start: (name, args) =>
      env.client.workflow.start(name, {
        workflowId: `${name}/${++runs}`,
        taskQueue: queue,
        args: args === undefined ? [] : [args],
        memo: { console: 'http://localhost:3000' },
      }),
    until,
    quietAt,
    events,
    async close() {
      for (const worker of workers) worker.shutdown();
      await running;
      await env.teardown();
      await vendor.stop();
    },
  };
}

async function until(handle: WorkflowHandle, fits: (state: RunState) => boolean): Promise<RunState> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const state = await handle.query<RunState>('state').catch(() => undefined);
    if (state && fits(state)) return state;
    if (Date.now() > deadline) throw new Error(`the run did not come so far: ${JSON.stringify(state)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function quietAt(handle: WorkflowHandle, events: number): Promise<void> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const { historyLength } = await handle.describe();
    if (historyLength - ofPatch >= events) return;
    if (Date.now() > deadline) throw new Error(`the run has ${historyLength} events`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

// The marker and the search attribute of the one patch that every run begins with (workflows/run.ts).
const ofPatch = 2;

/** Events by type, without the workflow tasks that carry them, and without those of the patch. */
async function events(handle: WorkflowHandle): Promise<Record<string, number>> {
  const history = await handle.fetchHistory();
  const counts: Record<string, number> = { total: (history.events?.length ?? 0) - ofPatch };
  for (const event of history.events ?? []) {
    if (isOfPatch(event)) continue;
    const kind = Object.keys(event).find(
      (name) => name.endsWith('EventAttributes') && event[name as keyof typeof event],
    );
    const name = kind?.replace('EventAttributes', '') ?? 'unknown';
    if (!name.startsWith('workflow') || name === 'workflowExecutionSignaled') counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

type HistoryEvent = NonNullable<Awaited<ReturnType<WorkflowHandle['fetchHistory']>>['events']>[number];

function isOfPatch(event: HistoryEvent): boolean {
  const upserted = event.upsertWorkflowSearchAttributesEventAttributes?.searchAttributes?.indexedFields;
  return (
    event.markerRecordedEventAttributes?.markerName === 'core_patch' ||
    Boolean(upserted && 'TemporalChangeVersion' in upserted)
  );
}
