import http from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';

import { createKey } from '../../adapters/db/api-keys';
import { openDatabase, type Database } from '../../adapters/db/connection';
import { openSession, type Person } from '../../adapters/db/sessions';
import { createBoardLooks } from '../../adapters/db/season/reads/board-looks';
import { createStore, type Store } from '../../adapters/db/store';
import { createApp } from '../../api/app';
import { createMetrics } from '../../api/metrics';
import type { OidcVerifier } from '../../api/oidc';
import type { Route } from '../../api/route';
import { routes as allRoutes } from '../../api/routes';
import type { ApiConfig, Services } from '../../api/services';
import { createFeed } from '../../api/stream';
import { seedPolicies } from '../../cli/seed/reference';
import { seedStaff } from '../../cli/seed/staff';
import { deriveId } from '../../domain/ids';
import type { Role } from '../../domain/roles';
import { createClients, type ApiClient } from './api-client';
import { freshDatabase } from './database';
import { noLaunches } from './launches';
import { staff } from './staff';

/** An API on a free port over a database of its own, with staff and policies, without Temporal. */
export interface TestApi {
  url: string;
  database: Database;
  /** What those who only read go through. */
  reading: Database;
  store: Store;
  /** How often a write asked for delivery. */
  deliveries(): number;
  /** Lines of the log, parsed. */
  log(): Record<string, unknown>[];
  anonymous: ApiClient;
  /** The seeded member of staff with this role, by an API key. */
  as(role: Exclude<Role, 'talent'>): Promise<ApiClient>;
  /** A browser of this person: cookie, and the CSRF token in the header unless left out. */
  signedIn(person: Person, csrf?: boolean): Promise<ApiClient>;
  /** Adds a talent without a story and returns the id. */
  talent(ref: string): Promise<string>;
  stop(): Promise<void>;
}

export interface TestApiOptions {
  routes?: readonly Route[];
  config?: Partial<ApiConfig>;
  checks?: Services['checks'];
  oidc?: OidcVerifier;
  /** Pauses of the event feed, wall milliseconds. */
  feed?: Parameters<typeof createFeed>[2];
  /** (Default: none, and none can be made) */
  launches?: Services['launches'];
  /** Business instant at which the clock starts. (Default: now) */
  from?: string;
}

/** Starts it; call `stop` in `afterAll`. */
export async function startTestApi(options: TestApiOptions = {}): Promise<TestApi> {
  const fresh = await freshDatabase();
  const database = openDatabase(fresh.url, { poolMax: 8 });
  const reading = openDatabase(fresh.url, { poolMax: 3 });
  const masterKey = new Uint8Array(32).fill(7);
  const store = createStore(database, { masterKey });
  await store.transaction((tx) =>
    store.clock.start(tx, { scale: 1, ...(options.from && { businessFrom: options.from }) }),
  );
  await seedPolicies(store);
  await seedStaff(store);

  const lines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  const feed = createFeed(reading.knex, log, { everyMs: 20, heartbeatMs: 100, ...options.feed });
  const server = http.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let deliveries = 0;
  const routes = options.routes ?? allRoutes;
  const services: Services = {
    database,
    store,
    reading: { database: reading, store: createStore(reading, { masterKey }) },
    config: { ...defaults, publicUrl: url, ...options.config },
    launches: options.launches ?? noLaunches,
    deliver: () => Promise.resolve(void deliveries++),
    feed,
    boards: createBoardLooks(reading.knex),
    checks: options.checks ?? {},
    ...(options.oidc && { oidc: options.oidc }),
    metrics: createMetrics(),
    log,
  };
  server.on('request', createApp(services, { routes }));
  const client = createClients(url, routes);

  return {
    url,
    database,
    reading,
    store,
    deliveries: () => deliveries,
    log: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    anonymous: client(),
    as: async (role) => {
      const key = { name: `test ${role}`, roles: [role], userId: staff[role] };
      const { text } = await store.transaction((tx) => createKey(tx, key));
      return client({ authorization: `Bearer ${text}` });
    },
    signedIn: async (person, csrf = true) => {
      const session = await openSession(database.knex, person);
      return client({ cookie: `muster=${session.token}`, ...(csrf && { 'x-csrf-token': session.csrf }) });
    },
    talent: (ref) => addTalent(store, ref),
    stop: async () => {
      feed.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await Promise.all([database.close(), reading.close()]);
      await fresh.drop();
    },
  };
}

const defaults = {
  temporalUiUrl: 'http://ui.example',
  temporalNamespace: 'default',
  clockAdjustable: true,
  vendorPatienceSeconds: 60,
  hookSecrets: {},
  limits: { read: 100_000, write: 100_000, portal: 100_000, anonymous: 100_000, 'bad-credential': 100_000 },
};

function addTalent(store: Store, ref: string): Promise<string> {
  return store.transaction(async (tx) => {
    const id = deriveId('talent', ref);
    await tx.raw(
      `insert into talent (id, source_ref, state, time_zone, created_at, updated_at)
       values (?, ?, 'candidate', 'UTC', business_now(), business_now())`,
      [id, ref],
    );
    await store.private.seal(tx, id, 'working', 'contact', { name: `Canary ${ref}`, email: `${ref}@canary.test` });
    return id;
  });
}
