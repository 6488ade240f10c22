import { randomBytes } from 'node:crypto';
import pino from 'pino';

import { readConfig, vendorNames, vendorPrefix } from '../../adapters/config';
import { openDatabase, type Database } from '../../adapters/db/connection';
import { startApi, type ApiServer } from '../../api/server';
import { tidy } from '../../api/tidy';
import { anyPort } from '../../cli/stack/ports';
import { createMusterClient } from '../../client';
import { freshDatabase, type FreshDatabase } from '../support/database';

const adminKey = `mst_test_${'s'.repeat(43)}`;

let fresh: FreshDatabase;
let database: Database;
let server: ApiServer;
let metricsPort: number;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.url);
  metricsPort = await anyPort();
  server = await startApi(readConfig(await environment()), pino({ level: 'silent' }));
});
afterAll(async () => {
  await server.close();
  await database.close();
  await fresh.drop();
});

async function environment(): Promise<NodeJS.ProcessEnv> {
  const env: NodeJS.ProcessEnv = {
    MUSTER_PORT: String(await anyPort()),
    MUSTER_API_METRICS_PORT: String(metricsPort),
    MUSTER_DATABASE_URL: fresh.url,
    MUSTER_SCALE: '600',
    MUSTER_MASTER_KEY: randomBytes(32).toString('base64'),
    MUSTER_ADMIN_KEY: adminKey,
    MUSTER_SMTP_URL: `smtp://127.0.0.1:${await anyPort()}`,
    // Nobody is there: the API must work, and say that it is not ready.
    TEMPORAL_ADDRESS: `127.0.0.1:${await anyPort()}`,
  };
  for (const name of vendorNames) {
    env[`MUSTER_${vendorPrefix(name)}_TOKEN`] = 'a token of tests';
    env[`MUSTER_${vendorPrefix(name)}_WEBHOOK_SECRET`] = `whsec_${randomBytes(24).toString('base64')}`;
  }
  return env;
}

test('without Temporal it lives, is not ready, and says why', async () => {
  expect((await fetch(`${server.url}/livez`)).status).toBe(200);
  const ready = await fetch(`${server.url}/readyz`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toMatchObject({
    checks: {
      postgres: { status: 'ok' },
      migrations: { status: 'ok' },
      temporal: { status: 'failing', detail: expect.stringContaining('Temporal') },
      worker: { status: 'failing' },
    },
  });
});

test('the environment’s admin key opens it; the typed client speaks to it', async () => {
  const client = createMusterClient({ url: server.url, key: adminKey });
  const me = await client.GET('/v1/me');
  expect(me.data).toMatchObject({ id: 'key_test', roles: ['admin'] });
  const clock = await client.GET('/v1/clock');
  expect(clock.response.status).toBe(503);
  expect(clock.error?.detail).toMatch('has not been started');
});

test('every system has its door for webhooks', async () => {
  for (const provider of ['marketplace', 'screening', 'signature', 'learning', 'scim', 'work-tool', 'payments'])
    expect((await fetch(`${server.url}/hooks/${provider}`, { method: 'POST' })).status).toBe(401);
});

test('metrics have a port of their own, and count by route', async () => {
  expect((await fetch(`${server.url}/metrics`)).status).toBe(404);
  const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  expect(text).toMatch(/muster_http_request_seconds_count\{method="GET",route="\/v1\/me",status="200"\} 1/);
  expect(text).toMatch(/^muster_event_streams 0$/m);
});

test('what has expired is forgotten, what has not is kept', async () => {
  const { knex } = database;
  await knex.raw(
    `insert into idempotency (caller, key, route, body_digest, state, started_wall) values
       ('c', 'old', 'r', 'd', 'done', clock_timestamp() - interval '8 days'), ('c', 'new', 'r', 'd', 'done', clock_timestamp())`,
  );
  await knex.raw(
    `insert into talent (id, source_ref, state, time_zone, created_at, updated_at) values ('tal_t', 't', 'candidate', 'UTC', now(), now())`,
  );
  await knex.raw(
    `insert into session (token_hash, talent_id, csrf, expires_wall) values
       ('old', 'tal_t', 'c', clock_timestamp() - interval '1 minute'), ('new', 'tal_t', 'c', clock_timestamp() + interval '1 hour')`,
  );
  await knex.raw(
    `insert into link (token_hash, purpose, talent_id, expires_wall) values
       ('old', 'ask', 'tal_t', clock_timestamp() - interval '31 days'), ('new', 'ask', 'tal_t', clock_timestamp() - interval '1 day')`,
  );
  await tidy(database);
  expect(await knex('idempotency').pluck('key')).toEqual(['new']);
  expect((await knex('session').pluck('token_hash')).map(String)).toEqual(['new']);
  expect((await knex('link').pluck('token_hash')).map(String)).toEqual(['new']);
});
