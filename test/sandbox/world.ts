import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import type { ClockSegment } from '../../domain/clock';
import { startSandbox, type Sandbox } from '../../sandbox/app';
import { heldClock } from '../../sandbox/support/clock';
import type { FaultPlanInput } from '../../sandbox/support/faults';
import { systems, type SystemName } from '../../sandbox/support/systems';

/** A webhook as it arrived. `genuine`: its signature was made with the system's secret. */
interface Delivery {
  system: string;
  id: string;
  genuine: boolean;
  body: { type: string; timestamp: string; data: Record<string, unknown> };
}

/** The real sandbox on a free port, with a receiver of its webhooks and a clock in the test's hand. */
export interface TestWorld {
  readonly url: string;
  readonly smtpUrl: string;
  readonly token: string;
  readonly deliveries: Delivery[];
  /** What the receiver answers; 0 cuts the connection. (Default: 204) */
  respond: (delivery: Delivery) => number;
  clock: ReturnType<typeof heldClock>;
  /** Moves business time on, at once. */
  advance(hours: number): void;
  /** Business instant so many hours from now. */
  inHours(hours: number): string;
  misbehave(plan: FaultPlanInput): Promise<void>;
  behave(): Promise<void>;
  journal<E = { type: string; key?: string; data: Record<string, unknown> }>(name: string): Promise<E[]>;
  /** Waits for a genuine webhook of this type about this key. */
  webhook(type: string, key: string): Promise<Delivery>;
  /** Stops the sandbox and starts it again on the same journals. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

const token = 'token-of-the-tests';
const secret = `whsec_${Buffer.from('a secret of the tests, 32 bytes!').toString('base64')}`;

/** Starts a world whose business clock stands at 2 November 2026 until a test moves it. */
export async function openWorld(options: { seed?: number } = {}): Promise<TestWorld> {
  const dataDir = mkdtempSync(join(tmpdir(), 'muster-sandbox-'));
  const receiver = await receive();
  const clock = heldClock(standing('2026-11-02T09:00:00.000Z'));
  const start = (): Promise<Sandbox> =>
    startSandbox({
      dataDir,
      host: '127.0.0.1',
      port: 0,
      apiUrl: receiver.url,
      seed: options.seed ?? 1,
      tokens: { ...always(token) },
      hookSecrets: always(secret),
      clock,
      courier: { firstRetryMs: 10, longestRetryMs: 50, refusedForMs: 200 },
    });
  let sandbox = await start();

  async function control(method: string, path: string, body?: unknown): Promise<unknown> {
    const reply = await fetch(`${sandbox.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
    return reply.status === 204 ? null : reply.json();
  }

  const world: TestWorld = {
    get url() {
      return sandbox.url;
    },
    get smtpUrl() {
      return sandbox.smtpUrl;
    },
    token,
    deliveries: receiver.deliveries,
    respond: () => 204,
    clock,
    advance: (hours) => void clock.set(standing(world.inHours(hours))),
    inHours: (hours) => new Date(clock.nowMs() + hours * 3_600_000).toISOString(),
    misbehave: async (plan) => void (await control('POST', '/_faults', plan)),
    behave: async () => void (await control('DELETE', '/_faults')),
    journal: async (name) => ((await control('GET', `/_journal/${name}`)) as { entries: never[] }).entries,
    webhook: (type, key) =>
      eventually(`webhook ${type} about ${key}`, () =>
        receiver.deliveries.find((one) => one.genuine && one.body.type === type && one.body.data['key'] === key),
      ),
    restart: async () => {
      await sandbox.close();
      sandbox = await start();
    },
    close: async () => {
      await sandbox.close();
      await receiver.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  receiver.answer = (delivery) => world.respond(delivery);
  return world;
}

/** Polls until the probe finds something; fails after twenty seconds, saying what was awaited: a busy machine is slow. */
export async function eventually<T>(
  what: string,
  probe: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  const until = Date.now() + 20_000;
  for (;;) {
    const found = await probe();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > until) throw new Error(`Waited twenty seconds for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function standing(at: string): ClockSegment {
  return { wallFrom: new Date().toISOString(), businessFrom: at, scale: 0 };
}

function always(value: string): Record<SystemName, string> {
  return Object.fromEntries(systems.map((name) => [name, value])) as Record<SystemName, string>;
}

interface Receiver {
  url: string;
  deliveries: Delivery[];
  answer: (delivery: Delivery) => number;
  close(): Promise<void>;
}

async function receive(): Promise<Receiver> {
  const deliveries: Delivery[] = [];
  const server: Server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const raw = Buffer.concat(chunks).toString('utf8');
      const headers = req.headers as Record<string, string>;
      const delivery: Delivery = {
        system: req.url!.replace('/hooks/', ''),
        id: headers['webhook-id']!,
        genuine: genuine(raw, headers),
        body: JSON.parse(raw) as Delivery['body'],
      };
      deliveries.push(delivery);
      const status = delivery.genuine ? receiver.answer(delivery) : 401;
      if (status === 0) res.destroy();
      else res.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    deliveries,
    answer: () => 204,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return receiver;
}

function genuine(raw: string, headers: Record<string, string>): boolean {
  try {
    new Webhook(secret).verify(raw, headers);
    return true;
  } catch {
    return false;
  }
}
