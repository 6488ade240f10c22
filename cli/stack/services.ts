import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

import { vendorNames, vendorPrefix, variables } from '../../adapters/config';
import { root } from './paths';
import { type Secrets } from './secrets';

/** What the processes of a stack have to know of each other. */
export interface Wiring {
  data: string;
  scale: number;
  seed: number;
  logLevel: string;
  databaseUrl: string;
  temporalAddress: string;
  temporalUi: string | undefined;
  namespace: string;
  sandboxUrl: string;
  ports: { api: number; sandbox: number; metrics: number; smtp: number; apiMetrics: number };
}

export type Service = 'sandbox' | 'worker' | 'api';

/** Entry points of our own processes. */
export const entries: Readonly<Record<Service, string>> = {
  sandbox: 'sandbox/main.ts',
  worker: 'worker/main.ts',
  api: 'api/server.ts',
};

/**
 * The environment of our processes: all of it named in `adapters/config.ts`. What the caller set by name (a real
 * vendor, a mail server) wins over what the stack would choose, except for what the stack has to know itself.
 */
export function environment(wiring: Wiring, secrets: Secrets, given: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { ports } = wiring;
  const chosen: NodeJS.ProcessEnv = {
    MUSTER_MASTER_KEY: secrets.masterKey,
    MUSTER_ADMIN_KEY: secrets.adminKey,
    MUSTER_SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
    MUSTER_API_URL: `http://127.0.0.1:${ports.api}`,
    MUSTER_TEMPORAL_UI_URL: wiring.temporalUi,
  };
  for (const name of vendorNames) {
    chosen[`MUSTER_${vendorPrefix(name)}_TOKEN`] = secrets.vendors[name].token;
    chosen[`MUSTER_${vendorPrefix(name)}_WEBHOOK_SECRET`] = secrets.vendors[name].webhookSecret;
  }
  for (const name of Object.keys(variables)) if (given[name]) chosen[name] = given[name];
  return {
    ...chosen,
    ...machine(given),
    MUSTER_DATA: wiring.data,
    MUSTER_HOST: '127.0.0.1',
    MUSTER_PORT: String(ports.api),
    MUSTER_SCALE: String(wiring.scale),
    MUSTER_SEED: String(wiring.seed),
    MUSTER_LOG_LEVEL: wiring.logLevel,
    MUSTER_DATABASE_URL: wiring.databaseUrl,
    TEMPORAL_ADDRESS: wiring.temporalAddress,
    TEMPORAL_NAMESPACE: wiring.namespace,
    MUSTER_SANDBOX_URL: wiring.sandboxUrl,
    MUSTER_METRICS_PORT: String(ports.metrics),
    MUSTER_API_METRICS_PORT: String(ports.apiMetrics),
  };
}

// A worker makes much that lives for one step only. With V8's 16 MB for the young, a tenth of its time went into copying what was
// still in use. The API holds 80 MB that are in use; with room for 4 GB, V8 let three times as much gather before it looked.
const flags: Readonly<Record<Service, readonly string[]>> = {
  sandbox: [],
  worker: ['--max-semi-space-size=32'],
  api: ['--max-old-space-size=1024', '--max-semi-space-size=8'],
};

/** Runs one of our processes from its bundle, on the leash: it ends when we do. */
export function launchService(name: Service, bundle: string, log: string, env: NodeJS.ProcessEnv): ChildProcess {
  const out = fs.openSync(log, 'a');
  try {
    const leash = path.join(root, 'cli/stack/leash.mjs');
    const args = [...flags[name], '--enable-source-maps', '--import', leash, bundle];
    return spawn(process.execPath, args, { cwd: root, env, detached: true, stdio: ['pipe', out, out] });
  } finally {
    fs.closeSync(out);
  }
}

/** Resolves when `GET url` answers 200. Throws after 60 s, or when `signal` aborts. */
export async function answersHttp(url: string, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const ok = await fetch(url, { signal: AbortSignal.timeout(2000) }).then(
      async (response) => (await response.arrayBuffer(), response.ok),
      () => false,
    );
    if (ok) return;
    if (Date.now() > deadline || signal.aborted) throw new Error(`${url} does not answer`);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

/** What a process needs of the machine, and nothing of the user's shell besides. */
function machine(given: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const names = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS', 'FORCE_COLOR', 'NO_COLOR'];
  return Object.fromEntries(names.filter((name) => given[name]).map((name) => [name, given[name]]));
}
