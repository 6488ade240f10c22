import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

import { Client } from 'pg';

import { lockedOut, type Owner, postgresOwner } from './owner';
import { pathHash } from './paths';
import { type PostgresBinaries } from './postgres-binaries';
import { commandLine, endProcess } from './process-info';

export interface PostgresOptions {
  binaries: PostgresBinaries;
  /** Folder of the cluster, as `postgresFolder` says. Made when missing. */
  folder: string;
  port: number;
  password: string;
  /** File that gets the server's log. */
  log: string;
  /** False for tests: no fsync, nothing survives a power cut. (Default: true) */
  durable?: boolean;
}

/** A cluster that exists on disk and how to run it. */
export interface Postgres {
  /** URL of a database of this cluster. (Default: `muster`) */
  url(database?: string): string;
  spawn(): ChildProcess;
  /** Resolves when the server takes statements and `muster` exists. Throws after 30 s, or when `signal` aborts. */
  ready(signal?: AbortSignal): Promise<void>;
}

const user = 'muster';

/** Makes the cluster when it is missing; a half-made one from a killed start is thrown away. */
export async function preparePostgres(options: PostgresOptions): Promise<Postgres> {
  const owner = postgresOwner();
  if (!fs.existsSync(path.join(options.folder, 'PG_VERSION'))) await initdb(options, owner);
  const url = (database = 'muster'): string =>
    `postgres://${user}:${options.password}@127.0.0.1:${options.port}/${database}`;
  return {
    url,
    spawn: () => launch(options, owner),
    ready: async (signal) => {
      await takesStatements(url('postgres'), signal);
      await createDatabase(url('postgres'), 'muster');
    },
  };
}

/**
 * Where the cluster of a data folder lies: inside of it, or under /var/tmp when we are root and the user that the
 * server must run as cannot walk there (a home of mode 700).
 */
export function postgresFolder(data: string): string {
  const owner = postgresOwner();
  const inside = path.resolve(data, 'postgres');
  return owner && lockedOut(path.dirname(inside), owner)
    ? path.join('/var/tmp', `muster-${pathHash(data)}`, 'postgres')
    : inside;
}

/** Ends a server that an earlier, killed run left on this cluster. Returns its process id, or undefined. */
export async function endLeftover(folder: string): Promise<number | undefined> {
  const file = path.join(folder, 'postmaster.pid');
  if (!fs.existsSync(file)) return undefined;
  const pid = Number(fs.readFileSync(file, 'utf8').split('\n')[0]);
  if (!commandLine(pid).includes(folder)) return undefined;
  await endProcess(pid, 'SIGINT', 10_000);
  return pid;
}

/** Creates a database unless it is there. */
export async function createDatabase(adminUrl: string, name: string, template = 'template0'): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (!rowCount) await client.query(`create database "${name}" template "${template}"`);
  });
}

/** Runs `work` on a connection of its own. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  // A server that stops under an idle connection is reported by the next statement.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function initdb(
  { binaries, folder, password, durable = true }: PostgresOptions,
  owner: Owner | undefined,
): Promise<void> {
  const parent = path.dirname(folder);
  fs.mkdirSync(parent, { recursive: true });
  const half = path.join(parent, `postgres-new-${randomBytes(4).toString('hex')}`);
  const passwordFile = `${half}.password`;
  fs.mkdirSync(half, { mode: 0o700 });
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  if (owner) for (const made of [half, passwordFile]) fs.chownSync(made, owner.uid, owner.gid);
  const args = ['-D', half, '-U', user, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8'];
  // The built-in provider sorts alike on every machine and needs no installed locale.
  args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions');
  if (!durable) args.push('--no-sync');
  const failure = await runToEnd(path.join(binaries.bin, 'initdb'), args, owner);
  fs.rmSync(passwordFile, { force: true });
  if (failure !== undefined) {
    fs.rmSync(half, { recursive: true, force: true });
    throw new Error(`initdb failed in ${parent}: ${failure}`);
  }
  fs.rmSync(folder, { recursive: true, force: true });
  fs.renameSync(half, folder);
}

/** Runs a program in a process group of its own; resolves with what went wrong, or undefined. */
function runToEnd(file: string, args: string[], owner: Owner | undefined): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: '/',
      env: cleanEnv(),
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      ...owner,
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) =>
      resolve(code === 0 ? undefined : said.trim() || `ended by ${signal ?? code}`),
    );
  });
}

function launch(
  { binaries, folder, port, log, durable = true }: PostgresOptions,
  owner: Owner | undefined,
): ChildProcess {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    // Socket paths are limited to about 100 characters; TCP on the loopback is enough.
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '128MB',
    shared_preload_libraries: hasStatements(binaries) ? 'pg_stat_statements' : '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }),
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const out = fs.openSync(log, 'a');
  try {
    // A process group of its own: Ctrl-C reaches the supervisor only, which stops things in order.
    return spawn(path.join(binaries.bin, 'postgres'), ['-D', folder, ...args], {
      cwd: '/',
      env: cleanEnv(),
      detached: true,
      stdio: ['ignore', out, out],
      ...owner,
    });
  } finally {
    fs.closeSync(out);
  }
}

async function takesStatements(url: string, signal: AbortSignal | undefined): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    try {
      return await withClient(url, async (client) => void (await client.query('select 1')));
    } catch (error) {
      if (Date.now() > deadline || signal?.aborted) throw error;
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  }
}

function hasStatements({ bin }: PostgresBinaries): boolean {
  const folders = ['../lib/postgresql', '../lib'].map((folder) => path.join(bin, folder));
  const names = ['pg_stat_statements.so', 'pg_stat_statements.dylib'];
  return folders.some((folder) => names.some((name) => fs.existsSync(path.join(folder, name))));
}

/** PG* variables of the caller would change what the server and initdb do. */
function cleanEnv(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LANG: 'C', LC_ALL: 'C', TZ: 'UTC' };
}
