import { execFile } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { root } from '../../cli/stack/paths';
import { createDatabase, withClient } from '../../cli/stack/postgres';
import { throwawayPostgres } from '../../cli/stack/throwaway';
import { findChromium } from './chromium';

/** What one run of jest shares between its test files. Each part starts when the first test asks for it. */
export interface Services {
  /** Asked by `service()` in the test processes. */
  url: string;
  stop(): Promise<void>;
}

/** Replies of the services by name. */
export interface ServiceReplies {
  postgres: { adminUrl: string; template: string };
  bundle: { codePath: string };
  chromium: { executablePath: string; args: string[]; env: Record<string, string> };
}

/** Opens the door on a free port of the loopback. Runs in jest's main process, which outlives every test file. */
export async function startServices(): Promise<Services> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-test-'));
  const run: Run = { folder, stops: [] };
  const starters: { [Name in keyof ServiceReplies]: () => Promise<ServiceReplies[Name]> } = {
    postgres: once(() => startPostgres(run)),
    bundle: once(() => bundleWorkflows(run)),
    chromium: once(findChromium),
  };
  const server = http.createServer((request, response) => {
    const starter = starters[request.url?.slice(1) as keyof ServiceReplies];
    const reply = (status: number, body: unknown): void => void response.writeHead(status).end(JSON.stringify(body));
    if (!starter) return reply(404, { error: 'no such service' });
    starter().then(
      (body) => reply(200, body),
      (error: unknown) =>
        reply(500, { error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
  // A test file asks once in a while: a connection that is closed for idleness just then would fail its request.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      for (const stop of run.stops.reverse()) await stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Run {
  folder: string;
  stops: (() => Promise<void>)[];
}

async function startPostgres(run: Run): Promise<ServiceReplies['postgres']> {
  const postgres = await throwawayPostgres();
  run.stops.push(() => postgres.stop());
  await createDatabase(postgres.url('postgres'), 'template_muster');
  await migrateTemplate(postgres.url('template_muster'));
  return { adminUrl: postgres.url('postgres'), template: 'template_muster' };
}

/** In a process of its own: jest compiles this one's imports only while it loads them. */
async function migrateTemplate(url: string): Promise<void> {
  await withClient(url, (client) => client.query('create extension if not exists pg_stat_statements'));
  const script =
    "require('./adapters/db/migrate.ts').migrate(process.env.URL).catch((e) => { console.error(e); process.exit(1); })";
  const env = { PATH: process.env.PATH, URL: url };
  await promisify(execFile)(process.execPath, ['--import', 'tsx', '-e', script], { cwd: root, env });
}

async function bundleWorkflows(run: Run): Promise<ServiceReplies['bundle']> {
  const { bundleWorkflowCode } = await import('@temporalio/worker');
  const quiet = { trace: ignore, debug: ignore, info: ignore, warn: console.warn, error: console.error, log: ignore };
  const { code } = await bundleWorkflowCode({ workflowsPath: path.join(root, 'workflows/index.ts'), logger: quiet });
  const codePath = path.join(run.folder, 'workflow-bundle.js');
  fs.writeFileSync(codePath, code);
  return { codePath };
}

function ignore(): void {}

function once<T>(start: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | undefined;
  return () => (started ??= start());
}
