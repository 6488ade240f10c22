import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { openTemporal, type Temporal } from '../../adapters/temporal';
import { anyPort } from '../../cli/stack/ports';
import { startGuard } from '../../cli/stack/guard';
import { findTemporal } from '../../cli/stack/temporal-binary';
import { searchAttributes } from '../../cli/stack/temporal-flags';
import { createRelay, type Relay } from '../../worker/relay';
import { openGround, rowsOf, type Ground } from '../db/fixture';

/** A Temporal dev server on a file, which can be killed and started again. */
class Server {
  private process: ChildProcess | undefined;
  // A test run that is killed must not leave a server behind.
  private readonly guard = startGuard();

  private constructor(
    private readonly binary: string,
    readonly port: number,
    private readonly folder: string,
  ) {}

  static async create(): Promise<Server> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-outage-'));
    return new Server(await findTemporal({ data: '.data' }), await anyPort(), folder);
  }

  start(): void {
    const attributes = Object.entries(searchAttributes).flatMap(([name, type]) => [
      '--search-attribute',
      `${name}=${type}`,
    ]);
    const where = ['--headless', '--ip', '127.0.0.1', '--port', String(this.port), '--log-level', 'never'];
    const args = [
      'server',
      'start-dev',
      ...where,
      '--db-filename',
      path.join(this.folder, 'temporal.db'),
      ...attributes,
    ];
    this.process = spawn(this.binary, args, { stdio: 'ignore' });
    this.guard.watch([[this.process.pid ?? 0, 'SIGKILL']], [this.folder]);
  }

  async kill(): Promise<void> {
    const { process } = this;
    if (!process || process.exitCode !== null) return;
    const gone = once(process, 'exit');
    process.kill('SIGKILL');
    await gone;
  }

  async remove(): Promise<void> {
    await this.kill();
    fs.rmSync(this.folder, { recursive: true, force: true });
    this.guard.release();
  }
}

let ground: Ground;
let server: Server;
let temporal: Temporal;
let relays: Relay[];
const log = { debug: () => {}, warn: () => {}, error: () => {} };

beforeAll(async () => {
  [ground, server] = await Promise.all([openGround(), Server.create()]);
  server.start();
  const { database, store } = ground;
  temporal = openTemporal({ address: `127.0.0.1:${server.port}`, namespace: 'default', identity: 'test' });
  const messaging = { send: async () => {} };
  const ports = { database, store, temporal, messaging, apiUrl: 'https://muster.test', log };
  relays = [createRelay(ports), createRelay(ports)];
}, 60_000);

afterAll(async () => {
  await temporal.close();
  await server.remove();
  await ground.close();
});

const runs = Array.from({ length: 10 }, (_, index) => `hire/outage-${index}`);
const signalsPerRun = 6;

async function answer(no: number): Promise<void> {
  const { outbox } = ground.store;
  for (const workflowId of runs) {
    const payload = { signal: 'askGroupDone', args: [{ group: `g${no}` }] };
    await ground.store.transaction((tx) =>
      outbox.put(tx, { key: `wake/${workflowId}/${no}`, kind: 'signal', workflowId, payload }),
    );
  }
}

async function passUntil(done: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await done())) {
    if (Date.now() > deadline) throw new Error('not everything was delivered');
    await Promise.all(relays.map((relay) => relay.pass()));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const waiting = async () => (await ground.store.outbox.oldestWaiting(ground.database.knex)).waiting;

test('what people start and answer while Temporal is killed arrives once it is back, in order and once', async () => {
  const { outbox } = ground.store;
  for (const workflowId of runs) {
    const payload = { workflowType: 'hire', args: [{}], searchAttributes: { MusterPhase: 'source' } };
    await ground.store.transaction((tx) =>
      outbox.put(tx, { key: `start/${workflowId}`, kind: 'start', workflowId, payload }),
    );
  }
  await passUntil(async () => (await waiting()) === 0);

  // Killed under load: some calls were taken and their replies lost.
  await answer(1);
  const cut = Promise.all(relays.map((relay) => relay.pass()));
  await server.kill();
  await cut;
  for (let no = 2; no <= signalsPerRun; no += 1) await answer(no);
  await Promise.all(relays.map((relay) => relay.pass()));
  expect(await waiting()).toBeGreaterThanOrEqual(runs.length * (signalsPerRun - 1));

  server.start();
  await passUntil(async () => (await waiting()) === 0);
  for (const workflowId of runs) {
    const { events } = await temporal.client.workflow.getHandle(workflowId).fetchHistory();
    const groups = (events ?? [])
      .flatMap((event) => event.workflowExecutionSignaledEventAttributes?.input?.payloads?.[0]?.data ?? [])
      .map((data) => (JSON.parse(Buffer.from(data).toString()) as { group: string }).group);
    expect(groups).toEqual(Array.from({ length: signalsPerRun }, (_, index) => `g${index + 1}`));
  }
}, 120_000);

test('a repeat of a start or a signal changes nothing', async () => {
  const workflowId = 'hire/repeat';
  const run = {
    workflowType: 'hire',
    workflowId,
    taskQueue: 'muster',
    args: [],
    searchAttributes: [],
    memo: {},
    staticSummary: 'a hire',
  };
  expect(await temporal.start(run)).toBe('started');
  // Open: the same run is found. A start of our own never says “existing” here, and starts nothing either.
  await temporal.start(run);
  const signal = { workflowId, key: 'wake/1', signal: 'askGroupDone', args: [{ group: 'g' }] };
  for (let tries = 0; tries < 3; tries += 1) expect(await temporal.signal(signal)).toBe('signalled');
  const handle = temporal.client.workflow.getHandle(workflowId);
  const { events } = await handle.fetchHistory();
  expect(events?.filter((event) => event.workflowExecutionSignaledEventAttributes)).toHaveLength(1);
  await handle.terminate();
  expect(await temporal.signal({ ...signal, key: 'wake/2' })).toBe('gone');
  expect(await temporal.start(run)).toBe('existing');
  expect(await temporal.signal({ ...signal, workflowId: 'hire/never' })).toBe('gone');
});

test('nothing of the outage is left behind as refused', async () => {
  const rows = await rowsOf<{ outcome: string }>(ground, 'select distinct outcome from outbox order by outcome');
  expect(rows.map(({ outcome }) => outcome)).toEqual(['delivered', 'started']);
});
