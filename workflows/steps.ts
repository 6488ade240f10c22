import {
  ActivityCancellationType,
  ActivityFailure,
  ApplicationFailure,
  isCancellation,
  proxyActivities,
  proxyLocalActivities,
  type ActivityOptions,
} from '@temporalio/workflow';

import type { MechanismActivities } from '../activities/mechanism';
import { InTurn } from './in-turn';

/**
 * Record steps of a run happen one at a time. Two local activities that are under way together end in two activations when
 * they happen, and in one when they are replayed: what waits on a condition between them would then go on in another order.
 * A run has modules of its own, so that this is its state and nobody else's.
 */
export const recordsInTurn = new InTurn();

/** A step as a run calls it: one object in, one object out. */
type Step = (...args: never[]) => Promise<unknown>;
export type Steps<A> = { [K in keyof A]: A[K] extends Step ? A[K] : never };

// The SDK's own default is to go on at once while the step still runs (its docs say otherwise). Whoever stops a run has to know
// what was done before taking it back.
const cancellationType = ActivityCancellationType.WAIT_CANCELLATION_COMPLETED;

/** The mechanisms' own steps; the journey's are added where its workflows are written, by `recordSteps<…>()`. */
export const mechanism = recordSteps<MechanismActivities>();

/**
 * Steps on our own database: keyed, single transactions. Each costs one event and no wake.
 * They run inside the workflow task; when the database stays away for longer than a task may take, the same step goes on
 * as an ordinary activity, whose retries cost no history, so that an outage of hours neither floods nor fails a run.
 * A refusal is thrown as ApplicationFailure: its `type` is the kind of domain/errors.ts, its `details` are `[facts]`.
 */
export function recordSteps<A>(): Steps<A> {
  const local = proxyLocalActivities({
    cancellationType,
    startToCloseTimeout: '10s',
    // Four tries in 3.3 s: a workflow task that takes longer than 8 s is extended, at three events each time. Core does
    // not hold a retried local activity to its scheduleToCloseTimeout, so that the attempts are what bounds it.
    scheduleToCloseTimeout: '1m',
    retry: { initialInterval: '250ms', backoffCoefficient: 3, maximumAttempts: 4 },
  });
  const queued = proxyActivities({
    cancellationType,
    startToCloseTimeout: '10s',
    scheduleToCloseTimeout: '60 days',
    retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '30s' },
  });
  return stepsBy<A>(async (name, args) => {
    const summary = summaryOf(name, args);
    try {
      return await recordsInTurn.run(async () => (await local[name]!.executeWithOptions({ summary }, args)) as unknown);
    } catch (error) {
      if (!mayPass(error)) throw error;
    }
    try {
      return (await queued[name]!.executeWithOptions({ summary }, args)) as unknown;
    } catch (error) {
      throw error instanceof ActivityFailure && !isCancellation(error) ? (error.cause ?? error) : error;
    }
  });
}

/**
 * Calls to the outside: ordinary activities on `muster-vendor`, tried again until the patience (wall seconds) is over.
 * Wrap each in `perform` (saga.ts), which then asks an engineer instead of failing the run.
 */
export function vendorSteps<A>(patienceSeconds: number): Steps<A> {
  return activitiesOn<A>('muster-vendor', {
    cancellationType,
    startToCloseTimeout: '30s',
    scheduleToCloseTimeout: patienceSeconds * 1000,
    retry: {
      // A short patience, as in tests and demos, still leaves room for several tries.
      initialInterval: Math.min(1_000, (patienceSeconds * 1000) / 10),
      backoffCoefficient: 2,
      maximumInterval: Math.min(600_000, (patienceSeconds * 1000) / 6),
    },
  });
}

/**
 * Cohort work on `muster-batch`: set-based, in batches, with a heartbeat between them. It may be repeated at any point, and an
 * outage of the database is waited out.
 */
export function batchSteps<A>(): Steps<A> {
  return activitiesOn<A>('muster-batch', {
    cancellationType,
    startToCloseTimeout: '30m',
    heartbeatTimeout: '60s',
    scheduleToCloseTimeout: '60 days',
    retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '30s' },
  });
}

/** Cohort work that calls the outside: as `batchSteps`, until the patience (wall seconds) is over. Wrap each in `perform` (saga.ts). */
export function patientBatchSteps<A>(patienceSeconds: number): Steps<A> {
  return activitiesOn<A>('muster-batch', {
    cancellationType,
    startToCloseTimeout: '30m',
    heartbeatTimeout: '60s',
    // A long batch needs its time, however short the patience with a single call is.
    scheduleToCloseTimeout: Math.max(patienceSeconds, 600) * 1000,
    retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '30s' },
  });
}

function activitiesOn<A>(taskQueue: string, options: ActivityOptions): Steps<A> {
  const activities = proxyActivities({ taskQueue, ...options });
  return stepsBy<A>((name, args) => activities[name]!.executeWithOptions({ summary: summaryOf(name, args) }, args));
}

function stepsBy<A>(run: (name: string, args: unknown[]) => Promise<unknown>): Steps<A> {
  return new Proxy({} as Steps<A> & object, {
    get: (_, name) =>
      // A promise asks what it is given for `then`.
      typeof name === 'string' && name !== 'then' ? (...args: unknown[]) => run(name, args) : undefined,
  });
}

/** Whether a failed local step may do better later: everything but a refusal and a cancellation. */
function mayPass(error: unknown): boolean {
  return !isCancellation(error) && !(error instanceof ApplicationFailure && error.nonRetryable);
}

/** `grantAccess` with a key or a group reads “grant access: access/eng_…/helpdesk/grant/1” in the Temporal UI. */
function summaryOf(name: string, args: readonly unknown[]): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const { key, group } = (args[0] ?? {}) as { key?: unknown; group?: unknown };
  const what = key ?? group;
  return typeof what === 'string' ? `${words}: ${what}`.slice(0, 200) : words;
}
