import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vendorNames, vendorPrefix } from '../../adapters/config';
import { createScreening } from '../../adapters/screening/http';
import { eventually } from './world';

let folder: string;
let url: string;
let process1: ChildProcess | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-crash-'));
  url = `http://127.0.0.1:${await freePort()}`;
});
afterEach(() => kill());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('kill -9 right after the replies loses none of them', async () => {
  await start();
  const port = createScreening({ url: `${url}/screening`, token: 'token-of-screening' });
  const order = (n: number) =>
    port.order(`crash/${n}/1`, {
      person: { id: `tal_${n}`, name: 'Ines Moreau', email: 'ines@talent.example' },
      package: 'standard',
      jurisdiction: 'US-CA',
      consentedAt: '2026-11-02T08:00:00.000Z',
    });
  const before = await Promise.all(Array.from({ length: 40 }, (_, n) => order(n)));
  await kill();

  await start();
  for (const [n, receipt] of before.entries())
    expect(await port.find(`crash/${n}/1`)).toMatchObject({ ...receipt, status: 'pending' });
  expect(await order(0)).toEqual(before[0]);
});

test('a second sandbox on the same address stops before it touches the journals', async () => {
  await start();
  const second = spawnSandbox();
  const code = await new Promise((resolve) => second.on('exit', resolve));
  expect(code).toBe(1);
  expect((await fetch(`${url}/livez`)).status).toBe(200);
});

async function start(): Promise<void> {
  process1 = spawnSandbox();
  let said = '';
  process1.stderr!.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const deadline = Date.now() + 20_000;
  for (;;) {
    const alive = await fetch(`${url}/livez`).then(
      (reply) => reply.ok,
      () => false,
    );
    if (alive) return;
    if (process1.exitCode !== null || Date.now() > deadline) throw new Error(`The sandbox did not start: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function kill(): Promise<void> {
  const victim = process1;
  process1 = undefined;
  if (!victim || victim.exitCode !== null) return;
  victim.kill('SIGKILL');
  await eventually('the end of the process', () => victim.exitCode !== null || victim.signalCode !== null);
}

function spawnSandbox(): ChildProcess {
  const vendors = vendorNames.flatMap((name) => [
    [`MUSTER_${vendorPrefix(name)}_TOKEN`, `token-of-${name}`],
    [`MUSTER_${vendorPrefix(name)}_WEBHOOK_SECRET`, `whsec_${Buffer.alloc(32, name).toString('base64')}`],
  ]);
  return spawn(process.execPath, ['--import', 'tsx', join(__dirname, '../../sandbox/main.ts')], {
    cwd: join(__dirname, '../..'),
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      MUSTER_DATA: folder,
      MUSTER_SANDBOX_URL: url,
      // Nobody listens there: webhooks stay owed, business time stays wall time.
      MUSTER_API_URL: 'http://127.0.0.1:1',
      MUSTER_DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
      TEMPORAL_ADDRESS: '127.0.0.1:1',
      MUSTER_SMTP_URL: 'smtp://127.0.0.1:0',
      MUSTER_MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
      ...Object.fromEntries(vendors),
    },
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
