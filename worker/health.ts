import http from 'node:http';

import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** What the worker's health is judged by. */
export interface HealthPorts {
  host: string;
  port: number;
  /** True while every Temporal worker runs or drains. */
  alive(): boolean;
  /** Each resolves when the thing works, and rejects otherwise. */
  checks: Readonly<Record<string, () => Promise<unknown>>>;
  /** Rows that wait in the outbox, and wall seconds that the oldest waits. */
  waiting(): Promise<{ waiting: number; oldestSeconds: number }>;
  /** Where the Temporal SDK shows its own metrics. */
  sdkMetricsUrl: string;
}

/** Serves `/livez`, `/readyz` and `/metrics`: the worker's own metrics and those of the Temporal SDK in one. */
export async function serveHealth(ports: HealthPorts): Promise<{ close(): Promise<void> }> {
  const { registry, refresh } = createRegistry(ports);
  const answer = async (url: string): Promise<Reply> => {
    if (url === '/livez') return json(ports.alive() ? 200 : 503, { status: ports.alive() ? 'ok' : 'failing' });
    if (url === '/readyz') return readiness(ports.checks);
    if (url === '/metrics') return metrics(registry, refresh, ports.sdkMetricsUrl);
    return json(404, { status: 'unknown', see: ['/livez', '/readyz', '/metrics'] });
  };
  const server = http.createServer((request, response) => {
    void answer(request.url ?? '/').then(
      ({ status, type, body }) =>
        response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(ports.port, ports.host, resolve);
  });
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Reply {
  status: number;
  type: string;
  body: string;
}

const checkTimeoutMs = 3_000;

async function readiness(checks: HealthPorts['checks']): Promise<Reply> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await settles(check)] as const),
  );
  const ready = results.every(([, result]) => result === 'ok');
  return json(ready ? 200 : 503, { status: ready ? 'ok' : 'failing', checks: Object.fromEntries(results) });
}

async function settles(check: () => Promise<unknown>): Promise<'ok' | 'failing'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'failing'>((resolve) => {
    timer = setTimeout(resolve, checkTimeoutMs, 'failing');
  });
  const end = await Promise.race([
    check().then(
      () => 'ok' as const,
      () => 'failing' as const,
    ),
    late,
  ]);
  clearTimeout(timer);
  return end;
}

async function metrics(registry: Registry, refresh: () => Promise<void>, sdkMetricsUrl: string): Promise<Reply> {
  await refresh();
  const own = await registry.metrics();
  const sdk = await fetch(sdkMetricsUrl, { signal: AbortSignal.timeout(checkTimeoutMs) }).then(
    (response) => response.text(),
    () => '',
  );
  return { status: 200, type: registry.contentType, body: `${own}\n${sdk}` };
}

/** `refresh` reads what is counted elsewhere; without a database the last numbers stay. */
function createRegistry({ waiting }: Pick<HealthPorts, 'waiting'>): { registry: Registry; refresh(): Promise<void> } {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] });
  const rows = gauge('muster_outbox_waiting', 'Rows that are not delivered yet.');
  const oldest = gauge('muster_outbox_oldest_seconds', 'How long the oldest undelivered row has waited.');
  return {
    registry,
    async refresh() {
      const now = await waiting().catch(() => null);
      if (!now) return;
      rows.set(now.waiting);
      oldest.set(now.oldestSeconds);
    },
  };
}

function json(status: number, body: unknown): Reply {
  return { status, type: 'application/json', body: JSON.stringify(body) };
}
