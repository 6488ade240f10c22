import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';

import type { World } from '../../activities/ports';
import type { SeasonPart } from '../../activities/season/part';
import { reportFailures } from '../../activities/failures';
import { createTurnActivities } from '../../activities/season/turn';
import { openDatabase, type Database } from '../../adapters/db/connection';
import { createStore, type Store } from '../../adapters/db/store';
import { createDocuments } from '../../adapters/pdf/documents';
import { plus } from '../../domain/clock';
import { seedPolicies } from '../../cli/seed/reference';
import { seedStaff } from '../../cli/seed/staff';
import type { PolicyOf } from '../../domain/policy/contract';
import { defaultPolicies } from '../../domain/policy/defaults';
import { createActivities } from '../../worker/activities';
import { freshDatabase } from '../support/database';
import { recordHistories } from '../support/record-histories';
import { registerAttributes, timeSkippingEnv, workflowBundle } from '../support/temporal';
import { atRest } from './at-rest';
import { createJourneyWorld } from './journey-world';

/** A time-skipping server, the real steps on a real database, and a world in memory. */
export interface JourneyBench {
  env: TestWorkflowEnvironment;
  client: Client;
  database: Database;
  store: Store;
  world: ReturnType<typeof createJourneyWorld>;
  /** Delivers starts, signals and hooks until the outbox is empty. Mail goes nowhere. */
  deliver(): Promise<void>;
  /** An outside system reports on an effect. */
  report(provider: string, type: string, key: string, data?: Record<string, unknown>): Promise<void>;
  /** From now on asks are looked for in this story (hire_…) only. (Default: in all) */
  about(thread: string): void;
  /** The last open ask of this name; waits for it in real time. */
  ask(name: string): Promise<{ id: string; to_talent: string | null; to_user: string | null; to_role: string | null }>;
  /** Answers the open ask of this name as the person it is for. */
  answer(name: string, option: string, form?: Record<string, unknown>, reason?: string): Promise<void>;
  /** Lets business hours pass: what is due on asks is done, reminders to lapses. */
  later(hours: number): Promise<void>;
  /** How a run ended; waits for it in real time. Its result() would let the test server skip to the run's time-out. */
  ended(workflowId: string): Promise<string>;
  close(): Promise<void>;
}

/** What the steps stand on; a test may put something else in its place. */
export interface JourneyParts {
  store: Store;
  world: World;
}

/** One per test file: the test server's clock is global. */
export async function openJourney(
  businessFrom: string,
  instead: (sound: JourneyParts) => JourneyParts = (sound) => sound,
  /** What a season's turn does. (Default: everything) */
  seasonParts?: readonly SeasonPart[],
): Promise<JourneyBench> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const env = await timeSkippingEnv();
  await registerAttributes(env);
  const { url, drop } = await freshDatabase();
  const database = openDatabase(url, { poolMax: 10 });
  const world = createJourneyWorld();
  const parts = instead({ store: createStore(database, { masterKey: Buffer.alloc(32, 7) }), world: world.world });
  const { store } = parts;
  await store.transaction((tx) => store.clock.start(tx, { scale: 1, businessFrom }));
  await seedPolicies(store);
  // The same people apply to every listing: each of them is checked anew, unless a test is about just that.
  await publishPolicy(store, 'vetting', { reuseBeyondStartDays: 3650 });
  await seedStaff(store);
  const ports = { ...parts, documents: createDocuments() };
  const steps = createActivities(ports);
  const batch = { ...steps.batch, ...(seasonParts && reportFailures(createTurnActivities(ports, seasonParts))) };
  const records = { ...steps.records, readClock: skipAlong(store, steps.records) };
  const shared = { connection: env.nativeConnection };
  const workers = [
    await Worker.create({
      ...shared,
      taskQueue: 'muster',
      workflowBundle: await workflowBundle(),
      activities: records,
    }),
    await Worker.create({ ...shared, taskQueue: 'muster-vendor', activities: steps.vendor }),
    await Worker.create({ ...shared, taskQueue: 'muster-batch', activities: batch }),
  ];
  const running = Promise.all(workers.map((worker) => worker.run()));
  let reports = 0;
  let story: string | null = null;

  async function deliver(): Promise<void> {
    for (;;) {
      const rows = await store.transaction((tx) => store.outbox.take(tx, { limit: 50 }));
      if (rows.length === 0) return;
      for (const row of rows) {
        const payload = row.payload as {
          workflowType: string;
          args: unknown[];
          signal: string;
          provider: string;
          webhookId: string;
        };
        if (row.kind === 'start')
          await env.client.workflow.start(payload.workflowType, {
            workflowId: row.workflowId ?? '',
            taskQueue: 'muster',
            args: payload.args,
          });
        if (row.kind === 'signal') await atRest(env.client.workflow.getHandle(row.workflowId ?? ''));
        if (row.kind === 'signal')
          await env.client.workflow
            .getHandle(row.workflowId ?? '')
            .signal(payload.signal, ...payload.args)
            // Nobody is left to hear it: the relay takes it for delivered too.
            .catch((error: unknown) => {
              if (!(error instanceof WorkflowNotFoundError)) throw error;
            });
        if (row.kind === 'hook')
          await store.transaction((tx) => store.hooks.route(tx, payload.provider, payload.webhookId));
        await store.transaction((tx) => store.outbox.delivered(tx, [{ id: row.id, outcome: 'delivered' }]));
      }
    }
  }

  async function ask(name: string): ReturnType<JourneyBench['ask']> {
    const deadline = Date.now() + 45_000;
    for (;;) {
      const row = await database
        .knex('ask')
        .where({ name, state: 'open', ...(story === null ? {} : { thread: story }) })
        .orderBy('opened_at', 'desc')
        .first('id', 'to_talent', 'to_user', 'to_role');
      if (row) return row;
      await deliver();
      if (Date.now() > deadline) throw new Error(`nobody is asked “${name}”`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  return {
    env,
    client: env.client,
    database,
    store,
    world,
    deliver,
    about: (thread) => void (story = thread),
    ask,
    async report(provider, type, key, data = {}) {
      const deadline = Date.now() + 45_000;
      while (!(await database.knex('effect').where({ key }).whereIn('state', ['done', 'undone']).first('key'))) {
        if (Date.now() > deadline) throw new Error(`${key} is not done`);
        await deliver();
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      await store.transaction((tx) =>
        store.hooks.receive(tx, provider, `msg_${++reports}`, type, { type, data: { key, ...data } }),
      );
      await deliver();
    },
    async answer(name, option, form, reason) {
      const open = await ask(name);
      const by = open.to_talent
        ? ({ kind: 'talent', id: open.to_talent } as const)
        : ({
            kind: 'user',
            id: open.to_user ?? 'user_someone',
            roles: open.to_role ? [open.to_role as 'approver'] : ['lead'],
          } as const);
      await store.transaction((tx) =>
        store.asks.answer(tx, open.id, { ...by, ...('roles' in by ? { roles: [...by.roles] } : {}) } as never, {
          option,
          ...(form ? { form } : {}),
          ...(reason ? { reason } : {}),
        }),
      );
      await deliver();
    },
    async later(hours) {
      await store.transaction(async (tx) =>
        store.clock.jump(tx, plus(await store.clock.now(tx), { hours }), 'time passes'),
      );
      const due = () =>
        database.knex('ask').where({ state: 'open', held_at: null }).whereRaw('next_at <= business_now()').first('id');
      // What a step of the run holds just now is left by one sweep for the next.
      while (await due()) await store.transaction((tx) => store.asks.sweep(tx, 100));
      await deliver();
    },
    async ended(workflowId) {
      const deadline = Date.now() + 45_000;
      for (;;) {
        await deliver();
        const { status } = await env.client.workflow.getHandle(workflowId).describe();
        if (status.name !== 'RUNNING' || Date.now() > deadline) return status.name;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    },
    async close() {
      if (process.env.MUSTER_RECORD_HISTORIES) await recordHistories(env.client, await runsOf(database));
      for (const worker of workers) worker.shutdown();
      await running;
      await env.teardown();
      await database.close();
      await drop();
    },
  };
}

/** The runs of hires and seasons, of their engagements, and of cases about them, each with a name by its root or its outcome. */
async function runsOf(database: Database): Promise<{ name: string; run: string }[]> {
  const { rows } = await database.knex.raw<{ rows: { name: string; run: string }[] }>(
    `with root as (
       select id, external_id as name, workflow_id as run, 'hire' as kind, 'engagement' as each from hire
       union all select id, external_id, workflow_id, 'campaign', 'agent' from campaign)
     select name || '-' || kind as name, run from root
     union all
     select r.name || '-' || r.each || case n.no when 1 then '' else '-' || n.no end, n.run from root r
       join (select coalesce(hire_id, campaign_id) as root, workflow_id as run,
               row_number() over (partition by coalesce(hire_id, campaign_id) order by created_at, id) as no
             from engagement) n on n.root = r.id
     union all select 'rating-' || kind || '-' || state, 'rating/' || id from rating_case
     union all select 'challenge-' || state, 'challenge/' || id from classification_challenge`,
  );
  return rows;
}

/** Publishes a policy with changes to its default, for hires that begin from now on. */
export async function publishPolicy<K extends 'vetting' | 'source'>(
  store: Store,
  kind: K,
  changes: Partial<PolicyOf<K>>,
): Promise<void> {
  await store.transaction((tx) =>
    store.policies.publish(tx, {
      kind,
      document: { ...defaultPolicies[kind], ...changes },
      note: 'for a test',
      by: 'system:test',
    }),
  );
}

/**
 * The test server skips its own time, the business clock lives in the database: when a run comes back from its timer,
 * the business clock is moved to the date that it slept until.
 */
function skipAlong(store: Store, records: Record<string, unknown>) {
  const real = records['readClock'] as (asked: {
    timer?: { name: string; workflowId: string; until: string };
  }) => Promise<{ dueInMs: number | null }>;
  const asked = new Map<string, number>();
  return async (input: { timer?: { name: string; workflowId: string; until: string } }) => {
    const { timer } = input;
    if (timer) {
      // A run that began anew counts its timers anew.
      const key = `${timer.workflowId}/${timer.name}/${timer.until}`;
      const times = (asked.get(key) ?? 0) + 1;
      asked.set(key, times);
      if (times > 1) {
        await store.transaction(async (tx) => {
          if (Date.parse(await store.clock.now(tx)) < Date.parse(timer.until))
            await store.clock.jump(tx, timer.until, 'time was skipped');
        });
      }
    }
    return real(input);
  };
}
