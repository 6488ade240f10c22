import { Runtime } from '@temporalio/worker';
import type { Logger } from 'pino';

import { readConfig, type Config } from '../adapters/config';
import { openDatabase } from '../adapters/db/connection';
import { createStore } from '../adapters/db/store';
import { createDocuments } from '../adapters/pdf/documents';
import { openTemporal } from '../adapters/temporal';
import { createWorld } from '../adapters/world';
import { anyPort } from '../cli/stack/ports';
import { createActivities } from './activities';
import { workflowBundle } from './bundle';
import { serveHealth } from './health';
import { createLog, temporalLog } from './log';
import { loop } from './loop';
import { createRelay, quickKinds } from './relay';
import { beat, radar, seal, sweepDue } from './sweep';
import { startWorkers } from './temporal-workers';

// Pauses between rounds, wall milliseconds.
const relayPause = 100;
const mailPause = 250;
const sweepPause = 250;
const beatPause = 1_000;
const sealPause = 5_000;
const radarPause = 5_000;
/** So many times as long as a round took: a twentieth of the time. */
const radarRest = 20;

/** Runs the worker process until it is told to stop: workflows, steps, and the loops around the database. */
async function main(config: Config, log: Logger): Promise<void> {
  const stopping = stopSignal(log);
  const sdkMetrics = `127.0.0.1:${await anyPort()}`;
  Runtime.install({
    logger: temporalLog(log),
    // We stop the loops as well, and in our own order.
    shutdownSignals: [],
    telemetryOptions: {
      logging: { filter: { core: 'WARN', other: 'ERROR' }, forward: {} },
      metrics: { prometheus: { bindAddress: sdkMetrics } },
    },
  });
  const database = openDatabase(config.databaseUrl, { name: 'muster-worker', poolMax: 20 });
  const store = createStore(database, { masterKey: config.masterKey });
  const world = createWorld(config);
  const temporal = openTemporal({ ...config.temporal, identity: `muster-worker@${process.pid}` });
  const relay = createRelay({ database, store, temporal, messaging: world.messaging, apiUrl: config.apiUrl, log });
  const sweep = { database, store, log };
  // The loops need no workers: what people did is delivered, and the clock goes on, while those still start.
  const loops = [
    // A slow mail server holds up mails, and nothing else.
    loop('relay', relayPause, () => relay.pass(quickKinds), log),
    loop('mailer', mailPause, () => relay.pass(['mail']), log),
    loop('sweeper', sweepPause, () => sweepDue(sweep), log),
    loop('clock', beatPause, () => beat(sweep), log),
    // It looks at everyone who is engaged: of five thousand a second of PostgreSQL, which nobody has every five.
    loop('radar', radarPause, () => radar(sweep), log, radarRest),
    loop('sealer', sealPause, () => seal(sweep), log),
  ];
  try {
    await serve(config, log, stopping, {
      workflowBundle: await workflowBundle(config.data, log),
      activities: createActivities({ store, world, documents: createDocuments() }),
      sdkMetricsUrl: `http://${sdkMetrics}/metrics`,
      waiting: () => store.outbox.oldestWaiting(database.knex),
      checks: {
        postgres: () => database.knex.raw('select 1'),
        temporal: () => temporal.connection.workflowService.getSystemInfo({}),
      },
    });
  } finally {
    await Promise.all(loops.map((one) => one.stop()));
    await temporal.close();
    await database.close();
  }
}

interface Served {
  workflowBundle: { codePath: string };
  activities: ReturnType<typeof createActivities>;
  sdkMetricsUrl: string;
  waiting(): Promise<{ waiting: number; oldestSeconds: number }>;
  checks: Record<string, () => Promise<unknown>>;
}

async function serve(config: Config, log: Logger, stopping: Stopping, served: Served): Promise<void> {
  const { address, namespace } = config.temporal;
  const workers = await startWorkers({ address, namespace, log, ...served }, () => !stopping.asked());
  if (!workers) return;
  const health = await serveHealth({
    host: config.host,
    port: config.metricsPort,
    alive: () => workers.alive(),
    checks: {
      ...served.checks,
      // Readiness falls first: nobody counts on a worker that drains.
      workers: async () => {
        if (stopping.asked() || !workers.polling()) throw new Error('not polling');
      },
    },
    waiting: () => served.waiting(),
    sdkMetricsUrl: served.sdkMetricsUrl,
  });
  log.info({ port: config.metricsPort }, 'the worker is up');
  try {
    await Promise.race([workers.done, stopping.when]);
    workers.shutdown();
    await workers.done;
  } finally {
    await health.close();
  }
}

interface Stopping {
  asked(): boolean;
  when: Promise<void>;
}

function stopSignal(log: Logger): Stopping {
  let asked = false;
  const when = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => {
        if (!asked) log.info({ signal }, 'stopping');
        asked = true;
        resolve();
      });
    }
  });
  return { asked: () => asked, when };
}

function run(): void {
  let config: Config;
  try {
    config = readConfig(process.env);
  } catch (error) {
    // There is no log without a configuration; its message names what is missing.
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
  const log = createLog('worker', config.logLevel);
  main(config, log).then(
    () => process.exit(0),
    (error: unknown) => {
      log.fatal({ err: error }, 'the worker cannot go on');
      process.exit(1);
    },
  );
}

run();
