import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';

import { readConfig, vendorNames, vendorPrefix, type Config, type VendorName } from '../adapters/config';
import { upsertKey } from '../adapters/db/api-keys';
import { openDatabase, type Database } from '../adapters/db/connection';
import { createBoardLooks } from '../adapters/db/season/reads/board-looks';
import { createStore } from '../adapters/db/store';
import { openTemporal } from '../adapters/temporal';
import { createLaunches } from '../adapters/temporal-launches';
import { createWorld } from '../adapters/world';
import { Unavailable } from '../domain/errors';
import { createLog } from '../worker/log';
import { loop } from '../worker/loop';
import { createRelay, quickKinds } from '../worker/relay';
import { createApp } from './app';
import { readinessChecks } from './checks';
import { createMetrics, type Metrics } from './metrics';
import { createNudge } from './nudge';
import { createOidc } from './oidc';
import { assetRouter } from './pages/assets';
import { problemPage } from './pages/problem-page';
import type { ApiConfig } from './services';
import { createFeed } from './stream';
import { tidy } from './tidy';

/** What was begun may take this long to end, wall milliseconds. */
const drainMs = 5_000;
const tidyPause = 3_600_000;

/** A running API. */
export interface ApiServer {
  /** Where it listens, for this machine. */
  url: string;
  /** Ends streams, lets requests end, closes every connection. */
  close(): Promise<void>;
}

/** Wires the API to its surroundings and listens. Waits for a database that is not there yet. */
export async function startApi(config: Config, log: Logger): Promise<ApiServer> {
  // Three doors: who answers waits neither behind fifty reports of vendors that go on at once, nor who reads behind answers.
  const [changing, reading, delivering] = [openDoor(config, 12), openDoor(config, 8), openDoor(config, 3)];
  const { database } = changing;
  const temporal = openTemporal({ ...config.temporal, identity: `muster-api@${process.pid}` });
  const { messaging } = createWorld(config);
  const relay = createRelay({ ...delivering, temporal, messaging, apiUrl: config.apiUrl, log });
  const metrics = createMetrics();
  const feed = createFeed(reading.database.knex, log, { onChange: (listeners) => metrics.streams.set(listeners) });
  const app = createApp(
    {
      ...changing,
      reading,
      config: apiConfig(config),
      ...(config.oidc && { oidc: createOidc(config.oidc) }),
      launches: createLaunches(temporal.client),
      deliver: createNudge(() => relay.pass(quickKinds), log),
      feed,
      boards: createBoardLooks(reading.database.knex),
      checks: readinessChecks(reading.database, temporal),
      metrics,
      log,
    },
    { assets: [assetRouter()], problemPage },
  );
  await admit(database, config.adminKey, log);
  const server = await listen(http.createServer({ requestTimeout: 30_000 }, app), config.port, config.host);
  const metricsServer = await serveMetrics(metrics, config, log);
  const tidying = loop('tidy', tidyPause, () => tidy(database), log);
  const { port } = server.address() as AddressInfo;
  log.info({ port }, 'the API is up');
  return {
    url: `http://${config.host}:${port}`,
    close: async () => {
      feed.close();
      await Promise.all([drain(server), metricsServer && drain(metricsServer), tidying.stop()]);
      await temporal.close();
      await Promise.all([changing, reading, delivering].map((door) => door.database.close()));
    },
  };
}

/** The database through so many connections, and what is stored there. */
function openDoor({ databaseUrl, masterKey }: Config, poolMax: number) {
  const database = openDatabase(databaseUrl, { name: 'muster-api', poolMax });
  return { database, store: createStore(database, { masterKey }) };
}

function apiConfig(config: Config): ApiConfig {
  return {
    publicUrl: config.apiUrl,
    temporalUiUrl: config.temporal.uiUrl,
    temporalNamespace: config.temporal.namespace,
    // Production runs on wall time.
    clockAdjustable: config.scale !== 1,
    inboxUrl: config.scale === 1 ? undefined : `${config.sandboxUrl}/mail`,
    vendorPatienceSeconds: config.vendorPatienceSeconds,
    hookSecrets: Object.fromEntries(
      vendorNames.map((name) => [providerOf(name), [config.vendors[name].webhookSecret]]),
    ),
  };
}

/** The name under which a system sends webhooks: `/hooks/work-tool`. Identity systems are named by their protocol. */
function providerOf(name: VendorName): string {
  return name === 'identity' ? 'scim' : vendorPrefix(name).toLowerCase().replaceAll('_', '-');
}

/** Makes the environment's admin key valid, as soon as the database answers. */
async function admit(database: Database, key: string | undefined, log: Logger): Promise<void> {
  if (key === undefined) return;
  for (;;) {
    try {
      await database.transaction((tx) => upsertKey(tx, key, 'MUSTER_ADMIN_KEY', ['admin']));
      return;
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      log.warn({ err: error }, 'the database does not answer; trying again');
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

/** `/metrics` on a port of its own, not for the public. Nobody goes without the API because that port is taken. */
async function serveMetrics({ registry }: Metrics, config: Config, log: Logger): Promise<http.Server | null> {
  const server = http.createServer((req, res) => {
    if (req.url !== '/metrics') return void res.writeHead(404).end();
    void registry.metrics().then(
      (text) => res.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => res.writeHead(500).end(),
    );
  });
  try {
    return await listen(server, config.apiMetricsPort, config.host);
  } catch (error) {
    log.warn({ err: error, port: config.apiMetricsPort }, 'no metrics: set MUSTER_API_METRICS_PORT to a free port');
    return null;
  }
}

function listen(server: http.Server, port: number, host: string): Promise<http.Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}

async function drain(server: http.Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), drainMs);
  await closed;
  clearTimeout(late);
}

async function run(): Promise<void> {
  let config: Config;
  try {
    config = readConfig(process.env);
  } catch (error) {
    // There is no log without a configuration; its message names what is missing.
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
  const log = createLog('api', config.logLevel);
  const signalled = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve());
  });
  try {
    const server = await startApi(config, log);
    await signalled;
    await server.close();
    process.exit(0);
  } catch (error) {
    log.fatal({ err: error }, 'the API cannot go on');
    process.exit(1);
  }
}

if (require.main === module) void run();
