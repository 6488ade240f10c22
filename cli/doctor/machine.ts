import fs from 'node:fs';
import path from 'node:path';

import { type StackConfig } from '../../adapters/config';
import { runningStack } from '../stack/data-folder';
import { postgresOwner } from '../stack/owner';
import { answers } from '../stack/ports';
import { withClient } from '../stack/postgres';
import { findPostgres } from '../stack/postgres-binaries';
import { temporalVersion } from '../stack/temporal';
import { findTemporal } from '../stack/temporal-binary';
import { find, type Finding } from './finding';

const enoughBytes = 2 * 1024 ** 3;

/** What a stack needs before it starts: Node, binaries or named servers, a writable folder, room, a free port. */
export async function examineMachine(config: StackConfig): Promise<Finding[]> {
  return Promise.all([
    find('Node', 'install Node 22 or 24', node),
    find('PostgreSQL', 'start it, correct MUSTER_DATABASE_URL, or unset it to run our own', () => postgres(config)),
    find('Temporal', 'start it, correct TEMPORAL_ADDRESS, or unset it to run our own', () => temporal(config)),
    find('data folder', 'give this user the folder, or name another with MUSTER_DATA', () => folder(config.data)),
    find('disk', 'make room, or move the folder with MUSTER_DATA', () => disk(config.data)),
    find('port', 'nothing has to be done (a start moves on), or set MUSTER_PORT', () => port(config)),
  ]);
}

function node(): string {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return process.versions.node;
  throw new Error(`is ${process.versions.node}; 20.19 or newer is needed`);
}

async function postgres({ databaseUrl }: StackConfig): Promise<string> {
  if (!databaseUrl) {
    const { version, bin } = findPostgres(postgresOwner());
    return `${version}, binaries in ${bin}`;
  }
  const version = await withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    return rows[0]?.server_version ?? '';
  });
  if (Number.parseInt(version, 10) < 18)
    throw new Error(`MUSTER_DATABASE_URL is version ${version}; 18 or newer is needed`);
  return `${version} at MUSTER_DATABASE_URL`;
}

async function temporal({ temporalAddress, temporalCliPath, data }: StackConfig): Promise<string> {
  if (temporalAddress) return `${await temporalVersion(temporalAddress)} at ${temporalAddress}`;
  return `binary ${await findTemporal({ cliPath: temporalCliPath, data })}`;
}

function folder(data: string): string {
  let existing = path.resolve(data);
  while (!fs.existsSync(existing)) existing = path.dirname(existing);
  fs.accessSync(existing, fs.constants.W_OK);
  return path.resolve(data);
}

function disk(data: string): string {
  let existing = path.resolve(data);
  while (!fs.existsSync(existing)) existing = path.dirname(existing);
  const { bavail, bsize } = fs.statfsSync(existing);
  const free = `${((bavail * bsize) / 1024 ** 3).toFixed(1)} GB free`;
  if (bavail * bsize < enoughBytes) throw new Error(`only ${free}; 2 GB are advisable`);
  return free;
}

async function port({ port: wanted, data }: StackConfig): Promise<string> {
  if (!runningStack(data) && (await answers('127.0.0.1', wanted, 300)))
    return `${wanted} is busy: a start takes the next free one`;
  return String(wanted);
}
