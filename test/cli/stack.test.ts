import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

import { type Stack } from '../../cli/stack';
import { root } from '../../cli/stack/paths';
import { claimPort } from '../../cli/stack/ports';
import { withClient } from '../../cli/stack/postgres';
import { isAlive } from '../../cli/stack/process-info';
import { processNames, type RunFile } from '../../cli/stack/run-file';
import { standIns, standInStack } from '../support/stand-in-stack';

jest.setTimeout(180_000);

const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-stack-'));
// PostgreSQL runs as another user when we are root, and must be able to walk in.
fs.chmodSync(parent, 0o755);
const data = path.join(parent, 'data');
const readRun = (folder = data): RunFile =>
  JSON.parse(fs.readFileSync(path.join(folder, 'run.json'), 'utf8')) as RunFile;

afterAll(() => fs.rmSync(parent, { recursive: true, force: true }));

describe('a running stack', () => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await standInStack({ data, port: 21_000 });
  });
  afterAll(() => stack.stop());

  test('says in run.json, for its owner only, where everything is', async () => {
    const run = readRun();
    expect(fs.statSync(path.join(data, 'run.json')).mode & 0o777).toBe(0o600);
    expect(fs.statSync(path.join(data, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(run).toEqual(stack.run);
    expect(Object.keys(run).sort()).toEqual(
      'adminKey api console databaseUrl inbox metrics namespace pids sandbox scale temporalAddress temporalUi'.split(
        ' ',
      ),
    );
    expect(Object.keys(run.pids).sort()).toEqual([...processNames, 'supervisor'].sort());
    expect(new Set(Object.values(run.pids)).size).toBe(6);
    expect(run.adminKey).toMatch(/^mst_[0-9a-f]{16}_[0-9a-f]{64}$/);
    expect(run.scale).toBe(600);
    await withClient(run.databaseUrl, (client) => client.query('select 1'));
    for (const url of [run.api, run.sandbox]) expect((await fetch(`${url}/livez`)).status).toBe(200);
  });

  test('gives its processes the variables of the table, and nothing of the shell besides', async () => {
    const names = (await (await fetch(stack.run.api)).json()) as string[];
    const machine = ['PATH', 'HOME', 'TMPDIR', 'LANG'];
    expect(names.filter((name) => !/^(MUSTER|TEMPORAL)_/.test(name) && !machine.includes(name))).toEqual([]);
    expect(names).toEqual(expect.arrayContaining(['MUSTER_MASTER_KEY', 'MUSTER_ADMIN_KEY', 'TEMPORAL_NAMESPACE']));
  });

  test('lets no second one onto its folder, and says so', async () => {
    await expect(standInStack({ data, port: 21_000 })).rejects.toThrow(/already runs on .*MUSTER_DATA=/s);
    expect(isAlive(stack.run.pids.api!)).toBe(true);
  });

  test.each(processNames)('%s comes back after kill -9, and run.json knows its new id', async (name) => {
    const before = readRun().pids[name]!;
    process.kill(before, 'SIGKILL');
    const after = await until(() => {
      const now = readRun().pids[name];
      return now !== undefined && now !== before && isAlive(now) ? now : undefined;
    });
    expect(after).not.toBe(before);
    await until(async () => (name === 'postgres' ? databaseAnswers(stack.run.databaseUrl) : true));
    // What people do not wait for has stepped back again.
    const stepsBack = ['sandbox', 'worker', 'temporal'].includes(name);
    await until(() => os.getPriority(after) > os.getPriority() === stepsBack);
  });
});

test('a stack that stopped leaves no process and no run file, and resumes with what it had', async () => {
  const first = await standInStack({ data, port: 21_000 });
  const { pids, databaseUrl, namespace } = first.run;
  await withClient(databaseUrl, (client) => client.query('create table kept (one int)'));
  await first.stop();
  expect(Object.entries(pids).filter(([name, pid]) => name !== 'supervisor' && isAlive(pid))).toEqual([]);
  expect(fs.existsSync(path.join(data, 'run.json'))).toBe(false);

  const second = await standInStack({ data, port: 21_000 });
  expect(second.run).toMatchObject({ databaseUrl, namespace, adminKey: first.run.adminKey });
  await withClient(databaseUrl, (client) => client.query('drop table kept'));
  await second.stop();
});

test('kill -9 of the supervisor orphans nothing, and the next start works', async () => {
  const program = await startProgram(data, 21_000);
  const { pids } = readRun();
  program.kill('SIGKILL');
  await until(() => Object.values(pids).every((pid) => !isAlive(pid)));

  const again = await startProgram(data, 21_000);
  expect(readRun().pids.supervisor).toBe(again.pid);
  again.kill('SIGKILL');
  await until(() => !fs.existsSync(path.join(data, 'run.json')));
});

test('two stacks run side by side, and busy ports move on', async () => {
  const other = path.join(parent, 'other');
  const [one, two] = await Promise.all([
    standInStack({ data, port: 21_000 }),
    standInStack({ data: other, port: 21_000 }),
  ]);
  expect(one.run.api).not.toBe(two.run.api);
  expect(one.run.namespace).not.toBe(two.run.namespace);
  for (const { run } of [one, two]) expect((await fetch(`${run.api}/livez`)).status).toBe(200);
  await Promise.all([one.stop(), two.stop()]);
});

test('a folder of another epoch is refused with the remedy, and nothing is touched', async () => {
  const old = path.join(parent, 'old');
  fs.mkdirSync(old);
  fs.writeFileSync(path.join(old, 'secrets.json'), '{}');
  await expect(standInStack({ data: old })).rejects.toThrow(/another version of Muster .*down --wipe/s);
  expect(fs.readFileSync(path.join(old, 'secrets.json'), 'utf8')).toBe('{}');
});

test('servers that were named and do not answer stop the start', async () => {
  const { databaseUrl, temporalAddress } = {
    databaseUrl: 'postgres://u:secret@127.0.0.1:1/none',
    temporalAddress: '127.0.0.1:1',
  };
  const folder = path.join(parent, 'named');
  const named = standInStack({ data: folder, databaseUrl });
  await expect(named).rejects.toThrow(/No PostgreSQL answers at 127\.0\.0\.1:1 .*correct MUSTER_DATABASE_URL/);
  await expect(named).rejects.not.toThrow(/secret/);
  await expect(standInStack({ data: folder, temporalAddress })).rejects.toThrow(
    /No Temporal server answers at 127\.0\.0\.1:1/,
  );
  await expect(standInStack({ data: folder, only: ['api'] })).rejects.toThrow(
    /(MUSTER_DATABASE_URL|TEMPORAL_ADDRESS) is not set: without/,
  );
});

test('a process that dies before it is ready ends the start with the end of its log, and nothing stays', async () => {
  const folder = path.join(parent, 'broken');
  const entries = { ...standIns, worker: 'test/support/stand-ins/broken.ts' };
  const start = standInStack({ data: folder, port: 21_000, entries });
  await expect(start).rejects.toThrow(
    /worker exited with code 3 before it was ready.*worker\.log:.*the vendor’s key is missing/s,
  );
  expect(fs.existsSync(path.join(folder, 'postgres', 'postmaster.pid'))).toBe(false);
  expect(fs.existsSync(path.join(folder, 'run.json'))).toBe(false);
});

test('a start that failed has nothing under way: its folder can be removed at once', async () => {
  const folder = path.join(parent, 'missing');
  const entries = { ...standIns, worker: 'test/support/stand-ins/not-there.ts' };
  await expect(standInStack({ data: folder, port: 21_000, entries })).rejects.toThrow(/not-there/);
  expect(fs.readdirSync(folder).filter((name) => name.startsWith('postgres-new'))).toEqual([]);
  expect(fs.existsSync(path.join(folder, 'postgres', 'postmaster.pid'))).toBe(false);
});

test('a port that is taken is passed over', async () => {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  const claimed = await claimPort(port);
  expect(claimed).toBeGreaterThan(port);
  expect(await claimPort(claimed)).toBeGreaterThan(claimed);
  server.close();
});

async function startProgram(folder: string, port: number): Promise<ChildProcess> {
  const args = ['--import', 'tsx', 'test/support/stand-in-stack.ts', folder, String(port)];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error(`It ended before it was ready: ${said}`))),
  ]);
  return child;
}

async function databaseAnswers(url: string): Promise<boolean> {
  return withClient(url, (client) => client.query('select 1')).then(
    () => true,
    () => false,
  );
}

/** Waits until `look` finds something; a fallen process takes a moment to come back. */
async function until<T>(look: () => T | Promise<T>): Promise<NonNullable<T>> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > deadline) throw new Error('It did not happen within a minute');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
