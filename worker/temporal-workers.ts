import v8 from 'node:v8';

import { NativeConnection, Worker } from '@temporalio/worker';
import type { Logger } from 'pino';

import type { createActivities } from './activities';
import { runsAtHand } from './runs-at-hand';

export interface TemporalWorkers {
  /** True while none has failed. */
  alive(): boolean;
  /** True when all of them poll. */
  polling(): boolean;
  /** Resolves when all have stopped; rejects when one fails. */
  done: Promise<void>;
  /** Takes no more work, lets what runs end, and resolves through `done`. */
  shutdown(): void;
}

export interface WorkerPorts {
  address: string;
  namespace: string;
  activities: ReturnType<typeof createActivities>;
  workflowBundle: { codePath: string };
  log: Pick<Logger, 'info' | 'warn'>;
}

// Above the longest short activity: a vendor's reply is waited for 10 s at most.
const shutdown = { shutdownGraceTime: '10 seconds', shutdownForceTime: '12 seconds' } as const;

/**
 * Starts one Temporal worker per queue, in this process: `muster` (workflows, our own records), `muster-vendor` (calls
 * outside, whose slowness must not hold the records up) and `muster-batch` (cohort work, few at a time).
 * Waits for the server as long as it takes; `wanted` says whether to go on.
 */
export async function startWorkers(ports: WorkerPorts, wanted: () => boolean): Promise<TemporalWorkers | null> {
  const connection = await connect(ports, wanted);
  if (!connection) return null;
  const { activities, namespace, workflowBundle } = ports;
  const shared = { connection, namespace, ...shutdown };
  const workers = await Promise.all([
    Worker.create({
      ...shared,
      taskQueue: 'muster',
      workflowBundle,
      activities: activities.records,
      maxCachedWorkflows: runsAtHand(v8.getHeapStatistics().heap_size_limit / 2 ** 20),
    }),
    Worker.create({
      ...shared,
      taskQueue: 'muster-vendor',
      activities: activities.vendor,
      maxConcurrentActivityTaskExecutions: 50,
      maxConcurrentActivityTaskPolls: 5,
    }),
    Worker.create({
      ...shared,
      taskQueue: 'muster-batch',
      activities: activities.batch,
      maxConcurrentActivityTaskExecutions: 5,
      maxConcurrentActivityTaskPolls: 1,
    }),
  ]);
  const states = () => workers.map((worker) => worker.getStatus());
  return {
    alive: () => states().every(({ runState }) => runState !== 'FAILED'),
    polling: () =>
      states().every(
        ({ runState, activityPollerState }) => runState === 'RUNNING' && activityPollerState === 'POLLING',
      ),
    done: runAll(workers, connection),
    shutdown: () => {
      for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
    },
  };
}

/** When one fails, the others drain; then the failure is thrown. */
async function runAll(workers: readonly Worker[], connection: NativeConnection): Promise<void> {
  try {
    await Promise.all(
      workers.map(async (worker) => {
        try {
          await worker.run();
        } finally {
          for (const other of workers) if (other.getState() === 'RUNNING') other.shutdown();
        }
      }),
    );
  } finally {
    await connection.close();
  }
}

async function connect({ address, log }: WorkerPorts, wanted: () => boolean): Promise<NativeConnection | null> {
  for (let tries = 0; wanted(); tries += 1) {
    try {
      return await NativeConnection.connect({ address });
    } catch {
      if (tries % 30 === 0) log.warn({ address }, 'Temporal does not answer; waiting for it');
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
  return null;
}
