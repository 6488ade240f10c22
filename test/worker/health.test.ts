import { anyPort } from '../../cli/stack/ports';
import { serveHealth } from '../../worker/health';

async function served(given: { alive?: boolean; temporal?: boolean; sdkMetricsUrl?: string } = {}) {
  const port = await anyPort();
  const health = await serveHealth({
    host: '127.0.0.1',
    port,
    alive: () => given.alive ?? true,
    checks: { temporal: () => (given.temporal === false ? Promise.reject(new Error('gone')) : Promise.resolve()) },
    waiting: () => Promise.resolve({ waiting: 3, oldestSeconds: 1.5 }),
    sdkMetricsUrl: given.sdkMetricsUrl ?? 'http://127.0.0.1:9/metrics',
  });
  const get = async (path: string) => {
    const reply = await fetch(`http://127.0.0.1:${port}${path}`);
    return { status: reply.status, text: await reply.text() };
  };
  return { get, port, close: health.close };
}

test('a worker that takes work is live and ready', async () => {
  const { get, close } = await served();
  expect((await get('/livez')).status).toBe(200);
  expect((await get('/readyz')).status).toBe(200);
  expect((await get('/elsewhere')).status).toBe(404);
  await close();
});

test('a worker that failed for good is not live, so that its keeper starts it anew', async () => {
  const { get, close } = await served({ alive: false });
  expect((await get('/livez')).status).toBe(503);
  await close();
});

test('a worker that waits for its servers is live but not ready', async () => {
  const { get, close } = await served({ temporal: false });
  expect((await get('/livez')).status).toBe(200);
  expect((await get('/readyz')).status).toBe(503);
  await close();
});

test('its metrics count what waits in the outbox, and hold those of the Temporal SDK', async () => {
  const sdk = await served();
  const { get, close } = await served({ sdkMetricsUrl: `http://127.0.0.1:${sdk.port}/livez` });
  const { text } = await get('/metrics');
  expect(text).toMatch(/^muster_\w+ 3$/m);
  expect(text).toContain('"status":"ok"');
  await sdk.close();
  expect((await get('/metrics')).status).toBe(200);
  await close();
});
