import fs from 'node:fs';

import { type StackConfig } from '../../adapters/config';
import { type Ports } from './choose-ports';
import { type DataFolder } from './data-folder';
import { type ProcessSpec } from './keeper';
import { type ProcessName } from './run-file';
import { postgresOwner } from './owner';
import { endLeftover, postgresFolder, preparePostgres, withClient } from './postgres';
import { findPostgres } from './postgres-binaries';
import { type Secrets } from './secrets';
import { endTemporalLeftover, prepareTemporal, temporalVersion } from './temporal';
import { findTemporal } from './temporal-binary';

/** What the servers of a stack are found or made with. */
export interface Ground {
  config: StackConfig;
  data: DataFolder;
  secrets: Secrets;
  ports: Ports;
  /** Whether this stack runs the server itself when none was named. */
  own: boolean;
}

/** A server: an outside one, or one of ours with how to run it. */
export interface FoundServer {
  /** Asked for when it serves. */
  version(): Promise<string>;
  url: string;
  uiUrl?: string | undefined;
  spec?: ProcessSpec & { name: ProcessName };
}

/** PostgreSQL: the named one, which must answer, or our own cluster. */
export async function databaseServer({ config, data, secrets, ports, own }: Ground): Promise<FoundServer> {
  const { databaseUrl } = config;
  if (databaseUrl) return { version: () => outsideVersion(databaseUrl), url: databaseUrl };
  if (!own) throw new Error('MUSTER_DATABASE_URL is not set: without postgres in --only, name a database');
  const folder = postgresFolder(data.path);
  const leftover = await endLeftover(folder);
  const binaries = findPostgres(postgresOwner(), {
    before: [
      { where: 'MUSTER_DATABASE_URL', result: 'not set' },
      {
        where: 'running in the data folder',
        result: leftover ? `stopped process ${leftover} of a killed run` : 'none',
      },
    ],
  });
  const log = data.file('log', 'postgres.log');
  const postgres = await preparePostgres({
    binaries,
    folder,
    port: ports.postgres,
    password: secrets.databasePassword,
    log,
  });
  return {
    version: () => Promise.resolve(binaries.version),
    url: postgres.url(),
    spec: {
      name: 'postgres',
      spawn: postgres.spawn,
      ready: postgres.ready,
      stopSignal: 'SIGINT',
      graceMs: 15_000,
      log,
    },
  };
}

/** Temporal: the named server, which must answer, or our own. */
export async function temporalServer({ config, data, secrets, ports, own }: Ground): Promise<FoundServer> {
  const { temporalAddress } = config;
  if (temporalAddress) return { version: () => temporalVersion(temporalAddress), url: temporalAddress };
  if (!own) throw new Error('TEMPORAL_ADDRESS is not set: without temporal in --only, name a server');
  const file = data.file('temporal', 'temporal.db');
  fs.mkdirSync(data.file('temporal'), { recursive: true });
  await endTemporalLeftover(data.file('temporal.pid'), file);
  const log = data.file('log', 'temporal.log');
  const temporal = prepareTemporal({
    binary: await findTemporal({ cliPath: config.temporalCliPath, data: data.path }),
    file,
    port: ports.temporal,
    uiPort: ports.temporalUi,
    namespace: secrets.namespace,
    log,
  });
  return {
    version: () => temporalVersion(temporal.address),
    url: temporal.address,
    uiUrl: temporal.uiUrl,
    spec: {
      name: 'temporal',
      spawn: temporal.spawn,
      ready: temporal.ready,
      stopSignal: 'SIGTERM',
      graceMs: 10_000,
      stepsBack: true,
      log,
    },
  };
}

async function outsideVersion(url: string): Promise<string> {
  const { host } = new URL(url);
  try {
    return await withClient(url, async (client) => {
      const { rows } = await client.query<{ server_version: string }>('show server_version');
      return rows[0]?.server_version ?? 'unknown';
    });
  } catch (error) {
    throw new Error(
      `No PostgreSQL answers at ${host} (${error instanceof Error ? error.message : String(error)}). ` +
        'Start it, correct MUSTER_DATABASE_URL, or unset it to run our own.',
    );
  }
}
