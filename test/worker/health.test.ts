import { Counter, Registry } from 'prom-client';

import { anyPort } from '../../cli/stack/ports';
import { serveHealth } from '../../worker/health';

async function served(options: { alive?: boolean; ready?: boolean; runtimeMetrics?: string }) {
  const port = await anyPort();
  const registry = new Registry();
  new Counter({ name: 'muster_things_total', help: 'Things.', registers: [registry] }).inc();
  const health = await serveHealth({
    host: '127.0.0.1',
    port,
    isAlive: () => options.alive ?? true,
    isReady: () => Promise.resolve(options.ready ?? true),
    registry,
    ...(options.runtimeMetrics ? { runtimeMetrics: options.runtimeMetrics } : {}),
  });
  const get = async (path: string) => {
    const reply = await fetch(`http://127.0.0.1:${port}${path}`);
    return { status: reply.status, text: await reply.text() };
  };
  return { get, port, stop: health.stop };
}

test('a worker that takes work is live and ready', async () => {
  const { get, stop } = await served({});
  expect((await get('/livez')).status).toBe(200);
  expect((await get('/readyz')).status).toBe(200);
  expect((await get('/elsewhere')).status).toBe(404);
  await stop();
});

test('a worker that failed for good is neither', async () => {
  const { get, stop } = await served({ alive: false });
  expect((await get('/livez')).status).toBe(503);
  expect((await get('/readyz')).status).toBe(503);
  await stop();
});

test('a worker that waits for its servers is live but not ready', async () => {
  const { get, stop } = await served({ ready: false });
  expect((await get('/livez')).status).toBe(200);
  expect((await get('/readyz')).status).toBe(503);
  await stop();
});

test('its metrics are its own and those of the Temporal runtime', async () => {
  const engine = await served({});
  const { get, stop } = await served({ runtimeMetrics: `http://127.0.0.1:${engine.port}/livez` });
  const { text } = await get('/metrics');
  expect(text).toContain('muster_things_total 1');
  expect(text).toContain('"status":"ok"');
  await engine.stop();
  expect((await get('/metrics')).text).toContain('muster_things_total 1');
  await stop();
});
