import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { startGuard } from './guard';
import { postgresOwner } from './owner';
import { claimPort, passingPorts } from './ports';
import { type Postgres, preparePostgres } from './postgres';
import { findPostgres } from './postgres-binaries';
import { endProcess } from './process-info';

/** A PostgreSQL that lives in a temporary folder and keeps nothing. */
export interface Throwaway {
  url: Postgres['url'];
  /** Its folder, for more that shall vanish with it. */
  folder: string;
  stop(): Promise<void>;
}

/** Starts one, with an empty database `muster`. A killed caller leaves nothing behind. */
export async function throwawayPostgres(): Promise<Throwaway> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-pg-'));
  // PostgreSQL runs as another user when we are root, and must be able to walk in.
  fs.chmodSync(folder, 0o755);
  const postgres = await preparePostgres({
    binaries: findPostgres(postgresOwner()),
    folder: path.join(folder, 'postgres'),
    port: await claimPort(passingPorts),
    password: 'throwaway',
    log: path.join(folder, 'postgres.log'),
    durable: false,
  });
  const { pid = 0 } = postgres.spawn();
  const guard = startGuard();
  guard.watch([[pid, 'SIGINT']], [folder]);
  const stop = async (): Promise<void> => {
    await endProcess(pid, 'SIGINT', 5000);
    fs.rmSync(folder, { recursive: true, force: true });
    guard.release();
  };
  try {
    await postgres.ready();
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: postgres.url, folder, stop };
}
