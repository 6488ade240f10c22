import http from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';

import type { Database } from '../../adapters/db/connection';
import { createBoardLooks } from '../../adapters/db/season/reads/board-looks';
import { openSession, type Person } from '../../adapters/db/sessions';
import type { Store } from '../../adapters/db/store';
import { createApp } from '../../api/app';
import { createMetrics } from '../../api/metrics';
import { assetRouter } from '../../api/pages/assets';
import { problemPage } from '../../api/pages/problem-page';
import { routes } from '../../api/routes';
import { createFeed } from '../../api/stream';
import { noLaunches } from '../support/launches';

/** The API with its pages on a free port of the loopback. */
export interface PagesApp {
  url: string;
  /** A session cookie of this person, as the browser wants it. */
  cookieOf(person: Person): Promise<{ name: string; value: string; url: string }>;
  /** Breaks every open connection, as a restart would. */
  cutStreams(): void;
  stop(): Promise<void>;
}

/** Serves console and portal over a database, without Temporal: what is put into the outbox stays there. */
export async function servePages(database: Database, store: Store): Promise<PagesApp> {
  const log = pino({ level: process.env.MUSTER_TEST_LOG ?? 'error' });
  const feed = createFeed(database.knex, log);
  const server = http.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const services = {
    database,
    store,
    reading: { database, store },
    config: {
      publicUrl: url,
      temporalUiUrl: 'http://127.0.0.1:8233',
      temporalNamespace: 'default',
      clockAdjustable: true,
      hookSecrets: {},
      vendorPatienceSeconds: 60,
      limits: { read: 100_000, write: 100_000, page: 100_000, stream: 1000, link: 1000 },
    },
    launches: noLaunches,
    deliver: () => Promise.resolve(),
    feed,
    boards: createBoardLooks(database.knex),
    checks: {},
    metrics: createMetrics(),
    log,
  };
  const app = createApp(services, {
    routes,
    assets: [assetRouter()],
    problemPage,
  });
  server.on('request', app);
  return {
    url,
    cookieOf: async (person) => {
      const { token } = await openSession(database.knex, person);
      return { name: 'muster', value: token, url };
    },
    cutStreams: () => server.closeAllConnections(),
    stop: async () => {
      feed.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
